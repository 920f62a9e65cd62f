"""What comes back from annotators: their marks to findings, records, and rows of the database."""
