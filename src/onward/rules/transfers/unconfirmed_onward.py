"""unconfirmed-onward: a vendor outside passes data on, and no contract for it is recorded."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.law.instrument import Kind as Instruments
from onward.rules._case import Case, Finding
from onward.rules.transfers._codes import owned
from onward.rules.transfers._flows import country_at, edge, settled_groups
from onward.rules.transfers._tools import CARRYING
from onward.transfers.words import settle

SEVERITY = Severity.WARNING
ANY = "no contract for passing data on is recorded"
ASKED = {
    Instruments.FRAMEWORK: "no onward contract is recorded, as the {name} asks",
    Instruments.CLAUSES: "no contract with the same duties is recorded, as the {name} ask",
    Instruments.ADDENDUM: "no contract with the same duties is recorded, as the {name} asks",
    Instruments.RULES: "neither membership nor a contract is recorded, as the binding rules ask",
}
"""What the ground on which data reached a vendor asks of it before it passes them on."""


def check(case: Case) -> Iterator[Finding]:
    """One finding for each edge of the chain."""
    found = tuple(settled_groups(case, *owned("unconfirmed-onward")))
    asked = _asked(case, {group.judgment.flow.exporter.id for group in found})
    for group in found:
        flow, reason = group.judgment.flow, group.reason
        missing = asked.get(flow.exporter.id, ANY)
        yield Finding(
            message=f"{edge(flow)}: {missing}, on {case.day} ({reason.article})",
            subject=group.subject,
            at=reason.at,
            covers=group.covers,
            act=reason.article,
            reason="protection must travel with the data: whoever passes them on from outside is"
            " bound by the ground on which they came",
            remedy=settle(reason, group.judgment, case.book),
            rests_on=(country_at(flow), flow.exporter.at._replace(route="/country"), reason.at),
        )


def _asked(case: Case, exporters: set[str]) -> dict[str, str]:
    """By exporter, what is missing by the first ground of arrival that says something of it."""
    found: dict[str, str] = {}
    for judgment in case.footings.judgments:
        name = judgment.flow.importer.id
        if name not in exporters or not judgment.regime or judgment.footing not in CARRYING:
            continue
        for ground in judgment.grounds:
            row = case.book.instruments.get(ground.instrument)
            if row is not None and row.kind in ASKED:
                found.setdefault(name, ASKED[row.kind].format(name=row.name))
    return found
