"""The literature: what is known of a paper, and how it gets here."""
