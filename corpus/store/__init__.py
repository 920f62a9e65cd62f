"""The document store: what was asked, what was found, what came."""
