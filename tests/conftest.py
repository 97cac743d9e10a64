"""Options of the test suite, and how hypothesis draws."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A test that is slow because the machine is busy has not failed."""
settings.load_profile("patient")
settings.register_profile("ci", derandomize=True, database=None)
"""The same examples on every run: a change fails for what it changes, and not by chance."""


@pytest.fixture(scope="session", autouse=True)
def _work_tree(tmp_path_factory: pytest.TempPathFactory) -> None:
    """No search climbs out of what the tests write: there the work tree ends."""
    (tmp_path_factory.getbasetemp() / ".git").mkdir(exist_ok=True)


def pytest_addoption(parser: pytest.Parser) -> None:
    """What a run can be asked for beside the usual."""
    parser.addoption("--update", action="store_true", help="rewrite pages and golden files")
    parser.addoption("--long", action="store_true", help="run what takes minutes too")


def pytest_configure(config: pytest.Config) -> None:
    """In CI the examples are fixed, save in a long run, which looks for new ones."""
    if os.environ.get("CI") and not config.getoption("--long"):
        settings.load_profile("ci")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what bears the marker `long`, unless it is asked for."""
    if config.getoption("--long"):
        return
    for item in items:
        if item.get_closest_marker("long"):
            item.add_marker(pytest.mark.skip(reason="takes minutes: --long"))


@pytest.fixture(scope="module")
def chromium() -> Iterator["Browser"]:
    """A real browser; for tests that are skipped where there is none (`tests.browser`)."""
    from tests.browser import browser

    with browser() as started:
        yield started


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether to rewrite instead of comparing."""
    return bool(request.config.getoption("--update"))
