"""JSON and YAML: lists of objects, each object a row; other registers are known by their keys."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from onward.imports.document import Block, Budget, Cell, Document, Sort, Spot, named
from onward.imports.readers import own_list, registers
from onward.imports.readers.encoding import decoded
from onward.imports.readers.inline import plain
from onward.source.text import Source, Unreadable
from onward.syntax.parse import parse

_HTML = re.compile(r"<(?:table|ul|ol|dl)[\s>]", re.IGNORECASE)
_REGISTERS = (own_list.document, registers.fides)
"""Readers of what other programs export; each knows its own by its keys."""
_DEEPEST = 12
"""Lists of objects are looked for so deep."""


def read(source: Source) -> Document:
    """Every list of objects is a table whose headings are their keys. Raises Unreadable."""
    value, notes = _value(source)
    blocks = []
    budget = Budget(source.path)
    for register in _REGISTERS:
        whole = register(value, source.path, budget)
        if whole is not None:
            return replace(whole, notes=notes + whole.notes)
    for name, found in _lists(value, "", 0):
        if isinstance(found, str):
            from onward.imports.readers.page import read_text

            inner = read_text(found, source.path)
            blocks += [_below(name, each) for each in inner.blocks]
            notes += inner.notes
        else:
            blocks.append(_block(name, found, source.path, budget))
    return Document(source.path, named(blocks), notes)


def _value(source: Source) -> tuple[object, tuple[str, ...]]:
    if not source.path.lower().endswith(".json"):
        outcome = parse(source)
        if outcome.diagnostics:
            from onward.syntax.locate import located

            first = located(outcome.diagnostics[:1], {source.path: source})[0]
            line = first.at.span.line if first.at.span else 1
            raise Unreadable(f"{source.path}:{line}: {first.message}")
        return outcome.value, ()
    text, notes = decoded(source.data, source.path)
    try:
        return json.loads(text), notes
    except json.JSONDecodeError as error:
        raise Unreadable(f"{source.path}:{error.lineno}:{error.colno}: {error.msg}") from error
    except (RecursionError, ValueError) as error:
        raise Unreadable(f"{source.path}: nested too deep, or a number too long") from error


def _lists(value: object, name: str, depth: int) -> "Iterator[tuple[str, list[object] | str]]":
    """Every list of objects or texts that is not within another, and every text that is HTML."""
    if depth > _DEEPEST:
        return
    match value:
        case list() if value:
            yield name, value
        case dict():
            if value and all(isinstance(each, dict) for each in value.values()) and len(value) > 1:
                named = any("name" in each for each in value.values())
                own = "id" if named else "name"
                yield name, [{own: key, **each} for key, each in value.items()]
                return
            for key, each in value.items():
                yield from _lists(each, f"{name}.{key}" if name else str(key), depth + 1)
        case str() if _HTML.search(value):
            yield name, value
        case _:
            return


def _block(name: str, items: list[object], path: str, budget: Budget) -> Block:
    """Objects as rows, below a row of all their keys; texts as the items of a list."""
    if not any(isinstance(each, dict) for each in items):
        rows = []
        for number, each in enumerate(items, 1):
            text, links = plain(budget.take(_said(each)))
            rows.append((Cell(text, Spot(path, name, number, 1), links),))
        return Block(Sort.LIST, name, tuple(rows), heading=name)
    flat = [_flat(each) if isinstance(each, dict) else {"": _said(each)} for each in items]
    keys = list(dict.fromkeys(key for each in flat for key in each))
    if len(keys) * len(flat) > 1_000_000:
        raise Unreadable(f"{path}, {name}: {len(flat):,} objects of {len(keys):,} keys; no list")
    head = tuple(Cell(key, Spot(path, name, 0, column)) for column, key in enumerate(keys, 1))
    body = []
    for number, each in enumerate(flat, 1):
        row = []
        for column, key in enumerate(keys, 1):
            text, links = plain(budget.take(each.get(key, "")))
            row.append(Cell(text, Spot(path, name, number, column), links))
        body.append(tuple(row))
    return Block(Sort.TABLE, name, (head, *body), heading=name)


def _flat(value: Mapping[str, object], before: str = "", depth: int = 0) -> dict[str, str]:
    """The texts of an object; those of objects in it under `outer.inner`."""
    found: dict[str, str] = {}
    for key, each in value.items():
        name = f"{before}{key}"
        if isinstance(each, dict) and depth < _DEEPEST:
            found |= _flat(each, f"{name}.", depth + 1)
        else:
            found[name] = _said(each)
    return found


def _said(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list() if all(not isinstance(each, dict | list) for each in value):
            return "\n".join(map(_said, value))
        case dict() | list():
            return json.dumps(value, ensure_ascii=False, default=str)
        case _:
            return str(value)


def _below(name: str, block: Block) -> Block:
    """A block of HTML within a text, named by both."""
    whole = ", ".join(each for each in (name, block.name) if each)
    rows = tuple(
        tuple(each._replace(spot=each.spot._replace(block=whole, line=None)) for each in row)
        for row in block.rows
    )
    return replace(block, name=whole, rows=rows)
