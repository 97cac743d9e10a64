"""A firm under Swiss law alone reads no provision of another law, in any command.

Left out is what names the GDPR for every firm: pages of rules (`explain`, and SARIF, which holds
them), and the law data themselves (`law`).
"""

import re
from pathlib import Path

import pytest
from tests.cli.running import Run

OTHERS = re.compile(r"[^\n]{0,60}(?:GDPR|LGPD|EDPB|Art\. (?:26|27|28|3[0-6]|4[4-9])\b)[^\n]{0,30}")
DAY = ("--as-of", "2026-08-05")
RECORDS = {
    "organisation.yaml": """\
kind: organisation
name: Uhr
country: CH
representative: {name: unknown}
notices: [{document: Notice, transfers: disclosed, mechanisms: [ch-scc], countries: [DE]}]
customers: {notice_days: 30}
""",
    "activities/shop.yaml": "kind: activity\nname: Shop\nrole: controller\ndata: [health]\n",
    "activities/news.yaml": """\
kind: activity
name: News
role: processor
data: [contact.email, health]
subjects: [employees]
controllers:
  - {name: Bank AG, country: US}
  - {name: unknown, country: unknown}
""",
    "vendors/acme.yaml": """\
kind: vendor
name: Acme
legal_name: Acme Inc.
country: US
role: processor
subject_to: [unknown]
services:
  - id: cloud
    activities: [shop, news]
    data: [contact.email, health, criminal.offences]
    locations: [{place: US, for: [storage, support]}, {place: unknown, for: [support]}]
mechanisms:
  - {instrument: eu-scc-2021-914, status: signed, signed: 2022-06-01, with: Acme Inc., modules: [1]}
agreement: {status: signed, signed: 2017-01-01, letters: {a: no, b: unknown}, expires: 2026-09-01}
subprocessors:
  - {vendor: indus, data: [contact.email]}
  - {vendor: unknown, locations: [{place: US}]}
""",
    "vendors/indus.yaml": "kind: vendor\nname: Indus\ncountry: IN\nengaged: through-others\n",
    "vendors/gmbh.yaml": """\
kind: vendor
name: Post
country: DE
role: processor
services: [{id: mail, activities: [shop], data: [contact.email], locations: [{place: DE}]}]
""",
    "vendors/pool.yaml": """\
kind: vendor
name: Pool
country: US
role: joint-controller
services: [{id: pool, activities: [shop], data: [health], frequency: continuous}]
mechanisms: [{instrument: ch-art17, letter: a}, {instrument: ch-us-privacy-shield}]
""",
    "vendors/odd.yaml": """\
kind: vendor
name: Odd
country: unknown
role: unknown
services: [{id: odd, activities: [news], data: [unknown]}]
mechanisms: unknown
""",
}


@pytest.fixture(name="firm")
def _firm(here: Path) -> Path:
    for name, text in RECORDS.items():
        path = here / "firm" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("mechanisms: unknown", "mechanisms: [{instrument: unknown}]"))
    return here / "firm"


@pytest.mark.parametrize(
    "words",
    [
        *(("check", "firm", "--format", each) for each in ("full", "json", "markdown", "gitlab")),
        *(("transfers", "firm", "--format", each) for each in ("table", "json", "csv")),
        *(("questions", "firm", "--format", each) for each in ("table", "json", "markdown")),
        ("graph", "firm"),
        ("whatif", "firm", "--end", "ch-annex1=2026-12-01", "--format", "markdown"),
        ("trace", "firm"),
        ("impact", "firm", "acme"),
        ("hubs", "firm"),
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("firm")
def test_no_command_cites_another_law(run: Run, words: tuple[str, ...]) -> None:
    ran = run(*words, *DAY)
    assert ran.code in (0, 1), ran.err
    assert "schema-" not in ran.out + ran.err
    assert "FADP" in ran.out or words[0] in ("graph", "trace", "impact", "hubs")
    assert OTHERS.findall(ran.out + ran.err) == []


def test_a_waiver_is_written_without_another_law(run: Run, firm: Path) -> None:
    about = ("--rule", "missing-mechanism", "--subject", "customers@US")
    ran = run("new", "waiver", "bank", "--in", "firm", *about)
    assert ran.code == 0, ran.err
    text = (firm / "waivers" / "bank.yaml").read_text()
    assert "covers:" in text
    assert OTHERS.findall(text) == []


@pytest.mark.usefixtures("firm")
def test_the_same_firm_in_the_union_is_cited_the_gdpr(run: Run, firm: Path) -> None:
    """The records are such that every command has something to cite."""
    organisation = firm / "organisation.yaml"
    organisation.write_text(organisation.read_text().replace("country: CH", "country: DE"))
    for words in (("check", "--format", "full"), ("transfers",), ("questions",)):
        ran = run(words[0], "firm", *words[1:], *DAY)
        assert OTHERS.search(ran.out), words
        assert "FADP" not in ran.out
