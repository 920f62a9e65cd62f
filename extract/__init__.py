"""One article to its findings: who the patients are, and what is said of each."""
