"""Review: documents to annotators and back, and what is done with their finished work."""
