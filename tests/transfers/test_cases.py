"""The worked cases of `cases/`, each run to the letter."""

import pytest
from tests.transfers.casebook import WorkedCase, casebook, found, places_abroad, sentences

LAW = tuple(casebook())


def _table(rows: tuple[tuple[str, ...], ...]) -> str:
    return "\n".join(" | ".join(each) for each in sorted(rows))


@pytest.mark.parametrize("case", LAW, ids=lambda case: f"{case.file}: {case.title}")
def test_case(case: WorkedCase) -> None:
    """Every flow of each day is there, with its status, its mechanism, its reasons and article."""
    assert case.rows
    judged = tuple(row for day in case.days for row in found(case, day))
    assert _table(judged) == _table(case.rows), case.law
    if case.abroad is not None:
        assert places_abroad(case) == case.abroad
    for said in case.says:
        assert said in sentences(case), "\n".join(sentences(case))


def test_titles_are_kept_apart() -> None:
    """A title names one case, and no case is lost."""
    titles = [case.title for case in LAW]
    assert len(set(titles)) == len(titles) >= 167
