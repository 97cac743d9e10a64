"""The parts of records: places, services, grounds, agreements, edges, evidence."""

from onward.inventory.read import (
    Value,
    day,
    named,
    number,
    sure,
    terms,
    text,
    words,
    words_if,
)
from onward.inventory.records import (
    UNKNOWN,
    Agreement,
    Assessment,
    Certificate,
    Contact,
    Edge,
    Location,
    Parent,
    Safeguard,
    Service,
    Unknown,
)


def contact(value: Value | None) -> Contact | None:
    """Who answers for a party."""
    if value is None:
        return None
    return Contact(
        name=text(value, "name"),
        position=text(value, "position"),
        email=text(value, "email"),
        address=text(value, "address"),
    )


def parent(value: Value | None) -> Parent | None:
    """The company that controls a vendor."""
    if value is None:
        return None
    return Parent(legal_name=text(value, "legal_name"), country=text(value, "country"))


def locations(value: Value, route: str) -> tuple[Location, ...] | None:
    """The places of a service or an edge, sorted by what they say: they are a set."""
    if "locations" not in value:
        return None
    found = [_location(item, at) for item, at in named(value, "locations", route)]
    return tuple(sorted(found, key=repr)) if len(found) > 1 else tuple(found)


def _location(value: Value, route: str) -> Location:
    return Location(
        place=sure(value, "place"),
        uses=terms(value, "for"),
        by=text(value, "by"),
        country=text(value, "country"),
        options=tuple(value.get("options", ())),
        chosen_by=text(value, "chosen_by"),
        since=day(value, "since"),
        until=day(value, "until"),
        route=route,
    )


def service(value: Value, route: str) -> Service:
    """One service of a vendor."""
    return Service(
        id=value["id"],
        purpose=text(value, "purpose"),
        activities=terms(value, "activities"),
        role=text(value, "role"),
        data=terms(value, "data"),
        subjects=terms(value, "subjects"),
        locations=locations(value, route),
        clear_text=text(value, "clear_text"),
        frequency=text(value, "frequency"),
        nature=text(value, "nature"),
        retention=text(value, "retention"),
        products=words(value, "products"),
        when=text(value, "when"),
        since=day(value, "since"),
        until=day(value, "until"),
        announced=day(value, "announced"),
        route=route,
    )


def agreement(value: Value, route: str) -> Agreement | None:
    """The contract of Art. 28 GDPR that stands under `agreement`."""
    found: Value | None = value.get("agreement")
    if found is None:
        return None
    letters: Value = found.get("letters", {})
    return Agreement(
        status=sure(found, "status"),
        signed=day(found, "signed"),
        document=text(found, "document"),
        sha256=found.get("sha256"),
        authorisation=text(found, "authorisation"),
        notice_days=number(found, "notice_days"),
        letters={letter: sure(letters, letter) for letter in "abcdefgh" if letter in letters},
        cites=words(found, "cites"),
        expires=day(found, "expires"),
        since=day(found, "since"),
        until=day(found, "until"),
        announced=day(found, "announced"),
        route=f"{route}/agreement",
    )


def safeguards(value: Value, route: str, key: str = "safeguards") -> tuple[Safeguard, ...] | None:
    """Grounds in the order of preference that the record gives them."""
    if key not in value:
        return None
    return tuple([_safeguard(item, at) for item, at in named(value, key, route)])


def _safeguard(value: Value, route: str) -> Safeguard:
    return Safeguard(
        instrument=sure(value, "instrument"),
        status=text(value, "status"),
        signed=day(value, "signed"),
        party=text(value, "with"),
        modules=_modules(value),
        adapted=words_if(value, "adapted"),
        certified=_certificate(value.get("certified")),
        assessment=_assessment(value.get("assessment")),
        measures=terms(value, "measures"),
        restrictions=words_if(value, "restrictions"),
        shown=words(value, "shown"),
        excluded_by=words(value, "excluded_by"),
        processing_changed=day(value, "processing_changed"),
        letter=text(value, "letter"),
        variant=text(value, "variant"),
        approved=day(value, "approved"),
        authority=text(value, "authority"),
        members=terms(value, "members"),
        since=day(value, "since"),
        until=day(value, "until"),
        announced=day(value, "announced"),
        route=route,
    )


def _modules(value: Value) -> tuple[int, ...] | Unknown | None:
    found = value.get("modules")
    if found is None:
        return None
    return UNKNOWN if "unknown" in found else tuple(sorted(set(found)))


def _certificate(value: Value | None) -> Certificate | None:
    if value is None:
        return None
    return Certificate(
        entity=text(value, "entity"),
        listed_as=text(value, "listed_as"),
        covers=terms(value, "covers"),
        since=day(value, "since"),
        due=day(value, "due"),
        verified=day(value, "verified"),
    )


def _assessment(value: Value | None) -> Assessment | None:
    if value is None:
        return None
    return Assessment(
        conclusion=sure(value, "conclusion"),
        date=day(value, "date"),
        countries=terms(value, "countries"),
        document=text(value, "document"),
    )


def edge(value: Value, route: str) -> Edge:
    """One party to which a vendor passes data on."""
    return Edge(
        vendor=sure(value, "vendor"),
        purpose=text(value, "purpose"),
        serves=words_if(value, "serves"),
        data=terms(value, "data"),
        locations=locations(value, route),
        safeguards=safeguards(value, route),
        agreement=agreement(value, route),
        since=day(value, "since"),
        until=day(value, "until"),
        announced=day(value, "announced"),
        route=route,
    )
