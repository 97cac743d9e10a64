"""`--at` and `--base` on a real repository: spaces, letters, line ends, links, submodules."""

import json
import shutil
from pathlib import Path

import pytest
from tests.cli.running import (
    ACME,
    DPF,
    NEWSLETTER,
    ORGANISATION,
    SHIELD,
    Run,
    commit,
    git,
    inventory,
    write,
)

CONCISE = ("--format", "concise")


@pytest.fixture(name="repo")
def _repo(here: Path) -> Path:
    """An inventory whose vendor rests on the Shield in 2019 and on the DPF from 2024 on."""
    inventory(here / "inv", ACME.replace("2024", "2019").replace("1 Ex", "unknown # 1 Ex") + SHIELD)
    commit(here, "2019-06-01")
    inventory(here / "inv")
    commit(here, "2024-06-01")
    return here


def reported(run: Run, *words: str) -> set[str]:
    """The rules of what is reported."""
    return {line.rpartition("[")[2] for line in run("check", *CONCISE, *words).out.splitlines()}


def test_records_as_they_were_are_judged_for_a_day_or_for_today(repo: Path, run: Run) -> None:
    assert "invalidated-mechanism]" not in reported(run, "inv")
    assert "invalidated-mechanism]" in reported(run, "inv", "--at", "HEAD~1")
    assert "invalidated-mechanism]" in reported(
        run, "inv", "--at", "HEAD~1", "--as-of", "2020-07-16"
    )
    assert "invalidated-mechanism]" not in reported(
        run, "inv", "--at", "HEAD~1", "--as-of", "2020-07-15"
    )


def test_a_day_is_the_last_commit_of_that_day_and_is_judged(repo: Path, run: Run) -> None:
    ran = run("transfers", "inv", "--at", "2020-07-15", "--format", "json")
    found = json.loads(ran.out)
    assert found["as_of"] == "2020-07-15"
    assert found["transfers"][0]["mechanisms"] == ["eu-us-privacy-shield"]
    assert json.loads(
        run("transfers", "inv", "--at", "2024-06-01", "--format", "json").out
    )["transfers"][0]["mechanisms"] == ["eu-us-dpf"]  # fmt: skip
    early = run("check", "inv", "--at", "2019-05-31")
    assert early.code == 2
    assert "no commit up to 2019-05-31: the history begins later" in early.err


@pytest.mark.parametrize("verb", ["check", "transfers", "questions", "graph"])
def test_every_reading_verb_reads_revisions(repo: Path, run: Run, verb: str) -> None:
    assert run(verb, "inv", "--at", "HEAD~1").out != run(verb, "inv").out
    refused = run(verb, "inv", "--at", "no-such")
    assert refused.code == 2
    assert refused.err == (
        "onward: no revision 'no-such' here: fetch it first, or name a branch, a tag or a commit"
        " that is here\n"
    )


@pytest.mark.parametrize("name", ["--all", "-h", "HEAD --", "HEAD:inv", "", "\x1b[31m", "a\nb"])
def test_what_is_no_revision_is_refused(repo: Path, run: Run, name: str) -> None:
    ran = run("check", "inv", f"--at={name}")
    assert (ran.code, ran.out) == (2, "")
    assert "no revision" in ran.err
    assert "\x1b" not in ran.err
    assert ran.err.count("\n") == 1


def test_a_side_that_is_empty_is_refused_and_not_the_files_as_they_are(
    repo: Path, run: Run
) -> None:
    """A workflow whose variable is not set must not find that nothing changed."""
    for words in (("",), ("HEAD", "")):
        ran = run("diff", *words, "--in", "inv")
        assert (ran.code, ran.out) == (2, "")
        assert "no revision ''" in ran.err


def test_nothing_of_the_repository_is_touched(repo: Path, run: Run) -> None:
    write(repo / "inv" / "vendors" / "acme.yaml", ACME + SHIELD)
    before = (
        git(repo, "--no-optional-locks", "status", "--porcelain"),
        git(repo, "for-each-ref"),
        (repo / ".git" / "index").read_bytes(),
        (repo / ".git" / "index").stat().st_mtime_ns,
    )
    run("check", "inv", "--at", "HEAD~1")
    run("check", "inv", "--base", "HEAD")
    assert before == (
        git(repo, "--no-optional-locks", "status", "--porcelain"),
        git(repo, "for-each-ref"),
        (repo / ".git" / "index").read_bytes(),
        (repo / ".git" / "index").stat().st_mtime_ns,
    )


def test_a_revision_is_read_from_a_directory_below_and_from_a_hook(
    repo: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    assert run("check", "inv", "--at", "HEAD").code == 0
    monkeypatch.chdir(repo / "inv" / "vendors")
    ran = run("check", "..", "--at", "HEAD~1", *CONCISE)
    assert ran.code == 1
    assert "acme.yaml:16:14: error:" in ran.out


def test_a_file_of_a_revision_shows_its_findings_only(repo: Path, run: Run) -> None:
    ran = run("check", "inv/vendors/acme.yaml", "--at", "HEAD~1", *CONCISE)
    assert ran.code == 1
    assert {line.split(":")[0] for line in ran.out.splitlines()} == {"inv/vendors/acme.yaml"}
    (repo / "inv" / "vendors" / "acme.yaml").unlink()
    assert run("check", "inv/vendors/acme.yaml", "--at", "HEAD~1", *CONCISE) == ran
    mixed = run("check", "inv/vendors/acme.yaml", "inv", "--at", "HEAD~1", *CONCISE)
    assert "inv/organisation.yaml:" in mixed.out


def test_the_gate_fails_on_what_came_and_not_on_what_was(repo: Path, run: Run) -> None:
    write(repo / "inv" / "vendors" / "zeta.yaml", ACME.replace("Acme", "Zeta") + SHIELD)
    commit(repo)
    assert run("check", "inv", "--base", "HEAD").code == 0
    ran = run("check", "inv", "--base", "HEAD~1", *CONCISE)
    assert ran.code == 1
    errors = [line for line in ran.out.splitlines() if ": error: " in line]
    assert errors
    assert all(line.startswith("inv/vendors/zeta.yaml:") for line in errors)
    write(repo / "inv" / "activities" / "newsletter.yaml", "# only a remark\n" + NEWSLETTER)
    assert run("check", "inv", "--base", "HEAD").code == 0


def test_the_gate_shows_of_a_file_what_came_in_it(repo: Path, run: Run) -> None:
    write(repo / "inv" / "vendors" / "zeta.yaml", ACME.replace("Acme", "Zeta") + SHIELD)
    assert run("check", "inv/vendors/zeta.yaml", "--base", "HEAD").code == 1
    ran = run("check", "inv/vendors/acme.yaml", "--base", "HEAD", *CONCISE)
    assert (ran.code, ran.out) == (0, "")


def test_unknown_is_no_way_around_the_gate(repo: Path, run: Run) -> None:
    write(
        repo / "inv" / "vendors" / "acme.yaml",
        ACME + "mechanisms: [{instrument: unknown}]\nsubprocessors: []\n",
    )
    ran = run("check", "inv", "--base", "HEAD", *CONCISE)
    assert ran.code == 1
    assert "[worsened-status]" in ran.out


def test_a_base_without_any_inventory_makes_everything_new(here: Path, run: Run) -> None:
    write(here / "README.md", "before")
    commit(here)
    inventory(here / "inv", ACME + SHIELD)
    commit(here)
    ran = run("check", "inv", "--base", "HEAD~1", *CONCISE)
    assert ran.code == 1
    assert "[invalidated-mechanism]" in ran.out
    assert run("diff", "HEAD~1", "--in", "inv").code == 0


def test_a_faulty_base_is_reported_and_all_of_the_head_counts(here: Path, run: Run) -> None:
    inventory(here / "inv", (ACME + SHIELD).replace("country:", "contry:"))
    commit(here)
    inventory(here / "inv", ACME + SHIELD)
    ran = run("check", "inv", "--base", "HEAD", *CONCISE)
    assert ran.code == 1
    assert "[invalidated-mechanism]" in ran.out
    reported = run("diff", "HEAD", "--in", "inv", "--format", "json")
    assert [each["rule"] for each in json.loads(reported.out)["base_faults"]] == [
        "schema-unknown-key"
    ]


def test_a_base_may_be_a_directory(here: Path, run: Run) -> None:
    inventory(here / "old")
    inventory(here / "new", ACME + SHIELD)
    for each in ("old", "new"):
        path = here / each / "organisation.yaml"
        path.write_text(path.read_text() + "id: same\n")
    ran = run("check", "new", "--base", "old/", *CONCISE)
    assert ran.code == 1
    assert "[invalidated-mechanism]" in ran.out
    assert run("check", "old", "--base", "./old").code == 0
    assert run("check", "new", "--base", "old").code == 2


def test_names_with_spaces_and_letters_of_all_scripts(here: Path, run: Run) -> None:
    folder = here / "zwei Wörter" / "データ"
    inventory(folder)
    (folder / "vendors" / "acme.yaml").rename(folder / "vendors" / "a cmé.yaml")
    path = folder / "vendors" / "a cmé.yaml"
    path.write_text(ACME + "id: acme\n" + SHIELD)
    commit(here)
    for words in ((), ("--at", "HEAD")):
        ran = run("check", "zwei Wörter", *words, *CONCISE)
        assert ran.code == 1
        assert "zwei Wörter/データ/vendors/a cmé.yaml:17:14: error:" in ran.out
    assert run("check", "zwei Wörter", "--base", "HEAD").code == 0


def test_line_ends_are_no_change(repo: Path, run: Run) -> None:
    path = repo / "inv" / "vendors" / "acme.yaml"
    path.write_bytes((ACME + DPF).replace("\n", "\r\n").encode())
    assert run("check", "inv", "--base", "HEAD").code == 0
    found = json.loads(run("diff", "--in", "inv", "--format", "json").out)
    assert (found["changes"], found["faults"]) == ([], [])


def test_links_of_a_revision_are_reported_as_those_of_a_disk(repo: Path, run: Run) -> None:
    (repo / "inv" / "vendors" / "link.yaml").symlink_to("acme.yaml")
    (repo / "inv" / "more").symlink_to("vendors")
    (repo / "inv" / "out").symlink_to("/")
    (repo / "inv" / "notes").symlink_to("vendors/acme.yaml")
    commit(repo)
    ran = run("check", "inv", "--at", "HEAD", *CONCISE)
    assert ran.code == 1
    assert run("check", "inv", *CONCISE) == ran
    assert [line.split(":")[0] for line in ran.out.splitlines()] == [
        "inv/more",
        "inv/out",
        "inv/vendors/link.yaml",
    ]


def test_a_submodule_of_a_revision_is_reported(repo: Path, run: Run) -> None:
    write(repo / "elsewhere" / "zeta.yaml", ACME.replace("Acme", "Zeta") + SHIELD)
    commit(repo / "elsewhere")
    git(repo, "-c", "protocol.file.allow=always", "submodule", "add", "./elsewhere",
        "inv/vendors/shared")  # fmt: skip
    git(repo, "rm", "-q", "--cached", "-r", "elsewhere", "--ignore-unmatch")
    git(repo, "commit", "-q", "-m", "a submodule")
    ran = run("check", "inv", "--at", "HEAD", *CONCISE)
    assert ran.code == 1
    assert "inv/vendors/shared:1:1: error: not read: a submodule; it is not entered" in ran.out
    assert run("check", "inv", *CONCISE) == ran
    shutil.rmtree(repo / "inv" / "vendors" / "shared")
    (repo / "inv" / "vendors" / "shared").mkdir()
    assert run("check", "inv", *CONCISE) == ran


def test_dot_directories_are_not_entered(repo: Path, run: Run) -> None:
    write(repo / "inv" / ".drafts" / "x.yaml", "nonsense: true\n")
    write(repo / ".hidden" / "organisation.yaml", "nonsense: true\n")
    commit(repo)
    assert run("check", ".").code == 0
    assert run("check", ".", "--at", "HEAD").code == 0


def test_a_shallow_clone_fails_closed_with_the_line_to_write(repo: Path, run: Run) -> None:
    git(repo, "clone", "-q", "--depth", "1", repo.as_uri(), "shallow")
    line = "(in a GitHub workflow: actions/checkout with `fetch-depth: 0`)"
    for words in (
        ("check", "shallow/inv", "--base", "HEAD~1"),
        ("check", "shallow/inv", "--at", "2020-01-01"),
        ("diff", "HEAD~1", "--in", "shallow/inv"),
    ):
        ran = run(*words)
        assert (ran.code, ran.out) == (2, "")
        assert "this clone is shallow" in ran.err
        assert line in ran.err


def test_a_clone_that_lacks_blobs_fails_closed(repo: Path, run: Run) -> None:
    git(repo, "config", "uploadpack.allowFilter", "true")
    git(repo, "clone", "-q", "--filter=blob:none", "--no-checkout", repo.as_uri(), "partial")
    write(repo / "partial" / "inv" / "organisation.yaml", "")
    ran = run("check", "partial/inv", "--at", "HEAD")
    assert ran.code == 2
    assert "this clone is partial" in ran.err
    assert "run `git fetch --refetch --no-filter`" in ran.err
    assert ran.err.count("\n") == 1


def test_two_repositories_are_not_one(repo: Path, run: Run) -> None:
    inventory(repo / "sub" / "inv")
    commit(repo / "sub")
    ran = run("check", "inv", "sub/inv", "--at", "HEAD")
    assert ran.code == 2


def test_a_document_is_hashed_as_it_was(here: Path, run: Run) -> None:
    import hashlib

    signed = hashlib.sha256(b"signed").hexdigest()
    agreement = f'document: dpa.pdf, sha256: "{signed}"}}'
    text = (ACME + DPF).replace('document: "https://acme.example/dpa"}', agreement)
    inventory(here / "inv", text)
    write(here / "inv" / "dpa.pdf", "signed")
    commit(here)
    only = ("--select", "altered-document")
    assert run("check", "inv", *only).code == 0
    write(here / "inv" / "dpa.pdf", "changed")
    assert run("check", "inv", *only).code == 1
    assert run("check", "inv", "--at", "HEAD", *only).code == 0
    gate = run("check", "inv", "--base", "HEAD", *CONCISE)
    assert gate.code == 1
    assert "[altered-document]" in gate.out


def contract(here: Path, name: str, says: str) -> None:
    """An inventory whose contract lies at a path below it, and its hash in the record."""
    import hashlib

    recorded = f'document: {name}, sha256: "{hashlib.sha256(says.encode()).hexdigest()}"}}'
    text = (ACME + DPF).replace('document: "https://acme.example/dpa"}', recorded)
    inventory(here / "inv", text)
    write(here / "inv" / name, says)


def altered(run: Run, *words: str) -> list[str]:
    """The levels of what is reported of documents."""
    reported = run("check", "inv", *CONCISE, "--select", "altered-document", *words).out
    return [line.split(": ")[1] for line in reported.splitlines()]


def test_line_ends_of_a_document_are_no_alteration(here: Path, run: Run) -> None:
    contract(here, "dpa.txt", "signed\r\nby both\r\n")
    write(here / ".gitattributes", "*.txt text eol=crlf\n")
    commit(here)
    assert git(here, "cat-file", "-p", "HEAD:inv/dpa.txt") == "signed\nby both"
    assert altered(run) == altered(run, "--at", "HEAD") == []
    write(here / "inv" / "dpa.txt", "signed\nby both\n")
    assert altered(run) == []
    write(here / "inv" / "dpa.txt", "signed\r\nby one\r\n")
    assert altered(run, "--base", "HEAD") == ["error"]


def test_a_pointer_is_not_the_document(here: Path, run: Run) -> None:
    import hashlib

    contract(here, "dpa.pdf", "signed")
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:{}\nsize 6\n"
    write(here / "inv" / "dpa.pdf", pointer.format(hashlib.sha256(b"signed").hexdigest()))
    commit(here)
    assert altered(run) == altered(run, "--at", "HEAD") == ["note"]
    assert altered(run, "--base", "HEAD") == []
    write(here / "inv" / "dpa.pdf", "signed")
    assert altered(run) == []
    for other in ("signed, and more", pointer.format("0" * 64)):
        write(here / "inv" / "dpa.pdf", other)
        assert altered(run) == altered(run, "--base", "HEAD") == ["error"]


def test_a_document_behind_a_filter_that_goes_is_reported(here: Path, run: Run) -> None:
    contract(here, "dpa.pdf", "signed\n")
    git(here, "init", "-q", "-b", "main")
    git(here, "config", "filter.crypt.clean", "rev")
    write(here / ".gitattributes", "*.pdf filter=crypt\n")
    commit(here)
    assert altered(run) == []
    assert altered(run, "--at", "HEAD") == ["warning"]
    assert altered(run, "--base", "HEAD") == []
    (here / "inv" / "dpa.pdf").unlink()
    assert altered(run, "--base", "HEAD") == ["warning"]


def test_another_alteration_is_another_finding(here: Path, run: Run) -> None:
    contract(here, "dpa.pdf", "signed")
    write(here / "inv" / "dpa.pdf", "altered once")
    commit(here)
    assert altered(run, "--base", "HEAD") == []
    write(here / "inv" / "dpa.pdf", "altered again")
    assert altered(run, "--base", "HEAD") == ["error"]


def test_without_git_revisions_are_refused(
    repo: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(repo / "nothing"))
    ran = run("check", "inv", "--at", "HEAD")
    assert ran.code == 2
    assert "git is not installed" in ran.err


def evil(repo: Path) -> None:
    """A vendor in China without a mechanism, and the records without it under the name of a
    branch.
    """
    git(repo, "branch", "release/one")
    (repo / "release").mkdir()
    shutil.copytree(repo / "inv", repo / "release" / "one")
    write(repo / "inv" / "vendors" / "evil.yaml", ACME.replace("US", "CN") + "mechanisms: []\n")
    shutil.copytree(repo / "inv", repo / "release" / "one", dirs_exist_ok=True)


def test_a_directory_of_the_change_is_no_base(repo: Path, run: Run) -> None:
    evil(repo)
    ran = run("check", "inv", "--base", "release/one")
    assert (ran.code, ran.out) == (2, "")
    assert "release/one is a directory here, and --base takes a revision" in ran.err
    assert run("check", "inv", "--base", "refs/heads/release/one").code == 1


def test_a_name_that_is_a_directory_and_a_revision_is_refused(repo: Path, run: Run) -> None:
    evil(repo)
    ran = run("diff", "release/one", "--in", "inv")
    assert (ran.code, ran.out) == (2, "")
    assert "is a directory here and a revision: write ./release/one" in ran.err
    assert "only names" in run("diff", "./release/one", "--in", "inv").out
    assert "error" in run("diff", "refs/heads/release/one", "--in", "inv").out
    git(repo, "branch", "-D", "release/one")
    assert "only names" in run("diff", "release/one", "--in", "inv").out
    ran = run("check", "inv", "--base", "release/one")
    assert ran.code == 2


def test_a_day_that_is_the_name_of_a_tag(repo: Path, run: Run) -> None:
    git(repo, "tag", "2020-01-15", "HEAD")
    ran = run("diff", "2020-01-15", "--in", "inv")
    assert ran.code == 2
    assert "is a day, and the name of a tag or branch: write refs/tags/2020-01-15" in ran.err
    assert run("diff", "refs/tags/2020-01-15", "--in", "inv").code == 0
    git(repo, "tag", "2018-06-01", "HEAD")
    assert "No change in meaning" in run("diff", "2018-06-01", "--in", "inv").out
    git(repo, "tag", "2019-07-01", "HEAD~1")
    assert run("diff", "2019-07-01", "--in", "inv").code == 0


def test_a_directory_inventory_that_a_change_brings_hides_no_other(here: Path, run: Run) -> None:
    inventory(here / "privacy")
    commit(here)
    write(here / "inventory" / "organisation.yaml", ORGANISATION)
    write(here / "privacy" / "vendors" / "evil.yaml", ACME.replace("US", "CN") + "mechanisms: []\n")
    write(here / "venv" / "organisation.yaml", "not: ours\n")
    write(here / ".gitignore", "venv\n")
    added = commit(here)
    for words in ((), ("--base", "HEAD~1"), ("--at", added)):
        ran = run("check", *CONCISE, *words)
        assert ran.code == 1
        assert "privacy/vendors/evil.yaml" in ran.out
        assert "venv" not in ran.out
    assert run("check", "inventory").code == 0
    reported = run("graph").err
    assert "graph takes one inventory, and there are several: inventory, privacy" in reported
    assert "privacy" in run("transfers", "--format", "json", "--at", "HEAD~1").out
