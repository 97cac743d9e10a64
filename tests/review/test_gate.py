"""The gate: it fails on what a change brings, and on nothing that was there."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from tests.diff.snapshots import ACME, BASE, DAY, DPF, MAIL, SCC, SHOP, Records, folder

from onward.diagnostic import Diagnostic, Severity, Verdict
from onward.law.law import load
from onward.output.finding import sum_lines
from onward.output.formats import VERDICTS, Options
from onward.review import introduced
from onward.rules.engine.catalogue import page
from onward.source.text import Folder, Source
from onward.workflow import Order

WORSENED = "worsened-status"
SHIELD = {"instrument": "eu-us-privacy-shield"}
UNKNOWN: dict[str, Any] = {"mechanisms": [{"instrument": "unknown"}]}
WAIVER = {
    "kind": "waiver",
    "rule": "unknown-mechanism",
    "subject": "acme@US",
    "reason": "They will tell by the end of the month",
    "remedy": "Record the transfer mechanism",
    "approved_by": "A. Person",
    "approved_on": "2026-08-01",
    "expires": "2026-09-01",
}


def acme(**keys: Any) -> Records:
    """The records with other keys of Acme."""
    whole = {key: each for key, each in {**ACME, **keys}.items() if each is not None}
    return {**BASE, "vendors/acme": whole}


def gate(before: Records, after: Records, **asked: Any) -> Verdict:
    """What the gate tells of a change; the base has no faults."""
    reported = introduced([folder(before)], [folder(after)], load(), Order(day=DAY, **asked))
    assert reported.base_faults == ()
    return reported.verdict


def broken(good: Folder) -> Folder:
    """The last of its files, that of Acme, is no record."""
    *others, last = good.sources
    return replace(good, sources=(*others, Source(last.path, b"kind: x\n")))


def errors(verdict: Verdict) -> list[Diagnostic]:
    """What fails."""
    return [each for each in verdict.open if each.severity is Severity.ERROR]


def worsened(verdict: Verdict) -> list[tuple[Severity, str]]:
    """The flows that are worse founded, by severity and subject."""
    return [(each.severity, each.subject) for each in verdict.open if each.rule == WORSENED]


@pytest.mark.parametrize(
    ("mechanisms", "status"),
    [
        ([{"instrument": "unknown"}], "unknown"),
        ([{**SCC, "status": "stated"}], "review"),
        ([{key: each for key, each in SCC.items() if key != "assessment"}], "review"),
        ([{**SCC, "until": "2026-10-01"}], "expiring"),
    ],
)
def test_each_worse_status_fails(mechanisms: list[dict[str, Any]], status: str) -> None:
    """Though the finding that tells why is a warning or a note: `unknown` is no way around."""
    found = gate(BASE, acme(mechanisms=mechanisms))
    assert worsened(found) == [(Severity.ERROR, "acme@US")]
    (reported,) = errors(found)
    assert f"from `holds` to `{status}`" in reported.message
    assert reported.covers == ("mail",)
    assert reported.remedy


def test_an_error_is_reported_once() -> None:
    found = gate(BASE, acme(mechanisms=[SHIELD]))
    assert [each.rule for each in errors(found)] == ["invalidated-mechanism"]


def test_a_new_vendor_of_which_nothing_is_known_fails() -> None:
    stranger = {
        "kind": "vendor",
        "name": "Stranger",
        "country": "unknown",
        "role": "processor",
        "services": [{"id": "any", "purpose": "Something", "activities": ["news"]}],
    }
    found = gate(BASE, {**BASE, "vendors/stranger": stranger})
    assert worsened(found) == [(Severity.ERROR, "stranger@unknown")]


def test_what_was_there_passes() -> None:
    """Old errors on the vendor that changes, and on others."""
    before = acme(mechanisms=[SHIELD])
    after = acme(mechanisms=[SHIELD], name="Acme Post", address="Main Street 1")
    found = gate(before, after)
    assert errors(found) == []
    assert found.standing is not None
    assert found.standing > 1
    assert gate(before, before).open == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [([SHIELD], [SCC]), ([SCC], [SCC, DPF]), ([SCC], [DPF]), ([{"instrument": "unknown"}], [SCC])],
)
def test_as_good_or_better_passes(before: list[Any], after: list[Any]) -> None:
    assert worsened(gate(acme(mechanisms=before), acme(mechanisms=after))) == []


def test_a_rename_does_not_hide_what_gets_worse() -> None:
    after = {name: each for name, each in BASE.items() if name != "vendors/acme"}
    assert worsened(gate(BASE, {**after, "vendors/post": ACME})) == []
    found = gate(BASE, {**after, "vendors/post": {**ACME, **UNKNOWN}})
    assert worsened(found) == [(Severity.ERROR, "post@US")]


def test_a_waiver_for_the_reason_excuses() -> None:
    after = {**acme(**UNKNOWN), "waivers/late": WAIVER}
    found = gate({**BASE, "waivers/late": WAIVER}, after)
    assert worsened(found) == []
    assert [each.rule for each in found.waived] == ["unknown-mechanism"]
    assert errors(found) == []


@pytest.mark.parametrize(
    "waiver",
    [
        {"rule": "missing-flow-down"},
        {"rule": "own-place-outside"},
        {"expires": "2026-08-04"},
        {"approved_on": "2026-08-06"},
        {"subject": "acme"},
        {"covers": []},
        {"expires": "2027-12-01"},
        {"approved_by": "not yet approved"},
        {"reason": "to be written"},
    ],
)
def test_no_other_waiver_excuses(waiver: Mapping[str, Any]) -> None:
    """For another rule or subject; one that ended, covers nothing, is too long or unfinished."""
    late = {"waivers/late": {**WAIVER, **waiver}}
    found = gate({**BASE, **late}, {**acme(**UNKNOWN), **late})
    assert worsened(found) == [(Severity.ERROR, "acme@US")]


def test_what_is_worse_later_is_a_warning() -> None:
    """There is time; on its day the transfer is judged as any other."""
    without = {name: each for name, each in BASE.items() if name != "vendors/acme"}
    for day, severity in (("2026-08-06", Severity.WARNING), ("2026-08-05", Severity.ERROR)):
        after = {**without, "vendors/acme": {**ACME, "since": day, **UNKNOWN}}
        assert worsened(gate(without, after)) == [(severity, "acme@US")]
    calm = {**without, "vendors/acme": {**ACME, "since": "2026-08-06"}}
    assert worsened(gate(without, calm)) == []


def test_what_is_worse_later_and_planned_besides_is_one_warning() -> None:
    """One subject, one finding: what has a day speaks first."""
    without = {name: each for name, each in BASE.items() if name != "vendors/acme"}
    later, planned = {**MAIL, "since": "2026-08-06"}, {**MAIL, "id": "calls", "stage": "planned"}
    after = {**without, "vendors/acme": {**ACME, **UNKNOWN, "services": [later, planned]}}
    found = gate(without, after)
    assert worsened(found) == [(Severity.WARNING, "acme@US")]
    assert "from 2026-08-06" in next(each.message for each in found.open if each.rule == WORSENED)


def test_a_mechanism_that_will_end_is_reported() -> None:
    found = gate(BASE, acme(mechanisms=[{**SCC, "until": "2027-08-01"}]))
    assert worsened(found) == [(Severity.WARNING, "acme@US")]
    assert "from 2027-08-02" in next(e.message for e in found.open if e.rule == WORSENED)


@pytest.mark.parametrize(
    ("asked", "reported"),
    [
        ({}, True),
        ({"select": frozenset({"transfers"})}, True),
        ({"select": frozenset({WORSENED})}, True),
        ({"select": frozenset({"contracts"})}, False),
        ({"ignore": frozenset({WORSENED})}, False),
        ({"ignore": frozenset({"contracts"})}, True),
    ],
)
def test_it_is_selected_and_ignored_by_name(asked: Mapping[str, Any], *, reported: bool) -> None:
    assert bool(worsened(gate(BASE, acme(**UNKNOWN), **asked))) is reported


def test_a_finding_that_covers_more_is_reported() -> None:
    """A service more without a purpose, behind a finding that was there."""
    less = acme(agreement={"status": "unknown"})
    more = {**less, "vendors/other": {**less["vendors/acme"], "name": "B", "legal_name": "B Inc."}}
    reported = {each.rule for each in gate(less, more).open}
    assert "missing-vendor-contact" in reported


def test_a_finding_that_covers_a_part_of_what_it_did_is_not_new() -> None:
    """Less data goes there; under the same word as a service it is another thing."""

    def unknown(*data: str, id_: str = "mail") -> Records:
        return acme(services=[{**MAIL, "id": id_, "data": [*data]}], **UNKNOWN)

    assert gate(unknown("contact", "health"), unknown("contact.email", "health.records")).open == ()
    wider = gate(unknown("contact.email"), unknown("contact"))
    assert {each.covers for each in wider.open} == {("contact",)}
    beside = gate(unknown("contact"), unknown("contact", "contact.email"))
    assert {each.covers for each in beside.open} == {("contact.email",)}
    named = gate(unknown("commerce", id_="contact"), unknown("contact.email", id_="contact"))
    assert {each.covers for each in named.open} == {("contact.email",)}


def test_a_waiver_for_data_covers_a_part_of_it() -> None:
    waiver = {**WAIVER, "covers": ["mail", "contact", "EU"]}
    services = [{**MAIL, "data": ["contact"]}]
    before = {**acme(services=services, **UNKNOWN), "waivers/late": waiver}
    assert gate(before, {**acme(**UNKNOWN), "waivers/late": waiver}).open == ()


def test_a_faulty_base_is_reported_and_all_counts() -> None:
    good = folder(acme(mechanisms=[SHIELD]))
    reported = introduced([broken(good)], [good], load(), Order(day=DAY))
    assert [each.at.path for each in reported.base_faults] == ["example/vendors/acme.yaml"]
    assert "invalidated-mechanism" in {each.rule for each in errors(reported.verdict)}
    assert reported.verdict.standing == 0


def test_a_faulty_head_is_reported_and_nothing_judged() -> None:
    good = folder(BASE)
    reported = introduced([good], [broken(good)], load(), Order(day=DAY))
    assert [each.judged for each in reported.verdict.inventories] == [False]
    assert {each.at.path for each in reported.verdict.open} == {"example/vendors/acme.yaml"}


def test_of_one_file_only_its_findings() -> None:
    after = {
        **acme(**UNKNOWN),
        "activities/more": {**SHOP, "name": "More", "lawful_basis": "unknown"},
    }
    whole = folder(after)
    shown = replace(whole, shown=frozenset({"example/vendors/acme.yaml"}))
    reported = introduced([folder(BASE)], [shown], load(), Order(day=DAY)).verdict
    assert {each.at.path for each in reported.open} == {"example/vendors/acme.yaml"}
    assert worsened(reported)


def test_the_sum_says_what_was_there() -> None:
    found = gate(acme(agreement=None), acme(agreement=None, **UNKNOWN))
    assert f"{found.standing} findings were there before" in sum_lines(found)[-1]
    clean = replace(found, standing=0)
    assert sum_lines(clean)[-1].endswith("nothing was found before.")
    assert "before" not in sum_lines(replace(found, standing=None))[-1]


@pytest.mark.parametrize("kind", VERDICTS.names)
def test_every_format_reports_it(kind: str) -> None:
    found = gate(BASE, acme(**UNKNOWN))
    pages = {each.rule: page(each.rule) for each in found.open}
    assert WORSENED in VERDICTS.render(kind)(found, Options(pages=pages))
