"""The tokenizer that recogniser and rules share: scispaCy's, under a name a config can hold.

It keeps `T4-T8`, `45-year-old`, `g/dL` and `β-thalassemia/HbE` whole (Neumann et al., BioNLP 2019).
"""

import warnings
from collections.abc import Callable

from scispacy.custom_tokenizer import combined_rule_tokenizer
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import registry


@registry.callbacks("casesweep.biomedical_tokenizer.v1")
def set_tokenizer() -> Callable[[Language], Language]:
    """For a config: gives the pipeline this tokenizer before training begins."""

    def set_on(nlp: Language) -> Language:
        nlp.tokenizer = tokenizer(nlp)
        return nlp

    return set_on


def tokenizer(nlp: Language) -> Tokenizer:
    """The tokenizer of scispaCy with the vocabulary of `nlp`."""
    with warnings.catch_warnings():
        # scispaCy's character classes hold "[[", which a coming version of `re` will read anew.
        warnings.simplefilter("ignore", FutureWarning)
        made: Tokenizer = combined_rule_tokenizer(nlp)
    return made
