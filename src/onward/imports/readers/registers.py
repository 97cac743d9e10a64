"""Exports of other registers, known by their keys or sheets; `registers.toml` has what each means.

A reader takes what it knows of a register. Every other key stays a column, and is listed as not
read.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from onward.imports.document import Block, Budget, Document, Row, Sort
from onward.source.packaged import table


def marked(document: Document) -> Document:
    """A document with the meaning of its columns, if a register that is known exported it."""
    registers = table("onward.imports", "registers")
    sheets = registers["ciso-assistant"]
    if set(sheets["sheets"]) <= {block.name for block in document.blocks}:
        names = _names(document)
        return replace(
            document, blocks=tuple(_sheet(block, sheets, names) for block in document.blocks)
        )
    for register in ("probo", "fides"):
        blocks = tuple(_with(block, registers[register]) for block in document.blocks)
        if blocks != document.blocks:
            return replace(document, blocks=blocks)
    return document


def _with(block: Block, known: Mapping[str, Any]) -> Block:
    heads = {cell.text for cell in block.rows[0]} if block.rows else set()
    columns = known["columns"]
    return replace(block, columns=columns) if set(known["needs"]) <= heads else block


def _names(document: Document) -> Mapping[str, str]:
    """The name of each entity of CISO Assistant by its `ref_id`."""
    for block in document.blocks:
        if block.name == "Entities" and block.rows:
            heads = [cell.text for cell in block.rows[0]]
            if {"ref_id", "name"} <= set(heads):
                id_, name = heads.index("ref_id"), heads.index("name")
                rows = [row for row in block.rows[1:] if len(row) > max(id_, name)]
                return {row[id_].text: row[name].text for row in rows if row[id_].text}
    return {}


def _sheet(
    block: Block, sheets: Mapping[str, Mapping[str, str]], names: Mapping[str, str]
) -> Block:
    """A sheet with its columns; a solution names the entity that provides it by its id."""
    columns = sheets.get(block.name)
    if not isinstance(columns, dict) or not block.rows:
        return block
    heads = [cell.text for cell in block.rows[0]]
    rows = list(block.rows)
    if "provider_entity_ref_id" in heads:
        at = heads.index("provider_entity_ref_id")
        rows = [_named(row, at, names) if number else row for number, row in enumerate(rows)]
    return replace(block, columns=columns, rows=tuple(rows))


def _named(row: Row, at: int, names: Mapping[str, str]) -> Row:
    if len(row) <= at or row[at].text not in names:
        return row
    return (*row[:at], row[at]._replace(text=names[row[at].text]), *row[at + 1 :])


def fides(value: object, path: str, budget: Budget) -> Document | None:
    """Systems of Fides that name a vendor, a row for each privacy declaration."""
    systems = value.get("system") if isinstance(value, dict) else None
    if not isinstance(systems, list) or not all(_is_of_fides(each) for each in systems):
        return None
    rows = [row for each in systems for row in _rows(each)]
    keys = list(dict.fromkeys(key for row in rows for key in row))
    body = [budget.row([row.get(key, "") for key in keys], n) for n, row in enumerate(rows, 1)]
    head = budget.row(keys, 0)
    notes = (f"{path}: datasets of Fides name no vendor, and are not read",)
    return Document(
        path,
        (Block(Sort.TABLE, "", (head, *body), heading="system"),),
        notes if isinstance(value, dict) and "dataset" in value else (),
    )


def _is_of_fides(system: object) -> bool:
    return isinstance(system, dict) and "fides_key" in system


def _rows(system: Mapping[str, object]) -> Iterator[dict[str, str]]:
    """A system of ours is no vendor: the row has its name only where a vendor is behind it."""
    of_vendor = bool(system.get("vendor_id") or system.get("legal_name"))
    own = {key: _text(each) for key, each in system.items() if key != "privacy_declarations"}
    if not of_vendor:
        own["system"] = own.pop("name", "")
    declared = system.get("privacy_declarations")
    inner = (
        [each for each in declared if isinstance(each, dict)] if isinstance(declared, list) else []
    )
    for each in inner or [{}]:
        yield own | {f"privacy_declarations.{key}": _text(said) for key, said in each.items()}


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list():
            return "\n".join(_category(each) for each in value if not isinstance(each, dict))
        case _:
            return str(value)


def _category(word: object) -> str:
    """`user.contact.email` is a category of Fides; what is behind `user.` may be a word of ours."""
    return str(word).removeprefix("user.")
