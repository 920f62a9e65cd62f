"""The trained recogniser: labels, training, evaluation, packaged weights."""
