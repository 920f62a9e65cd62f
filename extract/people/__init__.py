"""Who the patients of a paper are, and of whom each stretch of its text speaks."""
