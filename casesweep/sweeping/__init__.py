"""Sweeps: the literature searched, fetched and read; what became of it told to people."""
