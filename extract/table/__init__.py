"""Tables of patients, row by row."""
