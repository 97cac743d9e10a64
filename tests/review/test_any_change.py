"""Any change of any small inventory: what is worse, or leaves the judgment, fails the gate."""

from collections.abc import Iterator
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.diff.snapshots import BASE, DAY, DPF, FIRM, SCC, Records, folder
from tests.review.test_gate import SHIELD, errors, gate

from onward.diagnostic import Diagnostic, Severity, Verdict
from onward.law.law import load
from onward.transfers.flow import Kind
from onward.transfers.status import Status
from onward.workflow import Order, read, statuses, verdict

SLOW = [HealthCheck.too_slow]
OVER, TO_COME = "2026-08-01", "2027-01-01"
MECHANISMS: list[Any] = [[], [SCC], [DPF], [SHIELD], [{"instrument": "unknown"}], None]
LAWS: list[dict[str, Any]] = [
    {"country": "BE"},
    {"country": "US", "regimes": ["EU", "UK"]},
    {"country": "US", "regimes": ["UK"]},
    {"country": "unknown", "regimes": ["EU"]},
    {"country": "unknown", "regimes": []},
    {"country": "US", "regimes": []},
]
POLICIES: list[dict[str, Any]] = [{}, {"allowed": ["EEA"]}, {"allowed": ["EEA", "US", "CN"]}]
ABOUT_WAIVERS = {"expired-waiver", "unused-waiver", "waiver-too-long", "unfinished-waiver"}


def keys_of(**drawn: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """A record of these keys; one that is drawn as None is not recorded."""
    found = st.fixed_dictionaries(drawn)
    return found.map(lambda keys: {key: each for key, each in keys.items() if each is not None})


def _one(*values: Any) -> st.SearchStrategy[Any]:
    """The first of them more often than not: a change changes little."""
    return st.one_of(st.just(values[0]), st.just(values[0]), st.sampled_from(values))


def _service(name: str) -> st.SearchStrategy[dict[str, Any]]:
    return keys_of(
        id=st.just(name),
        purpose=st.just("Mail"),
        activities=_one(["shop"], ["news"], None),
        data=_one(["contact.email"], ["health"], None, []),
        role=_one(None, "none", "controller"),
        until=_one(None, OVER),
        since=_one(None, TO_COME),
        locations=_one(None, [{"place": "CN", "for": ["storage"]}]),
    )


def _vendor(name: str) -> st.SearchStrategy[dict[str, Any]]:
    return keys_of(
        kind=st.just("vendor"),
        name=st.just(name),
        legal_name=st.just("Acme Mail Inc."),
        country=_one("US", "BE", "CN", "unknown"),
        role=_one("processor", "none", "unknown"),
        engaged=_one(None, "by-customer"),
        until=_one(None, OVER),
        since=_one(None, TO_COME),
        agreement=_one({"status": "signed"}, {"status": "missing"}, None),
        mechanisms=_one(*MECHANISMS[1:], MECHANISMS[0]),
        services=st.tuples(_service("mail"), _service("calls")).flatmap(
            lambda both: st.sampled_from([[both[0]], list(both)])
        ),
    )


@st.composite
def inventories(draw: st.DrawFn) -> Records:
    """An organisation, its two activities, and up to two vendors."""
    ours = {**FIRM, **draw(_one(*LAWS)), "policy": draw(st.sampled_from(POLICIES))}
    found = {**BASE, "organisation": ours}
    del found["vendors/acme"]
    for name in draw(st.sampled_from([["acme"], ["acme", "post"], ["acme", "post"]])):
        found[f"vendors/{name}"] = draw(_vendor(name.title()))
    return found


def judged(records: Records) -> dict[tuple[str, str], Status]:
    """The worst status of each service to which data of ours go."""
    weighed = statuses(read(folder(records)).whole, load(), DAY)
    worst: dict[tuple[str, str], Status] = {}
    for each in weighed.judgments:
        if each.flow.kind is Kind.OWN:
            for service in each.flow.services:
                key = (each.flow.importer.id, service)
                known = worst.get(key, each.status)
                worst[key] = max(known, each.status, key=lambda one: one.rank)
    return worst


def stay(records: Records) -> Iterator[tuple[str, str]]:
    """The services that stand in the records, with no last day of their own that has passed."""
    for path, record in records.items():
        for service in record.get("services", ()):
            if service.get("until") != OVER:
                yield path.removeprefix("vendors/"), service["id"]


def of(vendor: str, found: list[Diagnostic]) -> list[Diagnostic]:
    """The errors on a vendor, or on all that is judged."""
    return [each for each in found if each.subject.split("@")[0] in (vendor, "example")]


def keys(found: list[Diagnostic]) -> set[tuple[str, str, str]]:
    return {
        (each.rule, each.subject, each.cause) for each in found if each.rule not in ABOUT_WAIVERS
    }


def waivers(records: Records) -> Records:
    """One waiver for each finding that can be waived, for all that it covers."""
    found = verdict([folder(records)], load(), Order(day=DAY)).open
    return {
        f"waivers/w{number}": {
            "kind": "waiver",
            "rule": each.rule,
            "subject": each.subject,
            **({"cause": each.cause} if each.cause else {}),
            "covers": list(each.covers),
            "reason": "The vendor answers by the end of the month",
            "remedy": "Record what it says",
            "approved_by": "A. Person",
            "approved_on": "2026-08-01",
            "expires": "2026-09-01",
        }
        for number, each in enumerate(found)
    }


@settings(max_examples=100, deadline=None, suppress_health_check=SLOW)
@given(inventories(), inventories())
def test_what_is_worse_or_no_longer_judged_fails(before: Records, after: Records) -> None:
    failing = errors(gate(before, after))
    was, now = judged(before), judged(after)
    for key, status in now.items():
        known = was.get(key, Status.HOLDS)
        if status.rank > max(known.rank, Status.HOLDS.rank):
            assert of(key[0], failing), f"{key} was {known}, is {status}"
    for key in (was.keys() - now.keys()) & set(stay(after)):
        assert of(key[0], failing), f"{key} stays and is not judged"
    allowed = before["organisation"]["policy"].get("allowed")
    left = after["organisation"]["policy"].get("allowed")
    if allowed and (left is None or set(left) > set(allowed)):
        assert "lowered-policy" in {each.rule for each in failing}


@settings(max_examples=100, deadline=None, suppress_health_check=SLOW)
@given(inventories(), inventories())
def test_waivers_that_come_with_the_change_excuse_nothing_of_it(
    before: Records, after: Records
) -> None:
    plain = gate(before, after)
    excused = gate(before, {**after, **waivers(after)})
    assert keys(errors(excused)) == keys(errors(plain))
    known = verdict([folder(before)], load(), Order(day=DAY)).open
    there = {each.fingerprint for each in known}
    assert {each.fingerprint for each in excused.waived} <= there


@settings(max_examples=100, deadline=None, suppress_health_check=SLOW)
@given(inventories(), inventories())
def test_waivers_of_the_base_excuse_what_they_are_for_and_no_more(
    before: Records, after: Records
) -> None:
    late = waivers(after)
    plain = errors(gate(before, after))
    excused: Verdict = gate({**before, **late}, {**after, **late})
    silenced = {(each.rule, each.subject) for each in excused.waived}
    gone = keys(plain) - keys(errors(excused))
    named = {(each["rule"], each["subject"]) for each in late.values()}
    subjects = {subject for _, subject in named}
    for rule, subject, _ in gone:
        if rule == "worsened-status":
            assert {subject, "example"} & subjects
        elif rule == "weakened-record":
            assert any(each.split("@")[0] in (subject, "example") for each in subjects)
        else:
            assert (rule, subject) in named & silenced
    kept = {"lowered-policy", "no-longer-judged"}
    assert {each for each in keys(plain) if each[0] in kept} <= keys(errors(excused))


@settings(max_examples=25, deadline=None, suppress_health_check=SLOW)
@given(inventories())
def test_nothing_changes_nothing_fails(records: Records) -> None:
    assert gate(records, records).open == ()
    alone = gate(records, {**records, **waivers(records)})
    assert [each for each in alone.open if each.severity is Severity.ERROR] == []
