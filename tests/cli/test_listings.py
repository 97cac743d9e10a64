"""`onward transfers`, `onward questions`, `onward graph` and `onward whatif` as commands."""

import csv
import json
import shutil
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError
from io import StringIO
from pathlib import Path

import pytest
from tests.cli.running import ACME, DPF, SHIELD, Run, inventory, write

from onward.schema.files import PRINTED

INVENTORIES = Path(__file__).parents[2] / "inventory"
TWO_DAYS = ("--as-of", "2020-01-01", "--as-of", "2020-01-02")
NAMES = sorted(path.name for path in INVENTORIES.iterdir() if path.is_dir())


@pytest.mark.parametrize("verb", ["transfers", "questions", "check"])
def test_json_of_the_five_inventories_is_as_its_schema_says(
    run: Run, judge: Callable[[str, object], None], verb: str
) -> None:
    for name in NAMES:
        judge(verb, json.loads(run(verb, str(INVENTORIES / name), "--format", "json").out))
    judge(verb, json.loads(run(verb, str(INVENTORIES), "--format", "json").out))


@pytest.mark.parametrize("verb", ["transfers", "rules", "law", "words"])
def test_listings_are_as_wide_as_the_terminal_and_break_no_word(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    inventory(here, ACME + SHIELD)
    wide = run(verb).out
    assert 80 < max(map(len, wide.splitlines())) <= 120
    monkeypatch.setenv("COLUMNS", "64")
    narrow = run(verb).out
    assert max(map(len, narrow.splitlines())) <= 64
    words = {word for word in wide.split() if word.strip("-")}
    assert words - {"until"} <= set(narrow.split()), "only a column without a cell may go"


def test_a_list_of_transfers_counts_them_by_status(here: Path, run: Run) -> None:
    inventory(here, ACME + SHIELD)
    assert "\nBy status: 1 fails.\n" in run("transfers").out
    inside = ACME.replace("country: US", "country: BE").replace("place: US", "place: BE")
    inventory(here, inside)
    assert "\nBy status: 1 inside; `inside` is no transfer.\n" in run("transfers").out


def test_what_is_planned_is_counted_below(
    here: Path, run: Run, judge: Callable[[str, object], None]
) -> None:
    inventory(here, f"{ACME}stage: planned\n{SHIELD}")
    printed = run("transfers").out
    assert "\nPlanned without a day, and not judged: acme/" in printed
    assert "fails" not in printed
    inventory(here, ACME.replace("    purpose:", "    form: encrypted\n    purpose:") + DPF)
    shown = json.loads(run("transfers", "--format", "json").out)
    judge("transfers", shown)
    assert [each["form"] for each in shown["transfers"]] == ["encrypted"]


def test_one_of_several_companies_is_judged_as_the_worst(
    here: Path, run: Run, judge: Callable[[str, object], None]
) -> None:
    several = "one_of: [{legal_name: Acme Ltd, country: IE}, {legal_name: Acme SA, country: US}]"
    inventory(here, ACME.replace("country: US", several) + SHIELD)
    assert "one of several, judged as United States" in " ".join(run("transfers").out.split())
    shown = json.loads(run("transfers", "--format", "json").out)
    judge("transfers", shown)
    (flow,) = shown["transfers"]
    assert (flow["country"], flow["judged_as"], flow["status"]) == ("unknown", "US", "fails")


def test_a_transfer_is_reported_with_its_mechanism_and_place(here: Path, run: Run) -> None:
    inventory(here, ACME + SHIELD)
    found = json.loads(run("transfers", "--format", "json").out)["transfers"]
    (reason,) = found[0].pop("reasons")
    assert found[0].pop("why") == f"{reason['text']} ({reason['article']})"
    assert "Schrems II" in reason.pop("text")
    assert reason == {
        "code": "invalidated",
        "mechanism": "eu-us-privacy-shield",
        "act": "Implementing Decision (EU) 2016/1250",
        "article": "Art. 45 GDPR",
        "day": "2020-07-15",
        "details": [],
        "path": "vendors/acme.yaml",
        "route": "/mechanisms/eu-us-privacy-shield",
    }
    assert found == [
        {
            "inventory": here.name,
            "subject": "acme@US",
            "regime": "EU",
            "kind": "own",
            "exporter": "us",
            "importer": "acme",
            "country": "US",
            "judged_as": None,
            "services": ["newsletter"],
            "through": [],
            "data": ["contact.email"],
            "form": None,
            "mechanisms_recorded": ["eu-us-privacy-shield"],
            "mechanisms": ["eu-us-privacy-shield"],
            "status": "fails",
            "since": None,
            "until": None,
            "path": "vendors/acme.yaml",
            "route": "/services/newsletter",
            "line": 9,
        }
    ]


def test_data_that_nobody_knows_and_data_not_recorded_are_kept_apart(here: Path, run: Run) -> None:
    inventory(here, (ACME + DPF).replace("data: [contact.email]", "data: [unknown]"))
    assert json.loads(run("transfers", "--format", "json").out)["transfers"][0]["data"] == [
        "unknown"
    ]
    inventory(here, (ACME + DPF).replace("    data: [contact.email]\n", ""))
    assert json.loads(run("transfers", "--format", "json").out)["transfers"][0]["data"] is None


@pytest.mark.parametrize("verb", ["transfers", "questions"])
def test_formula_and_lines_of_a_hostile_name_are_inert(here: Path, run: Run, verb: str) -> None:
    name = '"=HYPERLINK(\\"http://x\\") @all <script>\\e[31m"\n'
    inventory(here, ACME.replace("Acme Mail\n", name).replace("US\n", "unknown\n"))
    for format_ in ("table", "csv", "markdown", "json"):
        ran = run(verb, "--format", format_)
        assert "\x1b" not in ran.out
        if format_ == "csv":
            cells = [cell for row in csv.reader(StringIO(ran.out)) for cell in row]
            assert not [cell for cell in cells if cell.startswith("=")]
        if format_ == "markdown":
            assert "<script>" not in ran.out
            assert " @all" not in ran.out


@pytest.mark.parametrize("verb", ["transfers", "questions", "graph"])
def test_faults_go_to_the_other_stream(here: Path, run: Run, verb: str) -> None:
    inventory(here, ACME.replace("country:", "contry:"))
    ran = run(verb)
    assert (ran.code, ran.out) == (1, "")
    assert "vendors/acme.yaml:4:1: error:" in ran.err
    assert "left out, 1 fault" in ran.err


@pytest.mark.parametrize("verb", ["transfers", "questions"])
def test_the_others_are_listed_beside_one_with_faults(here: Path, run: Run, verb: str) -> None:
    inventory(here / "a", ACME.replace("country:", "contry:"))
    inventory(here / "b", ACME.replace("country: US", "country: unknown") + SHIELD)
    ran = run(verb, "--format", "json")
    assert ran.code == 1
    assert json.loads(ran.out)[verb]
    assert "a/vendors/acme.yaml:4:1: error:" in ran.err


@pytest.mark.parametrize(
    ("day", "reported"), [("2024-02-01", "2024-02-01"), ("unknown", "unknown"), ("", None)]
)
def test_a_day_that_nobody_knows_and_one_not_recorded_are_kept_apart(
    here: Path, run: Run, judge: Callable[[str, object], None], day: str, reported: str | None
) -> None:
    since = f"name: Acme Mail\nsince: {day}\n" if day else "name: Acme Mail\n"
    inventory(here, (ACME + DPF).replace("name: Acme Mail\n", since, 1))
    document = json.loads(run("transfers", "--format", "json").out)
    judge("transfers", document)
    assert document["transfers"][0]["since"] == reported


@pytest.mark.parametrize(
    ("mechanisms", "recorded", "code"),
    [
        ("", None, "no-mechanism"),
        ("mechanisms: []\n", [], "no-mechanism"),
        ("mechanisms: [{instrument: unknown}]\n", ["unknown"], "mechanism-unknown"),
    ],
)
def test_no_mechanism_and_an_unknown_one_are_kept_apart(
    here: Path,
    run: Run,
    judge: Callable[[str, object], None],
    mechanisms: str,
    recorded: list[str] | None,
    code: str,
) -> None:
    inventory(here, ACME + mechanisms)
    document = json.loads(run("transfers", "--format", "json").out)
    judge("transfers", document)
    (found,) = document["transfers"]
    assert (found["mechanisms_recorded"], found["mechanisms"]) == (recorded, [])
    assert [each["code"] for each in found["reasons"]] == [code]


@pytest.mark.parametrize(
    ("country", "reported"),
    [("country: US\n", "US"), ("country: unknown\n", "unknown"), ("", None)],
)
def test_a_country_that_is_unknown_and_one_not_recorded_are_kept_apart(
    here: Path, run: Run, judge: Callable[[str, object], None], country: str, reported: str | None
) -> None:
    inventory(here, ACME.replace("country: US\n", country) + SHIELD)
    document = json.loads(run("transfers", "--format", "json").out)
    judge("transfers", document)
    assert document["transfers"][0]["country"] == reported


@pytest.mark.parametrize(
    ("country", "regime"), [("BE", "EU"), ("unknown", "unknown"), ("x-EU", None)]
)
def test_a_regime_that_is_unknown_and_one_that_the_law_data_lack_are_kept_apart(
    here: Path, run: Run, judge: Callable[[str, object], None], country: str, regime: str | None
) -> None:
    inventory(here, ACME)
    home = here / "organisation.yaml"
    home.write_text(home.read_text().replace("country: BE", f"country: {country}"))
    document = json.loads(run("transfers", "--format", "json").out)
    judge("transfers", document)
    assert [each["regime"] for each in document["transfers"]] == [regime]


def test_every_document_begins_alike_and_is_as_its_schema_says(
    here: Path, run: Run, judge: Callable[[str, object], None]
) -> None:
    inventory(here, ACME + SHIELD)
    head = ["version", "command", "tool", "law_checked", "as_of", "inventories"]
    lines = {
        **{verb: [verb] for verb in PRINTED},
        "diff": ["diff", *TWO_DAYS],
        "whatif": ["whatif", "--end", "eu-us-dpf=2027-03-01"],
        "impact": ["impact", ".", "acme"],
        "annex": ["annex", ".", "acme"],
        "assessment": ["assessment", ".", "acme"],
        "list": ["list", "vendors"],
        "import": ["import", "list.csv", "--dry-run"],
        "reconcile": ["reconcile", ".", "list.csv"],
        "discover": ["discover", ".", "csp.txt"],
    }
    write(here / "csp.txt", "script-src js.stripe.com")
    write(here / "list.csv", 'Vendor,Country\nBramble Ltd,"Ireland, Atlantis"\n')
    for verb, words in lines.items():
        document = json.loads(run(*words, "--format", "json").out)
        assert list(document)[: len(head)] == head
        assert (document["version"], document["command"]) == (2, verb)
        judge(PRINTED[verb], document)


@pytest.mark.parametrize("verb", ["transfers", "trace", "law", "rules", "words"])
def test_a_column_is_called_as_its_key_in_json(here: Path, run: Run, verb: str) -> None:
    inventory(here, ACME + SHIELD)
    (found, *_) = json.loads(run(verb, "--format", "json").out)[verb]
    heads = next(csv.reader(StringIO(run(verb, "--format", "csv").out)))
    known = {*found, "as_of", "law_checked", *(("marks",) if verb == "words" else ())}
    assert set(heads) <= known


def test_a_change_reports_whether_a_fact_is_known(here: Path, run: Run) -> None:
    inventory(here / "a", ACME)
    inventory(here / "b", ACME.replace("country: US\n", "country: unknown\n", 1))
    ran = run("diff", "a/", "--in", "b", "--format", "json")
    (change,) = [e for e in json.loads(ran.out)["changes"] if e["aspect"] == "country"]
    assert (change["before_state"], change["after_state"]) == ("known", "unknown")
    inventory(here / "b", ACME.replace("country: US\n", "", 1))
    ran = run("diff", "a/", "--in", "b", "--format", "json")
    (change,) = [e for e in json.loads(ran.out)["changes"] if e["aspect"] == "country"]
    assert (change["before_state"], change["after"], change["after_state"]) == ("known", None, None)


def test_of_a_file_the_flows_that_concern_it_are_listed(here: Path, run: Run) -> None:
    inventory(here / "inv")
    other = ACME.replace("Acme", "Zeta").replace("[newsletter]", "[support]") + DPF
    write(here / "inv" / "vendors" / "zeta.yaml", other)
    support = (here / "inv" / "activities" / "newsletter.yaml").read_text()
    write(here / "inv" / "activities" / "support.yaml", support.replace("Newsletter", "Support"))

    def parties(*files: str) -> set[str]:
        names = [f"inv/{name}" for name in files]
        found = json.loads(run("transfers", *names, "--format", "json").out)["transfers"]
        return {each["importer"] for each in found}

    assert parties("vendors/zeta.yaml") == parties("activities/support.yaml") == {"zeta"}
    assert parties("activities/newsletter.yaml") == {"acme"}
    assert parties("vendors/zeta.yaml", "activities/newsletter.yaml") == {"acme", "zeta"}
    assert parties("organisation.yaml") == parties("vendors") == parties("") == {"acme", "zeta"}
    assert json.loads(run("check", "inv", "--format", "json").out)["inventories"][0]["judged"]


def test_of_a_file_the_questions_that_it_leaves_open_are_put(here: Path, run: Run) -> None:
    open_ = ACME.replace("country: US", "country: unknown")
    inventory(here, open_)
    write(here / "vendors" / "zeta.yaml", open_.replace("Acme", "Zeta"))
    ran = run("questions", "vendors/zeta.yaml", "--format", "markdown")
    assert [line for line in ran.out.splitlines() if line.startswith("## To")] == [
        "## To Zeta Mail"
    ]
    found = json.loads(run("questions", "vendors/zeta.yaml", "--format", "json").out)["questions"]
    assert {each["vendor"] for each in found} == {"zeta"}
    assert "Acme" in run("questions").out


def test_a_letter_goes_to_each_vendor(here: Path, run: Run) -> None:
    inventory(here, ACME.replace("country: US", "country: unknown"))
    write(here / "vendors" / "zeta.yaml", ACME.replace("Acme", "Zeta").replace("US\n", "unknown\n"))
    ran = run("questions", "--format", "markdown")
    assert ran.code == 0
    heads = [line for line in ran.out.splitlines() if line.startswith("## ")]
    assert heads == ["## To Acme Mail", "## To Zeta Mail", "## For ourselves, Example"]
    numbers = [line[:2] for line in ran.out.splitlines() if line[:1].isdigit()]
    assert numbers.count("1.") == 3


def test_with_nothing_to_ask_it_says_so(here: Path, run: Run) -> None:
    inventory(here)
    assert "Nothing to list." in run("questions").out
    assert "Nothing to ask." in run("questions", "--format", "markdown").out


def test_a_picture_by_its_suffix(here: Path, run: Run) -> None:
    inventory(here / "inv")
    assert run("graph").out.startswith("flowchart LR\n")
    for name, start in (
        ("x.svg", b"<svg "),
        ("x.png", b"\x89PNG"),
        ("x.dot", b"digraph "),
        ("x.mmd", b"flowchart LR"),
    ):
        ran = run("graph", "inv", "-o", name)
        assert (ran.code, ran.out, ran.err) == (0, "", f"wrote {name}\n")
        assert (here / name).read_bytes().startswith(start)


@pytest.mark.parametrize("name", ["x.gif", "x", "svg", ".png"])
def test_another_suffix_is_refused(here: Path, run: Run, name: str) -> None:
    inventory(here / "inv")
    ran = run("graph", "inv", "-o", name)
    assert ran.code == 2
    assert "the suffix says the format: svg, png, pdf, dot, mmd" in ran.err
    assert not (here / name).exists()


def test_letters_that_a_png_has_not_are_reported(here: Path, run: Run) -> None:
    pytest.importorskip("resvg_py")
    inventory(here / "inv", (ACME + DPF).replace("name: Acme Mail\n", "name: 株式会社\n", 1))
    ran = run("graph", "inv", "-o", "x.png")
    assert ran.code == 0
    assert ran.err == (
        "wrote x.png\n"
        "note: drawn in the fonts of this system, for 株式会社; see whether it has the letters\n"
    )
    assert run("graph", "inv", "-o", "x.svg").err == "wrote x.svg\n"


def test_a_picture_is_of_one_inventory(here: Path, run: Run) -> None:
    inventory(here / "a")
    inventory(here / "b", ACME.replace("country:", "contry:"))
    ran = run("graph")
    assert ran.code == 2
    assert ran.err == "onward: graph takes one inventory, and there are several: a, b\n"


@pytest.fixture
def without_wheel(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the extra `pictures` is not installed."""

    def absent(name: str) -> None:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("importlib.metadata.distribution", absent)


@pytest.mark.usefixtures("without_wheel")
def test_only_a_drawing_needs_a_program_that_draws(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    inventory(here / "inv")
    git = shutil.which("git")
    assert git
    (here / "git").symlink_to(git)
    monkeypatch.setenv("PATH", str(here))
    ran = run("graph", "inv", "-o", "x.svg")
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)
    assert ran.err.startswith("onward: no drawing program is installed; run: pip install")
    assert not (here / "x.svg").exists()
    for words in (["graph", "inv"], ["graph", "inv", "-o", "x.dot"], ["check", "inv"]):
        assert run(*words).code == 0


@pytest.mark.usefixtures("without_wheel")
def test_who_drew_is_reported_where_it_was_another(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    inventory(here / "inv")
    drawn = here / "dot"
    drawn.write_text("#!/bin/sh\n/bin/cat >/dev/null; echo drawn\n")
    drawn.chmod(0o755)
    monkeypatch.setenv("PATH", str(here))
    wrote = "wrote x.png\n"
    reported = "note: drawn by the Graphviz of this system, which may draw otherwise elsewhere\n"
    assert run("graph", "inv", "-o", "x.png") == (0, "", wrote + reported)
    assert run("graph", "inv", "-o", "x.png", "--renderer", "dot") == (0, "", wrote)
    assert run("graph", "inv", "-o", "x.mmd") == (0, "", "wrote x.mmd\n")


def test_a_future_names_the_flows_that_fall(here: Path, run: Run) -> None:
    inventory(here)
    ran = run("whatif", "--end", "eu-us-dpf=2027-03-01")
    assert ran.code == 0
    assert "Acme Mail" in ran.out
    assert "Acme Mail" not in run("whatif", "--end", "eu-adq-jp=2027-03-01").out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([], "name a change of the law: --end eu-us-dpf=2027-03-01"),
        (["--end", "eu-us-dpf"], "--end eu-us-dpf: write ID=DAY"),
        (["--end", "eu-us-dfp=2027-03-01"], "did you mean eu-us-dpf?"),
        (["--start", "zzz=2027-03-01"], "`onward law` lists them"),
        (["--end", "eu-us-dpf=soon"], "'soon' is not a day"),
    ],
)
def test_a_future_that_is_none_is_refused(
    here: Path, run: Run, words: list[str], says: str
) -> None:
    inventory(here)
    ran = run("whatif", *words)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err


def test_two_days_of_the_same_records_are_compared(here: Path, run: Run) -> None:
    inventory(here, ACME.replace("2024", "2019") + SHIELD)
    ran = run("diff", "--as-of", "2020-07-15", "--as-of", "2020-07-16", "--format", "json")
    assert ran.code == 0
    assert "invalidated-mechanism" in ran.out
    assert "Schrems II" in ran.out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([*TWO_DAYS, "--as-of", "2020-01-03"], "one day, or two"),
        (["main", *TWO_DAYS], "leave BASE out"),
    ],
)
def test_a_comparison_that_is_none_is_refused(
    here: Path, run: Run, words: list[str], says: str
) -> None:
    inventory(here)
    ran = run("diff", *words)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
