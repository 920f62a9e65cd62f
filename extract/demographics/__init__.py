"""Age and sex of each patient."""
