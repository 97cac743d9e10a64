"""unsettled-regime: which law we are under is not known, and so no flow can be judged."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.rules._case import Case, Finding
from onward.rules.transfers._flows import the

SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    """At most one finding for an inventory."""
    if case.footings.flows.regimes is not None:
        return
    ours = case.inventory.organisation
    match ours.country:
        case str(code):
            what = f"{the(code)} is under none of EU, UK and Swiss law, and `regimes` is not set"
        case None:
            what = "neither our country nor `regimes` is recorded"
        case _:
            what = "our country is unknown, and `regimes` is not set"
    yield Finding(
        message=f"{what}: no transfer of ours can be judged on {case.day} (Art. 3 GDPR)",
        subject=ours.id,
        at=Place(ours.origin, "/country" if ours.country is not None else ""),
        act="Art. 3 GDPR",
        reason="a firm established elsewhere is under the GDPR, the UK GDPR or the FADP only for"
        " what it offers or watches there, and that is for it to say",
        remedy="record our country, or set `regimes` (`[]` for a firm under none of the three)",
    )
