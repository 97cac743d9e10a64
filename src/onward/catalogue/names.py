"""Which vendor of the catalogue a name means, without reading the vendors' files."""

import json
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from onward.source.packaged import tables, text
from onward.terms.company import brand_keys


class Meant(NamedTuple):
    """The vendors that a name may mean; none where the catalogue does not know it."""

    ids: tuple[str, ...]
    sure: bool
    """Whether it means this one vendor and nothing else."""


_NONE = Meant((), sure=False)
_MARKS = ("?", "=")
"""Behind the ids of a name: it may mean something else; it is that of a company of the vendor."""


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    known: Mapping[str, list[str]] = json.loads(text("onward.catalogue", "names.json"))
    return {key: tuple(ids) for key, ids in known.items()}


def ids() -> tuple[str, ...]:
    """The ids of all vendors of the catalogue, sorted: the names of their files."""
    return tables("onward.catalogue", "vendors")


def sure_id(key: str) -> str:
    """The one vendor that a brand key spells for sure; empty where there is none such.

    A company that contracts for a vendor is no spelling of it: another may contract with others.
    """
    ids = _names().get(key, ())
    return ids[0] if len(ids) == 1 else ""


def meant(name: str) -> Meant:
    """What a name means, whatever its legal form, case and accents: `Stripe, Inc.` is stripe."""
    found = [_names()[key] for key in sorted(brand_keys(name)) if key in _names()]
    if not found:
        return _NONE
    ids = tuple(dict.fromkeys(id_ for each in found for id_ in each if id_ not in _MARKS))
    return Meant(ids, sure=len(ids) == 1 and any("?" not in each for each in found))
