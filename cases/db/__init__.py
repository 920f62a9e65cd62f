"""The case database: its tables, what is written into them and what is read back."""
