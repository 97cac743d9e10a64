"""open-objection-window: customers were informed of a sub-processor and may still object."""

from collections.abc import Iterator
from datetime import date, timedelta

from onward.diagnostic import Severity
from onward.rules._law import Asked, under_contract_law
from onward.rules._texts import Texts
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.notice._starts import starts
from onward.transfers.subprocessors import Start

SEVERITY = Severity.NOTE
SAY = Texts(__name__)


@under_contract_law("subprocessor")
def check(context: RuleContext, law: Asked) -> Iterator[Finding]:
    """One finding for each sub-processor of which the promised days have not passed yet."""
    for start in starts(context):
        end = _open_until(start, context.day)
        if end is None or not start.general:
            continue
        yield Finding(
            message=SAY(
                "message",
                name=start.name,
                end=end,
                announced=start.announced,
                promised=_promised(start),
                approval=SAY("approval") if start.specific else "",
                law=law.cited,
            ),
            subject=start.vendor.id,
            at=start.at("announced"),
            covers=(start.activity.id,),
            act=law.act,
            remedy=SAY("remedy", start=max(end + timedelta(days=1), start.earliest or end)),
            rests_on=(*start.facts, start.at("announced")),
        )


def _open_until(start: Start, day: date) -> date | None:
    """The last day on which customers may object; None where no window is open on the day."""
    earliest, last, informed = start.earliest, start.objections_end, start.announced
    if earliest is None or last is None or not isinstance(informed, date):
        return None
    broken = start.since is not None and start.since < earliest
    return last if informed <= day <= last and not broken else None


def _promised(start: Start) -> str:
    if isinstance(start.objecting, int):
        return SAY("objection", days=start.objecting)
    return SAY("notice", days=start.usual or 0)
