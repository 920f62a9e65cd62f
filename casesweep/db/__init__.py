"""Upkeep of the case database: checks, copies, and values given by hand."""
