"""A case to a GA4GH Phenopacket v2: the disease with its site and evidence, disorders, treatments.

The study's disease is a phenotypic feature; its onset is the age at presentation, its modifiers
are levels and compartments, its evidence points at the paper. Outcomes, follow-up and recurrence
are measurements, and so is a treatment that was considered and not done: as an action it would be
taken for one that was given. A treatment whose target is the disease was given for the episode, one
without a target before it. No known disorder is the excluded disease that the study names for it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from google.protobuf.json_format import MessageToJson
from phenopackets.schema.v2 import (
    Age,
    AgeRange,
    Disease,
    Evidence,
    ExternalReference,
    Individual,
    Measurement,
    MedicalAction,
    MetaData,
    OntologyClass,
    Phenopacket,
    PhenotypicFeature,
    Procedure,
    Quantity,
    RadiationTherapy,
    Resource,
    Sex,
    TimeElement,
    Treatment,
    Value,
    VitalStatus,
)

from cases.codes import Code, Codes
from cases.db.schema.papers import Document

SCHEMA = "2.0"
OWN = "casesweep"
"""The prefix of what no system of codes has: levels, outcomes, names of a study's own."""

_BY_MACHINE = "ECO:0000501"
_BY_PERSON = "ECO:0000352"
_GRAY, _MONTH = "UCUM:Gy", "UCUM:mo"
_SEXES = {"male": Sex.MALE, "female": Sex.FEMALE}
_MEASURED = ("outcome_clinical", "outcome_imaging", "recurrence", "follow_up_months")
_NOT_GIVEN = "treatments_not_given"
_MONTHS, _DAYS = 12, 365.25
_NO_CURIE = re.compile(r"[^A-Za-z0-9_.-]+")


@dataclass(frozen=True, slots=True)
class Maker:
    """Who makes the packets: program and version, when, of which version of the study."""

    name: str
    created: datetime
    study_version: str


def phenopacket(
    case_id: str, case: Mapping[str, Any], document: Document, codes: Codes, maker: Maker
) -> Phenopacket:
    """The packet of one case of a record as the contract has it."""
    packet = Phenopacket(
        id=case_id,
        subject=_subject(case_id, case),
        phenotypic_features=[_disease(case, document, codes)],
        measurements=list(_measurements(case, codes)),
        diseases=list(_diseases(case, codes)),
        medical_actions=list(_actions(case, codes)),
    )
    written = packet.SerializeToString()
    used = {code.partition(":")[0] for code in codes.by_id if code.encode() in written}
    packet.meta_data.CopyFrom(_made(document, codes, maker, used))
    return packet


def as_json(packet: Phenopacket) -> str:
    """As GA4GH writes it, on one line: with indentation it takes Python five times as long."""
    return f"{MessageToJson(packet, indent=None, ensure_ascii=False)}\n"


def iso_age(years: float) -> str:
    """An age as ISO 8601 writes durations: 42 -> `P42Y`, 1.17 -> `P1Y2M`, 0.02 -> `P7D`."""
    months = round(years * _MONTHS)
    if not months:
        return f"P{round(years * _DAYS)}D"
    whole, rest = divmod(months, _MONTHS)
    return "P" + (f"{whole}Y" if whole else "") + (f"{rest}M" if rest else "")


def _subject(case_id: str, case: Mapping[str, Any]) -> Individual:
    subject = Individual(id=case_id, sex=_SEXES.get(case["sex"], Sex.UNKNOWN_SEX))
    if case["outcome_clinical"] == "died":
        subject.vital_status.CopyFrom(VitalStatus(status=VitalStatus.DECEASED))
    return subject


def _disease(case: Mapping[str, Any], document: Document, codes: Codes) -> PhenotypicFeature:
    basis = f" ({case['level_basis']})" if case["level_basis"] else ""
    places = [("level", level, f"vertebral level {level}{basis}") for level in case["levels"]]
    places += [("region", name, f"{name} spine") for name in case["regions"]]
    places += [("compartment", name, f"{name} compartment") for name in case["compartments"]]
    return PhenotypicFeature(
        type=_class(codes.disease),
        modifiers=[_own(f"{kind}_{name}", label) for kind, name, label in places],
        onset=_onset(case),
        evidence=list(_evidence(case, document, codes)),
    )


def _onset(case: Mapping[str, Any]) -> TimeElement | None:
    if case["age_years"] is not None:
        return TimeElement(age=Age(iso8601duration=iso_age(case["age_years"])))
    if case["age_low"] is None or case["age_high"] is None:
        return None
    low, high = (Age(iso8601duration=iso_age(case[key])) for key in ("age_low", "age_high"))
    return TimeElement(age_range=AgeRange(start=low, end=high))


def _evidence(case: Mapping[str, Any], document: Document, codes: Codes) -> Iterator[Evidence]:
    """The words of every value of the case, each with its field; the paper alone if none."""
    said = [(key, words) for key, each in case["evidence"].items() for words in each]
    for key, words in said:
        by = _BY_PERSON if words["by"].startswith("human:") else _BY_MACHINE
        place = f"{words['section']} {words['start']}-{words['end']}, {words['by']}"
        yield Evidence(
            evidence_code=_class(codes.by_id[by]),
            reference=_paper(document, f"{key}: “{words['text']}” ({place})"),
        )
    if not said:
        machine = _class(codes.by_id[_BY_MACHINE])
        yield Evidence(evidence_code=machine, reference=_paper(document, document.title))


def _paper(document: Document, description: str) -> ExternalReference:
    if document.pmid:
        url = f"https://pubmed.ncbi.nlm.nih.gov/{document.pmid}/"
        return ExternalReference(id=f"PMID:{document.pmid}", reference=url, description=description)
    return ExternalReference(id=document.doc, description=description)


def _measurements(case: Mapping[str, Any], codes: Codes) -> Iterator[Measurement]:
    for key in _MEASURED:
        value = case[key]
        if value is None:
            continue
        if isinstance(value, bool):
            value = "yes" if value else "no"
        if isinstance(value, str):
            told = Value(ontology_class=_own(f"{key}_{value}", value))
        else:
            told = Value(quantity=Quantity(unit=_class(codes.by_id[_MONTH]), value=value))
        yield Measurement(assay=_own(key, key.replace("_", " ")), value=told)
    for treatment in case[_NOT_GIVEN]:
        told = Value(ontology_class=_term(codes, _NOT_GIVEN, treatment))
        yield Measurement(assay=_own(_NOT_GIVEN, _NOT_GIVEN.replace("_", " ")), value=told)


def _diseases(case: Mapping[str, Any], codes: Codes) -> Iterator[Disease]:
    for disorder in case["disorders"]:
        yield Disease(term=_term(codes, "disorders", disorder))
    if case["no_known_disorder"]:
        yield Disease(term=_class(codes.predisposing), excluded=True)


def _actions(case: Mapping[str, Any], codes: Codes) -> Iterator[MedicalAction]:
    for field, target in (("treatments", codes.disease), ("treatments_prior", None)):
        for treatment in case[field]:
            action = _action(treatment, field, case, codes)
            if target is not None:
                action.treatment_target.CopyFrom(_class(target))
            yield action


def _action(treatment: str, field: str, case: Mapping[str, Any], codes: Codes) -> MedicalAction:
    term = _term(codes, field, treatment)
    act = codes.acts.get(treatment, "agent")
    if act == "procedure":
        return MedicalAction(procedure=Procedure(code=term))
    if act == "radiation" and field == "treatments":
        return _radiation(term, case, codes)
    return MedicalAction(treatment=Treatment(agent=term))


def _radiation(term: OntologyClass, case: Mapping[str, Any], codes: Codes) -> MedicalAction:
    """A radiation therapy needs whole grays and fractions; other doses are those of an agent."""
    dose, fractions = case["radiotherapy_dose_gy"], case["radiotherapy_fractions"]
    if dose is not None and fractions is not None and float(dose).is_integer():
        site = _class(codes.site)
        therapy = RadiationTherapy(
            modality=term, body_site=site, dosage=int(dose), fractions=fractions
        )
        return MedicalAction(radiation_therapy=therapy)
    treatment = Treatment(agent=term)
    if dose is not None:
        gray = Quantity(unit=_class(codes.by_id[_GRAY]), value=dose)
        treatment.cumulative_dose.CopyFrom(gray)
    return MedicalAction(treatment=treatment)


def _made(document: Document, codes: Codes, maker: Maker, used: set[str]) -> MetaData:
    """With every system that the packet's codes come from, in the version they are of."""
    resources = [
        Resource(
            id=system.id,
            name=system.name,
            url=system.url,
            version=system.version,
            namespace_prefix=system.prefix,
            iri_prefix=system.iri,
        )
        for system in codes.systems.values()
        if system.prefix in used
    ]
    resources.append(_own_system(maker))
    made = MetaData(
        created_by=maker.name,
        resources=resources,
        phenopacket_schema_version=SCHEMA,
        external_references=[_paper(document, document.title)],
    )
    made.created.FromDatetime(maker.created)
    return made


def _own_system(maker: Maker) -> Resource:
    return Resource(
        id=OWN,
        name="The case record of casesweep",
        url="https://casesweep.invalid/",
        version=maker.study_version,
        namespace_prefix=OWN,
        iri_prefix="https://casesweep.invalid/",
    )


def _term(codes: Codes, field: str, value: str) -> OntologyClass:
    """The first code there is; a name of our own for what has none."""
    known = codes.of(field, value)
    return _class(known[0]) if known else _own(value, value.replace("_", " "))


def _class(code: Code) -> OntologyClass:
    return OntologyClass(id=code.id, label=code.name)


def _own(name: str, label: str) -> OntologyClass:
    return OntologyClass(id=f"{OWN}:{_NO_CURIE.sub('_', name)}", label=label)
