"""Rules and recogniser compared."""
