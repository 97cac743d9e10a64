"""unknown-ground: the destination is outside, and nobody knows on what the transfer rests."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules._case import Case, Finding
from onward.rules.transfers._codes import owned
from onward.rules.transfers._flows import country_at, settled_groups, way
from onward.transfers.footing import Code
from onward.transfers.words import settle

SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    """One finding for each importer and destination."""
    for group in settled_groups(case, *owned("unknown-ground")):
        flow, reason = group.judgment.flow, group.reason
        said = (
            "on what ground is recorded as unknown"
            if reason.code is Code.GROUND_UNKNOWN
            else "no ground for it is recorded"
        )
        yield Finding(
            message=f"{way(group.judgment)}: data leave, and {said}, on {case.day}"
            f" ({reason.article})",
            subject=group.subject,
            at=reason.at,
            covers=group.covers,
            act=reason.article,
            reason="what leaves the regime needs a ground, and one that nobody knows can't be"
            " shown",
            remedy=settle(reason, group.judgment, case.book),
            rests_on=(country_at(flow), reason.at),
        )
