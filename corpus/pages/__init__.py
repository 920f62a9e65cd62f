"""Pages and files without a structure of their own: PDF, HTML, plain text."""
