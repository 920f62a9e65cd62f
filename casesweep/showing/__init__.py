"""The case database shown: tables, cases, pages, exports and frozen releases."""
