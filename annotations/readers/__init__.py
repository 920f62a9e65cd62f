"""Several readers of the same documents: how far they agree, and what is in dispute."""
