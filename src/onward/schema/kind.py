"""Which schema a file has to meet: the kind comes first, so that one cause gives one fault."""

from collections.abc import Mapping
from typing import NamedTuple

from onward.schema.files import KINDS, Shape, shape


class Misfit(NamedTuple):
    """Why a record has no kind that it could be judged by."""

    message: str
    key: str = ""
    """The key that is wrong, or nothing where one is missing."""


def misfit(value: Mapping[str, object], path: str) -> Misfit | None:
    """What is wrong with the kind of a file; None where it names a kind and is in its place."""
    if "kind" not in value:
        return Misfit(_without(value), _misspelt(value))
    kind = value["kind"]
    if kind not in KINDS:
        return Misfit(_foreign(kind), "kind")
    home = path.rpartition("/")[2] == "organisation.yaml"
    if kind == "organisation" and not home:
        return Misfit("the organisation of an inventory must be in `organisation.yaml`", "kind")
    if home and kind != "organisation":
        return Misfit(f"`organisation.yaml` must have `kind: organisation`, not `{kind}`", "kind")
    return None


def other_kinds(value: Mapping[str, object], kind: str) -> list[str]:
    """The kinds whose keys these are, where those of `kind` they are not."""
    if _unknown(value, shape(kind)) == 0 or _strangeness(value, shape(kind)) < 2:
        return []
    others = [name for name in KINDS if name not in (kind, "organisation")]
    return [name for name in others if _strangeness(value, shape(name)) == 0]


def _without(value: Mapping[str, object]) -> str:
    near = _misspelt(value)
    if near:
        return f"a record begins with `kind`, not with `{near}`"
    fitting = [name for name in KINDS if _strangeness(value, shape(name), ("kind",)) == 0]
    guess = fitting[0] if len(fitting) == 1 else "vendor"
    return f"the record does not say its kind: begin with `kind: {guess}`"


def _misspelt(value: Mapping[str, object]) -> str:
    from difflib import get_close_matches

    near = get_close_matches("kind", [key for key in value if value[key] in KINDS], 1, 0.5)
    return near[0] if near else ""


def _foreign(kind: object) -> str:
    names = ", ".join(f"`{name}`" for name in KINDS)
    if not isinstance(kind, str):
        return f"`kind` must be one of {names}"
    from difflib import get_close_matches

    near = get_close_matches(kind.strip().lower(), KINDS, 1, 0.6)
    hint = f"did you mean `{near[0]}`?" if near else f"write one of {names}"
    return f"`{kind}` is not a kind of record: {hint}"


def _strangeness(value: Mapping[str, object], like: Shape, given: tuple[str, ...] = ()) -> int:
    lacking = sum(1 for key in like.required if key not in value and key not in given)
    return _unknown(value, like) + lacking


def _unknown(value: Mapping[str, object], like: Shape) -> int:
    return sum(1 for key in value if key not in like.keys and not key.startswith("x-"))
