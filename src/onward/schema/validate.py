"""Judge a file by the schema of its kind: jsonschema-rs decides, jsonschema words the reason."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from onward.diagnostic import Diagnostic
from onward.schema.fault import ValueFault, complaints
from onward.schema.files import schema_text
from onward.schema.kind import misfit, other_kinds
from onward.syntax.value import Value

if TYPE_CHECKING:
    from jsonschema_rs import Draft202012Validator

    from onward.schema.collect import Error

_LEI = re.compile("[A-Z0-9]{18}[0-9]{2}")
_ID = re.compile("[a-z0-9]+(-[a-z0-9]+)*")


def validate(value: Value, path: str) -> tuple[Diagnostic, ...]:
    """All that a parsed file breaks of the schema of its kind; nothing where it is valid.

    `path` is the file as shown to the user: an organisation has to lie in `organisation.yaml`, and
    the name of any other file is its id unless it says another.
    """
    faults = _faults(value, path) if isinstance(value, dict) else [_no_record(value)]
    return complaints(faults, value, path) if faults else ()


def _faults(value: dict[str, Value], path: str) -> list[ValueFault]:
    wrong = misfit(value, path)
    if wrong is not None:
        steps = (wrong.key,) if wrong.key else ()
        return [ValueFault("schema-kind", steps, wrong.message, key=wrong.key not in ("", "kind"))]
    kind = str(value["kind"])
    faults = [] if _decide(kind, value) else _reasons(kind, value)
    return [*faults, *_name(value, path), *_lei(value)]


def _no_record(value: Value) -> ValueFault:
    held = "a list" if isinstance(value, list) else "a single value"
    return ValueFault(
        "schema-kind", (), f"the file holds {held}, not a record: begin with `kind: vendor`"
    )


@cache
def _judge(kind: str) -> "Draft202012Validator":
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(schema_text(kind))


def _decide(kind: str, value: Value) -> bool:
    try:
        return _judge(kind).is_valid(value)
    except ValueError:
        return False  # a text that is no Unicode, or a key that is no text: reported below


def _reasons(kind: str, value: dict[str, Value]) -> list[ValueFault]:
    from onward.schema.collect import gather

    others = other_kinds(value, kind)
    if others:
        fitting = " or ".join(f"`kind: {other}`" for other in others)
        message = f"the record says `kind: {kind}`, but its keys are those of {fitting}"
        return [ValueFault("schema-kind", ("kind",), message)]
    return gather(_errors(kind, value), kind) or _in_other_words(kind, value)


def _errors(kind: str, value: Value) -> "Iterator[Error]":
    import jsonschema

    from onward.schema.collect import Error
    from onward.schema.files import schema

    for error in jsonschema.Draft202012Validator(schema(kind)).iter_errors(value):
        yield Error(str(error.validator), tuple(error.absolute_path), error.instance, error.schema)


def _in_other_words(kind: str, value: Value) -> list[ValueFault]:
    """What jsonschema-rs alone refuses: a line break after a value, a text that is no Unicode."""
    try:
        errors = list(_judge(kind).iter_errors(value))
    except ValueError:
        return [
            ValueFault("schema-value", (), "the record contains a text that is not valid Unicode")
        ]
    return [
        ValueFault("schema-value", tuple(error.instance_path), error.message) for error in errors
    ]


def _lei(value: dict[str, Value]) -> list[ValueFault]:
    """A Legal Entity Identifier with a slip of the pen (ISO 17442, ISO/IEC 7064 MOD 97-10).

    Read with A as 10 to Z as 35 it leaves 1 modulo 97.
    """
    said = value.get("lei")
    if not isinstance(said, str) or not _LEI.fullmatch(said):
        return []
    if int("".join(str(int(each, 36)) for each in said)) % 97 == 1:
        return []
    message = f"`lei` is `{said}`: its last two digits do not fit the others (ISO 17442)"
    remedy = "Copy it again from the register, or write `unknown`."
    return [ValueFault("schema-value", ("lei",), message, remedy)]


def _name(value: dict[str, Value], path: str) -> list[ValueFault]:
    stem = path.rpartition("/")[2].rpartition(".")[0]
    if "id" in value or value["kind"] == "organisation" or _ID.fullmatch(stem):
        return []
    message = (
        f"the file name `{stem}` can't be an id: rename it to lower-case letters and digits, "
        "joined by single dashes, or write `id:`"
    )
    return [ValueFault("schema-value", (), message)]
