"""The studies: one folder each with query, vocabulary and examples; this package loads them."""
