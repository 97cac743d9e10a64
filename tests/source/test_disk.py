"""Inventories from a directory: what is read, what is reported, what is shown."""

import hashlib
import inspect
import os
import sys
import unicodedata
from itertools import product
from pathlib import Path

import pytest

from onward.source import disk, text
from onward.source.digest import Digest
from onward.source.disk import find, holder_of, records_below
from onward.source.documents import hashes
from onward.source.text import Folder, NothingFound, Source, Unread


@pytest.fixture(name="here")
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: str, says: str = "x") -> None:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(says)


def paths(folder: Folder) -> list[str]:
    return [source.path for source in folder.sources]


def test_every_record_below_an_inventory_is_read(here: Path) -> None:
    for name in ("organisation.yaml", "vendors/b.yml", "vendors/a.yaml", "deep/er/c.yaml"):
        write(f"inv/{name}", name)
    for name in ("README.md", "dpa.pdf", ".onward/x.yaml", ".hidden.yaml", "vendors/.x.yaml"):
        write(f"inv/{name}")
    (folder,) = find(["inv"])
    assert folder == Folder(
        "inv",
        "inv",
        (
            Source("inv/deep/er/c.yaml", b"deep/er/c.yaml"),
            Source("inv/organisation.yaml", b"organisation.yaml"),
            Source("inv/vendors/a.yaml", b"vendors/a.yaml"),
            Source("inv/vendors/b.yml", b"vendors/b.yml"),
        ),
    )


def test_inventories_are_found_below_a_directory_and_not_below_one_another(here: Path) -> None:
    for name in ("x/b", "x/a", "x/a/sub", "x/.hidden/c", "y"):
        write(f"{name}/organisation.yaml")
    write("x/d/organisation.yml")
    assert [folder.path for folder in find(["x"])] == ["x/a", "x/b", "x/d"]
    assert "x/a/sub/organisation.yaml" in paths(find(["x"])[0])
    assert [folder.path for folder in find(["."])] == ["x/a", "x/b", "x/d", "y"]


def test_the_name_is_that_of_the_directory_however_it_is_written(here: Path) -> None:
    write("inv/organisation.yaml")
    os.chdir("inv")
    for said in (".", "./", "../inv", str(here / "inv")):
        assert find([said])[0].name == "inv"
    assert paths(find(["."])[0]) == ["organisation.yaml"]
    assert paths(find([str(here / "inv")])[0]) == [f"{here}/inv/organisation.yaml"]


def test_the_same_inventory_said_twice_is_one(here: Path) -> None:
    write("inv/organisation.yaml")
    assert len(find(["inv", "./inv/", str(here / "inv"), "."])) == 1


def test_of_a_file_the_inventory_is_read_and_the_file_shown(here: Path) -> None:
    write("inv/organisation.yaml")
    write("inv/vendors/a.yaml")
    write("inv/vendors/b.yaml")
    (folder,) = find(["inv/vendors/a.yaml"])
    assert len(folder.sources) == 3
    assert folder.shown == {"inv/vendors/a.yaml"}
    (folder,) = find(["inv/vendors/a.yaml", "./inv/vendors/b.yaml"])
    assert folder.shown == {"inv/vendors/a.yaml", "inv/vendors/b.yaml"}
    for both in (["inv/vendors/a.yaml", "inv"], ["inv", "inv/vendors/a.yaml"]):
        assert find(both)[0].shown == frozenset()
    (folder,) = find(["inv/vendors/a.yaml", str(here / "inv" / "vendors" / "b.yaml")])
    assert folder.shown == {"inv/vendors/a.yaml", "inv/vendors/b.yaml"}


def test_of_a_directory_in_an_inventory_all_is_read_and_its_files_shown(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("organisation", "vendors/a", "waivers/b", "waivers/deep/c"):
        write(f"inv/{name}.yaml")
    waivers = {"inv/waivers/b.yaml", "inv/waivers/deep/c.yaml"}
    for said in ("inv/waivers", "./inv/waivers/"):
        (folder,) = find([said])
        assert (folder.path, folder.name, len(folder.sources)) == ("inv", "inv", 4)
        assert folder.shown == waivers
    assert find(["inv/waivers", "inv/vendors/a.yaml"])[0].shown == {*waivers, "inv/vendors/a.yaml"}
    assert find(["inv/waivers", "inv"])[0].shown == frozenset()
    monkeypatch.chdir("inv/waivers")
    (folder,) = find(["."])
    assert folder.path == ".."
    assert folder.shown == {"../waivers/b.yaml", "../waivers/deep/c.yaml"}


@pytest.mark.parametrize("path", ["inv/documents", "inv/.onward"])
def test_a_directory_of_no_record_is_not_taken_for_the_whole(here: Path, path: str) -> None:
    write("inv/organisation.yaml")
    write("inv/documents/dpa.pdf")
    write("inv/.onward/x.yaml")
    with pytest.raises(NothingFound, match="no record here or below, in the inventory inv"):
        find([path])


def test_of_nested_inventories_the_outermost_holds_a_file(here: Path) -> None:
    write("inv/organisation.yaml")
    write("inv/sub/organisation.yaml")
    assert find(["inv/sub/organisation.yaml"])[0].path == "inv"


def test_a_nested_inventory_is_no_inventory_of_its_own_when_it_is_named(here: Path) -> None:
    """Else a check of it passes, and one of all that is above it does not."""
    write("inv/organisation.yaml")
    write("inv/sub/deep/organisation.yaml")
    write("inv/sub/deep/vendors/a.yaml")
    for said in ("inv/sub/deep", "inv/sub", str(here / "inv/sub/deep")):
        (folder,) = find([said])
        assert Path(folder.path).resolve() == here / "inv"
        assert {Path(each).name for each in folder.shown} == {"organisation.yaml", "a.yaml"}


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("nowhere", "no such file or directory"),
        ("link", "a link; links are not followed, name what it points to"),
        ("link/", "a link; links are not followed"),
        ("vendors", "no inventory here or below"),
        ("lost", "no inventory here or below, and lost/organisation.YAML contains a record"),
        ("vendors/a.yaml", "lies in no inventory"),
        ("vendors/a.txt", "no record; the names of records end in .yaml or .yml"),
    ],
)
def test_where_nothing_is_found_it_says_why(here: Path, path: str, says: str) -> None:
    write("vendors/a.yaml")
    write("vendors/a.txt")
    write("lost/organisation.YAML", "kind: organisation\n")
    Path("link").symlink_to("vendors")
    with pytest.raises(NothingFound, match=says):
        find([path])


def test_what_is_no_file_is_reported_and_not_read(here: Path) -> None:
    write("inv/organisation.yaml")
    write("elsewhere/b.yaml")
    Path("inv/a.yaml").symlink_to("organisation.yaml")
    Path("inv/loose.yaml").symlink_to("nowhere")
    Path("inv/folder").symlink_to(here / "elsewhere")
    Path("inv/notes").symlink_to("organisation.yaml")
    os.mkfifo("inv/pipe.yaml")
    (folder,) = find(["inv"])
    link = "a link; links are not followed"
    assert folder.unread == (
        Unread("inv/a.yaml", link),
        Unread("inv/folder", link),
        Unread("inv/loose.yaml", link),
        Unread("inv/pipe.yaml", "not a regular file"),
    )
    assert paths(folder) == ["inv/organisation.yaml"]


def test_an_organisation_that_is_a_link_makes_an_inventory_that_reports_so(here: Path) -> None:
    Path("inv").mkdir()
    Path("inv/organisation.yaml").symlink_to("nowhere")
    assert find(["inv"])[0].unread == (
        Unread("inv/organisation.yaml", "a link; links are not followed"),
    )


def test_a_directory_named_like_a_record_is_entered(here: Path) -> None:
    write("inv/organisation.yaml")
    write("inv/odd.yaml/a.yaml")
    assert paths(find(["inv"])[0]) == ["inv/odd.yaml/a.yaml", "inv/organisation.yaml"]


def test_what_can_t_be_read_is_reported(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("inv/organisation.yaml")
    write("inv/vendors/a.yaml")
    scan = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("vendors"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    reported = Unread("inv/vendors", "can't be read: Permission denied")
    assert find(["inv"])[0].unread == (reported,)
    assert find(["inv/vendors"])[0].unread == (reported,)


def test_a_huge_file_is_not_read_whole(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "MOST", 10)
    write("inv/organisation.yaml", "x" * 10)
    write("inv/a.yaml", "x" * 11)
    (folder,) = find(["inv"])
    assert folder.unread == (Unread("inv/a.yaml", "larger than 10 bytes"),)
    assert paths(folder) == ["inv/organisation.yaml"]


def test_a_name_that_is_no_text_is_shown_all_the_same(here: Path) -> None:
    write("inv/organisation.yaml")
    Path(os.fsdecode(b"inv/caf\xe9.yaml")).write_text("x")
    assert "inv/caf\\xe9.yaml" in paths(find(["inv"])[0])


RECORD = "kind: vendor\nname: Hidden\n"
WRONG = [
    ("inv/.evil.yaml", text.HIDDEN),
    ("inv/vendors/evil", text.MISNAMED),
    ("inv/vendors/evil.YML", text.CASE),
    ("inv/vendors/evil.json", text.MISNAMED),
    ("inv/vendors/evil.yaml ", text.MISNAMED),
    ("inv/vendors/evil.yaml.txt", text.MISNAMED),
    ("inv/vendors/evil.yaml~", text.MISNAMED),
    ("inv/vendors/evil.уaml", text.MISNAMED),
]
"""Names under which no record is read, and what is reported of one."""


@pytest.mark.parametrize(("name", "reason"), WRONG)
@pytest.mark.parametrize(
    "data",
    [
        RECORD.encode(),
        b"# a remark\n---\n" + RECORD.encode(),
        RECORD.replace("\n", "\r\n").encode(),
        RECORD.encode("utf-16"),
        b"\xef\xbb\xbf" + RECORD.encode(),
        b'{"name": "Hidden", "kind": "vendor"}',
        b'{\n  "kind" : "activity",\n  "name": "Hidden"}',
        b"name: Hidden\nkind:   'waiver' # late\n",
        b"  # a remark\n--- {kind: vendor, name: Hidden}\n",
        b"name: Hidden\nkind:\n  vendor\n",
        b"kind: !!str &kind vendor\n",
    ],
)
def test_a_record_under_another_name_is_reported(
    here: Path, name: str, reason: str, data: bytes
) -> None:
    write("inv/organisation.yaml")
    write(name)
    Path(name).write_bytes(data)
    (folder,) = find(["inv"])
    assert folder.unread == (Unread(name, reason),)
    assert paths(folder) == ["inv/organisation.yaml"]


def test_what_holds_no_record_is_passed_over(here: Path) -> None:
    write("inv/organisation.yaml")
    write("inv/vendors/acme.yaml", RECORD)
    for name in (
        "inv/.yamllint.yaml",
        "inv/package.json",
        "inv/list.csv",
        "inv/empty",
        "inv/x.txt",
    ):
        write(name, "kinds: [vendor]\n" if name != "inv/empty" else "")
    write("inv/README.md", f"How a record begins\n\n```yaml\n{RECORD}```\n")
    write("inv/deployment.yml.tpl", "apiVersion: v1\nkind: Deployment\n")
    for name in ("acme.yaml~", "#acme.yaml#", "acme.pdf"):
        write(f"inv/vendors/{name}", RECORD)
    Path("inv/vendors/.#acme.yaml").symlink_to("me@machine.1234")
    Path("inv/.venv").symlink_to(here)
    write("inv/huge.txt", RECORD + "x" * text.SNIFFED)
    assert find(["inv"])[0].unread == ()


def test_a_link_with_a_dot_that_leads_to_a_record_is_reported(here: Path) -> None:
    write("inv/organisation.yaml")
    write("acme.yaml", RECORD)
    Path("inv/.acme.yaml").symlink_to("../acme.yaml")
    assert find(["inv"])[0].unread == (Unread("inv/.acme.yaml", text.LINK),)


def test_records_beside_the_inventories_are_reported(here: Path) -> None:
    write("x/a/organisation.yaml")
    write("x/a/vendors/acme.yaml", RECORD)
    write("x/b/organisation.YAML", "kind: organisation\n")
    write("x/b/vendors/acme.yaml", RECORD)
    write("x/loose.yaml.txt", RECORD)
    write("x/.drafts/acme.yaml", RECORD)
    write("x/action.yml", "name: Another file\n")
    beside, inventory = find(["x"])
    assert (beside.path, beside.sources, inventory.path) == ("x", (), "x/a")
    names = ("x/b/organisation.YAML", "x/b/vendors/acme.yaml", "x/loose.yaml.txt")
    assert {each.path for each in beside.unread} == set(names)
    assert {each.reason for each in beside.unread} == {text.STRAY}
    assert [folder.path for folder in find(["x/a"])] == ["x/a"]


def test_a_repository_in_an_inventory_is_not_entered(here: Path) -> None:
    write("inv/organisation.yaml")
    write("inv/.git")
    write("inv/more/acme.yaml", RECORD)
    write("inv/more/.git", "gitdir: ../.git/modules/more\n")
    assert find(["inv"])[0].unread == (Unread("inv/more", text.SUBMODULE),)


def test_an_empty_directory_is_reported_where_git_can_t_say_what_belongs_there(here: Path) -> None:
    write("inv/organisation.yaml")
    (here / "inv" / "more").mkdir()
    assert find(["inv"])[0].unread == ()
    write(".git/HEAD", "damaged\n")
    (unread,) = find(["inv"])[0].unread
    assert unread.path == "inv"
    assert unread.reason.startswith("it has an empty directory, and whether a submodule belongs")


def test_the_search_for_an_inventory_ends_at_the_top_of_the_work_tree(here: Path) -> None:
    write("organisation.yaml")
    write("shop/.git")
    write("shop/inv/organisation.yaml")
    write("shop/inv/vendors/acme.yaml")
    write("shop/loose/acme.yaml")
    for path in ("shop/inv/vendors", "shop/inv/vendors/acme.yaml"):
        assert find([path])[0].path == "shop/inv"
    for path in ("shop", "shop/loose", "shop/loose/acme.yaml"):
        assert "organisation.yaml" not in [folder.path for folder in _found(path)]
    assert holder_of(str(here / "shop")) is None
    assert holder_of(str(here / "shop" / "inv" / "vendors")) == str(here / "shop" / "inv")


def _found(path: str) -> tuple[Folder, ...]:
    try:
        return find([path])
    except NothingFound:
        return ()


def test_a_tree_is_read_however_deep(here: Path) -> None:
    """No level of directories costs a level of calls. (A tree that is deeper trips whoever clears
    away: this one stays well below what pytest removes.)
    """
    write("inv/organisation.yaml")
    write(f"inv/{'d/' * 300}a.yaml")
    before = sys.getrecursionlimit()
    try:
        sys.setrecursionlimit(len(inspect.stack()) + 150)
        assert len(find(["inv"])[0].sources) == 2
        assert [folder.path for folder in find(["."])] == ["inv"]
        assert len(records_below("inv")) == 2
    finally:
        sys.setrecursionlimit(before)


def test_what_is_too_deep_to_be_named_is_reported(here: Path) -> None:
    write("inv/organisation.yaml")
    os.chdir("inv")
    for _ in range(25):
        Path("d" * 200).mkdir()
        os.chdir("d" * 200)
    os.chdir(here)
    (reported,) = find(["inv"])[0].unread
    assert reported.reason == "can't be read: File name too long"
    Path("inv/organisation.yaml").rename("inv/notes.txt")
    with pytest.raises(NothingFound, match=r"/d+…: can't be read: File name too long"):
        find(["."])


@pytest.mark.parametrize("name", ["pipe.pdf", "secret.pdf", "folder.pdf"])
def test_what_is_no_readable_document_is_reported_and_not_waited_for(
    here: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    write("inv/secret.pdf")
    os.mkfifo("inv/pipe.pdf")
    Path("inv/folder.pdf").mkdir()

    def refuse(*_: object) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    reported = {
        "pipe.pdf": Digest(unsure="it is not a regular file"),
        "secret.pdf": Digest(unsure="it can't be read: Permission denied"),
        "folder.pdf": None,
    }
    assert hashes("inv", [name]) == {name: reported[name]}


def test_a_document_is_found_however_its_accents_are_kept(here: Path) -> None:
    composed, apart = unicodedata.normalize("NFC", "é"), unicodedata.normalize("NFD", "é")
    for number, (folder, file) in enumerate(product((composed, apart), repeat=2)):
        write(f"inv/{number}/{folder}/{file}.pdf", "signed")
        for one, two in product((composed, apart), repeat=2):
            name = f"{number}/{one}/{two}.pdf"
            assert hashes("inv", [name])[name] is not None


def test_documents_are_hashed_where_they_lie(here: Path) -> None:
    write("inv/agreements/a.pdf", "signed")
    write("outside.pdf")
    Path("inv/link.pdf").symlink_to("agreements/a.pdf")
    Path("inv/linked").symlink_to("agreements")
    asked = ["agreements/a.pdf", "gone.pdf", "../outside.pdf", "link.pdf", "linked/a.pdf",
             f"{here}/outside.pdf", "agreements", "agreements/../../outside.pdf"]  # fmt: skip
    found = dict(hashes("inv", asked))
    signed = found.pop("agreements/a.pdf")
    assert signed is not None
    assert signed.sha256 == hashlib.sha256(b"signed").hexdigest()
    assert set(found) == set(asked[1:])
    assert not any(found.values())
