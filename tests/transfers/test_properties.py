"""What is true of every inventory on every day."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.law.days import days_of
from tests.transfers.casebook import judged
from tests.transfers.inventories import COUNTRIES, FRAMEWORKS, USUAL, Maker, Record, Records, legal

from onward.law.law import load
from onward.transfers.assess import HORIZON_DAYS, Statuses
from onward.transfers.flow import Flow, Kind
from onward.transfers.party import UNNAMED
from onward.transfers.reason_text import settle, why
from onward.transfers.status import Code, Judgment, Status

DAY = timedelta(days=1)
HORIZON = timedelta(days=HORIZON_DAYS)
GOOD = (Status.INSIDE, Status.HOLDS)
OUTSIDE = tuple(code for code in COUNTRIES if code not in ("DE", "NO"))
INSTRUMENTS = (*load().instruments, *USUAL * 8)
MANY = settings(max_examples=80, deadline=None)

numbers = st.integers(0, 2**32)
days = st.dates(date(2018, 5, 25), date(2032, 6, 1))


def weighed(number: int, day: date) -> Statuses:
    """The inventory of a number, judged for a day."""
    return judged(Maker(number).records(), day)


@MANY
@given(number=numbers, day=days)
def test_every_flow_is_judged_and_can_be_reported(number: int, day: date) -> None:
    """Each flow has a judgment under each of its laws, with reasons that give its status."""
    found = weighed(number, day)
    for flow in found.flows.flows:
        own = [each for each in found.judgments if each.flow is flow]
        free = found.flows.regimes == () and (flow.kind is Kind.OWN or flow.onward)
        assert len(own) == (len(flow.regimes) or (0 if free else 1))
    for judgment in found.judgments:
        assert judgment.reasons
        for reason in judgment.reasons:
            assert reason.status is judgment.status or _unlocated(judgment)
            assert why(reason, judgment, load())
            assert settle(reason, judgment, load()) or judgment.status in GOOD


def _unlocated(judgment: Judgment) -> bool:
    """Of an importer without country or name it is reported what is wrong with its mechanism, and
    so it is of one beside an unknown one.
    """
    flow = judgment.flow
    unlocated = not isinstance(flow.country, str) or flow.importer.id == UNNAMED
    beside = bool(judgment.because(Code.MECHANISM_UNKNOWN))
    return judgment.status is Status.UNKNOWN and (unlocated or beside)


@MANY
@given(number=numbers, day=days)
def test_what_is_cited_is_the_law_of_the_day(number: int, day: date) -> None:
    """Act and article are those of the row and of the day, and no row of another regime counts."""
    law = load()
    for judgment in weighed(number, day).judgments:
        for reason in judgment.reasons:
            row = law.instruments.get(reason.instrument)
            lone = reason.code in (Code.RETURNED, Code.LAW_NOT_HELD)
            assert row is None or reason.act == row.act
            assert bool(reason.act) is (row is not None or lone)
            if judgment.regime:
                regime = law.regimes[judgment.regime]
                topics = ("transfer", "adequacy", "safeguards", "rules", "derogation")
                assert reason.article in {regime.article(topic, day) for topic in topics}
            if row and judgment.status in GOOD:
                assert judgment.flow.onward or row.regime == judgment.regime
                assert row.since is not None
                assert row.since <= day


@MANY
@given(number=numbers, day=days)
def test_what_ends_was_known_by_the_day_and_lies_ahead(number: int, day: date) -> None:
    """A mechanism is never said to end on a day that is past, and lapses only within the
    horizon.
    """
    for judgment in weighed(number, day).judgments:
        if judgment.status in (Status.HOLDS, Status.EXPIRING) and judgment.until:
            assert judgment.until >= day
            near = judgment.until < day + HORIZON
            assert near is (judgment.status is Status.EXPIRING)


@settings(max_examples=200, deadline=None)
@given(
    number=numbers,
    country=st.sampled_from(OUTSIDE),
    regimes=st.sampled_from([["EU"], ["UK"], ["CH"], ["EU", "UK", "CH"]]),
    day=days,
)
def test_one_mechanism_more_is_never_worse(
    number: int, country: str, regimes: list[str], day: date
) -> None:
    """The best mechanism wins, so a fallback can only help; exclusions are facts and no mechanisms,
    and so is an entry that is gone from the list which an extension extends.

    Save that while the Swiss list bound nobody a transfer without any tool rests on the exporter's
    own view of the country, and one with a tool that fails does not.
    """
    make = Maker(number)
    before = make.mechanisms("anna", excluding=False)
    more = make.mechanism(make.one(INSTRUMENTS), "anna", excluding=False)
    assume(more["instrument"] not in {each["instrument"] for each in before})
    assume(more.get("certified", {}).get("listed_as") != "withdrawn")

    def judgments(said: list[Record]) -> tuple[Judgment, ...]:
        vendor = {
            "kind": "vendor",
            "name": "Anna",
            "legal_name": "Anna Inc.",
            "country": country,
            "services": [{"id": "mail", "role": "processor", "subjects": ["employees"]}],
            "mechanisms": said,
        }
        ours = {"kind": "organisation", "name": "Example", "country": "BE", "regimes": regimes}
        return judged({"organisation": ours, "vendors/anna": vendor}, day).judgments

    for old, new in zip(judgments(before), judgments([*before, more]), strict=True):
        view = old.because(Code.LAW_UNSETTLED) and not old.mechanisms[0].instrument
        assert view or not new.status.worse_than(old.status)


@MANY
@given(number=numbers, day=days)
def test_an_unknown_country_is_never_good(number: int, day: date) -> None:
    """Nobody can say of it that it is inside or carried, unless a framework presupposes where, or
    the companies are recorded of which it is one.
    """
    for judgment in weighed(number, day).judgments:
        flow = judgment.flow
        named = {each.instrument for each in flow.mechanisms or ()}
        known = isinstance(flow.country, str) or flow.importer.one_of
        if not known and (flow.onward or not named & FRAMEWORKS):
            said = judgment.because(Code.RETURNED, Code.SEAT_NOT_SAID)
            assert judgment.status is Status.UNKNOWN or said


def _said(judgment: Judgment) -> tuple[str, ...]:
    flow = judgment.flow
    return (flow.subject, ",".join(flow.services), judgment.regime, judgment.status.value)


def _days_of(value: object) -> Iterator[date]:
    """Every day that a record names."""
    match value:
        case dict():
            for each in value.values():
                yield from _days_of(each)
        case list():
            for each in value:
                yield from _days_of(each)
        case str() if len(value) == 10 and value[:2] == "20" and value[4] == "-":
            yield date.fromisoformat(value)
        case _:
            pass


def _named_days(written: Records) -> set[date]:
    """The days on which a status may be another than on the day before."""
    said = {day for record in written.values() for day in _days_of(record)}
    years = {day.replace(year=day.year + 1) for day in said}
    rows = load().instruments.values()
    ends = {end for row in rows for end in (row.last_day, row.existing_until) if end}
    horizon = {end - HORIZON + DAY for end in ends | said}
    return said | {day + DAY for day in said | years} | set(days_of(load())) | horizon


@MANY
@given(number=numbers, drawn=days)
def test_a_status_changes_only_on_a_named_day(number: int, drawn: date) -> None:
    """So a timeline over the days of law, records and horizon is exact."""
    day, named = drawn, _named_days(Maker(number).records())
    while day in named:
        day += DAY
    before = Counter(map(_said, weighed(number, day - DAY).judgments))
    assert Counter(map(_said, weighed(number, day).judgments)) == before


@MANY
@given(number=numbers, day=days)
def test_order_does_not_matter(number: int, day: date) -> None:
    """Files, and lists that are sets, may stand in any order."""
    written, shuffle = Maker(number).records(), Random(number).shuffle
    paths = list(written)
    shuffle(paths)
    mixed = {path: _mixed(written[path], shuffle) for path in paths}
    one, other = judged(written, day), judged(mixed, day)
    assert Counter(map(_all_said, one.judgments)) == Counter(map(_all_said, other.judgments))


def _mixed(record: Record, shuffle: Callable[[list[Record]], None]) -> Record:
    found = dict(record)
    for key in ("subprocessors", "controllers", "locations"):
        if key in found:
            found[key] = list(found[key])
            shuffle(found[key])
    if "services" in found:
        found["services"] = [_mixed(each, shuffle) for each in found["services"]]
    return found


def _all_said(judgment: Judgment) -> tuple[object, ...]:
    flow = judgment.flow
    reasons = frozenset((each.code, each.instrument, each.detail) for each in judgment.reasons)
    return (*_said(judgment), flow.data, flow.staff_data, reasons)


def _edge(flow: Flow) -> tuple[str, str]:
    return flow.exporter.id, flow.importer.id


@MANY
@given(number=numbers, day=days)
def test_rings_end_and_each_edge_is_one_flow(number: int, day: date) -> None:
    """However many ways lead to an edge, and however often data come round."""
    chain = [flow for flow in weighed(number, day).flows.flows if flow.kind is Kind.CHAIN]
    named = [_edge(flow) for flow in chain if flow.importer.named]
    assert len(named) == len(set(named))
    subjects = [flow.subject for flow in chain]
    assert len(subjects) == len(set(subjects))


ANNA = legal("anna")
WORDS: Record = {
    "country": [*COUNTRIES, "CN"],
    "legal_name": [ANNA, "Other Inc."],
    "role": ["processor", "controller", "joint-controller"],
    "status": ["signed", "incorporated", "stated", "planned"],
    "signed": ["2010-01-01", "2019-03-01", "2021-09-27", "2022-11-30", "2030-01-01"],
    "with": [ANNA, "Other Inc."],
    "modules": [[1], [2], [3], [4], [1, 2, 3, 4]],
    "approved": ["2018-06-01", "2030-01-01"],
    "authority": ["CNIL", "ICO (UK)"],
    "variant": ["controller", "processor"],
    "members": [[ANNA], ["Other Inc."]],
    "letter": ["a", "b", "d"],
    "entity": [ANNA, "Other Inc."],
    "listed_as": ["participant", "covered", "withdrawn"],
    "covers": [["hr"], ["non-hr"], ["hr", "non-hr"]],
    "verified": ["2019-01-01", "2024-06-01", "2026-06-01"],
    "conclusion": ["equivalent", "equivalent-with-measures", "not-equivalent", "not-made"],
    "countries": [["US"], ["IN"], ["US", "IN", "DE", "CN"]],
    "measures": [["encryption-keys-with-exporter"], ["access-request-policy"]],
    "place": ["DE", "US", "IN", "CN"],
    "clear_text": ["needed", "not-needed"],
    "form": ["clear", "pseudonymous", "encrypted"],
    "frequency": ["continuous", "occasional"],
}
"""What keys may say, by key: the values that `unknown` may stand for."""
LISTS = ("modules", "members", "covers", "countries", "measures")


def _spots(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Where one of those keys stands in a record."""
    entries = value.items() if isinstance(value, dict) else enumerate(value)  # type: ignore[arg-type]
    for key, each in entries:
        if key in WORDS:
            yield (*path, key)
        if isinstance(each, dict | list):
            yield from _spots(each, (*path, key))


def _saying(record: Any, path: tuple[str | int, ...], said: object) -> Any:
    """The record with one value in the place of another."""
    if not path:
        return said
    copied: Any = dict(record) if isinstance(record, dict) else list(record)
    copied[path[0]] = _saying(record[path[0]], path[1:], said)
    return copied


@settings(max_examples=150, deadline=None)
@given(number=numbers, data=st.data(), day=days)
def test_unknown_is_good_only_where_every_known_value_is(
    number: int, data: st.DataObject, day: date
) -> None:
    """Writing `unknown` never gives a better answer than the worst fact that it may stand for."""
    make = Maker(number)
    service = {**make.service("anna"), "activities": ["ours"], "locations": [{"place": "US"}]}
    vendor = {
        "kind": "vendor",
        "name": "Anna",
        "legal_name": ANNA,
        "country": make.one(("US", "IN", "JP", "DE")),
        "group": make.mostly(False, True),
        "services": [service],
        "mechanisms": make.mechanisms("anna", excluding=False),
    }
    regimes = data.draw(st.sampled_from([["EU"], ["UK"], ["CH"]]))
    ours = {"kind": "organisation", "name": "Example", "country": "BE", "regimes": regimes}
    path = data.draw(st.sampled_from(sorted(_spots(vendor), key=str)))

    def status(said: object) -> Status | None:
        records = {"organisation": ours, "vendors/anna": _saying(vendor, path, said)}
        records["activities/ours"] = {"kind": "activity", "role": "controller"}
        found = [each.status for each in judged(records, day).judgments]
        return max(found, key=lambda each: each.rank, default=None)

    key = str(path[-1])
    unknown = status(["unknown"] if key in LISTS else "unknown")
    good = (None, *GOOD, Status.EXPIRING)
    if unknown in good:
        assert all(status(each) in good for each in WORDS[key]), (path, unknown)
