"""`onward recipients`: to whom data goes, as people are informed of it (Art. 13 to 15 GDPR)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from onward.diagnostic import Place
from onward.inventory.organisation import Activity
from onward.inventory.records import Inventory
from onward.inventory.value import Terms
from onward.inventory.vendor import Service
from onward.law.law import Law
from onward.reports.papers.frame import remark, remarks
from onward.reports.papers.paper import (
    Block,
    Column,
    Facts,
    Grid,
    Line,
    Paper,
    Paragraph,
    Section,
    line,
)
from onward.reports.papers.past_recipients import other_days
from onward.reports.papers.recipient import Recipient, recipient_id
from onward.reports.papers.writer import Occasion, Writer, writer_of
from onward.reports.words.words import capital
from onward.transfers.assess import weigh
from onward.transfers.derive import derive
from onward.transfers.flow import Flow, Kind
from onward.transfers.place import active
from onward.transfers.roles import activities_of
from onward.transfers.status import Status
from onward.wording.labels import called


class Wanted(NamedTuple):
    """What a paper is asked for."""

    language: str
    occasion: Occasion = "notice"
    activity: str | None = None
    """The id of the only activity; None: every one in which we are not a processor."""
    subjects: str | None = None
    """The only category of data subjects."""


def recipients(inventory: Inventory, law: Law, day: date, wanted: Wanted) -> Paper:
    """The recipients of each activity: who, what for, where, and on which basis of a transfer.

    Where we are a processor our customers inform people: such an activity is shown only by name.
    KeyError for an activity that the inventory does not have.
    """
    writer = writer_of(inventory, law, day, wanted.language, wanted.occasion)
    say = writer.say
    parts = tuple(_parts(writer, wanted))
    blocks: list[Block] = [*_remarks(writer, wanted, parts), _intro(writer)]
    blocks.extend(each.section for each in parts)
    if any(one.safeguarded for each in parts for one in each.recipients):
        blocks.append(Section(say("copies"), (Paragraph(writer.copies_from()),)))
    if wanted.occasion == "request":
        blocks.extend(other_days(writer, wanted.activity, wanted.subjects))
    return writer.paper("recipients", say("title"), blocks)


class _Part(NamedTuple):
    """The section of an activity, and who is in it."""

    section: Section
    recipients: tuple[Recipient, ...]


def _parts(writer: Writer, wanted: Wanted) -> Iterator[_Part]:
    number = 1
    for number, activity in enumerate(_activities(writer, wanted), 1):
        yield _part(writer, wanted, activity, f"{number}-{activity.id}"[:31])
    other = _part(writer, wanted, None, f"{number + 1}-other")
    if other.recipients:
        yield other


def _activities(writer: Writer, wanted: Wanted) -> Iterator[Activity]:
    if wanted.activity is not None:
        yield writer.inventory.activities[wanted.activity]
        return
    for each in writer.inventory.activities.values():
        concerns = wanted.subjects is None or _may_hold(each.subjects, wanted.subjects)
        if concerns and each.role != "processor" and active(writer.day, each.since, each.until):
            yield each


def _may_hold(terms: Terms, word: str) -> bool:
    """Whether a list has the word, or may: where it is unknown or not recorded."""
    return not isinstance(terms, tuple) or word in terms


def _part(writer: Writer, wanted: Wanted, activity: Activity | None, name: str) -> _Part:
    found = tuple(recipients_of(writer, activity, wanted.subjects))
    title = called(activity.name, activity.id) if activity else writer.say("other")
    blocks: list[Block] = []
    if activity is not None:
        blocks.append(_facts(writer, activity))
        if activity.role == "processor":
            blocks.append(remark(writer.say, "of-customers", sender=writer.sender))
        if not found:
            blocks.append(remark(writer.say, "none"))
    if found:
        rows = tuple(each.row() for each in found)
        blocks.append(Grid(name, title, _columns(writer), rows))
    return _Part(Section(title, tuple(blocks), name), found)


def _facts(writer: Writer, activity: Activity) -> Facts:
    """What the activity is for, and whose data it is."""
    say, at = writer.say, activity.origin
    name = called(activity.name, activity.id)
    if isinstance(activity.purpose, str):
        purpose: Line = line(activity.purpose)
    else:
        purpose = (writer.missing("purpose", name, Place(at, "purpose")),)
    if isinstance(activity.subjects, tuple):
        listed = ", ".join(map(writer.words.subject, activity.subjects))
        subjects: Line = line(capital(listed or writer.words.none))
    else:
        subjects = (writer.missing("subjects", name, Place(at, "subjects")),)
    return Facts(((say("purpose"), (purpose,)), (say("subjects"), (subjects,))))


def recipients_of(
    writer: Writer, activity: Activity | None, subjects: str | None = None
) -> Iterator[Recipient]:
    """Who receives data of an activity, each once: those that we engage, and those behind them."""
    horizon = writer.inventory.organisation.policy.horizon_days
    narrowed = _only(writer, activity, subjects)
    weighed = weigh(derive(narrowed, writer.law, writer.day), writer.law, horizon)
    judged = weighed.by_flow()
    found: dict[str, list[Flow]] = {}
    for flow in weighed.flows.flows:
        if flow.kind in (Kind.OWN, Kind.CHAIN):
            found.setdefault(recipient_id(flow), []).append(flow)
    passing = {
        flow.exporter.id
        for flow in weighed.flows.flows
        if flow.kind is Kind.CHAIN
        and any(each.status is not Status.INSIDE for each in judged.get(id(flow), ()))
    }
    for flows in found.values():
        judgments = tuple(each for flow in flows for each in judged.get(id(flow), ()))
        onward = flows[0].importer.id in passing
        yield Recipient(writer, activity, tuple(flows), judgments, onward)


def _only(writer: Writer, activity: Activity | None, subjects: str | None) -> Inventory:
    """The inventory with the disclosures for one activity alone; None: for none of the day.

    A service for something else has no data: its places remain, for those who pass data on to it.
    """

    def kept(service: Service) -> Service:
        if activity is None:
            right = not activities_of(service, writer.inventory, writer.day)
        else:
            serves = service.activities
            right = isinstance(serves, tuple) and activity.id in serves
        if right and (subjects is None or _may_hold(service.subjects, subjects)):
            return service
        return replace(service, data=())

    vendors = writer.inventory.vendors.items()
    only = {id_: replace(each, services=tuple(map(kept, each.services))) for id_, each in vendors}
    return replace(writer.inventory, vendors=only)


def _columns(writer: Writer) -> tuple[Column, ...]:
    say = writer.say
    return (
        Column(say("recipient"), writer.exact("recipient"), width=32),
        Column(say("purpose"), width=30),
        Column(say("data"), width=30),
        Column(say("countries"), width=20),
        Column(say("transfer"), writer.exact("transfer"), width=40),
    )


def _intro(writer: Writer) -> Paragraph:
    text = writer.say(writer.occasion, sender=writer.sender, articles=writer.provision)
    return Paragraph(line(text))


def _remarks(writer: Writer, wanted: Wanted, parts: tuple[_Part, ...]) -> Iterator[Paragraph]:
    """What the writer has to know and people are not told."""
    yield Paragraph(line(writer.say("remark")), remark=True)
    if not writer.regimes:
        yield remark(writer.say, "law", sender=writer.sender)
    everyone = [each for part in parts for each in part.recipients]
    failing = dict.fromkeys(each.name for each in everyone if each.fails)
    if failing:
        yield remark(writer.say, "failing", names=writer.words.listed(failing))
    internal = dict.fromkeys(each.name for each in everyone if each.internal)
    if internal:
        key = "hidden" if wanted.occasion == "notice" else "shown"
        yield remark(writer.say, key, names=writer.words.listed(internal))
    ours = writer.inventory.activities.values()
    left_out = [
        called(each.name, each.id)
        for each in ours
        if each.role == "processor" and active(writer.day, each.since, each.until)
    ]
    if left_out and wanted.activity is None:
        names = writer.words.listed(left_out)
        yield remark(writer.say, "processor", sender=writer.sender, names=names)
    if wanted.occasion == "request":
        if wanted.subjects is None:
            yield remark(writer.say, "person")
        yield remark(writer.say, "removed")
    yield from remarks(wanted.language, writer.inventory.organisation)
