"""Records written in a test, and what the rules tell of them."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from tests.rules.pages import DAY, ORGANISATION

from onward.diagnostic import Diagnostic
from onward.law.law import load
from onward.source.text import Folder, Source
from onward.workflow import Order, verdict

SCC = (
    "{instrument: eu-scc-2021-914, status: signed, signed: 2022-11-30, with: Acme Inc.,"
    " modules: [2], %s}"
)
DPF = (
    "{instrument: eu-us-dpf, certified: {entity: Acme Inc., listed_as: participant,"
    " covers: [non-hr], since: 2023-08-01, verified: 2026-07-01}}"
)
CRM = "kind: activity\nrole: controller\n"


def reported(
    *rules: str,
    day: date = DAY,
    organisation: str = "",
    strict: bool = False,
    records: Mapping[str, str] = MappingProxyType({}),
    **more: str,
) -> tuple[Diagnostic, ...]:
    """What the rules find in these records; a record without a kind is a vendor."""
    files = {"organisation.yaml": organisation.encode() or ORGANISATION}
    for name, text in {**records, **more}.items():
        kind = "" if text.startswith("kind:") else "kind: vendor\n"
        folder = "activities" if text.startswith("kind: activity") else "vendors"
        files[f"{folder}/{name.replace('_', '-')}.yaml"] = f"{kind}{text}".encode()
    sources = tuple(Source(path, data) for path, data in sorted(files.items()))
    asked = Order(day=day, select=frozenset(rules), strict=strict)
    result = verdict([Folder("example", ".", sources)], load(), asked)
    assert result.inventories[0].judged, [each.message for each in result.open]
    return result.open


def american(mechanisms: str = "{instrument: unknown}", **keys: str) -> str:
    """An American processor with one service."""
    more = "".join(f"{key}: {value}\n" for key, value in keys.items())
    return (
        "name: Acme\nlegal_name: Acme Inc.\ncountry: US\nrole: processor\n"
        "services: [{id: mail, activities: [crm], data: [contact.email]}]\n"
        f"mechanisms: [{mechanisms}]\n{more}"
    )
