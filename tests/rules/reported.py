"""What the rules tell of a few records, without the printing."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from tests import records

from onward.diagnostic import Diagnostic
from onward.inventory.records import Inventory
from onward.law.law import load
from onward.rules.engine.catalogue import rules
from onward.rules.engine.judge import judge
from onward.source.digest import Digest
from onward.workflow import Order, context_of

DAY = date(2026, 8, 5)
"""The day on which the law data were checked."""
ORGANISATION = "kind: organisation\nname: Example\ncountry: BE\n"


def inventory(files: Mapping[str, object]) -> Inventory:
    """The inventory of these files; `organisation.yaml` is that of a Belgian firm if not there."""
    whole = {"organisation.yaml": ORGANISATION, **files}
    return records.inventory(dict(sorted(whole.items())))


def reported(
    files: Mapping[str, object],
    *names: str,
    day: date = DAY,
    strict: bool = False,
    hashes: Mapping[str, Digest | None] = MappingProxyType({}),
) -> tuple[Diagnostic, ...]:
    """What the rules of these names or families find; without a name, what all find."""
    context = replace(context_of(inventory(files), load(), Order(day=day)), hashes=hashes)
    wanted = [
        rule for rule in rules().values() if not names or {rule.name, rule.family} & set(names)
    ]
    return judge(context, wanted, strict=strict)


def subjects(found: Iterable[Diagnostic]) -> list[str]:
    """The subjects of findings, in order."""
    return [each.subject for each in found]
