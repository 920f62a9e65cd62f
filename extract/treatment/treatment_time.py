"""What is said of a treatment and where, to its status: given, prior, not given, or none.

Where the words do not tell, the place in the story does, and the treatment's habit in the study's
`treatment_habits.tsv`.
"""

from dataclasses import dataclass

from cases.finding import PatientId, Status
from extract.grammar.phrase import compiled, phrase
from extract.grammar.vocabulary import Mention
from extract.people.onset import Onsets
from extract.text.reading import Sentence, Zone
from extract.treatment.began_under import began_under
from extract.treatment.cue import Said
from extract.treatment.habit import Habit
from extract.treatment.introduced import is_part_of_noun
from extract.treatment.keys import CORTICOSTEROID, OBSERVATION, SURGERY, TRANSPLANT
from extract.treatment.lead_up import LeadUps
from extract.treatment.of_disorder import is_of_disorder
from extract.treatment.past import EARLIER_TIME, SHORTLY_BEFORE
from studies.study import Study

_ANNOUNCED = compiled(
    r"\b(?:(?:we|authors?|paper|article|note|communication) (?:here(?:in)? )?(?:reports?|describes?"
    r"|presents?|documents?)|(?:is|are) (?:reported|described|presented)|case of)\b"
)


_NEAR = 40
_FURTHER = compiled(r"""
    \b(?:(?:second|third|2nd|3rd|further|repeat(?:ed)?|additional|renewed|another|more|new)\s
    (?:[\w-]+ ){0,2}|revision )$
""")
_THIS_TIME = compiled(
    r"\b(?:this time|on this occasion|a second time|once more|any more|no more|any longer"
    r"|at (?:the|this|each|every) (?:\w+ )?(?:recurrence|relapse))\b"
)
_AGAIN = compiled(r"re-?(?:operat|irradi|explor|interven|treat)|revision|second|further|repeat")
_IN_SPITE = compiled(
    r"\b(?:recurr|relaps|progress|deteriorat)\w*[^.;]{0,60}? (?:despite|in spite of) [^.;]{0,60}$"
)
_HELPED = compiled(r"""
    [^.;,]{0,40}?\b(?:(?:brought|gave|produced|provided|had|led to|resulted in|was (?:followed
    by|of)) (?:\w+ ){0,3}?(?:relief|improvement|recovery|effect|benefit|avail|regression
    |resolution|response)
    |relieved|failed to (?:relieve|improve|help)|abolished|reversed)\b
    |[\s-](?:resistant|refractory|unresponsive) (?:\w+ ){0,2}?(?:par[ae]\w+|cord|compression|EMH
    |extramedullary|mass(?:es)?)\b
""")
"""What is said to have helped, or not, was given for the complaint."""


_FAILED = compiled(r"""
    [^.;]{0,40}?\b(?:stopped|abandoned|discontinued|interrupted|halted|suspended|ceased|given up)
    (?:[^.;,]{0,40}?\b(?:at|after|in|during) (?:(?:the )?(?:week|month)s? \w+
    |(?:the )?(?:end of )?(?:the )?[\w-]+ (?:weeks?|months?)
    (?! (?:before|earlier|previously|ago|prior)))
    |[^.;]{0,50}?\b(?:for|because of|due to|owing to|as|since|because) (?:[\w-]+ ){0,4}?(?:lack
    |want|absence|worsening|progress\w*|inefficacy|ineffective\w*|failure
    |no (?:effect|benefit|response|improvement)|deteriorat\w+|worse|grown|grew|enlarg\w+))\b
""")
"""`Was discontinued at week 6 for worsening weakness`: it had been tried for the complaint."""


_AFTER_IT = compiled(r"\b(?:after|following|since|post) (?:[\w-]+ ){0,3}$")
_LONG_AFTER = compiled(
    r"\b(?:years?|months?|decades?|long|soon|shortly) (?:after|following) (?:[\w-]+ ){0,3}$"
)
_AT_THAT_TIME = compiled(
    r"\b(?:in connexion with|in connection with|at the time of|on the occasion of)"
    r" (?:[\w-]+ ){0,2}$"
)
_FELL_ILL_AFTER = compiled(r"""
    \b(?:present\w*|develop\w*|appear\w*|occurr?\w*|notic\w*|observed|found|discovered|detected)\b
    (?:(?!\b(?:underwent|received|treated|performed|improv\w*|disappear\w*
    |resol\w*)\b)[^.;]){0,220}?
    \b(?:days?|weeks?|months?|years?) (?:after|following) (?:[\w-]+ ){0,4}$
""")
"""`Presented with a mass a few weeks after an episode of` interferon."""

_GOOD = compiled(
    r"\b(?:improv|resol|recover|regress|relie|remission|remit|respon|cure|success|disappear|shrink"
    r"|shrank|reduc|reversal|revers|rapid)\w*"
)
"""Where a good result is told, it is of the treatment after which it came."""


_AT_COMING = compiled(r"""
    [^.;]{0,60}?\b(?:was|were|given|received|started|begun|administered)\b[^.;]{0,40}?
    \b(?:on|at|upon|after|following) (?:his |her |the )?(?:hospital )?(?:admission|presentation
    |arrival|hospitali[sz]ation)\b
""")
"""`Were given on admission`: not before it."""


_TO_HIM = compiled(r"""
    (?:(?!\bpreced|\bbefore)[^.;]){0,60}?\b(?:in|to|by|for) (?:(?:an?|the|this
    |our) )?(?:[\w-]+ ){0,3}?[\w-]+[- ]years?[- ]olds?\b
""")
"""`Was the mainstay in this 22-year-old man with paraplegia`: he has it by then."""

_MASS = phrase(r"""
    (?:extramedullary|EMH|epidural|extradural|paraspinal|paravertebral|cord compression|parapleg\w+
    |parapar\w+)
""")
_FOR_THE_MASS = compiled(rf"""
    (?: \([^()]{{1,60}}\))?(?: (?:therapy|treatment|support|was|were|given|started|begun
    |administered))* (?:for|because of|on account of) (?:the |his |her |this |these |an? )?
    (?:[\w-]+ ){{0,2}}?(?:{_MASS}|\w*ha?ematopoie\w+|weakness|myelopathy)\b
""")
"""`Received two units of blood for paraparesis`."""

_RESPONDED = compiled(rf"""
    \b{_MASS}\b[^.;]{{0,80}}? (?:was|were) (?:\w+ly |all |both )?(?:treated|managed)
    (?: \w+ly)? (?:with|by|using) $
    |\b{_MASS}\b[^.;]{{0,160}}\b(?:respond\w*|responsive|improved|recovered|resolved|regressed
    |disappeared|remitted|cured|successful\w*|relieved)\b[^.;]{{0,40}} $
""")
"""`A woman with cord compression responded to treatment with`: it was given for it."""

_CAME_AFTER = compiled(r"""
    \b(?:present\w*|admit\w*|readmit\w*|refer\w*|attend\w*|consult\w*|seen
    |recurr\w+)\b(?:(?!\b(?:underwent|received|treated|performed)\b)[^.;]){0,120}?
    \b(?:\w+ ){1,3}(?:years?|months?|decades?) (?:after|following) (?:\w+ ){0,5}$
""")
"""`Presented eight years after` removal of a mass."""

_AT_THE_HEAD = compiled(
    r"\W*(?:(?:[\w-]+ ){1,3}(?:years?|months?|decades?) )?(?:after|following) (?:\w+ )?"
)
_AT_ITS_PLACE = compiled(r"""
    \b(?:distal|proximal|lateral|caudal|cranial|rostral|cephalad|above|below|adjacent|next|close
    |beneath|beyond|level|site|area|region|scar|edges?|margins?)
    (?: (?:to|of|from|than))?(?: (?:the|her|his|an?))?(?: (?:previous|earlier|former|prior|old))? $
""")
_ITS_PLACE = compiled(r"\s(?:site|scar|defect|wound|bed|field|incision|membrane|levels?)\b")
"""`Distal to the laminectomy`, `the laminectomy defect`: named as a place."""


_ITS_OBJECT = compiled(rf"""
    (?: on| upon)? (?:for|of|because of) (?:[\w-]+ ){{0,4}}?(?:{_MASS}|mass(?:es)?|tumou?rs?
    |lesions?)\b
""")
"""`Operated for a paravertebral mass`."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one sentence says of one treatment of one patient."""

    patient: PatientId
    said: Said
    sentence: Sentence
    mention: Mention

    @property
    def place(self) -> tuple[int, int]:
        """Where the words stand: the sentence's index and an offset in it."""
        return self.sentence.index, self.mention.start

    @property
    def is_told_ahead(self) -> bool:
        """Whether the paper says at its start what it goes on to tell: `progressed despite`."""
        text = self.sentence.text
        ahead = _ANNOUNCED.search(text) and _IN_SPITE.search(text, 0, self.mention.start)
        return bool(ahead)

    @property
    def is_dated(self) -> bool:
        """Whether the sentence speaks of an earlier time, or of the mass coming back."""
        return EARLIER_TIME.search(SHORTLY_BEFORE.sub(" ", self.sentence.text)) is not None

    @property
    def is_a_further_one(self) -> bool:
        """Whether the words speak of one more: `a second operation`, `re-irradiation`."""
        text, start = self.sentence.text, self.mention.start
        before = text[max(0, start - _NEAR) : start]
        again = _THIS_TIME.search(text)
        return bool(again or _FURTHER.search(before) or _AGAIN.match(text, start))

    def comes_after_it(self, habit: Habit | None) -> bool:
        """`Haematopoiesis after splenectomy`, `three years after transplantation`."""
        text, start = self.sentence.text, self.mention.start
        before = text[max(0, start - 2 * _NEAR) : start]
        told = self.said in {Said.UNTOLD, Said.GIVEN} and habit is Habit.BACKGROUND
        if told and _AT_THAT_TIME.search(before):
            return True
        if self.said is Said.UNTOLD and not self.in_title:
            head = text[max(0, start - 7 * _NEAR) : start]
            came_after = _CAME_AFTER if habit is Habit.OF_THE_MASS else _FELL_ILL_AFTER
            if came_after.search(head):
                return True
        if self.said is not Said.UNTOLD or habit is Habit.OF_THE_MASS or _GOOD.search(text):
            return False
        lasting = habit is Habit.BACKGROUND or self.mention.key == TRANSPLANT
        return bool(_LONG_AFTER.search(before) or (lasting and _AFTER_IT.search(before)))

    def is_of_disorder(self, habit: Habit | None, study: Study) -> bool:
        """`Polycythemia vera treated with busulfan`, but in a title all is of the episode."""
        said = self.said in {Said.GIVEN, Said.UNTOLD}
        if not said or self.in_title or habit is Habit.OF_THE_MASS:
            return False
        return is_of_disorder(self.sentence.text, self.mention, study)

    def is_introduced(self, habit: Habit | None) -> bool:
        """`A man on imatinib underwent laminectomy`, `paresis developed on imatinib`."""
        said = self.said in {Said.GIVEN, Said.UNTOLD, Said.STOPPED, Said.CONTINUED}
        if not said or self.in_title or habit is Habit.OF_THE_MASS:
            return False
        words = self.sentence.text, self.mention
        under = self.mention.key != CORTICOSTEROID and began_under(*words)
        return under or is_part_of_noun(*words)

    @property
    def follows_it(self) -> bool:
        """`After radiotherapy he presented`, at the head of a sentence."""
        return bool(_AT_THE_HEAD.fullmatch(self.sentence.text, 0, self.mention.start))

    @property
    def is_a_place(self) -> bool:
        """Whether an operation is named as a place: `distal to the laminectomy`."""
        text, mention = self.sentence.text, self.mention
        before = text[max(0, mention.start - _NEAR) : mention.start]
        return bool(_AT_ITS_PLACE.search(before) or _ITS_PLACE.match(text, mention.end))

    @property
    def in_title(self) -> bool:
        """Whether the title says so."""
        return self.sentence.zone is Zone.TITLE


def status(
    told: Told, began: Onsets, earlier: LeadUps, habit: Habit | None, study: Study
) -> Status | None:
    """The status of one mention, from its words, its place in the story and its habit."""
    before = _lies_before(told, began, habit) or earlier.holds(
        told.patient,
        told.sentence,
        told.mention.start,
        of_the_mass=habit is Habit.OF_THE_MASS,
    )
    before = before or told.comes_after_it(habit) or told.is_of_disorder(habit, study)
    before = before or told.is_introduced(habit)
    watched_before = told.mention.key == OBSERVATION and before
    left_off = told.said is Said.NOT_GIVEN and told.mention.key == "other:aspirin"
    if told.said in {Said.NOTHING, Said.OFFERED} or watched_before or left_off:
        return None
    if told.said is Said.NOT_GIVEN or (told.said is Said.STOPPED and told.mention.key == SURGERY):
        return Status.NOT_GIVEN  # "the operation was abandoned"
    of_blood = habit is Habit.SUSPECT or (habit is None and told.mention.key.startswith("other:"))
    of_blood = of_blood or told.mention.key in {"hydroxyurea", "jak_inhibitor", "interferon"}
    given_up = told.said is Said.TAPERED and of_blood  # "was withdrawn"
    tried = habit is None and _FAILED.match(told.sentence.text, told.mention.end)
    kept = tried or habit is Habit.OF_THE_MASS
    stopped = given_up or (told.said is Said.STOPPED and not kept)
    undated = told.said is Said.PRIOR and habit is Habit.OF_THE_MASS and not told.is_dated
    if before or stopped or (told.said in {Said.PRIOR, Said.CONTINUED} and not undated):
        return None if habit is Habit.IF_TOLD else Status.PRIOR
    if habit is Habit.BEFORE_ONLY or (habit is Habit.IF_TOLD and told.said is Said.UNTOLD):
        return None
    return Status.GIVEN


def _lies_before(told: Told, began: Onsets, habit: Habit | None) -> bool:
    """Whether the place in the story, or the habit, puts it before the episode."""
    helped = told.said is Said.GIVEN and _HELPED.match(told.sentence.text, told.mention.end)
    responded = told.said is Said.GIVEN and _RESPONDED.search(
        told.sentence.text, max(0, told.mention.start - 6 * _NEAR), told.mention.start
    )
    for_it = habit is not Habit.OF_THE_MASS and _FOR_THE_MASS.match(
        told.sentence.text, told.mention.end
    )
    to_him = told.said is Said.GIVEN and _TO_HIM.match(told.sentence.text, told.mention.end)
    if (
        told.in_title
        or helped
        or to_him
        or for_it
        or responded
        or _AT_COMING.match(told.sentence.text, told.mention.end)
    ):
        return False
    if habit in {Habit.BACKGROUND, Habit.SUSPECT} and told.said is Said.UNTOLD:
        return True
    words = told.patient, told.sentence, told.mention.start
    if habit is Habit.OF_THE_MASS:  # "excision of an epidural mass": what it takes out is in it
        told_of = _ITS_OBJECT.match(told.sentence.text, told.mention.end)
        told_of = None if told.is_dated else told_of
        words = told.patient, told.sentence, told_of.end() if told_of else told.mention.end
    if habit is not Habit.OF_THE_MASS:
        untold = told.said is Said.UNTOLD
        return began.before_any_word(*words) if untold else began.before_all(*words)
    return began.before_complaint(*words) and not _ANNOUNCED.search(told.sentence.text)
