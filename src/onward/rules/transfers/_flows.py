"""Which flows may be spoken of, and how their parties, places and destinations are called."""

from collections.abc import Iterator

from onward.diagnostic import Place
from onward.inventory.vendor import Location
from onward.law.law import Law
from onward.rules.engine.context import Group, RuleContext, groups
from onward.terms.place import name_of, the
from onward.transfers.flow import Flow, Kind
from onward.transfers.party import UNNAMED, nameless, seat_name
from onward.transfers.place import code_of, country
from onward.transfers.status import Code, Judgment, Status


def speakable(flow: Flow) -> bool:
    """Whether both ends may be spoken of."""
    return not nameless(flow.importer) and not nameless(flow.exporter)


def settled(flow: Flow) -> bool:
    """Whether both ends may be spoken of and the country of the importer is known."""
    return speakable(flow) and isinstance(flow.country, str)


def reportable(judgment: Judgment) -> bool:
    """Whether a rule speaks of it: of a party without a name only of what fails.

    That is no want of a name.
    """
    return speakable(judgment.flow) or judgment.status is Status.FAILS


def located(judgment: Judgment) -> bool:
    """Whether both ends may be spoken of, and a country is judged, be it one that is assumed."""
    return speakable(judgment.flow) and bool(seats(judgment))


def seats(judgment: Judgment) -> tuple[str, ...]:
    """The country of the importer; those that it may be in; or that as in which it is judged."""
    flow = judgment.flow
    said = (flow.country, *(each.country for each in flow.importer.one_of))
    known = tuple(code for code in said if isinstance(code, str))
    return known or tuple(filter(None, (judgment.destination,)))


def reportable_groups(context: RuleContext, *codes: Code) -> Iterator[Group]:
    """The groups of these codes of which a rule speaks."""
    return (each for each in groups(context, *codes) if reportable(each.judgment))


def sure(group: Group) -> bool:
    """Whether any of it is more than unknown: else its finding is one level lower."""
    return any(judgment.status is not Status.UNKNOWN for judgment in group.judgments)


def importer(flow: Flow) -> str:
    """The importer with its country: `Acme Mail (United States)`."""
    return f"{flow.importer.name} ({seat_name(flow.importer)})"


def edge(flow: Flow) -> str:
    """The importer, and on a chain edge who passes the data on to it."""
    if flow.kind is Kind.CHAIN:
        return f"{flow.exporter.name} to {importer(flow)}"
    return importer(flow)


def way(judgment: Judgment) -> str:
    """The edge, and the choice of a customer that the judgment assumes, if it does."""
    said = edge(judgment.flow)
    return f"{said} if {judgment.option} is chosen" if judgment.option else said


def country_at(flow: Flow) -> Place:
    """Where the country of the importer is written."""
    at = flow.importer.at
    return at if flow.importer.id == UNNAMED else at._replace(route=f"{at.route}/country")


def spot(location: Location) -> str:
    """A place as the record has it, with its country: `aws:us-east-1 (United States)`."""
    code = country(location)
    written = location.place if isinstance(location.place, str) else "an unknown place"
    if code is None:
        return written
    return the(code) if written == code else f"{written} ({name_of(code)})"


def regime_of(judgment: Judgment, law: Law) -> str:
    """The regime that judges a flow: of an onward transfer that of the mechanism that decides.

    Empty where neither names one.
    """
    rows = (law.instruments.get(each.instrument) for each in judgment.mechanisms)
    return judgment.regime or next((row.regime for row in rows if row is not None), "")


def outside(judgment: Judgment, law: Law) -> tuple[str, ...]:
    """The countries of the flow for which its mechanism must answer: outside, and not adequate."""
    regime, day = regime_of(judgment, law), judgment.day
    codes = (*seats(judgment), *(code_of(place) for place in judgment.flow.further))
    return tuple(
        dict.fromkeys(
            code
            for code in codes
            if isinstance(code, str)
            and not law.inside(regime, code, day)
            and not law.adequacy(regime, code, day)
        )
    )
