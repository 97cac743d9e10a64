"""`onward new waiver`: the record of a waiver, from the finding that it is for."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from onward.cli.exits import Refused
from onward.syntax.write import scalar

if TYPE_CHECKING:
    from onward.diagnostic import Diagnostic
    from onward.rules.engine.catalogue import Rule
    from onward.source.text import Folder


class Wanted(NamedTuple):
    """What the waiver has to match, as it is said on the command line."""

    rule: str
    subject: str
    cause: str | None


def of_finding(wanted: Wanted, folder: "Folder", today: date) -> dict[str, str]:
    """What the template takes. Raises Refused where no such finding is open that day.

    Of an inventory with faults it is unknown what the finding covers: that is left to be filled
    in, and the shorter of the two terms is taken.
    """
    from onward.rules.engine.waive import LONGEST_GRAVE, longest

    catalogue = _catalogue(wanted.rule)
    of_the_gate = catalogue[wanted.rule].check is None
    found = None if of_the_gate else _finding(wanted, folder, today)
    cause = found.cause if found else wanted.cause or ""
    covers = [scalar(each) for each in found.covers] if found else []
    term = longest(found, catalogue) if found else LONGEST_GRAVE
    return {
        "RULE": scalar(wanted.rule),
        "SUBJECT": scalar(wanted.subject),
        "CAUSE": f"cause: {scalar(cause)}\n" if cause else "",
        "COVERS": f"covers: [{', '.join(covers)}]\n" if covers else "",
        "END": (today + term).isoformat(),
        "LIMIT": str(term.days),
    }


def _catalogue(rule: str) -> "Mapping[str, Rule]":
    from onward.rules.engine.catalogue import catalogue, hint

    known = catalogue()
    if rule not in known:
        raise Refused(f"no rule is called {rule!r}; {hint(rule, known)}")
    if not known[rule].waivable:
        raise Refused(
            f"{rule} is not a finding on the facts and can't be waived: correct the record"
        )
    return known


def _finding(wanted: Wanted, folder: "Folder", today: date) -> "Diagnostic | None":
    from onward.law.law import load
    from onward.source.documents import hashes
    from onward.workflow import Order, context_of, findings, read

    got = read(folder)
    if got.inventory is None:
        return None
    asked = Order(day=today, today=today, hashes=hashes)
    reported = [
        each for some in findings(context_of(got.inventory, load(), asked), asked) for each in some
    ]
    of_rule = [each for each in reported if each.rule == wanted.rule]
    same = [each for each in of_rule if each.subject == wanted.subject]
    if not same:
        raise Refused(
            f"no finding of {wanted.rule} on {wanted.subject} on {today}"
            f"{_instead('it is reported on', (each.subject for each in of_rule))}"
        )
    exact = [each for each in same if wanted.cause is None or each.cause == wanted.cause]
    if len(exact) == 1:
        return exact[0]
    what = "several findings" if exact else f"no finding with the cause {wanted.cause}"
    causes = _instead("add --cause", (each.cause for each in same))
    raise Refused(f"{what} of {wanted.rule} on {wanted.subject}{causes}")


def _instead(said: str, names: Iterable[str]) -> str:
    reported = sorted(set(names) - {""})
    more = f" and {len(reported) - 12} more" if len(reported) > 12 else ""
    return f"; {said} {', '.join(reported[:12])}{more}" if reported else ""
