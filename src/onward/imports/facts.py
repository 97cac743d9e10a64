"""What a cell of each field adds to a vendor, and what becomes of the cell."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final, NamedTuple, TypeAlias

from onward.imports import cells, names, places
from onward.imports.columns import Field
from onward.imports.document import Cell
from onward.imports.entry import Entry, Fate, Kind, Known, Said, Service
from onward.imports.parts import UNKNOWN, Left
from onward.imports.places import Where
from onward.imports.reasons import SAY
from onward.imports.words import holds, is_bare, is_one, is_undecided, key, meant
from onward.law.law import load
from onward.law.territory import EEA
from onward.terms.company import is_name


class At(NamedTuple):
    """A cell, and the vendor and service on which it speaks."""

    entry: Entry
    service: Service
    cell: Cell
    known: Known


Fates: TypeAlias = Iterator[Fate]


def facts(field: Field, at: At) -> Fates:
    """Add what a cell says to its vendor; gives what became of it, part by part."""
    return _READERS[field](at)


def located(service: Service, where: Where, cell: Cell, meant: Field, *, inferred: bool) -> None:
    """Add a place; where the heading does not say what it is of, its use is unknown."""
    uses = where.uses or (() if meant is Field.PLACES else (UNKNOWN,))
    said = where._replace(uses=uses)
    service.locations.append(Said(said, cell, inferred or where.inferred, where.said))


def unread(left: Sequence[Left]) -> Fates:
    """The parts that were not understood."""
    for each in left:
        yield Fate(Kind.UNREAD, each.reason, each.part)


def _written(at: At, route: str, part: str = "") -> Fate:
    return Fate(Kind.WRITTEN, route, part, at.entry.id)


def _of_service(at: At, key_: str, part: str = "", service: Service | None = None) -> Fate:
    number = (service or at.service).number
    return _written(at, f"/services/service-{number}/{key_}", part)


def _single(at: At, name: str, value: object, remark: str = "") -> Fates:
    """A fact of which a vendor has one: a second row that says another is left for a person."""
    before = at.entry.facts.get(name)
    fallback = before is not None and (before.inferred or before.cell is at.entry.cell)
    if before is not None and not fallback and before.value != value:
        yield Fate(
            Kind.UNREAD,
            SAY("otherwise", row=before.cell.spot.of_row, value=_shown(before.value)),
            at.cell.text,
        )
        return
    at.entry.facts[name] = Said(value, at.cell, remark=remark)
    yield _written(at, f"/{name}")


def _shown(value: object) -> str:
    match value:
        case dict():
            return ", ".join(f"{name} {each}" for name, each in value.items())
        case list():
            return ", ".join(map(_shown, value))
        case _:
            return str(value)


def _company(at: At) -> Fates:
    if is_undecided(at.cell.text) or not is_name(at.cell.text):
        yield from _single(at, "legal_name", UNKNOWN)
        return
    found, left = names.vendors(at.cell.text)
    if len(found) != 1 or left:
        yield Fate(Kind.UNREAD, SAY("companies"))
        return
    yield from _single(at, "legal_name", found[0].name)
    if found[0].place:
        yield from _country(at._replace(cell=at.cell._replace(text=found[0].place)))


def _country(at: At) -> Fates:
    if is_undecided(at.cell.text):
        yield from _single(at, "country", UNKNOWN, at.cell.text)
        return
    code, left = places.country(at.cell.text)
    if code is not None:
        yield from _single(at, "country", code)
        return
    at.entry.facts.setdefault("country", Said(UNKNOWN, at.cell, remark=at.cell.text))
    yield from unread(left or [Left(at.cell.text, SAY("no-country"))])


def _purpose(at: At) -> Fates:
    if holds(at.cell.text, "no-personal-data"):
        at.entry.facts["role"] = Said("none", at.cell)
        yield _written(at, "/role")
    said = UNKNOWN if is_undecided(at.cell.text) else at.cell.text.replace("\n", "; ")
    before = at.service.facts.get("purpose")
    if before is not None and before.value != UNKNOWN:
        said = f"{before.value}; {said}" if said != UNKNOWN else str(before.value)
    at.service.facts["purpose"] = Said(said, at.cell)
    yield _of_service(at, "purpose")


def _product(at: At) -> Fates:
    if is_undecided(at.cell.text):
        yield Fate(Kind.ASIDE, SAY("no-product"))
        return
    found = [each.strip() for each in at.cell.text.replace(";", "\n").split("\n")]
    products = dict.fromkeys(each for each in found if each and each != UNKNOWN)
    at.service.facts["products"] = Said(list(products), at.cell)
    yield _of_service(at, "products")


def _role(at: At) -> Fates:
    word = UNKNOWN if is_undecided(at.cell.text) else cells.role(at.cell.text)
    if word is None:
        yield Fate(Kind.UNREAD, SAY("no-role"))
    else:
        yield from _single(at, "role", word)


def _places(meant: Field, at: At) -> Fates:
    named = at.entry.named
    around = "\n".join((named.name, *named.also, *named.runs_on))
    where, left = places.places(at.cell.text, around)
    labels = {each.label for each in where}
    if "" not in labels and len(labels) > 1:
        yield from _by_label(at, where, meant)
    elif where:
        for each in where:
            located(at.service, each, at.cell, meant, inferred=False)
        yield _of_service(at, "locations")
    yield from unread(left)


def _by_label(at: At, where: Sequence[Where], meant: Field) -> Fates:
    """`US (US Cloud) or DE (EU Cloud)`: a service for each, with its label as its product."""
    for number, each in enumerate(where):
        one = at.service if number == 0 else at.entry.service(at.service.facts)
        one.facts["products"] = Said([each.label], at.cell)
        located(one, each._replace(label=""), at.cell, meant, inferred=False)
        yield _of_service(at, "locations", each.said, one)


def _mechanism(at: At) -> Fates:
    if is_one(at.cell.text, "inapplicable"):
        yield Fate(Kind.ASIDE, SAY("no-mechanism-needed"))
        return
    if is_undecided(at.cell.text):
        yield from _single(at, "mechanisms", [{"instrument": UNKNOWN}])
        return
    tools, left = cells.mechanisms(at.cell.text, at.known.spelled.get("instrument", {}))
    open_ = [each for each in left if not _is_concluded(each)]
    if len(open_) < len(left):
        yield Fate(Kind.ASIDE, SAY("adequacy"), "adequacy")
    before = at.entry.facts.get("mechanisms")
    rows = list(before.value) if before is not None and isinstance(before.value, list) else []
    rows = [each for each in rows if each != {"instrument": UNKNOWN}]
    for tool in tools:
        clauses = tool.instrument.startswith("eu-scc") and _of_another_law(tool.instrument, at)
        if clauses:
            reason = SAY("clauses", regime=at.known.regime)
            open_.append(Left(at.cell.text, reason))
        row: dict[str, object] = {"instrument": UNKNOWN if clauses else tool.instrument}
        row["status"] = UNKNOWN if tool.undecided else "stated"
        row |= {"modules": list(tool.modules)} if tool.modules else {}
        if row not in rows:
            rows.append(row)
    if rows:
        at.entry.facts["mechanisms"] = Said(rows, at.cell)
        yield _written(at, "/mechanisms")
    elif open_:
        unknown = Said([{"instrument": UNKNOWN}], at.cell, remark=at.cell.text)
        at.entry.facts["mechanisms"] = unknown
    yield from unread(open_)


def _of_another_law(instrument: str, at: At) -> bool:
    """Whether an instrument is of another law than that of our country."""
    return at.known.regime not in ("", load().instruments[instrument].regime)


def _is_concluded(left: Left) -> bool:
    """Whether a part says what follows from the country: adequacy, or that nothing is needed."""
    part = left.part
    inside = len(part) < 30 and places.in_sentence(part) == EEA
    concluded = left.reason == SAY("adequacy")
    return concluded or inside or holds(part, "adequacy") or is_one(part, "inapplicable")


def _agreement(at: At) -> Fates:
    if is_one(at.cell.text, "inapplicable") and cells.agreement(at.cell.text, ())[0] is None:
        yield Fate(Kind.ASIDE, SAY("no-agreement"))
        return
    paper, left = cells.agreement(at.cell.text, at.cell.links)
    if paper is not None:
        row = {"status": paper.status, "signed": paper.signed, "document": paper.document}
        said = {name: each for name, each in row.items() if each}
        before = at.entry.facts.get("agreement")
        if before is not None and before.cell.spot.row == at.cell.spot.row:
            said = _both(before.value, said)
            del at.entry.facts["agreement"]
        yield from _single(at, "agreement", {"status": UNKNOWN} | said)
    yield from unread(left)


def _both(before: object, now: dict[str, str]) -> dict[str, str]:
    """What two cells of one row say of one agreement: the status in one, the day in another."""
    known = dict(before) if isinstance(before, dict) else {}
    if known.get("status") == UNKNOWN:
        known.pop("status")
    both = {**now, **known}
    return {name: both[name] for name in ("status", "signed", "document") if name in both}


def _terms(name: str, at: At) -> Fates:
    text = at.cell.text
    choices = at.known.data if name == "data" else at.known.subjects
    none = name == "data" and is_one(text, "inapplicable")
    if none or holds(text, "no-personal-data"):
        at.entry.facts["role"] = Said("none", at.cell)
        yield _written(at, "/role")
        return
    if is_undecided(text):
        at.service.facts[name] = Said([UNKNOWN], at.cell)
        yield _of_service(at, name)
        return
    words, left = cells.terms(text, choices, at.known.spelled.get(name, {}))
    if words and not left:
        at.service.facts[name] = Said(sorted(words), at.cell)
        yield _of_service(at, name)
        return
    known = f"; understood: {', '.join(words)}" if words else ""
    at.service.facts[name] = Said([UNKNOWN], at.cell, remark=f"the list says: {text}{known}")
    yield from unread(left)


def _since(at: At) -> Fates:
    day = UNKNOWN if is_undecided(at.cell.text) else cells.day(at.cell.text)
    if day is None:
        yield Fate(Kind.UNREAD, SAY("no-day"))
        return
    first = at.entry.facts.get("since")
    if first is None or first.value == UNKNOWN or (day != UNKNOWN and day < str(first.value)):
        at.entry.facts["since"] = Said(day, at.cell)
    at.service.facts["since"] = Said(day, at.cell)
    yield _written(at, "/since")


def _until(at: At) -> Fates:
    if is_one(at.cell.text, "inapplicable"):
        yield Fate(Kind.ASIDE, SAY("no-end"))
        return
    day = UNKNOWN if is_undecided(at.cell.text) else cells.day(at.cell.text)
    if day is None:
        yield Fate(Kind.UNREAD, SAY("no-day"))
    else:
        yield from _single(at, "until", day)


def _group(at: At) -> Fates:
    answer = meant(at.cell.text, "affirmed")
    if answer is None:
        yield Fate(Kind.UNREAD, SAY("no-answer"))
    elif answer == "no":
        yield Fate(Kind.ASIDE, SAY("no-group"))
    else:
        yield from _single(at, "group", value=True)


def _page(key_: str, at: At) -> Fates:
    """A page of the vendor, under its key of `links`."""
    addresses = at.cell.links or tuple(at.cell.text.split())
    if is_undecided(at.cell.text):
        yield Fate(Kind.ASIDE, SAY("no-link"))
        return
    if len(addresses) != 1 or cells.host(addresses[0]) is None or "://" not in addresses[0]:
        yield Fate(Kind.UNREAD, SAY("no-address"))
        return
    before = at.entry.facts.get("links")
    known = before.value if before is not None and isinstance(before.value, dict) else {}
    at.entry.facts["links"] = Said({**known, key_: addresses[0]}, at.cell)
    yield _written(at, f"/links/{key_}")


def _link(at: At) -> Fates:
    if is_undecided(at.cell.text):
        yield Fate(Kind.ASIDE, SAY("no-link"))
        return
    addresses = at.cell.links or tuple(at.cell.text.split())
    hosts = [cells.host(each) for each in addresses]
    if not hosts or None in hosts:
        yield Fate(Kind.UNREAD, SAY("no-address"))
        return
    before = at.entry.facts.get("domains")
    known = before.value if before is not None and isinstance(before.value, list) else []
    at.entry.facts["domains"] = Said(sorted({*known, *map(str, hosts)}), at.cell)
    yield _written(at, "/domains")


def _address(at: At) -> Fates:
    said = UNKNOWN if is_undecided(at.cell.text) else at.cell.text.replace("\n", ", ")
    yield from _single(at, "address", said)


def _activity(at: At) -> Fates:
    found: list[str] = []
    left: list[Left] = []
    for part in at.cell.text.replace(";", "\n").replace(",", "\n").split("\n"):
        id_ = at.known.activities.get(key(part))
        if id_ is not None:
            found.append(id_)
        elif not is_bare(part):
            left.append(Left(part.strip(), SAY("no-activity")))
    if found and not left:
        at.service.facts["activities"] = Said(sorted(set(found)), at.cell)
        yield _of_service(at, "activities")
    elif found:
        left.append(Left(", ".join(found), SAY("with-others")))
    yield from unread(left)


def _note(at: At) -> Fates:
    before = at.entry.facts.get("note")
    said = f"{before.value}; {at.cell.text}" if before is not None else at.cell.text
    at.entry.facts["note"] = Said(said.replace("\n", "; "), at.cell)
    yield _written(at, "/note")


def _again(_at: At) -> Fates:
    yield Fate(Kind.UNREAD, SAY("vendor-again"))


_Reader: TypeAlias = Callable[[At], Fates]
_READERS: Final[Mapping[Field, _Reader]] = {
    Field.COMPANY: _company,
    Field.PURPOSE: _purpose,
    Field.SERVICE: _product,
    Field.ROLE: _role,
    Field.PLACES: partial(_places, Field.PLACES),
    Field.LOCATION: partial(_places, Field.LOCATION),
    Field.COUNTRY: _country,
    Field.MECHANISM: _mechanism,
    Field.AGREEMENT: _agreement,
    Field.DATA: partial(_terms, "data"),
    Field.SUBJECTS: partial(_terms, "subjects"),
    Field.SINCE: _since,
    Field.UNTIL: _until,
    Field.GROUP: _group,
    Field.NOTICE: partial(_page, "privacy_notice"),
    Field.LIST: partial(_page, "subprocessor_list"),
    Field.LINK: _link,
    Field.ADDRESS: _address,
    Field.ACTIVITY: _activity,
    Field.NOTE: _note,
    Field.VENDOR: _again,
    Field.NAME: _again,
}
