"""Sentences that go back to an earlier attack of the same illness, which was over by then.

"Fourteen months back he had developed similar weakness. A laminectomy was performed. He regained
power completely." stands between the complaint and the examination of a report; what was done
then was not done for the attack that the paper tells.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from cases.finding import PatientId
from extract.grammar.phrase import compiled, phrase
from extract.people.patients import Patients
from extract.text.paragraph import paragraph_ends
from extract.text.reading import Reading, Sentence, Zone

_COUNT = phrase(r"""
    \d+(?:\.\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen
    |fourteen|fifteen|sixteen|eighteen|twenty|thirty|several|some|many|a few
""")
_OF_OLD = compiled(rf"""
    \b(?:(?:{_COUNT})(?: and a half)?[\s-](?:years?|months?|decades?) (?:ago|earlier|back|before
    |previously|prior|beforehand)|in (?:(?:the )?(?:spring|summer|autumn|fall|winter|end|early|late)
    (?: of)? |[A-Z][a-z]+ )?(?:19|20)\d\d|at (?:the )?age (?:of )?\d{{1,2}}
    |at \d{{1,2}} years(?: of age)?|when (?:he|she) was (?:aged )?\d{{1,2}}|previously|formerly)\b
""")
_HAD = compiled(r"""
    \bhad (?:already |also |first |once |previously )?(?:been|had|undergone|received|developed
    |suffered|presented|experienced|noticed|complained|become|lost|required|sought|come|a)\b
    |\bhistory of\b
""")
"""The pluperfect: of a time before the one that is told of."""

_COMES = compiled(r"""
    \b(?:present(?:ed|s|ing)|admi(?:tted|ssion)|referred|complain\w*|consulted|hospitali[sz]ed
    |brought|attended|came|seen|evaluated|sought|sent)\b
""")
_IS_SEEN = compiled(r"""
    \b(?:examination|examined|MRI?|magnetic resonance|CT|tomogra\w+|myelogra\w+|radiograph\w*
    |ha?emoglobin|laboratory|reflexes|plantars?|admission)\b
""")
"""He is found as he is now, behind what is told of old."""

_ATTACK = phrase(r"""
    (?:weakness|paresis|parapares\w+|parapleg\w+|paralysis|symptoms?|complaints?|problems?|episodes?
    |attacks?|bouts?|illness|deficits?|picture|presentation|trouble|condition|compression|mass(?:es)?
    |lesions?|reason|indication)
""")
_THE_SAME = compiled(rf"""
    \b(?:similar|(?:the )?same|identical|an? (?:first|previous|earlier|prior)
    |the (?:first|previous|earlier)|(?:first|previous|earlier|prior|past)) (?:[\w-]+ ){{0,3}}?
    {_ATTACK}\b
""")
_ILL = compiled(r"""
    \b(?:(?:para|quadri|tetra)(?:plegi|pares)\w+|weak(?:ness)?|unable to|could not (?:walk|stand)
    |cord compression|(?:epi|extra)dural|para-?spinal|para-?vertebral|myelopath\w+|numb\w*|gait)\b
""")
_TREATED = compiled(r"""
    \b(?:laminectom\w+|laminoplast\w+|decompress\w+|operat(?:ed|ion)|surgery|excis\w+|resect\w+
    |irradiat\w+|radiotherapy|radiation|\d+ ?c?Gy|embol\w+)\b
""")
_OVER = compiled(r"""
    \b(?:recover\w*|regain\w*|resol\w+|complete(?:ly)?|asymptomatic|symptom-?free|(?:been|was|remained
    |became) (?:\w+ )?well|returned to|walk(?:ed|ing) (?:again|normally|unaided)|relie[fv]\w*
    |disappear\w+|full(?:y)?|cured|free of)\b
""")
_RETURNS = compiled(r"""
    \b(?:now|this time|on this occasion|(?:present|current|index|second) (?:admission|episode
    |presentation|illness)|on (?:\w+ )?examination|recurr\w+|reappear\w+|relaps\w+
    |re-?present\w+|readmitted|since (?:\d|one|two|three|four|five|six|a few) (?:days|weeks
    |months))\b
    |^\W*again\b|\b(?:again|once more) (?:\w+ )?(?:became|noticed|developed|presented|admitted|lost
    |had|felt|unable|complained|came)\b
""")
_LATER = compiled(r"""
    \b(?:later|follow[\s-]?up|(?:after|at) (?:\w+ )?(?:\w+ )?(?:months?|years?|weeks?)|last
    |post-?operative\w*|control|repeat\w*)\b
""")
_THEN = compiled(r"\b(?:at that time|then|had)\b")
_MOST = 5
"""Sentences that an earlier attack is told in."""


def told_of_old(
    reading: Reading, patients: Patients, tellings: Sequence[int]
) -> Iterator[tuple[PatientId, int]]:
    """Patient and index of each sentence that tells of an attack before the paper's.

    `tellings` gives the telling of each sentence: an abstract and a body are two.
    """
    case = [s for s in reading.sentences if s.zone is Zone.CASE]
    if not any(_OF_OLD.search(s.text) and _HAD.search(s.text) for s in case):
        return
    ends = paragraph_ends(reading)
    for patient in patients.all:
        mine = [s for s in patients.sentences(patient.id) if s.zone is Zone.CASE]
        for _, group in groupby(mine, key=lambda sentence: tellings[sentence.index]):
            told = list(group)
            for number, sentence in enumerate(told):
                if _opens(told, number) and patient.id in _whose(sentence, patients):
                    stretch = list(_stretch(told[number:], ends))
                    if _was_over(told, number, stretch):
                        yield from ((patient.id, one.index) for one in stretch)


def _opens(told: Sequence[Sentence], number: int) -> bool:
    """Whether it goes back from the patient, who has come, to an illness of long before."""
    text = told[number].text
    if not (_OF_OLD.search(text) and _HAD.search(text) and _tells_of_illness(text)):
        return False
    return any(_COMES.search(one.text) for one in told[: number + 1])


def _whose(sentence: Sentence, patients: Patients) -> tuple[PatientId, ...]:
    had = _HAD.search(sentence.text)
    return patients.experiencers(sentence, had.start() if had else 0)


def _tells_of_illness(text: str) -> bool:
    return _THE_SAME.search(text) is not None or _ILL.search(text) is not None


def _stretch(told: Sequence[Sentence], ends: frozenset[int]) -> Iterator[Sentence]:
    """The sentences from the first up to the one in which the present attack is told on.

    A paragraph that opens with the date of old tells of it to its end, what was seen then included.
    """
    of_its_own = told[0].index - 1 in ends and _OF_OLD.match(told[0].text) is not None
    for number, sentence in enumerate(told[: 2 * _MOST if of_its_own else _MOST]):
        seen = _IS_SEEN.search(sentence.text) and not (of_its_own or _THEN.search(sentence.text))
        if number and (seen or _RETURNS.search(sentence.text)):
            return
        yield sentence
        if sentence.index in ends:
            return


def _was_over(told: Sequence[Sentence], number: int, stretch: Sequence[Sentence]) -> bool:
    """Whether it was treated, and was like the present one or went away, before he is examined."""
    words = " ".join(one.text for one in stretch)
    if not _TREATED.search(words):
        return False
    over = _THE_SAME.search(told[number].text) or _OVER.search(words)
    behind = told[number + len(stretch) :]
    return bool(over) and any(_is_found(one.text) for one in behind)


def _is_found(text: str) -> bool:
    """Whether it tells how he is found as he comes, and not at a later visit."""
    return _IS_SEEN.search(text) is not None and _LATER.search(text) is None
