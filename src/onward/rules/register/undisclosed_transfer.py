"""Data leave for another country, and our notice tells it not, or otherwise."""

from collections.abc import Iterable, Iterator

from onward.diagnostic import Place, Related, Severity
from onward.inventory.organisation import Notice
from onward.rules._case import Case, Finding
from onward.rules._texts import Texts, cited
from onward.rules.register._law import Asked, asked
from onward.rules.register._notices import current, title
from onward.rules.transfers._flows import importer
from onward.terms.place import the
from onward.transfers.flow import Kind, Role
from onward.transfers.footing import Footing, Judgment

SEVERITY = Severity.WARNING
SAY = Texts(__name__)
CARRIED = (Footing.HOLDS, Footing.LAPSES, Footing.REVIEW)


def check(case: Case) -> Iterator[Finding]:
    """One finding where every notice is silent; else one for each ground that none names, and one
    for the countries.
    """
    law = asked(case, "information")
    leaving = tuple(_leaving(case))
    if law is None or not leaving:
        return
    notices = current(case)
    telling = tuple(notice for notice in notices if notice.transfers == "told")
    silent = tuple(notice for notice in notices if notice.transfers == "not-told")
    if telling:
        yield from _otherwise(case, law, leaving, telling)
        yield from _countries(case, law, leaving, telling)
    elif silent:
        yield _silence(case, law, leaving, silent)


def _leaving(case: Case) -> Iterator[Judgment]:
    """Our own disclosures to named parties that are known to stand outside.

    Where we only act for a customer it is the customer who informs people.
    """
    for judgment in case.footings.judgments:
        flow = judgment.flow
        if flow.kind is not Kind.OWN or not flow.importer.named or not judgment.regime:
            continue
        ours = any(role.decides or role is Role.UNKNOWN for role in flow.exporter_roles)
        away = isinstance(flow.country, str) and judgment.footing is not Footing.WITHIN
        if ours and away and not case.book.inside(judgment.regime, str(flow.country), case.day):
            yield judgment


def _silence(
    case: Case, law: Asked, leaving: tuple[Judgment, ...], silent: tuple[Notice, ...]
) -> Finding:
    origin = case.inventory.organisation.origin
    return Finding(
        message=SAY(
            "silent",
            notice=title(silent[0]),
            importers=_who(leaving),
            law=cited(law.article, case.day),
        ),
        subject=case.inventory.organisation.id,
        at=Place(origin, f"{silent[0].route}/transfers"),
        covers=_covers(leaving),
        act=law.act,
        reason=SAY("reason"),
        remedy=SAY("remedy"),
        related=tuple(
            Related(
                SAY("silent-too", notice=title(notice)),
                Place(origin, f"{notice.route}/transfers"),
            )
            for notice in silent[1:]
        ),
        rests_on=_surest(
            case, (each.flow.importer.at._replace(route="/country") for each in leaving)
        ),
    )


def _otherwise(
    case: Case, law: Asked, leaving: tuple[Judgment, ...], telling: tuple[Notice, ...]
) -> Iterator[Finding]:
    """Grounds on which data leave and of which the notices that list grounds say nothing."""
    listing = tuple(notice for notice in telling if notice.grounds is not None)
    if not listing:
        return
    told = {ground for notice in listing for ground in notice.grounds or ()}
    by_ground: dict[str, list[Judgment]] = {}
    for judgment in leaving:
        relied = [ground.instrument for ground in judgment.grounds if ground.instrument]
        if judgment.footing in CARRIED and relied and told.isdisjoint((*relied, *_named(judgment))):
            by_ground.setdefault(relied[0], []).append(judgment)
    at = Place(case.inventory.organisation.origin, f"{listing[0].route}/grounds")
    for ground, judgments in by_ground.items():
        yield Finding(
            message=SAY(
                "mechanism",
                notice=title(listing[0]),
                mechanism=case.book.instrument(ground).name,
                importers=_who(judgments),
                law=cited(law.article, case.day),
            ),
            subject=case.inventory.organisation.id,
            cause=ground,
            at=at,
            covers=_covers(judgments),
            act=law.act,
            reason=SAY("reason"),
            remedy=SAY("remedy"),
            rests_on=_surest(case, (each.reasons[0].at for each in judgments)),
        )


def _countries(
    case: Case, law: Asked, leaving: tuple[Judgment, ...], telling: tuple[Notice, ...]
) -> Iterator[Finding]:
    """Countries that the notices which list countries leave out.

    Swiss law has each State named, the adequate ones too: there a list that is not recorded is
    told as well.
    """
    listing = tuple(notice for notice in telling if isinstance(notice.countries, tuple))
    swiss = asked(case, "countries", ("CH",))
    if listing:
        law = asked(case, "countries") or law
        said = {
            code
            for notice in listing
            if isinstance(notice.countries, tuple)
            for code in notice.countries
        }
        left_out = tuple(each for each in leaving if str(each.flow.country) not in said)
    elif swiss is not None and case.footings.flows.regimes is not None:
        law, listing = swiss, telling
        left_out = tuple(each for each in leaving if each.regime == "CH")
    else:
        return
    if not left_out:
        return
    codes = tuple(dict.fromkeys(str(each.flow.country) for each in left_out))
    key = "/countries" if listing[0].countries is not None else "/transfers"
    yield Finding(
        message=SAY(
            "countries",
            notice=title(listing[0]),
            countries=tuple(the(code) for code in codes),
            law=cited(law.article, case.day),
            importers=_who(left_out),
        ),
        subject=case.inventory.organisation.id,
        cause="countries",
        at=Place(case.inventory.organisation.origin, f"{listing[0].route}{key}"),
        covers=_covers(left_out),
        act=law.act,
        reason=SAY("countries-reason"),
        remedy=SAY("countries-remedy"),
        rests_on=_surest(
            case, (each.flow.importer.at._replace(route="/country") for each in left_out)
        ),
    )


def _named(judgment: Judgment) -> tuple[str, ...]:
    """Every instrument that the record names for the flow, the fallbacks included."""
    return tuple(str(each.instrument) for each in judgment.flow.grounds or ())


def _who(judgments: Iterable[Judgment]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(importer(each.flow) for each in judgments))


def _covers(judgments: Iterable[Judgment]) -> tuple[str, ...]:
    return tuple(sorted({each.flow.subject for each in judgments}))


def _surest(case: Case, facts: Iterable[Place]) -> tuple[Place, ...]:
    """One of the flows that is no mere inference is enough: all facts only where none is."""
    places = tuple(facts)
    sure = tuple(place for place in places if case.evidence.inferred((place,)) is None)
    return sure or places
