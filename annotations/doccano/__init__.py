"""The annotation server: running it, and sending pages to it and taking them back."""
