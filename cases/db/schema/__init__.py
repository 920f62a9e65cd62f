"""The tables of the case database. Nothing here is ever deleted; what is no longer so is closed.

The tables of `papers`, `patients` and `reviews` name each other by name, so that all of them are
known as soon as one is; those of `duplicates` belong to the store (`corpus.store.schema`).
"""

from cases.db.schema import papers, patients, reviews  # noqa: F401 - to be known together
