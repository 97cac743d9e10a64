"""A repository of the test, read from its object store."""

import hashlib
import os
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import pytest
from tests.cli.running import commit, git, write

from onward.source import git as source_git
from onward.source import revision
from onward.source.disk import find as on_disk
from onward.source.documents import hashes_in
from onward.source.git import Entry, Repository, repository
from onward.source.revision import blob_id, find
from onward.source.text import NoRevision, Source, Unread


@pytest.fixture(name="repo")
def _repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "inv" / "organisation.yaml", "one")
    write(tmp_path / "inv" / "vendors" / "ä b\n.yaml", "two")
    write(tmp_path / "inv" / ".x" / "y.yaml", "hidden")
    write(tmp_path / "inv" / "dpa.pdf", "signed")
    write(tmp_path / "other" / "organisation.yml", "three")
    commit(tmp_path, "2024-01-01")
    return repository(".")


def test_a_repository_is_found_from_any_path_in_it(repo: Repository, tmp_path: Path) -> None:
    for path in (".", "inv", "inv/organisation.yaml", "not/there/yet", str(tmp_path / "inv")):
        assert repository(path) == repo
    assert Path(repo.root) == tmp_path.resolve()


def test_no_repository_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(NoRevision, match="lies in no git repository"):
        repository(str(tmp_path))


def test_a_damaged_repository_is_not_taken_for_none(repo: Repository, tmp_path: Path) -> None:
    write(tmp_path / ".git" / "HEAD", "damaged\n")
    with pytest.raises(NoRevision, match="finds no repository here, although there is") as reported:
        repository("inv")
    assert "lies in no" not in str(reported.value)


def test_what_git_lists_on_further_lines_is_reported_too() -> None:
    said = source_git.reason(b"fatal: unknown repository extensions found:\n\tone\n\ttwo\n")
    assert said == "unknown repository extensions found: one, two"


def test_a_bare_repository_has_no_paths(repo: Repository, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--bare", ".", "bare.git")
    with pytest.raises(NoRevision, match="lies in a bare repository, which has no files"):
        repository("bare.git")


def test_commits_are_named_by_all_that_names_them(repo: Repository, tmp_path: Path) -> None:
    first = repo.commit("HEAD")
    git(tmp_path, "tag", "-a", "v1", "-m", "tagged")
    assert len(first) == 40
    for name in ("main", "v1", "v1^{commit}", first, first[:10], "HEAD@{0}", "refs/heads/main"):
        assert repo.commit(name) == first
    for name in ("HEAD^{tree}", "HEAD~1", "nothing", "--all", "", "HEAD:inv"):
        with pytest.raises(NoRevision, match="no revision"):
            repo.commit(name)


def test_the_last_commit_of_a_day_counts_to_its_end(repo: Repository, tmp_path: Path) -> None:
    first = repo.commit("HEAD")
    second = commit(tmp_path, "2024-02-01")
    assert repo.commit_of(date(2024, 1, 1)) == first
    assert repo.commit_of(date(2024, 1, 31)) == first
    assert repo.commit_of(date(2024, 2, 1)) == second
    with pytest.raises(NoRevision, match="no commit up to 2023-12-31: the history begins later"):
        repo.commit_of(date(2023, 12, 31))


def test_a_repository_without_a_commit_is_reported(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "-b", "trunk")
    repo = repository(str(tmp_path))
    assert (repo.branch(), repo.origin()) == ("trunk", "")
    for name in ("HEAD", "@", "HEAD~1"):
        with pytest.raises(NoRevision, match="there is no commit yet: HEAD names none"):
            repo.commit(name)
    with pytest.raises(NoRevision, match="there is no commit yet: HEAD names none"):
        repo.commit_of(date(2024, 1, 1))
    with pytest.raises(NoRevision, match="no revision 'main' here"):
        repo.commit("main")


def test_a_tree_is_read_whatever_its_names(repo: Repository) -> None:
    entries = repo.tree(repo.commit("HEAD"), "inv/vendors")
    assert entries == (Entry("100644", blob_id(b"two", 40), "inv/vendors/ä b\n.yaml"),)
    assert repo.blobs([entries[0].blob]) == {entries[0].blob: b"two"}
    assert repo.blobs([]) == {}
    assert repo.tree(repo.commit("HEAD"), "nowhere") == ()


def test_a_tree_that_is_missing_is_reported(repo: Repository, tmp_path: Path) -> None:
    tree = git(tmp_path, "rev-parse", "HEAD^{tree}")
    (tmp_path / ".git" / "objects" / tree[:2] / tree[2:]).unlink()
    made = repo.commit("HEAD")
    with pytest.raises(NoRevision, match=f"the files of the commit {made} can't be read: "):
        repo.tree(made)


def test_a_blob_that_is_missing_is_reported(repo: Repository) -> None:
    with pytest.raises(NoRevision, match=f"the object {'0' * 40} is missing"):
        repo.blobs(["0" * 40])


@pytest.mark.parametrize("data", [b"", b"one", b"\0\xff" * 1000])
def test_the_id_of_a_blob_is_that_of_git(repo: Repository, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x").write_bytes(data)
    assert git(tmp_path, "hash-object", "x") == blob_id(data, 40)
    assert blob_id(data, 64) == hashlib.sha256(b"blob %d\0" % len(data) + data).hexdigest()


def test_inventories_of_a_commit_are_those_of_a_directory(repo: Repository) -> None:
    both = find(repo, repo.commit("HEAD"), ["."])
    assert [folder.path for folder in both] == ["inv", "other"]
    assert [folder.name for folder in both] == ["inv", "other"]
    assert [source.data for source in both[0].sources] == [b"one", b"two"]
    assert find(repo, repo.commit("HEAD"), ["inv", "other"]) == both
    assert find(repo, repo.commit("HEAD"), ["nowhere"]) == ()


def test_a_file_shows_itself_and_reads_its_inventory(repo: Repository) -> None:
    (folder,) = find(repo, repo.commit("HEAD"), ["inv/organisation.yaml"])
    assert (folder.path, len(folder.sources)) == ("inv", 2)
    assert folder.shown == {"inv/organisation.yaml"}
    assert find(repo, repo.commit("HEAD"), ["stray.yaml"]) == ()


def test_a_directory_in_an_inventory_shows_its_files(repo: Repository) -> None:
    (folder,) = find(repo, repo.commit("HEAD"), ["inv/vendors"])
    (whole,) = find(repo, repo.commit("HEAD"), ["inv"])
    assert (folder.path, folder.sources) == ("inv", whole.sources)
    inside = {each.path for each in whole.sources if each.path.startswith("inv/vendors/")}
    assert inside
    assert inside <= folder.shown
    assert "inv/organisation.yaml" not in folder.shown
    (both,) = find(repo, repo.commit("HEAD"), ["inv/vendors", "inv"])
    assert both == whole


def test_a_nested_inventory_of_a_commit_is_held_by_the_outer_one(
    repo: Repository, tmp_path: Path
) -> None:
    write(tmp_path / "inv" / "sub" / "organisation.yaml", "four")
    commit(tmp_path, "2024-01-02")
    (folder,) = find(repo, repo.commit("HEAD"), ["inv/sub"])
    assert folder.path == "inv"
    assert folder.shown == {"inv/sub", "inv/sub/organisation.yaml"}


def test_bytes_that_are_known_are_not_read_again(
    repo: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    blobs = Repository.blobs

    def noted(self: Repository, ids: list[str]) -> object:
        asked.extend(ids)
        return blobs(self, ids)

    monkeypatch.setattr(Repository, "blobs", noted)
    known = [Source("inv/organisation.yaml", b"one"), Source("x", b"three")]
    folders = find(repo, repo.commit("HEAD"), ["."], known)
    assert asked == [blob_id(b"two", 40)]
    assert [source.data for source in folders[0].sources] == [b"one", b"two"]


def test_paths_are_shown_as_seen_from_here(
    repo: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path / "inv" / "vendors")
    (folder,) = find(repo, repo.commit("HEAD"), [".."])
    assert folder.path == ".."
    assert folder.sources[0].path == "../organisation.yaml"


def test_a_path_outside_the_repository_is_refused(repo: Repository, tmp_path: Path) -> None:
    with pytest.raises(NoRevision, match="lies outside the repository"):
        find(repo, repo.commit("HEAD"), [str(tmp_path.parent)])


def test_an_inventory_may_be_the_repository(tmp_path: Path) -> None:
    write(tmp_path / "organisation.yaml", "one")
    write(tmp_path / "vendors" / "a.yaml", "two")
    commit(tmp_path)
    repo = repository(str(tmp_path))
    (folder,) = find(repo, repo.commit("HEAD"), [str(tmp_path)])
    assert folder.name == tmp_path.name
    assert len(folder.sources) == 2
    (same,) = find(repo, repo.commit("HEAD"), [str(tmp_path / "vendors" / "a.yaml")])
    assert len(same.sources) == 2


def test_a_dot_directory_is_read_where_it_is_asked_for(repo: Repository, tmp_path: Path) -> None:
    write(tmp_path / ".private" / "inv" / "organisation.yaml", "one")
    made = commit(tmp_path)
    assert [folder.path for folder in find(repo, made, ["."])] == ["inv", "other"]
    for path in (".private", ".private/inv", ".private/inv/organisation.yaml"):
        assert [folder.path for folder in find(repo, made, [path])] == [".private/inv"]


def test_links_and_what_they_hide(repo: Repository, tmp_path: Path) -> None:
    for name, target in (
        ("a.yaml", "organisation.yaml"),
        ("folder", "vendors"),
        ("notes", "organisation.yaml"),
        ("loose", "nowhere"),
        ("away", "../../elsewhere"),
        ("root", "/etc"),
        ("up", ".."),
    ):
        (tmp_path / "inv" / name).symlink_to(target)
    (folder,) = find(repo, commit(tmp_path), ["inv"])
    link = "a link; links are not followed"
    names = ("a.yaml", "away", "folder", "root", "up")
    assert folder.unread == tuple(Unread(f"inv/{name}", link) for name in names)


def test_a_huge_file_of_a_commit_is_not_read(
    repo: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(revision, "MOST", 10)
    write(tmp_path / "inv" / "huge.yaml", "x" * 11)
    made = commit(tmp_path)
    sizes = repo.sizes([*(each.blob for each in repo.tree(made, "inv")), "0" * 40])
    assert sorted(sizes.values()) == [3, 3, 6, 6, 11]
    huge = next(each.blob for each in repo.tree(made, "inv") if each.path == "inv/huge.yaml")
    read: list[str] = []
    blobs = Repository.blobs

    def watched(self: Repository, ids: Iterable[str]) -> Mapping[str, bytes]:
        read.extend(asked := tuple(ids))
        return blobs(self, asked)

    monkeypatch.setattr(Repository, "blobs", watched)
    (folder,) = find(repo, made, ["inv"])
    assert folder.unread == (Unread("inv/huge.yaml", "larger than 10 bytes"),)
    assert len(read) == 2
    assert huge not in read


def test_a_record_whose_suffix_is_in_capitals_is_reported(repo: Repository, tmp_path: Path) -> None:
    write(tmp_path / "inv" / "vendors" / "b.YAML", "b")
    (folder,) = find(repo, commit(tmp_path), ["inv"])
    reported = "the names of records end in .yaml or .yml, in lower case"
    assert folder.unread == (Unread("inv/vendors/b.YAML", reported),)
    assert on_disk(["inv"])[0].unread == folder.unread


def test_a_commit_is_reported_as_a_disk(repo: Repository, tmp_path: Path) -> None:
    record = "kind: vendor\nname: Hidden\n"
    for name in (".a.yaml", "a.yaml.txt", "a.json", "a.yaml ", "а.уaml", "a.pdf", "notes.txt"):
        write(tmp_path / "inv" / "vendors" / name, record if name != "notes.txt" else "notes\n")
    write(tmp_path / "inv" / "vendors" / "b.yaml", record)
    for name in ("b.yaml~", "#b.yaml#"):
        write(tmp_path / "inv" / "vendors" / name, record)
    (tmp_path / "inv" / ".venv").symlink_to("/usr")
    (tmp_path / "inv" / ".c.yaml").symlink_to("vendors/b.yaml")
    write(tmp_path / "gone" / "organisation.YAML", "kind: organisation\n")
    write(tmp_path / "gone" / "vendors" / "a.yaml", record)
    write(tmp_path / "action.yml", "name: Another file\n")
    made = commit(tmp_path)
    reported = find(repo, made, ["."])
    assert reported == on_disk(["."])
    assert [(each.path, len(each.unread)) for each in reported] == [
        (".", 2),
        ("inv", 6),
        ("other", 0),
    ]
    beside = find(repo, made, ["."], strays=False)
    assert [each.path for each in beside] == ["inv", "other"]


def test_a_link_of_a_commit_may_hold_anything(repo: Repository, tmp_path: Path) -> None:
    """A tree that no disk can hold: its links lead to a NUL, to a line end, nowhere near."""
    for number, target in enumerate((b"a\0b", b"a\nb", b"x" * 5000, b"\xff")):
        (tmp_path / "target").write_bytes(target)
        blob = git(tmp_path, "hash-object", "-w", "target")
        git(tmp_path, "update-index", "--add", "--cacheinfo", f"120000,{blob},inv/z{number}")
    git(tmp_path, "commit", "-q", "-m", "links")
    (folder,) = find(repo, repo.commit("HEAD"), ["inv"])
    assert {each.path for each in folder.unread} <= {"inv/z0", "inv/z1", "inv/z2"}
    assert len(folder.sources) == 2


def test_a_submodule_that_is_not_fetched_is_reported_from_the_disk(
    repo: Repository, tmp_path: Path
) -> None:
    git(tmp_path, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},inv/more")
    git(tmp_path, "commit", "-q", "-m", "a submodule")
    (tmp_path / "inv" / "more").mkdir()
    (tmp_path / "inv" / "empty").mkdir()
    reported = (Unread("inv/more", "a submodule; it is not entered"),)
    assert on_disk(["inv"])[0].unread == reported
    assert find(repo, repo.commit("HEAD"), ["inv"])[0].unread == reported


def test_what_a_sparse_checkout_leaves_out_is_reported(repo: Repository, tmp_path: Path) -> None:
    git(tmp_path, "sparse-checkout", "set", "--no-cone", "/*", "!inv/vendors", "!inv/dpa.pdf")
    (reported,) = on_disk(["inv"])[0].unread
    assert reported.path.startswith("inv/vendors/")
    assert "left out of this sparse checkout" in reported.reason
    git(tmp_path, "worktree", "add", "-q", "-b", "beside", "beside")
    git(tmp_path / "beside", "sparse-checkout", "set", "--no-cone", "/*", "!inv/vendors")
    assert len(on_disk(["beside/inv"])[0].unread) == 1
    git(tmp_path, "sparse-checkout", "disable")
    assert on_disk(["inv"])[0].unread == ()


def test_an_inventory_that_a_sparse_checkout_leaves_out_is_reported(
    repo: Repository, tmp_path: Path
) -> None:
    git(tmp_path, "sparse-checkout", "set", "--no-cone", "/*", "!other")
    for path in (".", str(tmp_path)):
        beside, inventory = on_disk([path])
        (reported,) = beside.unread
        assert reported.path.endswith("other/organisation.yml")
        assert "left out of this sparse checkout" in reported.reason
        assert inventory.path.endswith("inv")
    git(tmp_path, "sparse-checkout", "set", "--no-cone", "/*", "!other", "!inv")
    assert len(on_disk(["."])[0].unread) == 2


def test_a_submodule_is_not_compared_with_the_repository_around_it(
    repo: Repository, tmp_path: Path
) -> None:
    git(tmp_path, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},shared")
    git(tmp_path, "commit", "-q", "-m", "a submodule")
    known = [Source("shared/inv/organisation.yaml", b"one")]
    with pytest.raises(
        NoRevision, match="shared/: a submodule: a revision of the outer repository"
    ):
        find(repo, repo.commit("HEAD"), ["."], known)
    assert len(find(repo, repo.commit("HEAD"), ["."], [Source("shared.yaml", b"one")])) == 2


def test_a_name_is_no_pattern(repo: Repository, tmp_path: Path) -> None:
    for name in (":eu", ":!inv", "*", ":(glob)**"):
        write(tmp_path / name / "organisation.yaml", name)
        made = commit(tmp_path)
        (folder,) = find(repo, made, [f"./{name}"])
        assert [source.data for source in folder.sources] == [name.encode()]


def test_the_surroundings_turn_nothing(
    repo: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = find(repo, repo.commit("HEAD"), ["inv"])
    for name in ("GIT_ICASE_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS"):
        monkeypatch.setenv(name, "1")
    monkeypatch.setenv("GIT_TRACE", "/dev/stdout")
    monkeypatch.setenv("GIT_TRACE_PACKET", "1")
    assert find(repo, repo.commit("HEAD"), ["inv"]) == both


def rewritten(where: Path, *changes: tuple[str, str]) -> str:
    """The last commit, written by hand with other words in it."""
    text = f"{git(where, 'cat-file', 'commit', 'HEAD')}\n"
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    (where / "object").write_text(text, "utf-8")
    made = git(where, "hash-object", "-t", "commit", "-w", "--literally", "object")
    (where / "object").unlink()
    git(where, "update-ref", "refs/heads/main", made)
    return made


def test_no_program_of_a_repository_is_run(repo: Repository, tmp_path: Path) -> None:
    signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n"
    made = rewritten(tmp_path, ("\n\n", f"\n{signature}\n"))
    trap = tmp_path / "trap"
    write(trap, f"#!/bin/sh\ntouch '{tmp_path}/ran'\n")
    trap.chmod(0o755)
    for name in ("gpg.program", "core.fsmonitor", "core.pager", "diff.external", "filter.x.smudge"):
        git(tmp_path, "config", name, str(trap))
    git(tmp_path, "config", "log.showSignature", "true")
    write(tmp_path / ".gitattributes", "* filter=x diff=x\n")
    assert [each.id for each in repo.history(made, "inv")] == [made]
    assert repo.tracked()
    assert repo.left_out() == ()
    assert repo.filtered(["inv/dpa.pdf"]) == {"inv/dpa.pdf": "filter"}
    assert len(find(repo, made, ["."])) == 2
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("seconds", ["253402300800", "99999999999999", "9999999999999999999"])
def test_a_commit_whose_time_is_none_is_reported(
    repo: Repository, tmp_path: Path, seconds: str
) -> None:
    made = rewritten(
        tmp_path, ("<a@example.org> 1704110400 +0000\n\n", f"<a@example.org> {seconds} +0000\n\n")
    )
    with pytest.raises(NoRevision, match=f"the commit {made} has no time that a calendar knows"):
        repo.history(made, "inv")


@pytest.mark.skipif(sys.platform == "darwin", reason="names of files are text there")
def test_a_repository_may_lie_where_a_name_is_no_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = tmp_path / os.fsdecode(b"caf\xe9")
    write(where / "inv" / "organisation.yaml", "one")
    commit(where)
    git(where, "worktree", "add", "-q", "-b", "beside", str(tmp_path / "beside"))
    monkeypatch.chdir(tmp_path / "beside")
    (lying,) = on_disk(["inv"])
    assert lying.unread == ()
    assert find(repository("."), "main", ["inv"]) == (lying,)


def test_another_owner_is_reported_in_one_line(
    repo: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(NoRevision) as reported:
        repository("inv")
    assert "dubious ownership" in str(reported.value)
    assert "run `git config --global --add safe.directory" in str(reported.value)
    assert "lies in no git repository" not in str(reported.value)
    assert "\n" not in str(reported.value)
    assert "\t" not in str(reported.value)


def test_a_commit_that_is_gone_is_reported_as_that(repo: Repository) -> None:
    with pytest.raises(NoRevision, match="a forced push left it behind; name the branch"):
        repo.commit("1" * 40)


def test_a_document_behind_a_filter_can_t_be_compared(repo: Repository, tmp_path: Path) -> None:
    """No filter of a repository is run, for it may be anything; line ends need none."""
    git(tmp_path, "config", "filter.crypt.smudge", "touch ran; rev")
    git(tmp_path, "config", "filter.crypt.clean", "rev")
    git(tmp_path, "config", "filter.crypt.required", "true")
    write(tmp_path / ".gitattributes", "*.enc filter=crypt\n*.txt text eol=crlf\n*.id ident\n")
    write(tmp_path / "inv" / "a.enc", "signed\n")
    write(tmp_path / "inv" / "a.txt", "signed\r\n")
    write(tmp_path / "inv" / "a.id", "$Id$\n")
    made = commit(tmp_path)
    found = hashes_in(repo, made)("inv", ["a.enc", "a.txt", "a.id", "dpa.pdf"])
    unsure = {name: each.unsure for name, each in found.items() if each and each.unsure}
    assert set(unsure) == {"a.enc", "a.id"}
    assert "(attribute `filter`)" in unsure["a.enc"]
    text = found["a.txt"]
    assert text is not None
    assert hashlib.sha256(b"signed\r\n").hexdigest() in text.alike
    assert not (tmp_path / "ran").exists()
    assert not (tmp_path / "inv" / "ran").exists()


def test_a_document_is_found_however_its_accents_are_kept(repo: Repository, tmp_path: Path) -> None:
    composed, apart = (unicodedata.normalize(form, "é") for form in ("NFC", "NFD"))
    write(tmp_path / "inv" / composed / f"{apart}.pdf", "signed")
    found = hashes_in(repo, commit(tmp_path))
    for name in (f"{one}/{two}.pdf" for one in (composed, apart) for two in (composed, apart)):
        assert found("inv", [name])[name] is not None
    assert found("inv", [f"../inv/{composed}/{apart}.pdf"]) == {
        f"../inv/{composed}/{apart}.pdf": None
    }


def test_documents_of_a_commit_cost_a_few_processes(
    repo: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"agreements/{number}.pdf" for number in range(40)]
    for name in names:
        write(tmp_path / "inv" / name, name)
    made = commit(tmp_path)
    started: list[tuple[str, ...]] = []
    begin = source_git.start

    def noted(root: str, *words: str) -> object:
        started.append(words)
        return begin(root, *words)

    monkeypatch.setattr(source_git, "start", noted)
    found = hashes_in(repo, made)("inv", names)
    assert len(started) == 3
    for name, each in found.items():
        assert each is not None
        assert each.sha256 == hashlib.sha256(name.encode()).hexdigest()


def test_documents_are_hashed_as_they_were(repo: Repository, tmp_path: Path) -> None:
    then = repo.commit("HEAD")
    write(tmp_path / "inv" / "dpa.pdf", "changed")
    (tmp_path / "inv" / "link.pdf").symlink_to("dpa.pdf")
    now = commit(tmp_path)
    asked = [
        "dpa.pdf",
        "gone.pdf",
        "link.pdf",
        "../other/organisation.yml",
        "/etc/passwd",
        "vendors",
    ]
    for made, text in ((then, b"signed"), (now, b"changed")):
        found = dict(hashes_in(repo, made)("inv", asked))
        signed = found.pop("dpa.pdf")
        assert signed is not None
        assert signed.sha256 == hashlib.sha256(text).hexdigest()
        assert found == dict.fromkeys(asked[1:])


def test_a_name_that_is_no_text_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    monkeypatch.chdir(tmp_path)
    write(tmp_path / "inv" / "organisation.yaml", "one")
    Path(os.fsdecode(bytes(tmp_path / "inv") + b"/caf\xe9.yaml")).write_text("two")
    repo_commit = commit(tmp_path)
    (folder,) = find(repository("."), repo_commit, ["inv"])
    assert [source.data for source in folder.sources] == [b"two", b"one"]
    assert all(source.path.isprintable() for source in folder.sources)


def test_a_name_of_several_commits_is_refused(repo: Repository, tmp_path: Path) -> None:
    """Git takes the tag, which nobody sees in a change."""
    first = repo.commit("HEAD")
    second = commit(tmp_path, "2024-01-02")
    git(tmp_path, "update-ref", "refs/remotes/origin/main", first)
    git(tmp_path, "branch", "topic", first)
    for name in ("origin/main", "topic", first[:12], first[:7]):
        assert repo.commit(name) == first
        git(tmp_path, "tag", name, first)
        assert repo.commit(name) == first
        git(tmp_path, "tag", "--force", name, second)
        for said in (name, f"{name}~0"):
            with pytest.raises(NoRevision, match="names several commits") as reported:
                repo.commit(said)
        assert f"refs/tags/{name}" in str(reported.value)
        assert repo.commit(f"refs/tags/{name}") == second
    git(tmp_path, "tag", first, second)
    assert repo.commit(first) == first
