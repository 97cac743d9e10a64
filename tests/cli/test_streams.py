"""Exit codes and streams of the command as a whole, and what it costs to start."""

import errno
import json
import os
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.cli.running import ACME, SHIELD, Run, inventory

from onward import workflow
from onward._about import LAW_CHECKED, VERSION
from onward.cli import exits, files
from onward.cli.emit import colored
from onward.cli.options import Color
from onward.cli.verbs import VERBS

REPORTS = f"onward {VERSION}, law data checked {LAW_CHECKED}\n"
SRC = Path(__file__).parents[2] / "src"


def fresh(*words: str, where: Path, code: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command in an interpreter of its own."""
    program = (
        f"import sys; sys.argv[0] = 'onward'\nfrom onward.cli.main import main\n{code or 'main()'}"
    )
    return subprocess.run(
        [sys.executable, "-c", program, *words],
        cwd=where,
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(SRC), "SOURCE_DATE_EPOCH": "1785888000"},
    )


def test_the_version_and_the_day_of_the_law_are_reported(run: Run) -> None:
    for words in (["--version"], ["-V"], ["--verbose", "--version"]):
        assert run(*words) == (0, REPORTS, "")


def test_the_version_is_reported_without_loading_more(here: Path) -> None:
    code = (
        "try:\n    main()\nfinally:\n"
        "    heavy = {'typer', 'yaml', 'tomllib', 'datetime', 'jsonschema_rs', 'onward.law'}\n"
        "    print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    ran = fresh("--version", where=here, code=code)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, REPORTS, "[]\n")


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
    for words in (["--verbose", "check"], ["check", "--verbose"]):
        ran = run(*words)
        assert ran.code == 3
        assert "Traceback" in ran.err
        assert "ZeroDivisionError" in ran.err


def test_a_rule_that_breaks_is_named(here: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from onward.rules.transfers import framework_only

    def broken(_: object) -> None:
        raise KeyError("x")

    from onward.rules.engine import catalogue

    inventory(here)
    rule = catalogue.rules()["framework-only"]
    changed = {**catalogue.rules(), "framework-only": catalogue.Rule(rule.name, rule.family,
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


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("words", [["--version"], ["--help"], ["rules"], ["explain", "yaml-tag"]])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_is_no_bug_and_never_silent(
    here: Path, words: list[str], unbuffered: str
) -> None:
    with FULL.open("wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "onward", *words],
            cwd=here,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            env={"PYTHONPATH": str(SRC), "PYTHONUNBUFFERED": unbuffered},
        )
    reason = "standard output can't be written: No space left on device"
    assert (ran.returncode, ran.stderr) == (2, f"onward: {reason}\n")


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["rules"]])
def test_an_output_that_is_closed_is_reported(here: Path, words: list[str]) -> None:
    ran = fresh(*words, where=here, code="import os; os.close(1); sys.stdout = None; main()")
    reported = "onward: standard output can't be written: it is closed\n"
    assert (ran.returncode, ran.stderr) == (2, reported)


def test_an_output_that_is_closed_hinders_no_file(here: Path) -> None:
    code = "import os; os.close(1); sys.stdout = None; main()"
    ran = fresh("rules", "-o", "x.txt", where=here, code=code)
    assert (ran.returncode, ran.stderr) == (0, "wrote x.txt\n")
    assert "framework-only" in (here / "x.txt").read_text()


READS_INPUT = [
    ["new", "vendor", "--in", "inv", "--from", "-"],
    ["check", "inv", "--stdin-name", "inv/vendors/acme.yaml"],
]


@pytest.mark.parametrize("words", READS_INPUT)
def test_an_input_that_is_closed_is_reported(here: Path, words: list[str]) -> None:
    inventory(here / "inv")
    ran = fresh(*words, where=here, code="sys.stdin = None; main()")
    reported = "onward: standard input can't be read: it is closed\n"
    assert (ran.returncode, ran.stdout, ran.stderr) == (2, "", reported)


@pytest.mark.parametrize("words", READS_INPUT)
def test_an_input_without_end_is_refused(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    inventory(here / "inv")
    monkeypatch.setattr(files, "MOST", 10)
    ran = run(*words, stdin=b"Stripe\nAWS\n")
    assert (ran.code, ran.err) == (2, "onward: standard input: larger than 10 bytes\n")


@pytest.mark.parametrize("closed", ["sys.stderr = None", "os.dup2(os.open('/dev/full', 1), 2)"])
def test_without_a_place_for_errors_the_exit_code_is_kept(here: Path, closed: str) -> None:
    ran = fresh("check", "nowhere", where=here, code=f"import os; {closed}; main()")
    assert (ran.returncode, ran.stdout) == (2, "")


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_slow_reader_gets_all(here: Path, unbuffered: str) -> None:
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    order = [sys.executable, "-m", "onward", "words", "regions", "--format", "json"]
    environment = {"PYTHONPATH": str(SRC), "PYTHONUNBUFFERED": unbuffered}
    with subprocess.Popen(order, cwd=here, stdout=writer, env=environment) as running:
        os.close(writer)
        with os.fdopen(reader, "rb") as read:
            select.select([read], [], [])
            time.sleep(0.5)
            got = read.read()
    assert running.returncode == 0
    assert len(got) > 2**16, "more than a pipe holds"
    assert json.loads(got)["words"]


@pytest.mark.parametrize(
    ("error", "reported"),
    [
        (MemoryError(), "out of memory"),
        (OSError(errno.EMFILE, "Too many open files"), "too many open files"),
        (OSError(errno.ENFILE, "Too many open files"), "too many open files"),
        (ImportError("x.so: failed to map segment from shared object"), "out of memory"),
    ],
)
@pytest.mark.parametrize("wrapped", [False, True])
def test_what_the_machine_lacks_is_no_finding(
    capfd: pytest.CaptureFixture[str], error: Exception, reported: str, wrapped: bool
) -> None:
    def short() -> None:
        if wrapped:
            raise RuntimeError("a rule broke") from error
        raise error

    assert exits.run(short, verbose=False) == 3
    assert capfd.readouterr().err.startswith(f"onward: {reported}")


def test_an_error_that_cannot_be_reported_is_a_line_too(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: str) -> None:
        raise MemoryError

    def breaks() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(exits, "say", fails)
    assert exits.run(breaks, verbose=False) == 3
    reported = capfd.readouterr().err
    assert reported.startswith("onward: ZeroDivisionError, without a known cause: out of memory")


@pytest.mark.parametrize("words", [["check"], ["--help"]])
def test_a_directory_that_is_gone_is_reported(here: Path, words: list[str]) -> None:
    (here / "gone").mkdir()
    code = "import os; os.chdir('gone'); os.rmdir('../gone'); main()"
    ran = fresh(*words, where=here, code=code)
    reported = "onward: the current directory is gone: go to one that is there\n"
    assert (ran.returncode, ran.stdout, ran.stderr) == (2, "", reported)


@pytest.mark.parametrize(
    ("said", "environment", "terminal", "colour"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"CLICOLOR_FORCE": "1"}, False, True),
        ("auto", {"CLICOLOR": "0"}, True, False),
        ("auto", {"CLICOLOR": "0", "FORCE_COLOR": "1"}, True, True),
        ("auto", {"FORCE_COLOR": "0"}, False, False),
        ("auto", {"FORCE_COLOR": ""}, False, False),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
        ("auto", {"FORCE_COLOR": "1", "TERM": "dumb"}, True, True),
        ("always", {"NO_COLOR": "1", "TERM": "dumb"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_when_text_is_coloured(
    monkeypatch: pytest.MonkeyPatch,
    said: str,
    environment: dict[str, str],
    terminal: bool,
    colour: bool,
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "CLICOLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    assert colored(Color(said), None) is colour
    assert colored(Color(said), "x.txt") is (said == "always")


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
