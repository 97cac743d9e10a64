"""unsettled-regime: which law we are under is not known, and so no flow can be judged."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.rules._case import Case, Finding
from onward.rules.transfers._flows import the
from onward.transfers.regimes import LAWS

SEVERITY = Severity.ERROR
_ARTICLES = {"EU": "Art. 3 GDPR", "UK": "UK GDPR", "CH": "FADP"}


def check(case: Case) -> Iterator[Finding]:
    """At most one finding for an inventory."""
    if case.footings.flows.regimes is not None:
        yield from _left_out(case, case.footings.flows.regimes)
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


def _left_out(case: Case, regimes: tuple[str, ...]) -> Iterator[Finding]:
    """A firm established inside is under the law of that place, whatever `regimes` says."""
    ours = case.inventory.organisation
    home = case.book.regime_of(ours.country, case.day) if isinstance(ours.country, str) else None
    if home is None or home in regimes:
        return
    law = LAWS[home]
    yield Finding(
        message=f"we are established in {the(str(ours.country))}, which binds us to {law}, and"
        f" `regimes` leaves it out: no transfer of ours is judged by it on {case.day}"
        f" ({_ARTICLES[home]})",
        subject=ours.id,
        cause=home,
        at=Place(ours.origin, "/regimes"),
        act=_ARTICLES[home],
        reason="establishment binds by itself; what a firm may have to say is only under which"
        " other laws it is besides",
        remedy=f"add `{home}` to `regimes`, or leave the key out",
    )
