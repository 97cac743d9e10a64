"""What two sides have in common is concluded once, and nothing comes out otherwise for it."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.diff.snapshots import BASE, DAY, DPF, FIRM, MAIL, NEWS, SCC, SHOP, Records, folder
from tests.review.test_any_change import keys_of, waivers

from onward import review
from onward.law.law import load
from onward.transfers.memory import Forgetful
from onward.workflow import Order

NAMES = ("ant", "bee", "cat", "dog", "elk", "fox")
COUNTRIES = ("US", "US", "BE", "CH", "GB", "IN", "unknown")
TO_COME, PASSED = "2026-12-01", "2026-08-01"
SMALL: Mapping[str, Any] = {"instrument": "eu-scc-2021-914", "status": "unknown"}
Drawn = st.SearchStrategy[Any]


def some(*values: Any) -> Drawn:
    """One of them; None is not recorded."""
    return st.sampled_from(values)


def place() -> Drawn:
    return keys_of(
        place=some("US", "BE", "IN", "unknown", "EEA"),
        by=some(None, None, "self", *NAMES),
        chosen_by=some(None, None, None, "customer"),
    ).map(lambda each: {"for": ["storage"], **each})


def mechanism() -> Drawn:
    return some(SCC, DPF, SMALL, {"instrument": "unknown"}, {"instrument": "eu-us-privacy-shield"})


def edge(name: str) -> Drawn:
    return keys_of(
        vendor=st.just(name),
        serves=some(None, None, ["mail"]),
        locations=st.one_of(st.none(), st.lists(place(), max_size=1)),
        mechanisms=st.one_of(st.none(), st.lists(mechanism(), max_size=2)),
        since=some(None, None, PASSED, TO_COME),
        notified=some(None, None, "2026-07-20"),
        agreement=some(None, {"status": "signed", "signed": "2022-03-02"}),
    )


def service(name: str) -> Drawn:
    return keys_of(
        id=st.just(name),
        purpose=some("Order mails", "Calls"),
        activities=some(["shop"], ["news"], ["news", "shop"], None),
        data=some(["contact.email"], ["health"], ["unknown"], None),
        subjects=some(["customers"], ["employees"], None),
        locations=st.lists(place(), max_size=2),
        since=some(None, None, PASSED, TO_COME),
        announced=some(None, None, "2026-07-20"),
        until=some(None, None, None, PASSED),
        clear_text=some(None, "needed"),
    )


@st.composite
def vendors(draw: st.DrawFn, name: str) -> dict[str, Any]:
    """One vendor, which passes data on to some of the six."""
    others = draw(st.lists(st.sampled_from(NAMES), max_size=2, unique=True))
    written = draw(
        keys_of(
            kind=st.just("vendor"),
            name=some(name.title(), f"{name.title()} Mail", "unknown"),
            legal_name=some(f"{name.title()} Inc.", "Acme Mail Inc.", None),
            country=some(*COUNTRIES),
            role=some("processor", "processor", "controller", "unknown"),
            engaged=some(None, None, None, "through-others"),
            parent=some(None, {"legal_name": "Acme Mail Inc.", "country": "US"}),
            agreement=some({"status": "signed", "signed": "2022-03-02"}, {"status": "missing"}),
            mechanisms=st.one_of(st.none(), st.lists(mechanism(), max_size=2)),
            owner=some(None, None, "A. Person"),
            until=some(None, None, None, None, TO_COME),
        )
    )
    written["services"] = [draw(service("mail")), draw(service("calls"))][: draw(some(1, 2))]
    edges = [draw(edge(each)) for each in others if each != name]
    serving = {each["id"] for each in written["services"]}
    written["subprocessors"] = [one for one in edges if set(one.get("serves", ())) <= serving]
    return written


@st.composite
def ourselves(draw: st.DrawFn) -> dict[str, Any]:
    return {
        **FIRM,
        **draw(some({}, {}, {"country": "CH"}, {"country": "unknown"}, {"regimes": ["EU", "UK"]})),
        "policy": draw(some({}, {}, {"horizon_days": 400}, {"framework_needs_fallback": True})),
        **draw(some({}, {"notices": [{"document": "Privacy notice", "recipients": ["ant"]}]})),
    }


@st.composite
def activities(draw: st.DrawFn) -> dict[str, Any]:
    role = draw(some("processor", "controller", "unknown"))
    return {**draw(some(SHOP, NEWS)), "role": role, "data": draw(some(["contact.email"], []))}


def records_of(path: str) -> Drawn:
    """What a record may say."""
    kind, _, name = path.partition("/")
    return {"vendors": vendors(name), "activities": activities()}.get(kind, ourselves())


PATHS = ("organisation", "activities/shop", "activities/news", *(f"vendors/{n}" for n in NAMES))


@st.composite
def changes(draw: st.DrawFn) -> tuple[Records, Records]:
    """An inventory with chains and rings, and one in which a few records differ."""
    before = {path: draw(records_of(path)) for path in PATHS}
    after = dict(before)
    for path in draw(st.lists(st.sampled_from(PATHS), max_size=3, unique=True)):
        after[path] = draw(records_of(path))
    if draw(st.booleans()):
        held = waivers(before)
        before |= held
        after |= dict(list(held.items())[draw(some(0, 1)) :])
    return before, after


def everything(before: Records, after: Records, asked: Order) -> str:
    """All that a comparison and the gate say, with every place in the records."""
    sides = [folder(before)], [folder(after)]
    compared = review.revisions(*sides, ("before", "after"), load(), asked)
    return f"{compared!r}\n{review.introduced(*sides, load(), asked)!r}"


def alone(before: Records, after: Records, asked: Order) -> str:
    """The same with nothing that is shared."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(review, "Memory", Forgetful)
        return everything(before, after, asked)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(changes(), some(Order(day=DAY), Order(day=DAY.replace(year=2023), today=DAY)))
def test_sharing_changes_nothing(change: tuple[Records, Records], asked: Order) -> None:
    assert everything(*change, asked) == alone(*change, asked)


def test_what_stands_on_both_sides_is_judged_once() -> None:
    one = {f"vendors/{n}": {**BASE["vendors/acme"], "name": n.title()} for n in NAMES[:2]}
    before = {**BASE, **one}
    changed = {
        **before,
        "vendors/ant": {**one["vendors/ant"], "services": [MAIL | {"data": ["contact.name"]}]},
    }
    sides = [folder(before)], [folder(changed)]
    ((was, now),) = review.revisions(*sides, ("a", "b"), load(), Order(day=DAY)).pairs
    assert was is not None
    assert now is not None
    known = {id(each) for each in was.statuses.judgments}
    same = {each.flow.importer.id: id(each) in known for each in now.statuses.judgments}
    assert same == {"acme": True, "ant": False, "bee": True}
