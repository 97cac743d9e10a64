"""The instruments of the regimes, as the tables tell them."""

from collections.abc import Mapping
from typing import Any

from onward.law._files import table
from onward.law.instrument import Instrument, Kind

_KINDS = {kind.value: kind for kind in Kind}
_LISTS = (
    "shown",
    "shown_for_own_staff",
    "exclusions",
    "doubts",
    "accepts",
    "watch",
    "aliases",
    "marked_data",
    "void_approvals",
)


def instruments() -> Mapping[str, Instrument]:
    """Every instrument by its id, in the order of the tables."""
    return {
        id_: _instrument(id_, regime, row)
        for regime in (row["id"] for row in table("regimes")["regime"])
        for id_, row in table(f"instruments/{regime.lower()}").items()
    }


def _instrument(id_: str, regime: str, row: dict[str, Any]) -> Instrument:
    for key in _LISTS:
        if key in row:
            row[key] = tuple(row[key])
    row["kind"] = _KINDS[row["kind"]]
    row["covers"] = frozenset(row["covers"].split())
    row["modules"] = frozenset(row.get("modules", ()))
    return Instrument(id=id_, regime=regime, **row)
