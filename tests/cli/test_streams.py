"""Exit codes and streams of the command as a whole, and what it costs to start."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.running import ACME, SHIELD, Run, inventory

from onward import workflow
from onward._about import LAW_CHECKED, VERSION
from onward.cli import exits
from onward.cli.verbs import app

TELLS = f"onward {VERSION}, book of law checked {LAW_CHECKED}\n"
SRC = Path(__file__).parents[2] / "src"


def fresh(*words: str, where: Path, code: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command in an interpreter of its own."""
    program = (
        f"import sys; sys.argv[0] = 'onward'\nfrom onward.cli.app import main\n{code or 'main()'}"
    )
    return subprocess.run(
        [sys.executable, "-c", program, *words],
        cwd=where,
        capture_output=True,
        text=True,
        check=False,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(SRC),
            "SOURCE_DATE_EPOCH": "1785888000",
        },
    )


def test_the_version_and_the_day_of_the_law_are_told(run: Run) -> None:
    for words in (["--version"], ["--verbose", "--version"]):
        assert run(*words) == (0, TELLS, "")


def test_the_version_is_told_without_loading_more(here: Path) -> None:
    code = (
        "try:\n    main()\nfinally:\n"
        "    heavy = {'typer', 'yaml', 'tomllib', 'datetime', 'jsonschema_rs', 'onward.law'}\n"
        "    print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    ran = fresh("--version", where=here, code=code)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, TELLS, "[]\n")


@pytest.mark.parametrize(
    ("words", "heavy"),
    [
        (["check", "inv"], {"graphviz", "jsonschema", "onward.diff", "onward.views"}),
        (["law"], {"yaml", "jsonschema_rs", "onward.rules"}),
        (["explain", "yaml-tag"], {"graphviz", "jsonschema"}),
    ],
)
def test_a_verb_loads_what_it_needs(here: Path, words: list[str], heavy: set[str]) -> None:
    inventory(here / "inv")
    code = (
        "try:\n    main()\nfinally:\n"
        f"    print(sorted({heavy!r} & set(sys.modules)), file=sys.stderr)"
    )
    ran = fresh(*words, where=here, code=code)
    assert (ran.returncode, ran.stderr) == (0, "[]\n")


def test_without_a_verb_it_helps(run: Run) -> None:
    ran = run()
    assert ran.code == 2
    assert "check" in ran.out + ran.err


VERBS = [*(each.callback.__name__ for each in app.registered_commands if each.callback), "law"]


@pytest.mark.parametrize("verb", [*VERBS, "law show"])
def test_every_verb_has_help_with_an_example(run: Run, verb: str) -> None:
    ran = run(*verb.split(), "--help")
    assert (ran.code, ran.err) == (0, "")
    assert f"Example: onward {verb}" in " ".join(ran.out.split())
    assert run(*verb.split(), "-h") == ran


@pytest.mark.parametrize("words", [["nonsense"], ["explain"], ["new", "vendor"], ["law", "x"]])
def test_what_is_no_command_exits_with_2(run: Run, words: list[str]) -> None:
    ran = run(*words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err


def break_(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("of a \x1b[31mkind\n")

    monkeypatch.setattr(workflow, "verdict", broken)


def test_a_bug_is_one_line_and_exits_with_3(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    inventory(here)
    break_(monkeypatch)
    ran = run("check")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == (
        "onward: a bug in Onward, not in your records: ZeroDivisionError:"
        " of a \\u{1b}[31mkind\\u{a} (--verbose shows where)\n"
    )


def test_verbose_shows_where_a_bug_arose(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    inventory(here)
    break_(monkeypatch)
    ran = run("--verbose", "check")
    assert ran.code == 3
    assert "Traceback" in ran.err
    assert "ZeroDivisionError" in ran.err


def test_a_rule_that_breaks_is_named(here: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from onward.rules.transfers import framework_only

    def broken(_: object) -> None:
        raise KeyError("x")

    from onward.rules import _rule

    inventory(here)
    rule = _rule.rules()["framework-only"]
    changed = {**_rule.rules(), "framework-only": _rule.Rule(rule.name, rule.family,
                                                             framework_only.SEVERITY, broken)}  # type: ignore[arg-type]  # fmt: skip # breaks on purpose
    monkeypatch.setattr(workflow, "rules", lambda: changed)
    ran = run("check")
    assert ran.code == 3
    assert "rule framework-only broke on inventory" in ran.err


def test_a_reader_that_stops_early_changes_no_exit_code(here: Path) -> None:
    inventory(here, ACME + SHIELD)
    code = "import os; r, w = os.pipe(); os.close(r); os.dup2(w, 1); main()"
    ran = fresh("check", ".", where=here, code=code)
    assert (ran.returncode, ran.stderr) == (1, "")


def test_a_command_that_simply_ends_is_done() -> None:
    assert exits.run(lambda: None, verbose=False) == 0
    assert exits.run(lambda: sys.exit("why"), verbose=False) == 2


def test_an_interrupt_is_no_finding(here: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    inventory(here)

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(workflow, "verdict", stop)
    assert run("check").code == 130


def test_text_that_a_terminal_lacks_is_written_all_the_same(here: Path) -> None:
    inventory(here / "dät", ACME + SHIELD)
    done = subprocess.run(
        [sys.executable, "-m", "onward", "check", "dät", "--format", "concise"],
        cwd=here,
        capture_output=True,
        check=False,
        env={"PYTHONPATH": str(SRC), "PATH": os.environ["PATH"], "PYTHONIOENCODING": "ascii"},
    )
    assert done.returncode == 1
    assert "dät/vendors/acme.yaml".encode() in done.stdout
