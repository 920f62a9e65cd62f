"""The case database in the forms that other programs read."""
