"""The whole way of a datum, from bytes to verdict, on one page."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from onward.diagnostic import Diagnostic, Judged, Place, Verdict, fault_of_file
from onward.inventory.build import Record, build, record_id, unread_id
from onward.inventory.documents import documents
from onward.inventory.link import link, same_id
from onward.inventory.records import Inventory
from onward.law.law import Law
from onward.rules.engine.catalogue import Rule, catalogue, rules
from onward.rules.engine.context import RuleContext
from onward.rules.engine.judge import judge
from onward.rules.engine.waive import waive
from onward.schema.validate import validate
from onward.source.digest import Digest
from onward.source.text import Folder, Source
from onward.syntax.locate import located
from onward.syntax.parse import parse
from onward.transfers.assess import Statuses, weigh
from onward.transfers.derive import derive
from onward.transfers.memory import Forgetful, Memory

Hashes: TypeAlias = Callable[[str, Iterable[str]], Mapping[str, Digest | None]]
Made: TypeAlias = tuple[Record | None, tuple[Diagnostic, ...], str]
"""What was made of one file, from that file alone: a record or its faults, and its id."""
Files: TypeAlias = dict[tuple[Source, str], Made]
"""What was made of each file in a folder of that name."""


@dataclass(frozen=True, slots=True)
class Read:
    """An inventory as far as it could be read: it is None where there are faults."""

    folder: Folder
    id: str
    inventory: Inventory | None
    faults: tuple[Diagnostic, ...]

    @property
    def whole(self) -> Inventory:
        """The inventory of one that could be read."""
        if self.inventory is None:
            raise AssertionError(f"{self.id} has faults first")
        return self.inventory

    def judged(self, flows: int) -> Judged:
        """Its line in a report."""
        records = len(self.folder.sources)
        return Judged(self.id, self.folder.path, self.inventory is not None, records, flows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a run is asked for."""

    day: date
    select: frozenset[str] = frozenset()
    """Names of rules and families; empty: all of them."""
    ignore: frozenset[str] = frozenset()
    strict: bool = False
    """Keep the level of what rests on an inference."""
    today: date | None = None
    """The day of the run, whatever day is judged; None: not known."""
    hashes: Hashes = lambda _folder, _names: {}
    """What lies at the paths of documents below an inventory: rules read no disk."""

    def wants(self, rule: Rule) -> bool:
        """Whether what this rule reports is asked for."""
        selected = not self.select or bool(self.select & {rule.name, rule.family})
        return selected and not self.ignores(rule)

    def ignores(self, rule: Rule) -> bool:
        """Whether it is left out by name or family."""
        return bool(self.ignore & {rule.name, rule.family})


def read(folder: Folder, files: Files | None = None) -> Read:
    """Bytes to an inventory: every fault of every file is reported together.

    `files` keeps what was made of each file, for a second revision that has it too.
    """
    faults = [_unread(each.path, each.reason) for each in folder.unread]
    records: list[Record] = []
    refused: dict[str, str] = {}
    for source in folder.sources:
        record, found, name = _remembered(source, folder.name, files)
        faults.extend(found)
        if record is None:
            refused[source.path] = name
        else:
            records.append(record)
    refused |= {each.path: unread_id(each.path) for each in folder.unread}
    linked = link(folder, records, tuple(faults), refused)
    name = linked.value.id if linked.value else linked.diagnostics[0].inventory
    return Read(folder, name, linked.value, linked.diagnostics)


def read_all(folders: Iterable[Folder], files: Files | None = None) -> tuple[Read, ...]:
    """Every inventory of one run; two with one id are a fault of both, which names both paths.

    Findings, counts and reports name an inventory by its id. Where two share one, each goes by its
    path.
    """
    found = tuple(read(folder, files) for folder in folders)
    bearers: dict[str, list[Read]] = {}
    for each in found:
        bearers.setdefault(each.id, []).append(each)
    return tuple(_by_path(each, bearers[each.id]) for each in found)


def _by_path(one: Read, bearers: list[Read]) -> Read:
    """An inventory as it is, or under its path where others of the run have its id."""
    if len(bearers) == 1:
        return one
    faults = list(one.faults)
    others = [
        each.inventory.organisation
        for each in bearers
        if each is not one and each.inventory is not None
    ]
    if one.inventory is not None and others:
        faults.append(same_id(one.inventory.organisation, others))
    path = one.folder.path
    reported = tuple(replace(fault, inventory=path) for fault in faults)
    return Read(one.folder, path, None if faults else one.inventory, reported)


def _remembered(source: Source, folder: str, files: Files | None) -> Made:
    if files is None:
        return _record(source, folder)
    if (source, folder) not in files:
        files[source, folder] = _record(source, folder)
    return files[source, folder]


def _record(source: Source, folder: str) -> Made:
    parsed = parse(source)
    name = record_id(parsed.value, source.path)
    if parsed.value is None:
        return None, parsed.diagnostics, name
    faults = validate(parsed.value, source.path)
    if faults or not isinstance(parsed.value, dict):
        return None, faults, name
    record = build(str(parsed.value["kind"]), parsed.value, source.path, folder)
    return record, (), name


def _unread(path: str, reason: str) -> Diagnostic:
    return fault_of_file(
        rule="unread-file",
        message=f"not read: {reason}",
        at=Place(path),
        reason="an inventory is judged as a whole, so every record below it must be readable",
        remedy="replace it by a readable file, or remove it from the inventory",
    )


def statuses(inventory: Inventory, law: Law, day: date, memory: Memory | None = None) -> Statuses:
    """Derive every flow of the day and judge it by the law data; with a memory, as far as neither
    was done before.
    """
    horizon = inventory.organisation.policy.horizon_days
    return weigh(derive(inventory, law, day, memory), law, horizon, memory=memory)


def findings(
    context: RuleContext, asked: Order
) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """The open and the waived findings of one inventory."""
    wanted = {name for name, rule in rules().items() if asked.wants(rule)}
    waivers = context.inventory.waivers
    known = catalogue()
    if any(rule.of_waivers and rule.name in asked.select for rule in known.values()):
        wanted |= {each.rule for each in waivers.values()}
    run = [rule for name, rule in rules().items() if name in wanted]
    reported = judge(context, run, strict=asked.strict)
    if not waivers:
        return reported, ()
    open_, waived = waive(reported, context.inventory, known, asked.day, wanted)
    return _wanted(open_, context, asked), _wanted(waived, context, asked)


def _wanted(
    found: tuple[Diagnostic, ...], context: RuleContext, asked: Order
) -> tuple[Diagnostic, ...]:
    """Those asked for; what is reported of a waiver also where the rule is that it is for."""
    known = catalogue()

    def wants(each: Diagnostic) -> bool:
        rule = known[each.rule]
        if not rule.of_waivers or asked.wants(rule):
            return asked.wants(rule)
        waived = known.get(context.inventory.waivers[each.subject].rule)
        plain = waived is None or waived.check is None or asked.wants(waived)
        return plain and not asked.ignores(rule)

    return tuple(filter(wants, found))


def context_of(
    inventory: Inventory, law: Law, asked: Order, memory: Memory | None = None
) -> RuleContext:
    """Everything that the rules may look at, the hashes of documents included."""
    return RuleContext(
        inventory=inventory,
        statuses=statuses(inventory, law, asked.day, memory),
        law=law,
        hashes=hashes_of(inventory, asked),
        today=asked.today,
        memory=memory or Forgetful(),
    )


def hashes_of(inventory: Inventory, asked: Order) -> Mapping[str, Digest | None]:
    """The hashes of the documents that an inventory names."""
    named = sorted({each.name for each in documents(inventory)})
    return asked.hashes(inventory.path, named) if named else {}


def verdict(folders: Iterable[Folder], law: Law, asked: Order) -> Verdict:
    """Judge every inventory; one with faults is reported and not judged, and the others go on."""
    judged: list[Judged] = []
    open_: list[Diagnostic] = []
    waived: list[Diagnostic] = []
    sources: dict[str, Source] = {}
    for got in read_all(folders):
        folder = got.folder
        sources |= {source.path: source for source in folder.sources}
        if got.inventory is None:
            open_.extend(got.faults)
            judged.append(got.judged(0))
            continue
        context = context_of(got.inventory, law, asked)
        found, silenced = findings(context, asked)
        open_.extend(_shown(found, folder))
        waived.extend(_shown(silenced, folder))
        judged.append(got.judged(len(context.statuses.flows.flows)))
    return Verdict(
        as_of=asked.day,
        law_checked=law.checked,
        inventories=tuple(judged),
        open=located(open_, sources),
        waived=located(waived, sources),
        sources=sources,
    )


def _shown(found: tuple[Diagnostic, ...], folder: Folder) -> tuple[Diagnostic, ...]:
    if not folder.shown:
        return found
    return tuple(each for each in found if each.at.path in folder.shown)
