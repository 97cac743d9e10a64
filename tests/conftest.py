"""Options of the test suite."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update` rewrites what is compared to the letter: pages of rules and golden files."""
    parser.addoption("--update", action="store_true", help="rewrite pages and golden files")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether to rewrite instead of comparing."""
    return bool(request.config.getoption("--update"))
