"""An article to sentences, each with its part of the argument, and words to how they are meant."""
