"""What a change takes out of judgment, though it still stands in the records."""

from collections.abc import Iterable, Iterator
from datetime import date

from onward.diagnostic import Diagnostic, Place, Severity
from onward.diff.scheduled import PLANNED
from onward.diff.snapshot import Snapshot
from onward.inventory.organisation import Activity
from onward.inventory.records import Inventory
from onward.inventory.value import Terms, known
from onward.inventory.vendor import Edge, Service, Vendor
from onward.terms.vocabulary import covers
from onward.transfers.customers import acting
from onward.transfers.flow import Flow, Kind, Role
from onward.transfers.place import active
from onward.transfers.roles import stage_of
from onward.wording.labels import called
from onward.wording.texts import Section

NO_LONGER = "no-longer-judged"
SAY = Section("onward.diff", NO_LONGER)
_OURS = (Kind.CUSTOMER, Kind.INBOUND)


def gone(inventory: str, path: str) -> Diagnostic:
    """An inventory of the base that is no longer there, or no longer found."""
    at = Place(path)
    return _reported(inventory, inventory, at, "inventory", cause="inventory", inventory=inventory)


def judged_less(
    old: Snapshot | None, new: Snapshot, reported: Iterable[Diagnostic]
) -> Iterator[Diagnostic]:
    """One finding for each law, vendor, sub-processor and activity that is judged no longer.

    What is taken out of the records, or ends itself, is reported as a change and no finding.
    `disclosed` is what fails anyway: a law that is left out there is not reported again.
    """
    if old is not None:
        yield from _regimes(old, new, reported)
        yield from _edges(old, new)
        yield from _activities(old, new)
        yield from _recipients(old, new)
        yield from _moved(old, new)
    yield from _vendors(old, new)
    if old is not None:
        yield from _planned(old, new)


def _regimes(old: Snapshot, new: Snapshot, reported: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    now = new.statuses.flows.regimes
    if now is None or any(each.rule == "unsettled-regime" for each in reported):
        return
    ours = new.inventory.organisation
    for regime in old.statuses.flows.regimes or ():
        if regime not in now:
            yield _reported(
                new.inventory.id,
                new.inventory.id,
                Place(ours.origin, "/regimes" if ours.regimes is not None else ""),
                "law",
                cause=regime,
                law=new.law.regimes[regime].law,
                day=new.statuses.day,
            )


def _vendors(old: Snapshot | None, new: Snapshot) -> Iterator[Diagnostic]:
    """Vendors whose services stay and are not judged: before they were, or they are new."""
    was, now = _services(old), _services(new)
    before = old.inventory.vendors if old else {}
    day = new.statuses.day
    for vendor in new.inventory.vendors.values():
        former = before.get(vendor.id)
        known = {each.id for each in former.services} if former else set()
        ended = vendor.engaged == "by-us" and _over(vendor.until, day)
        left = [
            service.id
            for service in vendor.services
            if (vendor.id, service.id) not in now
            and not _over(service.until, day)
            and ((vendor.id, service.id) in was or (ended and service.id not in known))
        ]
        if left:
            yield _reported(
                new.inventory.id,
                vendor.id,
                Place(vendor.origin, _route(vendor, day)),
                "services",
                covers=tuple(left),
                name=_name(vendor),
                services=tuple(left),
                count=len(left),
                because=_because(vendor, day),
                day=day,
            )


def _planned(old: Snapshot, new: Snapshot) -> Iterator[Diagnostic]:
    """Data of a vendor that moved from a service in use to one that is planned."""
    was, now, names, known = _data(old), _data(new), new.names, _services(old)
    day = new.statuses.day
    for vendor in new.inventory.vendors.values():
        left = was.get(vendor.id, frozenset()) - now.get(vendor.id, frozenset())
        planned = [each for each in vendor.services if stage_of(each, vendor, day) == PLANNED]
        there = [each for each in planned if any(_among(each, left))]
        moved = sorted({word for each in there for word in _among(each, left)})
        if any((vendor.id, each.id) not in known for each in there):
            yield _reported(
                new.inventory.id,
                vendor.id,
                Place(vendor.origin, there[0].route),
                PLANNED,
                cause=PLANNED,
                covers=tuple(moved),
                name=_name(vendor),
                data=tuple(names.data(word) for word in moved),
                services=tuple(each.id for each in there),
                count=len(moved),
                day=day,
            )


def _data(snapshot: Snapshot) -> dict[str, frozenset[str]]:
    """The data that go to each vendor itself, as far as they are known."""
    found: dict[str, set[str]] = {}
    for each in _of(snapshot.statuses.flows.flows, Kind.OWN):
        found.setdefault(each.importer.id, set()).update(_words(each.data))
    return {id_: frozenset(words) for id_, words in found.items()}


def _among(service: Service, left: frozenset[str]) -> Iterator[str]:
    """The data of a service that is among other data, or is part of it, or holds it."""
    for word in _words(service.data):
        if any(covers(word, each) or covers(each, word) for each in left):
            yield word


def _words(said: Terms) -> tuple[str, ...]:
    return said if isinstance(said, tuple) else ()


def _services(snapshot: Snapshot | None) -> set[tuple[str, str]]:
    """Vendor and service of each flow of ours."""
    flows = snapshot.statuses.flows.flows if snapshot else ()
    return {(each.importer.id, name) for each in _of(flows, Kind.OWN) for name in each.services}


def _of(flows: Iterable[Flow], *kinds: Kind) -> Iterator[Flow]:
    return (each for each in flows if each.kind in kinds)


def _route(vendor: Vendor, day: date) -> str:
    if not active(day, vendor.since, vendor.until):
        return "/until" if _over(vendor.until, day) else "/since"
    return ""


def _because(vendor: Vendor, day: date) -> str:
    if _over(vendor.until, day):
        return SAY("ended", until=vendor.until)
    if not active(day, vendor.since, None):
        return SAY("later", since=vendor.since)
    return ""


def _edges(old: Snapshot, new: Snapshot) -> Iterator[Diagnostic]:
    """Sub-processors that stay in the record of a vendor to which data still go."""
    lost = _chains(old) - _chains(new)
    reached = {each.importer.id for each in new.statuses.flows.flows}
    day = new.statuses.day
    for vendor in new.inventory.vendors.values():
        if vendor.id not in reached:
            continue
        for edge in vendor.subprocessors or ():
            pair = (vendor.id, _party(edge))
            if pair in lost and not _over(edge.until, day):
                yield _reported(
                    new.inventory.id,
                    f"{pair[0]}>{pair[1]}",
                    Place(vendor.origin, edge.route),
                    "edge",
                    name=_name(vendor),
                    party=pair[1],
                    day=day,
                )


def _chains(snapshot: Snapshot) -> set[tuple[str, str]]:
    flows = _of(snapshot.statuses.flows.flows, Kind.CHAIN)
    return {(each.exporter.id, each.importer.id) for each in flows}


def _party(edge: Edge) -> str:
    return edge.vendor if isinstance(edge.vendor, str) else "unnamed"


def _activities(old: Snapshot, new: Snapshot) -> Iterator[Diagnostic]:
    """Activities whose customers stay in the record, and for whom we are said not to act any more,
    unless no service serves them.
    """
    lost = _served(old) - _served(new)
    day = new.statuses.day
    for activity in new.inventory.activities.values():
        ended = _over(activity.until, day) and not _in_use(activity, new.inventory, day)
        hidden = activity.controllers and not acting(activity, day) and not ended
        if activity.id in lost and hidden:
            yield _reported(
                new.inventory.id,
                activity.id,
                Place(activity.origin, "/until" if _over(activity.until, day) else ""),
                "activity",
                name=called(activity.name, activity.id),
                day=day,
            )
        elif key := _ended(old.inventory.activities.get(activity.id), activity, new):
            yield _reported(
                new.inventory.id,
                activity.id,
                Place(activity.origin, f"/{key}"),
                f"own-{key}",
                name=called(activity.name, activity.id),
                role=known(activity.role, "unknown"),
                since=activity.since,
                day=day,
            )


def _ended(before: Activity | None, now: Activity, new: Snapshot) -> str:
    """The key by which an activity is judged less, though services still serve it: its last day,
    its first day, or the role in which we were a processor; empty where none is.
    """
    day = new.statuses.day
    if before is None or not active(day, before.since, before.until):
        return ""
    if not active(day, now.since, None):
        return "since"
    if not _in_use(now, new.inventory, day):
        return ""
    if _over(now.until, day):
        return "until"
    return "role" if before.role == "processor" != now.role else ""


def _recipients(old: Snapshot, new: Snapshot) -> Iterator[Diagnostic]:
    """Vendors that were processors and are not said to be any more: a controller needs no DPA, no
    customer is informed of it, and its own places and sub-processors are not looked at. So with
    joint controllers, who need an arrangement.
    """
    was, now = _decides(old), _decides(new)
    for vendor in new.inventory.vendors.values():
        for role, key in ((Role.PROCESSOR, "recipient"), (Role.JOINT_CONTROLLER, "joint")):
            turned = [
                each.id
                for each in vendor.services
                if was.get((vendor.id, each.id)) is role
                and now.get((vendor.id, each.id), role) not in (role, Role.PROCESSOR)
            ]
            if not turned:
                continue
            yield _reported(
                new.inventory.id,
                vendor.id,
                Place(vendor.origin, "/role"),
                key,
                cause="role",
                covers=tuple(turned),
                name=_name(vendor),
                services=tuple(turned),
                count=len(turned),
                role=now[vendor.id, turned[0]].value,
                day=new.statuses.day,
            )


def _moved(old: Snapshot, new: Snapshot) -> Iterator[Diagnostic]:
    """Services in use that went from an activity in which we are a processor to one in which we
    are not: its customers are owed nothing any more of a vendor that is used as before.
    """
    before = {(id_, each.id): each for id_, each in _each_service(old)}
    was, now = _services(old), _services(new)
    for id_, service in _each_service(new):
        former = before.get((id_, service.id))
        if former is None or (id_, service.id) not in was & now:
            continue
        come = set(_words(service.activities)) - set(_words(former.activities))
        left = set(_words(former.activities)) - set(_words(service.activities))
        gone = sorted(each for each in left if _for_others(each, old))
        if gone and come and not any(_for_others(each, new) for each in come):
            vendor = new.inventory.vendors[id_]
            yield _reported(
                new.inventory.id,
                f"{id_}/{service.id}",
                Place(vendor.origin, f"{service.route}/activities"),
                "moved",
                cause="activities",
                covers=tuple(gone),
                name=_name(vendor),
                service=service.id,
                gone=tuple(old.names.activity(each) for each in gone),
                come=tuple(new.names.activity(each) for each in sorted(come)),
                day=new.statuses.day,
            )


def _each_service(snapshot: Snapshot) -> Iterator[tuple[str, Service]]:
    """Every service with the id of its vendor."""
    for vendor in snapshot.inventory.vendors.values():
        yield from ((vendor.id, each) for each in vendor.services)


def _for_others(activity: str, snapshot: Snapshot) -> bool:
    """Whether we are a processor in it."""
    found = snapshot.inventory.activities.get(activity)
    return found is not None and found.role == "processor"


def _decides(snapshot: Snapshot) -> dict[tuple[str, str], Role]:
    """The role of the vendor in each flow of ours, by vendor and service."""
    flows = _of(snapshot.statuses.flows.flows, Kind.OWN)
    return {
        (each.importer.id, name): each.importer_role for each in flows for name in each.services
    }


def _served(snapshot: Snapshot) -> set[str]:
    return {name for each in _of(snapshot.statuses.flows.flows, *_OURS) for name in each.services}


def _in_use(activity: Activity, inventory: Inventory, day: date) -> bool:
    return any(
        activity.id in _words(service.activities) and active(day, service.since, service.until)
        for vendor in inventory.vendors.values()
        if active(day, vendor.since, vendor.until)
        for service in vendor.services
    )


def _over(until: object, day: date) -> bool:
    return isinstance(until, date) and until < day


def _name(vendor: Vendor) -> str:
    return called(vendor.name, vendor.id)


def _reported(
    of: str,
    subject: str,
    at: Place,
    key: str,
    *,
    cause: str = "",
    covers: tuple[str, ...] = (),
    **facts: object,
) -> Diagnostic:
    return Diagnostic(
        rule=NO_LONGER,
        severity=Severity.ERROR,
        inventory=of,
        subject=subject,
        message=SAY(key, **facts),
        at=at,
        cause=cause,
        covers=covers,
        reason=SAY("reason"),
        remedy=SAY("remedy", remedy=SAY(f"{key}-remedy")),
        leads=True,
    )
