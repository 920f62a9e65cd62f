"""A real Doccano for the tests of this folder."""

from collections.abc import Iterator

import pytest

from tests.fakes.doccano import REQUIRED, ServerError, Team, installed, team


@pytest.fixture(scope="session")
def doccano(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    """A server that lives as long as the tests."""
    try:
        installed()
    except ServerError as error:
        if REQUIRED:
            pytest.fail(str(error))
        pytest.skip(str(error))
    with team(tmp_path_factory.mktemp("doccano")) as running:
        yield running
