"""`onward show`: one record on one page."""

from pathlib import Path

import pytest
from tests.cli.running import ACME, DPF, SHIELD, Run, inventory

INVENTORIES = Path(__file__).parents[2] / "inventory"
DAY = ("--as-of", "2026-08-05")


@pytest.mark.parametrize("name", ["acme", "Acme Mail"])
def test_a_vendor_on_one_page(here: Path, run: Run, name: str) -> None:
    inventory(here, ACME + SHIELD)
    ran = run("show", ".", name, *DAY)
    assert ran.code == 0
    text = " ".join(ran.out.split())
    assert text.startswith("acme: Acme Mail")
    for said in (
        "country US",
        "agreement signed",
        "owner not recorded",
        "fails: Example → Acme Mail (United States)",
        "to 2020-07-15:",
        "2020-07-16 to",
        "[invalidated-mechanism]; fix:",
        "evidence none",
    ):
        assert said in text, said


def test_what_identifies_a_vendor_and_what_it_publishes(here: Path, run: Run) -> None:
    links = "links: {agreement_page: 'https://acme.example/dpa', subprocessor_list: unknown}\n"
    inventory(here, f"{ACME}company_number: '0123'\nlei: 00EXAMPLE00000000062\n{links}{DPF}")
    text = " ".join(run("show", ".", "acme", *DAY).out.split())
    assert "company number 0123 lei 00EXAMPLE00000000062" in text
    assert "links DPA: https://acme.example/dpa list of sub-processors: unknown" in text


def test_the_terms_of_its_agreement(here: Path, run: Run) -> None:
    terms = "status: signed, notice_days: 30, objection_days: 14, emergency_days: unknown"
    inventory(here, f"{ACME.partition('agreement:')[0]}agreement: {{{terms}}}\n{DPF}")
    text = " ".join(run("show", ".", "acme", *DAY).out.split())
    assert "terms of the DPA notice days: 30 objection days: 14 emergency days: unknown" in text


def test_when_a_service_receives_data_and_what_is_only_remembered(here: Path, run: Run) -> None:
    acme = ACME.replace("  - id: newsletter\n", "  - id: newsletter\n    when: after consent\n")
    evidence = (
        "evidence: [{supports: [/country], document: Call, how: stated, confidence: memory}]\n"
    )
    inventory(here, f"{acme}{evidence}{DPF}")
    text = " ".join(run("show", ".", "acme", *DAY).out.split())
    assert "conditions newsletter: after consent" in text
    assert "Call (stated, from memory): /country" in text


def test_an_activity_on_one_page(here: Path, run: Run) -> None:
    inventory(here, ACME + DPF)
    text = " ".join(run("show", ".", "newsletter", *DAY).out.split())
    assert "lawful basis consent" in text
    assert "vendors acme" in text


def test_evidence_for_and_against(run: Run) -> None:
    text = run("show", str(INVENTORIES / "cheeta"), "ravissant-eireli", *DAY).out
    assert "contradicts /services/software-development" in " ".join(text.split())


@pytest.mark.parametrize("verb", ["show", "impact", "annex", "assessment"])
def test_one_word_is_the_name(here: Path, run: Run, verb: str) -> None:
    inventory(here, ACME + DPF)
    assert run(verb, "acme", *DAY) == run(verb, ".", "acme", *DAY)
    assert run(verb, "acme", *DAY).code == 0
    ran = run(verb)
    assert (ran.code, ran.out) == (2, "")
    assert f"onward: {verb} needs a name: onward {verb} [PATH]" in ran.err


def test_another_name_is_refused(here: Path, run: Run) -> None:
    inventory(here, ACME + DPF)
    ran = run("show", ".", "acne")
    assert (ran.code, ran.out) == (2, "")
    assert "did you mean acme?" in ran.err


def test_a_hostile_name_is_text(here: Path, run: Run) -> None:
    hostile = '"\\x1b[31m\\u202eAcme"'
    inventory(here, ACME.replace("name: Acme Mail\n", f"name: {hostile}\n") + DPF)
    shown = run("show", ".", "acme").out
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_an_activity_has_the_transfers_to_the_vendors_that_serve_it(here: Path, run: Run) -> None:
    inventory(here, ACME + SHIELD)
    text = " ".join(run("show", ".", "newsletter", *DAY).out.split())
    assert "transfers fails: Example → Acme Mail (United States)" in text
