"""Which documents a person should read, and who reads which."""
