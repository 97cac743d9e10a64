"""What falls on another day or under another law: which flows, who is hit, what to do first."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from onward.diff.change import Change, How, Sense
from onward.diff.comparison import Comparison
from onward.diff.flows import FlowChange
from onward.diff.names import Names
from onward.diff.touched import acting_for, behind, concerned, touched
from onward.law.book import Book
from onward.transfers.footing import Code, Footing, Judgment
from onward.views.changed_flows import flow_name, remedies, steps
from onward.views.section import Line, Section, count
from onward.views.sentences import sentence
from onward.views.transfers import because

NOT_SAID = frozenset({Code.GROUND_UNKNOWN, Code.CHAIN_GROUND_NOT_RECORDED})
"""Why nobody can say whether a flow falls."""


FAIL: Final = "Transfers that fail"
SHOWN: Final = "Transfers that can no longer be shown to hold"
SOON: Final = "Transfers whose mechanism ends soon"
VERBS: Final = {
    FAIL: ("fails", "fail"),
    SHOWN: ("can no longer be shown to hold", "can no longer be shown to hold"),
    SOON: ("rests on a mechanism that ends soon", "rest on a mechanism that ends soon"),
}
"""What becomes of a transfer, the gravest first: the title of its section, and its verb."""


def headline(comparison: Comparison) -> str:
    """How many flows fail, how many are left in doubt, how many are held by a fallback."""
    worse, held, better = (
        _of(comparison, sense) for sense in (Sense.WORSE, Sense.NEUTRAL, Sense.BETTER)
    )
    parts = [_counted(worse)]
    if held:
        verb = "keeps" if len(held) == 1 else "keep"
        parts.append(f"{len(held)} {verb} standing on another ground")
    if better:
        parts.append(f"{count(len(better), 'transfer')} better founded")
    parts.append(f"{len(comparison.still)} as they were")
    open_ = _unsaid(comparison)
    if open_:
        rest = "rests" if len(open_) == 1 else "rest"
        parts.append(f"{len(open_)} of these {rest} on a ground that nobody knows")
    return "; ".join(parts) + "."


def _counted(worse: list[FlowChange]) -> str:
    """`1 transfer fails, 6 can no longer be shown to hold`."""
    parts: list[str] = []
    for (one, more), some in zip(VERBS.values(), _sorted(worse).values(), strict=True):
        if some:
            number = str(len(some)) if parts else count(len(some), "transfer")
            parts.append(f"{number} {one if len(some) == 1 else more}")
    return ", ".join(parts) or "No transfer fails"


def _sorted(worse: list[FlowChange]) -> Mapping[str, list[FlowChange]]:
    """What fails, what can no longer be shown to hold, and what will end soon: by its title."""
    found: dict[str, list[FlowChange]] = {title: [] for title in VERBS}
    for each in worse:
        footing = each.either.footing
        title = FAIL if footing is Footing.FAILS else SHOWN
        found[SOON if footing is Footing.LAPSES else title].append(each)
    return found


def sections(comparison: Comparison, names: Mapping[str, Names], book: Book) -> Iterator[Section]:
    """What changes in the law, what falls and what holds, who is hit, what to do first."""
    law = tuple(Line(sentence([each]), each.sense) for each in _once(comparison))
    yield Section("What changes in the law", law)
    worse = _of(comparison, Sense.WORSE)
    for title, some in _sorted(worse).items():
        yield Section(title, tuple(_line(each, names, book) for each in some))
    held = _of(comparison, Sense.NEUTRAL)
    yield Section(
        "Transfers that another ground holds", tuple(_line(each, names, book) for each in held)
    )
    yield Section("Transfers to look at again", tuple(_exposed(comparison, names, book)))
    yield Section("What to do first", tuple(_first(worse, names, book)), steps=True)
    yield Section("Who and what is hit", tuple(_hit(comparison, worse)))
    yield Section("What cannot be said", tuple(_open(comparison, names, book)))
    better = _of(comparison, Sense.BETTER)
    yield Section(
        "Transfers that are better founded", tuple(_line(each, names, book) for each in better)
    )


def _of(comparison: Comparison, sense: Sense) -> list[FlowChange]:
    return [each for each in comparison.flows if each.sense is sense]


def _once(comparison: Comparison) -> list[Change]:
    """Each event once, be it one of several inventories."""
    return list({(each.aspect, each.item): each for each in comparison.changes}.values())


def _line(change: FlowChange, names: Mapping[str, Names], book: Book) -> Line:
    told = (because(change.after, book),) if change.after else ()
    title = flow_name(change.either, names[change.inventory])
    return Line(f"{title}: {steps(change, book)}", change.sense, told)


def _first(worse: Iterable[FlowChange], names: Mapping[str, Names], book: Book) -> Iterator[Line]:
    """One step for each party: the worst footing first, then sensitive data, then customers."""
    parties: dict[tuple[str, str], list[FlowChange]] = {}
    for each in worse:
        parties.setdefault((each.inventory, each.either.flow.importer.name), []).append(each)
    ranked = sorted(parties.items(), key=lambda pair: (_urgency(pair[1], names), pair[0]))
    for (inventory, party), changes in ranked:
        known = names[inventory]
        after = [each.after for each in changes if each.after]
        told = dict.fromkeys(step for each in after for step in remedies(each, book))
        for_whom = sorted({name for each in changes for name in concerned(each, known.inventory)})
        sensitive = sorted({known.data(word) for each in after for word in each.flow.sensitive})
        more = [f"Special categories among its data: {', '.join(sensitive)}"] if sensitive else []
        more += [f"Tell: {', '.join(for_whom)}"] if for_whom else []
        yield Line(f"{party}: {'; or '.join(told)}", Sense.WORSE, tuple(more))


def _urgency(changes: Iterable[FlowChange], names: Mapping[str, Names]) -> tuple[object, ...]:
    changes = tuple(changes)
    rank = max(each.levels[1] for each in changes)
    sensitive = any(each.either.flow.sensitive for each in changes)
    customers = any(
        acting_for(one, names[each.inventory].inventory)
        for each in changes
        for one in behind(each, names[each.inventory].inventory)
    )
    return (-rank, not sensitive, not customers, -len(changes))


def _hit(comparison: Comparison, worse: Iterable[FlowChange]) -> Iterator[Line]:
    hit = touched(comparison.pairs, (), worse)
    for title, said in (
        ("Parties", hit.parties),
        ("Data", hit.data),
        ("Activities", hit.activities),
        ("Customers for whom we act", hit.customers),
    ):
        if said:
            yield Line(f"{title}: {'; '.join(said)}", Sense.WORSE)


def _unsaid(comparison: Comparison) -> list[FlowChange]:
    """Flows that may rest on what falls: nobody knows on what they rest."""
    fallen = [each.item for each in comparison.changes if each.how is How.REMOVED]
    books = {side.inventory.id: side.book for _, side in comparison.pairs if side}
    return [
        each
        for each in comparison.still
        if each.either.because(*NOT_SAID)
        and any(_reaches(books[each.inventory], id_, each.either) for id_ in fallen)
    ]


def _reaches(book: Book, id_: str, judgment: Judgment) -> bool:
    """Whether an instrument could be the ground of a flow, for all that is recorded."""
    row = book.instruments.get(id_)
    if row is None or row.regime != judgment.regime:
        return False
    return judgment.flow.code == "unknown" or book.covers(row, judgment.flow.code)


def _exposed(comparison: Comparison, names: Mapping[str, Names], book: Book) -> Iterator[Line]:
    """Flows on an instrument of another law that does not end with what falls, and is exposed."""
    fallen = {each.item for each in comparison.changes if each.how is How.REMOVED}
    for change in comparison.still:
        title = flow_name(change.either, names[change.inventory])
        for ground in change.either.grounds:
            row = book.instruments.get(ground.instrument)
            if row is not None and fallen.intersection(row.watch):
                risk = (row.risk,) if row.risk else ()
                yield Line(f"{title}: {row.name} stays in force", more=risk)


def _open(comparison: Comparison, names: Mapping[str, Names], book: Book) -> Iterator[Line]:
    for each in _unsaid(comparison):
        title = flow_name(each.either, names[each.inventory])
        yield Line(f"{title}: {because(each.either, book)}")
