"""Small inventories around one vendor, and what the rules on transfers find in them."""

import json
from datetime import date
from typing import Any

from tests.rules.reported import DAY, inventory

from onward.diagnostic import Diagnostic, Severity
from onward.law.law import Law, load
from onward.rules.engine.catalogue import rules
from onward.rules.engine.context import RuleContext
from onward.rules.engine.judge import judge
from onward.rules.engine.rule_of_reason import MECHANISMS
from onward.workflow import Order, context_of

BELGIAN = {"kind": "organisation", "name": "Example", "country": "BE"}
MAIL: dict[str, Any] = {
    "kind": "vendor",
    "name": "Acme Mail",
    "legal_name": "Acme Mail Inc.",
    "country": "US",
    "services": [{"id": "mail"}],
}
CERTIFIED = {
    "entity": "Acme Mail Inc.",
    "listed_as": "participant",
    "covers": ["non-hr"],
    "verified": "2026-06-01",
}
SIGNED = {
    "instrument": "eu-scc-2021-914",
    "status": "signed",
    "signed": "2022-11-30",
    "with": "Acme Mail Inc.",
    "modules": [1, 2, 3],
    "assessment": {"date": "2026-01-10", "countries": ["US"], "conclusion": "equivalent"},
}


def case(
    *vendors: dict[str, Any], day: date = DAY, law: Law | None = None, **more: Any
) -> RuleContext:
    """A case of these vendors; `more` holds other records by their path, without the suffix."""
    written = {"organisation": more.pop("organisation", BELGIAN)}
    written |= {f"vendors/{each.pop('id', 'acme')}": each for each in map(dict, vendors)}
    written |= {path.replace("__", "/"): record for path, record in more.items()}
    files = {f"{path}.yaml": json.dumps(record) for path, record in written.items()}
    return context_of(inventory(files), law or load(), Order(day=day))


def reported(given: RuleContext) -> list[Diagnostic]:
    """What the rules on transfers find."""
    family = [rule for rule in rules().values() if rule.family == "transfers"]
    return list(judge(given, family))


def mechanisms(given: RuleContext) -> list[tuple[str, Severity]]:
    """What the rules on mechanisms find, by name and severity."""
    found = reported(given)
    return [(each.rule, each.severity) for each in found if each.rule in set(MECHANISMS.values())]


def mail(*mechanisms: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A vendor in the United States with these mechanisms."""
    return {**MAIL, "mechanisms": list(mechanisms), **more}


def dpf(**certified: Any) -> dict[str, Any]:
    """The EU-US framework with a certificate."""
    return {"instrument": "eu-us-dpf", "certified": {**CERTIFIED, **certified}}
