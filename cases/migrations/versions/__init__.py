"""One module a version of the tables, named after it."""
