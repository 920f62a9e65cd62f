"""Figures: of records against gold, of the case table, and beside published reviews."""
