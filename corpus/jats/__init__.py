"""JATS full texts: their front, body, tables and citations."""
