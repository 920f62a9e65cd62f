"""What a paper is: its kind, its relevance, the figures of its group."""
