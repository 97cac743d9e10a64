"""Inventories of some size."""

import pytest
from benchmarks.generate import inventory

from onward.source.disk import find
from onward.source.text import Folder


@pytest.fixture(scope="session")
def generated(tmp_path_factory: pytest.TempPathFactory) -> list[Folder]:
    """Two of them, one with rings of vendors."""
    places = [tmp_path_factory.mktemp(f"seed-{seed}") for seed in (1, 2)]
    inventory(places[0], 40, 1)
    inventory(places[1], 25, 2, edges=12, services=3)
    return [find([str(place)])[0] for place in places]
