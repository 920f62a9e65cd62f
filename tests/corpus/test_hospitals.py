"""Hospitals and universities from what authors give as their addresses."""

from datetime import date
from pathlib import Path

import pytest

from corpus.store.hospitals import hospitals_of, places_in
from tests.corpus.europepmc_records import europepmc_record
from tests.corpus.gatherings import gather, opened
from tests.corpus.pubmed_records import record
from tests.fakes.literature_server import World

AUTHORS = (
    "<AuthorList><Author><LastName>Okafor</LastName><AffiliationInfo><Affiliation>Department of "
    "Neurosurgery, Marienlund Hospital, Visby, Sweden.</Affiliation></AffiliationInfo></Author>"
    "</AuthorList>"
)


@pytest.mark.parametrize(
    ("affiliation", "places"),
    [
        ("Department of Surgery, St Mary's Hospital, Riga, Latvia.", ["St Mary's Hospital"]),
        (
            "Universitätsklinikum Nordstadt; Institute of Blood",
            ["Universitätsklinikum Nordstadt", "Institute of Blood"],
        ),
        ("Division of Hospital Medicine, Riga.", []),
        ("School of Medicine, University of Visby. Mail: a@b.example.", ["University of Visby"]),
        ("Riga, Latvia", []),
    ],
)
def test_a_place_is_where_patients_are_seen(affiliation: str, places: list[str]) -> None:
    """Hospitals, clinics, universities; not their departments, not towns."""
    assert places_in(affiliation) == places


def test_they_are_found_in_the_replies_that_were_kept(tmp_path: Path) -> None:
    """Of PubMed and of Europe PMC; of the documents that are asked for."""
    store, database = opened(tmp_path)
    world = World()
    world.library.add(1, record(1, article=AUTHORS), date(2026, 1, 1))
    world.library.add(2, record(2), date(2026, 1, 1))
    world.library.europepmc["PPR/PPR1"] = europepmc_record("PPR1", doi="10.1101/1")
    odd = {"author": [{"fullName": "A B", "authorAffiliationDetailsList": ["Riga Hospital"]}]}
    world.library.europepmc["PPR/PPR2"] = europepmc_record("PPR2", authorList=odd)
    gather(world, store, tmp_path)
    every = {"pmid:1", "pmid:2", "doi:10.1101/1", "epmc:PPR/PPR2"}
    found = {doc: list(places.values()) for doc, places in hospitals_of(database, every).items()}
    place = ["Marienlund Hospital"]
    assert {doc: places for doc, places in found.items() if places} == {
        "pmid:1": place,
        "doi:10.1101/1": place,
    }
    assert hospitals_of(database, {"pmid:2"}) == {}
