"""Data leave for another country, and our notice tells it not, or otherwise."""

from collections.abc import Iterable, Iterator

from onward.diagnostic import Place, Related, Severity
from onward.inventory.organisation import Notice
from onward.law.instrument import InstrumentKind
from onward.law.law import Law
from onward.rules._law import Asked, asked, having
from onward.rules._texts import Texts
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.register._notices import current, title
from onward.rules.transfers._flows import importer
from onward.terms.place import the
from onward.transfers.flow import Kind, Role
from onward.transfers.status import Judgment, Status

SEVERITY = Severity.WARNING
SAY = Texts(__name__)
CARRIED = (Status.HOLDS, Status.EXPIRING, Status.REVIEW)
DECISIONS = (InstrumentKind.ADEQUACY, InstrumentKind.FRAMEWORK, InstrumentKind.INDICATIVE)


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding where every notice is silent; else one for each mechanism that none names, and
    one for the countries.
    """
    leaving = tuple(_leaving(context))
    notices = current(context)
    reporting = tuple(notice for notice in notices if notice.transfers == "disclosed")
    silent = tuple(notice for notice in notices if notice.transfers == "not-disclosed")
    if leaving and reporting:
        yield from _otherwise(context, leaving, reporting)
        yield from _countries(context, leaving, reporting)
    elif leaving and silent:
        yield _silence(context, leaving, silent)


def _leaving(context: RuleContext) -> Iterator[Judgment]:
    """Our own disclosures to named parties that are known to stand outside, or may do so.

    Of one of several companies, to each of those outside. Where we only act for a customer it is
    the customer who informs people; and some laws do not ask that they are informed of it.
    """
    informing = {*having(context, "information-transfer"), *having(context, "countries")}
    for judgment in context.statuses.judgments:
        flow = judgment.flow
        if flow.kind is not Kind.OWN or not flow.importer.named or judgment.regime not in informing:
            continue
        ours = any(role.decides or role is Role.UNKNOWN for role in flow.exporter_roles)
        for one in judgment.among or (judgment,) if ours else ():
            code = one.flow.code
            away = code != "unknown" and not context.law.inside(one.regime, code, context.day)
            if away and one.status is not Status.INSIDE:
                yield one


def _asked(
    context: RuleContext, judgments: Iterable[Judgment], topic: str = "information"
) -> Asked:
    """What the laws say that judge these transfers."""
    regimes = {each.regime for each in judgments}
    return asked(context, topic, tuple(regimes)) or Asked("", "", context.day)


def _silence(
    context: RuleContext, leaving: tuple[Judgment, ...], silent: tuple[Notice, ...]
) -> Finding:
    law = _asked(context, leaving)
    origin = context.inventory.organisation.origin
    return Finding(
        message=SAY(
            "silent",
            notice=title(silent[0]),
            leaves=_leaves(leaving),
            importers=_who(leaving),
            law=law.cited,
        ),
        subject=context.inventory.organisation.id,
        at=Place(origin, f"{silent[0].route}/transfers"),
        covers=_covers(leaving),
        act=law.act,
        related=tuple(
            Related(
                SAY("silent-too", notice=title(notice)), Place(origin, f"{notice.route}/transfers")
            )
            for notice in silent[1:]
        ),
        rests_on=_surest(
            context, (each.flow.importer.at._replace(route="/country") for each in leaving)
        ),
    )


def _otherwise(
    context: RuleContext, leaving: tuple[Judgment, ...], reporting: tuple[Notice, ...]
) -> Iterator[Finding]:
    """Mechanisms on which data leave and of which the notices that list mechanisms say nothing.

    Some laws have safeguards and derogations named, and not that a country is adequate.
    """
    listing = tuple(notice for notice in reporting if notice.mechanisms is not None)
    if not listing:
        return
    wording = {mechanism for notice in listing for mechanism in notice.mechanisms or ()}
    by_mechanism: dict[str, list[Judgment]] = {}
    for judgment in leaving:
        relied = [mechanism.instrument for mechanism in judgment.mechanisms if mechanism.instrument]
        if (
            judgment.status in CARRIED
            and relied
            and wording.isdisjoint((*relied, *_named(judgment), *_prolonged(context.law, judgment)))
            and _to_be_named(context.law, judgment.regime, relied[0])
        ):
            by_mechanism.setdefault(relied[0], []).append(judgment)
    at = Place(context.inventory.organisation.origin, f"{listing[0].route}/mechanisms")
    for mechanism, judgments in by_mechanism.items():
        law = _asked(context, judgments)
        yield Finding(
            message=SAY(
                "mechanism",
                notice=title(listing[0]),
                mechanism=context.law.instrument(mechanism).name,
                leaves=_leaves(judgments),
                importers=_who(judgments),
                law=law.cited,
            ),
            subject=context.inventory.organisation.id,
            cause=mechanism,
            at=at,
            covers=_covers(judgments),
            act=law.act,
            rests_on=_surest(context, (each.reasons[0].at for each in judgments)),
        )


def _to_be_named(law: Law, regime: str, instrument: str) -> bool:
    return law.regimes[regime].names_decisions or law.instrument(instrument).kind not in DECISIONS


def _countries(
    context: RuleContext, leaving: tuple[Judgment, ...], reporting: tuple[Notice, ...]
) -> Iterator[Finding]:
    """Countries that the notices which list countries leave out.

    Some laws have each country named, the adequate ones too: there a list that is not recorded is
    reported as well.
    """
    listing = tuple(notice for notice in reporting if isinstance(notice.countries, tuple))
    lists = (notice.countries for notice in listing)
    said = {code for some in lists if isinstance(some, tuple) for code in some}
    naming = {id_ for id_, each in context.law.regimes.items() if each.names_countries}
    left_out = tuple(
        each
        for each in leaving
        if str(each.flow.country) not in said and (listing or each.regime in naming)
    )
    if not left_out:
        return
    law, listing = _asked(context, left_out, "countries"), listing or reporting
    codes = tuple(dict.fromkeys(str(each.flow.country) for each in left_out))
    key = "/countries" if listing[0].countries is not None else "/transfers"
    yield Finding(
        message=SAY(
            "countries",
            notice=title(listing[0]),
            countries=tuple(the(code) for code in codes),
            leaves=_leaves(left_out),
            law=law.cited,
            importers=_who(left_out),
        ),
        subject=context.inventory.organisation.id,
        cause="countries",
        at=Place(context.inventory.organisation.origin, f"{listing[0].route}{key}"),
        covers=_covers(left_out),
        act=law.act,
        reason=SAY("countries-reason"),
        remedy=SAY("countries-remedy"),
        rests_on=_surest(
            context, (each.flow.importer.at._replace(route="/country") for each in left_out)
        ),
    )


def _prolonged(law: Law, judgment: Judgment) -> Iterator[str]:
    """Every decision on that place: one that was prolonged or renewed is the same to people."""
    decisions = law.decisions(judgment.regime, judgment.destination)
    if any(each.instrument in {row.id for row in decisions} for each in judgment.mechanisms):
        yield from (row.id for row in decisions)


def _named(judgment: Judgment) -> tuple[str, ...]:
    """Every instrument that the record names for the flow, the fallbacks included."""
    return tuple(str(each.instrument) for each in judgment.flow.mechanisms or ())


def _who(judgments: Iterable[Judgment]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(importer(each.flow) for each in judgments))


def _leaves(judgments: Iterable[Judgment]) -> str:
    """That data is transferred, or may be where the company is one of several."""
    sure = {each.flow.subject.endswith(f"@{each.flow.code}") for each in judgments}
    return SAY("both" if len(sure) > 1 else "sure" if True in sure else "maybe")


def _covers(judgments: Iterable[Judgment]) -> tuple[str, ...]:
    return tuple(sorted({each.flow.subject for each in judgments}))


def _surest(context: RuleContext, facts: Iterable[Place]) -> tuple[Place, ...]:
    """One of the flows that is no mere inference is enough: all facts only where none is."""
    places = tuple(facts)
    sure = tuple(place for place in places if context.evidence.weak((place,)) is None)
    return sure or places
