"""One article to the record that the recogniser alone would give: what the rules add to it.

For the ablation only. What it marks is read by the grammars and vocabularies of the rules, since
it gives words and no values; everything is the first patient's and true of him. Kind and relevance
are given.
"""

from collections.abc import Iterator
from dataclasses import replace

from cases.assembly import Judgement, assemble
from cases.finding import Finding, PatientId, Status
from cases.record import CaseRecord, Kind
from corpus.article import Article
from extract.text.pipeline import readable
from extract.text.reading import Reading, Zone, read
from extract.vote.mentioned import named
from models.labels import Label
from models.recogniser import Recogniser
from studies.hierarchy import hierarchy
from studies.study import Study

_ONE = PatientId("1")
_STATUS = {Label.TREATMENT: Status.GIVEN, Label.LEVEL: Status.LESION}


def recogniser_alone(
    article: Article, study: Study, recogniser: Recogniser, *, kind: Kind, relevant: bool
) -> CaseRecord:
    """The record with one case, or with none where the kind has none."""
    return assemble(
        article,
        judgement=Judgement(kind, relevant, None),
        patients=[_ONE],
        findings=list(_findings(read(article), study, recogniser)),
        hierarchy=hierarchy(study),
    )


def _findings(reading: Reading, study: Study, recogniser: Recogniser) -> Iterator[Finding]:
    """The values that the grammars read in what is marked; of several states the last counts."""
    sentences = [s for s in reading.sentences if s.zone in {Zone.TITLE, Zone.CASE}]
    marked = recogniser.pipe(readable(sentence.text) for sentence in sentences)
    for sentence, mentions in zip(sentences, marked, strict=True):
        known = list(named(sentence, reading.abbreviations, study))
        for mention in mentions:
            for name in known:
                meets = name.start < mention.end and mention.start < name.end
                if meets and name.label is mention.label and name.field and name.value is not None:
                    finding = Finding(
                        field=name.field,
                        value=name.value,
                        patient=_ONE,
                        evidence=(sentence.evidence(mention.start, mention.end),),
                        source=f"ner:{recogniser.name}",
                        status=_STATUS.get(mention.label, Status.STATED),
                    )
                    later = float(sentence.index) if mention.label is Label.OUTCOME else 0.0
                    yield replace(finding, rank=later)
