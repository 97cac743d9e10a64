"""What a shell offers, and the script that asks for it."""

from pathlib import Path

import pytest
from tests.cli.running import Run
from tests.cli.test_streams import fresh


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("onward ques", ["questions"]),
        ("onward explain unassessed", ["unassessed-transfer"]),
        ("onward check --format sa", ["sarif"]),
        ("onward check --select framework-o", ["framework-only"]),
        ("onward check --ignore yaml-tag,framework-o", ["yaml-tag,framework-only"]),
        ("onward check --select notic", ["notice"]),
        ("onward law show ch-us-d", ["ch-us-dpf"]),
        ("onward whatif --end eu-us-d", ["eu-us-dpf="]),
        ("onward schema wh", ["whatif"]),
        ("onward words az", ["azure"]),
        ("onward new w", ["waiver"]),
        ("onward new waiver w --rule framework-o", ["framework-only"]),
    ],
)
def test_names_are_offered(
    run: Run, monkeypatch: pytest.MonkeyPatch, typed: str, offered: list[str]
) -> None:
    monkeypatch.setenv("_ONWARD_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", typed)
    monkeypatch.setenv("COMP_CWORD", str(len(typed.split()) - 1))
    ran = run()
    assert (ran.code, ran.err) == (0, "")
    assert sorted(ran.out.split()) == sorted(offered)


def test_each_is_offered_with_a_few_words(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_ONWARD_COMPLETE", "complete_zsh")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "onward law show eu-us-dp")
    assert '"eu-us-dpf":"EU-US Data Privacy Framework"' in run().out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_gets_its_script(run: Run, monkeypatch: pytest.MonkeyPatch, shell: str) -> None:
    monkeypatch.setattr("shellingham.detect_shell", lambda: (shell, f"/bin/{shell}"))
    ran = run("--show-completion")
    assert (ran.code, ran.err) == (0, "")
    assert f"_ONWARD_COMPLETE=complete_{shell}" in ran.out


def test_help_without_a_verb_is_as_it_was(here: Path) -> None:
    ran = fresh(where=here)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "--install-completion" in ran.stderr
    assert "Judge every record and every transfer for a day." in ran.stderr
