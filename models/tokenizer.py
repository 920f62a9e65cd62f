"""The tokenizer that recogniser and rules share: scispaCy's, under a name a config can hold.

It keeps `T4-T8`, `45-year-old`, `g/dL` and `β-thalassemia/HbE` whole (Neumann et al., BioNLP 2019).
"""

import re
import warnings
from collections.abc import Callable

from scispacy.custom_tokenizer import combined_rule_tokenizer
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import registry


@registry.callbacks("casesweep.biomedical_tokenizer.v1")  # type: ignore[untyped-decorator]  # spaCy's
def set_tokenizer() -> Callable[[Language], Language]:
    """For a config: gives the pipeline this tokenizer before training begins."""

    def set_on(nlp: Language) -> Language:
        nlp.tokenizer = tokenizer(nlp)
        return nlp

    return set_on


def tokenizer(nlp: Language) -> Tokenizer:
    """The tokenizer of scispaCy with the vocabulary of `nlp`.

    One of its character classes holds `||`, which a coming version of `re` will read anew and
    which warns today, also in whoever loads a model that was saved with it: escaped here.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        made: Tokenizer = combined_rule_tokenizer(nlp)
    suffixes = made.suffix_search.__self__.pattern
    made.suffix_search = re.compile(re.sub(r"(?<!\\)\|\|", r"|\\|", suffixes)).search
    return made
