"""A name of before is answered with the name of today, wherever a user may write it."""

import json
from pathlib import Path

import pytest
from tests.cli.running import ACME, ORGANISATION, SHIELD, Run, inventory, write

from onward.rules.engine.catalogue import RENAMED, catalogue, hint

HINT = ": did you mean `mechanisms`?"
WAIVER = """\
kind: waiver
rule: groundless-transfer
subject: acme@US
reason: It ends soon.
remedy: None.
approved_by: Data protection officer
approved_on: 2026-08-01
expires: 2026-12-31
"""


def faults(run: Run, *words: str) -> list[tuple[str, str]]:
    found = json.loads(run("check", *words, "--format", "json").out)["findings"]
    return [(each["rule"], each["message"]) for each in found]


@pytest.mark.parametrize("key", ["safeguards", "safeguard", "grounds"])
@pytest.mark.parametrize("inside", ["", "services", "subprocessors"])
def test_an_old_key_is_answered_with_that_of_today(
    here: Path, run: Run, key: str, inside: str
) -> None:
    said = f"{key}: [{{instrument: eu-us-dpf}}]"
    records = {
        "": ACME + said + "\n",
        "services": ACME.replace("    data:", f"    {said}\n    data:"),
        "subprocessors": ACME + f"subprocessors: [{{vendor: acme, {said}}}]\n",
    }
    inventory(here, records[inside])
    found = [message for rule, message in faults(run) if rule == "schema-unknown-key"]
    assert len(found) == 1
    meant = "; `mechanisms` is a key of a vendor" if inside == "services" else HINT
    assert f"has no key `{key}`{meant}" in found[0]


@pytest.mark.parametrize(("old", "new"), [("told", "disclosed"), ("not-told", "not-disclosed")])
def test_an_old_word_of_a_notice_is_answered_with_that_of_today(
    here: Path, run: Run, old: str, new: str
) -> None:
    inventory(here)
    notice = f"notices: [{{document: x.pdf, grounds: [], cites: [], transfers: {old}}}]\n"
    write(here / "organisation.yaml", ORGANISATION + notice)
    said = " ".join(message for _, message in faults(run))
    assert f"`transfers` can't be `{old}`: did you mean `{new}`?" in said
    assert "has no key `grounds`: did you mean `mechanisms`?" in said


@pytest.mark.parametrize(("old", "new"), RENAMED.items())
def test_an_old_name_of_a_rule_is_answered_with_that_of_today(
    here: Path, run: Run, old: str, new: str
) -> None:
    assert new in catalogue()
    assert old not in catalogue()
    inventory(here, ACME + SHIELD)
    said = f"is called '{old}'; it is called {new} now"
    for words in (
        ("check", "--select", old),
        ("check", "--ignore", f"{old},stale-law"),
        ("explain", old),
        ("new", "waiver", "late", "--rule", old, "--subject", "acme@US"),
    ):
        ran = run(*words)
        assert (ran.code, ran.out) == (2, "")
        assert said in ran.err


def test_a_waiver_with_an_old_name_silences_nothing_and_is_answered(here: Path, run: Run) -> None:
    inventory(here, ACME + "mechanisms: []\n")
    write(here / "waivers" / "late.yaml", WAIVER)
    found = dict(faults(run))
    assert "missing-mechanism" in found
    assert found["unused-waiver"] == (
        "no rule is called groundless-transfer (it is called missing-mechanism now),"
        " so this waiver has no effect"
    )


def test_a_name_that_nothing_ever_had_is_answered_with_the_nearest() -> None:
    assert hint("mising-mechanism", catalogue()) == "did you mean missing-mechanism?"
    assert hint("qqqqqq", catalogue()) == "`onward rules` lists them"
