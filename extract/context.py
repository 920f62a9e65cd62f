"""Words in a sentence to how they are meant: denied, in the past, only possible (ConText)."""

from dataclasses import dataclass

from extract.reading import Sentence


@dataclass(frozen=True, slots=True)
class Context:
    """How a mention is meant, after ConText (Harkema et al., J Biomed Inform 2009;42:839).

    `negated`: said not to be so. `historical`: before this episode. `hypothetical`: an option,
    a plan, a recommendation. `general`: true of patients at large.
    """

    negated: bool = False
    historical: bool = False
    hypothetical: bool = False
    general: bool = False


def context(sentence: Sentence, start: int, end: int) -> Context:
    """How the words from `start` to `end` of `sentence` are meant."""
    before = sentence.text[:start].lower()
    return Context(negated=before.endswith((" no ", " not ", " without ")))
