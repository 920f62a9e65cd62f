"""An extractor that is slow, fails on one document, or ends its process: loaded before the real one.

`SLOW` are seconds a document; `FAILS_ON` and `DIES_ON` name one; in the folder `TOLD` a file
appears for each document that is begun.
"""

import os
import time
from pathlib import Path

import extract.extract as extraction
from cases.record import CaseRecord
from corpus.article import Article
from studies.study import Study

REAL = vars(extraction).setdefault("real", extraction.extract)
"""Kept there, for whoever loads this twice would find himself in the place of the real one."""


def _unruly(article: Article, study: Study) -> CaseRecord:
    if told := os.environ.get("TOLD"):
        Path(told, article.doc).touch()
    time.sleep(float(os.environ.get("SLOW", "0")))
    if article.doc == os.environ.get("DIES_ON"):
        os._exit(9)
    if article.doc == os.environ.get("FAILS_ON"):
        raise ValueError(article.doc)
    record: CaseRecord = REAL(article, study)
    return record


vars(extraction)["extract"] = _unruly
