"""The list of sub-processors that `onward publish` writes as JSON: a row for each service."""

from collections.abc import Iterator, Mapping

from onward.imports.document import Block, Budget, Document, Sort

_HEADINGS = (
    *("Name", "Legal name", "Country of the company", "Own group", "Purpose", "Products"),
    *("Personal data", "Data subjects", "Places", "Transfer mechanism", "Since", "Until"),
)
_NAME = "sub-processors"


def document(value: object, path: str, budget: Budget) -> Document | None:
    """The list as a table; None for what is no such list."""
    if not isinstance(value, dict) or value.get("format") != "subprocessors":
        return None
    rows = [budget.row(_HEADINGS, 0)]
    for entry in _dicts(value.get("subprocessors")):
        for service in _dicts(entry.get("services")) or [{}]:
            texts = tuple(_texts(entry, service))
            rows.append(budget.row(texts, len(rows)))
    table = Block(Sort.TABLE, "", tuple(rows), heading=_NAME)
    return Document(path, (table,))


def _texts(entry: Mapping[str, object], service: Mapping[str, object]) -> Iterator[str]:
    """The facts of one service, as the cells of a table have them."""
    yield _text(entry.get("name"))
    yield _text(entry.get("legal_name"))
    yield _text(entry.get("country"))
    yield "yes" if entry.get("group_company") is True else ""
    yield _text(service.get("purpose"))
    yield _listed(service.get("products"))
    yield _ids(service.get("data"))
    yield _ids(service.get("subjects"))
    yield "\n".join(map(_place, _dicts(service.get("places"))))
    mechanisms = [
        _ids(each.get("mechanisms"))
        for each in _dicts(service.get("transfers"))
        if each.get("transfer") is not False
    ]
    yield "\n".join(dict.fromkeys(filter(None, mechanisms)))
    yield _text(service.get("since"))
    yield _text(service.get("until"))


def _place(place: Mapping[str, object]) -> str:
    """`aws:eu-west-1 (storage, support)`, `IE or DE, at the choice of the customer`."""
    options = place.get("options")
    text = _text(place.get("place"))
    if isinstance(options, list) and options:
        text = " or ".join(map(_text, options))
    if place.get("chosen_by") == "customer":
        return f"{text}, at the choice of the customer"
    uses = place.get("uses")
    known = isinstance(uses, list) and uses and not options
    return f"{text} ({', '.join(map(_text, uses))})" if known and isinstance(uses, list) else text


def _ids(value: object) -> str:
    if isinstance(value, list):
        return "\n".join(
            _text(each.get("id") if isinstance(each, dict) else each) for each in value
        )
    return _text(value)


def _listed(value: object) -> str:
    return "\n".join(map(_text, value)) if isinstance(value, list) else _text(value)


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _dicts(value: object) -> list[Mapping[str, object]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
