"""Flows between us and those on whose behalf we act: back to a customer outside, and inbound."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from onward.diagnostic import Place
from onward.inventory.mechanism import Mechanism, only_found, relied
from onward.inventory.organisation import Activity, Controller
from onward.inventory.records import Inventory
from onward.inventory.value import is_open, known
from onward.law.law import Law
from onward.law.territory import EEA
from onward.transfers.applicable_law import of_the_day
from onward.transfers.data_categories import sensitive, union
from onward.transfers.flow import Flow, Kind, Party, Role
from onward.transfers.party import us
from onward.transfers.place import active

CUSTOMERS = "customers"


def acting(activity: Activity, day: date) -> bool:
    """Whether we act for others in it on the day, or may, where our role is unknown."""
    may = is_open(activity.role) or activity.role == "processor"
    return may and active(day, activity.since, activity.until)


def _acting(inventory: Inventory, day: date) -> Iterator[tuple[Activity, Controller]]:
    """Each controller on whose behalf we act on the day, or may."""
    for activity in inventory.activities.values():
        if acting(activity, day):
            for controller in activity.controllers or ():
                yield activity, controller


def _name(controller: Controller) -> str:
    for said in (controller.name, controller.group):
        if isinstance(said, str):
            return said
    return CUSTOMERS


def customer_flows(
    inventory: Inventory, regimes: tuple[str, ...], law: Law, day: date
) -> Iterator[Flow]:
    """We hand data back to a customer outside our regime: module 4.

    Of one whose country is recorded as unknown it is unknown whether that is a transfer.
    """
    for activity, controller in _acting(inventory, day):
        code = controller.country
        if code is None:
            continue
        outside = tuple(
            regime
            for regime in regimes
            if not isinstance(code, str) or not law.inside(regime, code, day)
        )
        if outside:
            yield _to_customer(inventory, activity, controller, outside)


def _to_customer(
    inventory: Inventory, activity: Activity, controller: Controller, regimes: tuple[str, ...]
) -> Flow:
    at = Place(activity.origin, controller.route)
    importer = Party(
        id=CUSTOMERS,
        name=_name(controller),
        country=controller.country,
        legal_name=controller.name if controller.name is not None else controller.group,
        subject_to=controller.subject_to if isinstance(controller.subject_to, tuple) else (),
        at=at,
    )
    code = known(controller.country, "unknown")
    return Flow(
        kind=Kind.CUSTOMER,
        subject=f"{CUSTOMERS}@{code}",
        exporter=us(inventory.organisation),
        importer=importer,
        exporter_roles=frozenset({Role.PROCESSOR}),
        importer_role=Role.CONTROLLER,
        services=(activity.id,),
        data=activity.data,
        subjects=activity.subjects,
        country=controller.country,
        mechanisms=relied(controller.mechanisms),
        found=only_found(controller.mechanisms),
        regimes=regimes,
        sensitive=sensitive(inventory.organisation, activity.data),
        since=activity.since,
        at=at,
        mechanism_at=at,
    )


def inbound_flows(inventory: Inventory, law_data: Law, day: date) -> Iterator[Flow]:
    """Customers inside a regime disclose to us, who stand outside it: one flow a regime."""
    organisation = inventory.organisation
    ours = organisation.country if isinstance(organisation.country, str) else None
    by_law: dict[tuple[str, str], list[tuple[Activity, Controller]]] = defaultdict(list)
    for activity, controller in _acting(inventory, day):
        for regime, law in _laws(controller, law_data, day):
            if ours is None or not law_data.inside(regime, ours, day):
                by_law[regime, law].append((activity, controller))
    lists = [relied(organisation.frameworks), relied(organisation.mechanisms)]
    claimed = lists[0] or ()
    mechanisms = (*claimed, *(lists[1] or ()))
    recorded = lists != [None, None]
    code = ours or _presupposed(claimed, law_data)
    for (regime, law), pairs in sorted(by_law.items()):
        data = union(tuple(activity.data for activity, _ in pairs))
        subjects = union(tuple(activity.subjects for activity, _ in pairs))
        activity, controller = pairs[0]
        at = Place(activity.origin, controller.route)
        yield Flow(
            kind=Kind.INBOUND,
            subject=f"in@{code or 'unknown'}",
            exporter=Party(
                id=CUSTOMERS,
                name=_called([each for _, each in pairs], law_data.law_of((regime,))),
                country=_home([each for _, each in pairs], law_data, day),
                at=at,
            ),
            importer=us(organisation),
            exporter_roles=frozenset({Role.CONTROLLER}),
            importer_role=Role.PROCESSOR,
            services=tuple(sorted({activity.id for activity, _ in pairs})),
            data=data,
            subjects=subjects,
            country=organisation.country,
            mechanisms=mechanisms if recorded else None,
            found=(*only_found(organisation.frameworks), *only_found(organisation.mechanisms)),
            regimes=() if law else (regime,),
            sensitive=sensitive(organisation, data),
            at=at,
            mechanism_at=Place(organisation.origin, "/frameworks" if claimed else ""),
        )


def _presupposed(claimed: Iterable[Mechanism], law: Law) -> str | None:
    """The country of the first framework that we claim to be listed under."""
    rows = (law.instruments.get(str(each.instrument)) for each in claimed)
    return next((row.home for row in rows if row is not None and row.home), None)


def _called(controllers: list[Controller], law: str) -> str:
    """Their one name, or what they have in common."""
    names = {_name(each) for each in controllers} - {CUSTOMERS}
    return names.pop() if len(names) == 1 else f"customers under {law}"


def _home(controllers: list[Controller], law: Law, day: date) -> str | None:
    """Where customers are established: their one country, the EEA, or nothing to be said."""
    codes = {each.country for each in controllers}
    if len(codes) == 1:
        (code,) = codes
        return code if isinstance(code, str) else None
    inside = all(isinstance(code, str) and law.territories.in_eea(code, day) for code in codes)
    return EEA if inside else None


def _laws(controller: Controller, law: Law, day: date) -> tuple[tuple[str, str], ...]:
    """The regimes of a customer: those it is said to be under, else that of its country.

    With each comes the law by which the customer exports, where it is none of the regimes.
    """
    code = known(controller.country)
    other, home = law.other_law(code), law.home(code, day)
    if other and home:
        return ((home, other),)
    if isinstance(controller.subject_to, tuple):
        return tuple((each, "") for each in of_the_day(controller.subject_to, law, day))
    found = law.regime_of(code, day) if code else None
    return ((found, ""),) if found else ()
