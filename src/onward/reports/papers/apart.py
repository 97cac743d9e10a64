"""Which judgments a paper tells apart: of companies, destinations and our own staff."""

from collections.abc import Iterator
from typing import NamedTuple

from onward.inventory.value import UNKNOWN, Text
from onward.transfers.status import JudgedMechanism, Judgment, Status


class Apart(NamedTuple):
    """A judgment, and of what it is where another one is not the same."""

    judgment: Judgment
    company: Text = None
    """The company that the importer is taken for; None: it is so for each."""
    destination: str = ""
    """The country for which it is so; empty: for each, or for the place that is chosen."""
    staff: bool = False
    """Whether it is so only for data of our own staff."""

    @property
    def status(self) -> Status:
        """What is found of it."""
        return self.judgment.status

    @property
    def mechanisms(self) -> tuple[JudgedMechanism, ...]:
        """Those that decided."""
        return self.judgment.mechanisms


def apart(judgment: Judgment, *, staff: bool = True) -> tuple[Apart, ...]:
    """The judgments of which a paper has to speak: one, where all say the same.

    Without `staff` data of our own staff is left aside where there is other data.
    """
    if _differ(judgment.among):
        return tuple(map(_company, judgment.among))
    kept = tuple(each for each in judgment.parts if staff or not each.staff_data)
    if not _differ(kept):
        return (Apart(kept[0] if kept else judgment),)
    destinations = dict.fromkeys(each.destination for each in kept)
    return tuple(
        found
        for code in destinations
        for found in _of(
            code if len(destinations) > 1 else "",
            tuple(each for each in kept if each.destination == code),
        )
    )


def _company(judgment: Judgment) -> Apart:
    """One for a company; for its country, where its name is not known."""
    name, country = judgment.flow.importer.legal_name, judgment.flow.country
    if isinstance(name, str) or not isinstance(country, str):
        return Apart(judgment, UNKNOWN if name is None else name)
    return Apart(judgment, destination=country)


def _of(code: str, parts: tuple[Judgment, ...]) -> Iterator[Apart]:
    """Those of one destination: our own staff apart where that is not the same."""
    differ = _differ(parts)
    for each in parts if differ else parts[:1]:
        yield Apart(each, destination="" if each.option else code, staff=differ and each.staff_data)


def _differ(several: tuple[Judgment, ...]) -> bool:
    return len({(each.status, _named(each)) for each in several}) > 1


def _named(judgment: Judgment) -> tuple[str, ...]:
    return tuple(each.instrument for each in judgment.mechanisms)
