"""A record that came or went, by what it says: so that no file has to be opened."""

from collections.abc import Iterator

from onward.diff.change import Detail, Part, State
from onward.diff.facts.fact import Facts, Key
from onward.diff.labels import Names, country_name, unnamed
from onward.inventory.vendor import Service, Vendor


def summary(kind: str, party: str, facts: Facts, names: Names) -> tuple[Detail, ...]:
    """The few facts that a reviewer of the whole record needs."""
    match kind:
        case "vendor":
            found = _vendor(names.inventory.vendors[party], facts, names)
        case "activity":
            found = _some(facts, "own role", "purpose", "data")
        case "waiver":
            found = _some(facts, "expires", "approved by", "approved on", "reason", "remedy")
        case _:
            return ()
    return tuple(found)


def _vendor(vendor: Vendor, facts: Facts, names: Names) -> Iterator[Detail]:
    where = "country not recorded"
    if vendor.country is not None:
        where = country_name(str(vendor.country))
    yield Detail("entity", f"{unnamed(vendor.legal_name) or vendor.legal_name} ({where})")
    yield Detail("role", _words(facts, "role") or "not recorded")
    if stage := _words(facts, "stage"):
        yield Detail("stage", stage)
    if len(vendor.services) == 1:
        yield from _service(vendor.services[0], facts, names)
    else:
        yield from (Detail("service", each) for each in _each(facts, "service"))
    if mechanisms := _each(facts, "mechanism"):
        yield Detail("mechanism", ", then ".join(mechanisms))
    yield Detail("agreement", _words(facts, "agreement") or "not recorded")
    if chain := _each(facts, "chain"):
        yield Detail("chain", "; ".join(chain))


def _service(service: Service, facts: Facts, names: Names) -> Iterator[Detail]:
    about = (Part("service", service.id),)
    yield Detail("purpose", _words(facts, "purpose", about) or service.id)
    if stage := _words(facts, "stage", about):
        yield Detail("stage", stage)
    yield Detail("data", ", ".join(_each(facts, "data", about)) or "not recorded")
    if places := dict.fromkeys(names.place(each, country_name) for each in service.locations or ()):
        yield Detail("place", ", ".join(places))


def _some(facts: Facts, *aspects: str) -> Iterator[Detail]:
    """Those of these aspects that are recorded."""
    for aspect in aspects:
        if said := _each(facts, aspect):
            yield Detail(aspect, ", ".join(said))


def _words(facts: Facts, aspect: str, about: tuple[Part, ...] = ()) -> str:
    fact = facts.get(Key(aspect, about))
    return "" if fact is None else "unknown" if fact.state is State.UNKNOWN else fact.words


def _each(facts: Facts, aspect: str, about: tuple[Part, ...] = ()) -> list[str]:
    """The words of each fact of an aspect, in the order of the record."""
    return [fact.words for key, fact in facts.items() if (key.aspect, key.about) == (aspect, about)]
