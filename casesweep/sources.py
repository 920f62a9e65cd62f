"""The settings to the sources of the literature, ready to be asked."""

from urllib.parse import urlsplit

from casesweep.settings import Settings
from corpus.errors import WrongUse
from corpus.sources.entrez import Entrez
from corpus.sources.europepmc import EuropePmcSearch
from corpus.sources.full_text import EuropePmc, PmcCloud, PmcEntrez, Source
from corpus.sources.pacing import Pace
from corpus.sources.source import base_url
from corpus.sources.transport import Transport

_PER_SECOND = 3
_PER_SECOND_WITH_KEY = 10
"""NCBI's limits: NBK25497, "A General Introduction to the E-utilities"."""
_PER_SECOND_ELSEWHERE = 5
"""The other sources name no limit."""


def europepmc_of(settings: Settings) -> EuropePmcSearch:
    """Europe PMC, to be searched."""
    setting = "CASESWEEP_EUROPEPMC_URL"
    address = base_url(settings.europepmc_url, setting=setting)
    return EuropePmcSearch(_transport(address, _PER_SECOND_ELSEWHERE, setting), address)


def full_text_sources(settings: Settings, entrez: Entrez) -> list[Source]:
    """PMC's cloud, E-utilities, Europe PMC."""
    cloud = base_url(settings.pmc_cloud_url, setting="CASESWEEP_PMC_CLOUD_URL")
    europe = base_url(settings.europepmc_url, setting="CASESWEEP_EUROPEPMC_URL")
    return [
        PmcCloud(_transport(cloud, _PER_SECOND_ELSEWHERE, "CASESWEEP_PMC_CLOUD_URL"), cloud),
        PmcEntrez(entrez),
        EuropePmc(_transport(europe, _PER_SECOND_ELSEWHERE, "CASESWEEP_EUROPEPMC_URL"), europe),
    ]


def entrez_of(settings: Settings) -> Entrez:
    """NCBI. Raises `WrongUse` without an e-mail address, which NCBI asks for."""
    setting = "CASESWEEP_EUTILS_URL"
    address = base_url(settings.eutils_url, setting=setting)
    if "@" not in settings.ncbi_email:
        raise WrongUse(
            "NCBI asks for an e-mail address with every request, to write to before it shuts "
            "anyone out; set NCBI_EMAIL to yours"
        )
    per_second = _PER_SECOND_WITH_KEY if settings.ncbi_api_key else _PER_SECOND
    transport = _transport(address, per_second, setting)
    return Entrez(transport, address, settings.ncbi_email, settings.ncbi_api_key)


def _transport(address: str, per_second: int, setting: str) -> Transport:
    return Transport(Pace(urlsplit(address).netloc, per_second), setting)
