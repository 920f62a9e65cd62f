"""What is said of treatments named in one breath."""

import pytest

from extract.treatment.cue import Said
from extract.treatment.mention import runs
from extract.treatment.status import statuses
from studies.study import load_study

STUDY = load_study("spinal_emh")


def said(text: str, following: str = "") -> list[tuple[str, Said]]:
    """Each treatment of the sentence with what is said of it."""
    named = list(runs(text, STUDY, {}))
    return [
        (mention.key, status)
        for run, status in zip(named, statuses(named, text, following), strict=True)
        for mention in run.mentions
    ]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("He underwent laminectomy.", Said.GIVEN),
        ("Laminectomy was performed.", Said.GIVEN),
        ("Laminectomy of T5-T8 (emergency) was carried out.", Said.GIVEN),
        ("Dexamethasone 4 mg every 6 hours was started.", Said.GIVEN),
        ("He responded to radiotherapy.", Said.GIVEN),
        ("He did not respond to radiotherapy.", Said.GIVEN),
        ("Radiotherapy led to complete recovery.", Said.GIVEN),
        ("After splenectomy the masses shrank.", Said.GIVEN),
        ("He had undergone splenectomy at the age of 9.", Said.PRIOR),
        ("He had been treated with hydroxyurea.", Said.PRIOR),
        ("A history of splenectomy was noted.", Said.PRIOR),
        ("Splenectomy was performed at age 5.", Said.PRIOR),
        ("In childhood he was transfused.", Said.PRIOR),
        ("Ten years earlier radiotherapy was given.", Said.PRIOR),
        ("She was on regular transfusions.", Said.PRIOR),
        ("He refused surgery.", Said.NOT_GIVEN),
        ("Surgery, though available, was refused.", Said.NOT_GIVEN),
        ("Surgery was considered too risky.", Said.NOT_GIVEN),
        ("Surgery was recommended but the patient refused.", Said.NOT_GIVEN),
        ("Surgery she refused.", Said.NOT_GIVEN),
        ("Radiotherapy could not be given because the machine was broken.", Said.NOT_GIVEN),
        ("Surgery carried an unacceptable risk.", Said.NOT_GIVEN),
        ("Hydroxyurea was stopped because of a rash before any effect was seen.", Said.NOT_GIVEN),
        ("Hydroxyurea was continued.", Said.CONTINUED),
        ("Luspatercept was discontinued.", Said.STOPPED),
        ("Steroids were tapered.", Said.TAPERED),
        ("Surgery was not required.", Said.NOTHING),
        ("Without radiotherapy he recovered.", Said.NOTHING),
        ("He had never been transfused.", Said.NOTHING),
        ("There was no history of splenectomy.", Said.NOTHING),
        ("Radiotherapy is effective.", Said.NOTHING),
        ("Radiotherapy may be tried.", Said.NOTHING),
        ("Radiotherapy has been reported to help.", Said.NOTHING),
        ("The options are radiotherapy.", Said.NOTHING),
        ("Had a laminectomy been done, he would have bled.", Said.NOTHING),
        ("He was irradiated instead of surgery.", Said.GIVEN),
        ("Surgery was proposed.", Said.NOTHING),
        ("Radiotherapy was recommended, and after its completion he walked.", Said.GIVEN),
        ("Both parents withheld consent for laminectomy.", Said.NOT_GIVEN),
        ("Neither laminectomy nor irradiation was acceptable to him.", Said.NOT_GIVEN),
        ("Surgical treatment not undertaken (anaesthetic risk).", Said.NOT_GIVEN),
        ("He died before the planned laminectomy.", Said.NOT_GIVEN),
        ("Hydroxyurea was replaced by ruxolitinib.", Said.STOPPED),
        ("Ruxolitinib was substituted for hydroxyurea.", Said.GIVEN),
        ("Neither had ever required transfusion.", Said.NOTHING),
        ("There was no improvement on steroids.", Said.GIVEN),
        ("When the wound had healed he received radiotherapy.", Said.GIVEN),
        ("He had been followed since birth and received chelation.", Said.PRIOR),
        ("After splenectomy weakness of the legs developed.", Said.PRIOR),
    ],
)
def test_the_words_around_a_treatment_tell_what_became_of_it(text: str, status: Said) -> None:
    """One treatment (the first) in one sentence."""
    assert said(text)[0][1] is status


def test_what_is_said_of_a_list_is_said_of_all_in_it() -> None:
    """Refused together, given together."""
    assert said("Radiotherapy, hydroxyurea and surgery were refused.") == [
        ("radiotherapy", Said.NOT_GIVEN),
        ("hydroxyurea", Said.NOT_GIVEN),
        ("surgery", Said.NOT_GIVEN),
    ]


def test_each_treatment_of_a_sentence_is_judged_by_its_own_words() -> None:
    """Refused and given in one sentence."""
    assert said("He refused surgery and was treated with radiotherapy.") == [
        ("surgery", Said.NOT_GIVEN),
        ("radiotherapy", Said.GIVEN),
    ]


def test_a_comma_alone_is_no_list() -> None:
    """The refusal ends before the comma."""
    assert said("As he would not hear of laminectomy, irradiation was prescribed.") == [
        ("surgery", Said.NOT_GIVEN),
        ("radiotherapy", Said.GIVEN),
    ]


def test_a_refusal_belongs_to_the_offer_and_not_to_what_was_done_before_it() -> None:
    """Radiotherapy was advised after surgery."""
    assert said("Radiotherapy was advised after surgery, but she refused.") == [
        ("radiotherapy", Said.NOT_GIVEN),
        ("surgery", Said.UNTOLD),
    ]


def test_a_preferred_treatment_leaves_the_other_untold() -> None:
    """What lost in a mere comparison was neither given nor refused."""
    assert said("He preferred radiotherapy to surgery.")[1] == ("surgery", Said.NOTHING)


def test_a_verb_does_not_go_on_with_what_was_refused() -> None:
    """One was decided against, the other done."""
    assert said("We decided against surgery and irradiated the mass.") == [
        ("surgery", Said.NOT_GIVEN),
        ("radiotherapy", Said.UNTOLD),
    ]


def test_an_offer_may_be_turned_down_in_the_next_sentence() -> None:
    """Laminectomy was proposed; whether it was done is told next."""
    assert said("Laminectomy was proposed.", "The patient refused.") == [
        ("surgery", Said.NOT_GIVEN)
    ]
    assert said("Laminectomy was proposed.", "He recovered.") == [("surgery", Said.NOTHING)]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("The mass was completely removed.", ["surgery"]),
        ("Removal of the epidural mass was done.", ["surgery"]),
        ("His spleen was removed.", ["splenectomy"]),
        ("The gallbladder was removed.", []),
        ("A melanoma of the shoulder (T2N0) had been excised.", []),
        ("He was irradiated for prostate cancer.", []),
        ("Breast irradiation was given.", []),
        ("He was given 20 Gy in 10 fractions.", ["radiotherapy"]),
        ("The dose to the bowel in Gy is not known.", []),
        ("Two units of blood were given.", ["transfusion"]),
        ("Blood pressure was normal.", []),
        ("The red cells were small.", []),
        ("A biopsy by thoracotomy showed marrow.", []),
        ("Open biopsy of the mass was performed.", []),
        ("Interferon was given for hepatitis C.", []),
    ],
)
def test_only_treatments_of_the_disease_are_named(text: str, keys: list[str]) -> None:
    """What an operation takes out, and where rays go, decides what they are."""
    assert [key for key, _ in said(text)] == keys
