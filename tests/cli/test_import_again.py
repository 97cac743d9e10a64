"""The same list imported again: a vendor under a new name, a list under a new name."""

import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.cli.running import NEWSLETTER, ORGANISATION, Run, write

LIST = """\
Sub-processor,Purpose,Data location,Country of the company,Mechanism
Foxglove Cloud Services (FCS),Hosting,Ireland,Ireland,n/a
Lovage,Forum software,USA,USA,SCC
Yarrow Mail,Mail,Germany,Germany,n/a
"""


def git(*words: str) -> None:
    user = ("-c", "user.name=Me", "-c", "user.email=me@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *user, *words], check=True, capture_output=True)


@pytest.fixture
def committed(here: Path, run: Run) -> Path:
    """A repository with an inventory made of a list."""
    write(here / "inv/organisation.yaml", ORGANISATION)
    write(here / "inv/activities/newsletter.yaml", NEWSLETTER)
    write(here / "list.csv", LIST)
    assert run("import", "list.csv", "--into", "inv", "--activity", "newsletter").code == 0
    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "x")
    return here


def again(here: Path, run: Run, old: str, new: str, *more: str) -> tuple[int, str, list[str]]:
    """A list that changed is imported: the code, what is printed, and the records that changed."""
    write(here / "list.csv", LIST.replace(old, new))
    done = run("import", "list.csv", "--into", "inv", *more)
    status = subprocess.run(
        ["git", "status", "--porcelain", "-uall", "inv/vendors"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return done.code, done.out, status.split("\n")[:-1]


RENAMED = {
    "a legal form": ("Foxglove Cloud Services (FCS)", "Foxglove Cloud Services Inc. (FCS)"),
    "no alias": ("Foxglove Cloud Services (FCS)", "Foxglove Cloud Services"),
    "the alias": ("Foxglove Cloud Services (FCS)", "FCS"),
    "a former name": ("Lovage,", "Levisticum (formerly Lovage),"),
    "also a purpose": (
        "Foxglove Cloud Services (FCS),Hosting",
        "Foxglove Cloud Services AG,Servers",
    ),
}


@pytest.mark.parametrize("name", RENAMED)
def test_a_renamed_vendor_is_one_changed_record(committed: Path, run: Run, name: str) -> None:
    code, _, changed = again(committed, run, *RENAMED[name])
    assert code == 0
    assert len(changed) == 1
    assert changed[0].startswith(" M")
    text = run("diff", "HEAD", "--in", "inv").out
    assert "is a new" not in text
    assert "customers" not in text


def test_a_former_name_is_written(committed: Path, run: Run) -> None:
    again(committed, run, *RENAMED["a legal form"])
    text = (committed / "inv/vendors/foxglove-cloud-services.yaml").read_text()
    assert 'formerly: ["Foxglove Cloud Services"]' in text
    git("add", "-A")
    git("commit", "-qm", "x")
    assert run("import", "list.csv", "--into", "inv", "--activity", "newsletter").code == 0
    status = subprocess.run(
        ["git", "status", "--porcelain"], capture_output=True, text=True, check=True
    )
    assert status.stdout == ""


def test_another_name_in_the_same_place_is_asked_about(committed: Path, run: Run) -> None:
    code, out, changed = again(committed, run, "Lovage", "Angelica")
    assert (code, changed) == (1, [])
    assert "--same 'Angelica=lovage'" in " ".join(out.split())


def test_it_is_renamed_where_that_is_decided(committed: Path, run: Run) -> None:
    code, _, changed = again(committed, run, "Lovage", "Angelica", "--same", "Angelica=lovage")
    assert (code, changed) == (0, [" M inv/vendors/lovage.yaml"])
    assert "formerly: [Lovage]" in (committed / "inv/vendors/lovage.yaml").read_text()
    text = run("diff", "HEAD", "--in", "inv").out
    assert "new name; formerly Lovage" in text
    assert "is a new" not in text
    again_ = run("import", "list.csv", "--into", "inv", "--activity", "newsletter")
    assert again_.code == 0, "what was decided is kept"


def test_it_is_another_company_where_that_is_decided(committed: Path, run: Run) -> None:
    code, out, changed = again(committed, run, "Lovage", "Angelica", "--same", "Angelica=new")
    assert (code, changed) == (1, ["?? inv/vendors/angelica.yaml"])
    assert "gone from the list" in out
    with (committed / "inv/vendors/lovage.yaml").open("a") as file:
        file.write("until: 2026-12-31\n")
    done = run("import", "list.csv", "--into", "inv")
    assert done.code == 0, "its record has its last day, and the other has its own"
    assert not (committed / "inv/vendors/angelica-2.yaml").exists()


def test_a_list_under_another_name_makes_no_second_records(committed: Path, run: Run) -> None:
    write(committed / "list-2027.csv", LIST.replace("Forum software", "Forum"))
    done = run("import", "list-2027.csv", "--into", "inv", "--activity", "newsletter")
    assert "3 recorded already" in done.out
    status = subprocess.run(
        ["git", "status", "--porcelain", "inv/vendors"], capture_output=True, text=True, check=True
    )
    assert status.stdout == ""
    done = run(
        "import", "list-2027.csv", "--as", "list", "--into", "inv", "--activity", "newsletter"
    )
    assert "1 changed" in done.out
    assert done.code == 0


@pytest.mark.parametrize("more", ["", "reviewed: 2026-11-01\n"])
def test_a_record_that_got_another_id_is_the_same_record(
    committed: Path, run: Run, more: str
) -> None:
    """What changes in the list is written into it, or reported where a person edited it."""
    old, new = committed / "inv/vendors/lovage.yaml", committed / "inv/vendors/forum.yaml"
    new.write_text(old.read_text() + more)
    old.unlink()
    assert run("import", "list.csv", "--into", "inv").code == 0
    assert "[vendors.forum]" in (committed / "inv/.onward/imports/list.toml").read_text()
    code, out, _ = again(committed, run, "Forum software", "Forum of customers")
    assert not old.exists()
    assert code == (1 if more else 0)
    assert "Forum of customers" in (" ".join(out.split()) if more else new.read_text())


def test_a_removed_record_is_not_written_again(committed: Path, run: Run) -> None:
    (committed / "inv/vendors/lovage.yaml").unlink()
    code, out, changed = again(committed, run, "x", "x")
    assert (code, changed) == (1, [" D inv/vendors/lovage.yaml"])
    assert "--same 'Lovage=new'" in " ".join(out.split())


def test_an_activity_and_a_choice_of_tables_are_kept(committed: Path, run: Run) -> None:
    before = (committed / "inv/vendors/lovage.yaml").read_bytes()
    assert run("import", "list.csv", "--into", "inv").code == 0
    assert (committed / "inv/vendors/lovage.yaml").read_bytes() == before
    assert b"activities: [newsletter]" in before
    two = "| Vendor | Purpose |\n|---|---|\n| {} | x |\n\nAnd:\n\n"
    write(committed / "two.md", two.format("Angelica") + two.format("Tansy"))
    run("import", "two.md", "--into", "inv", "--table", "table at line 1")
    run("import", "two.md", "--into", "inv")
    assert (committed / "inv/vendors/angelica.yaml").exists()
    assert not (committed / "inv/vendors/tansy.yaml").exists()


KEPT = """\
[same]
Lovage = "new"
[vendors.{id}]
names = ["Lovage"]
digest = "{digest}"
[vendors.{id}.said]
"""


@pytest.mark.parametrize("there", [False, True])
@pytest.mark.parametrize("id_", ["../../outside", "a/b", "A", "a.b", ""])
def test_what_is_kept_leads_to_no_file_elsewhere(
    committed: Path, run: Run, id_: str, *, there: bool
) -> None:
    """An id in it becomes the name of a file, and a digest says which files may be replaced."""
    outside = committed / "outside.yaml"
    if there:
        outside.write_bytes(b"ours\n")
    before = sorted(committed.rglob("*"))
    digest = hashlib.sha256(b"ours\n").hexdigest()
    write(committed / "inv/.onward/imports/list.toml", KEPT.format(id=f'"{id_}"', digest=digest))
    done = run("import", "list.csv", "--into", "inv")
    assert (done.code, done.out) == (2, "")
    assert f"{id_!r} can't be an id" in done.err
    assert sorted(committed.rglob("*")) == before
    assert not there or outside.read_bytes() == b"ours\n"


@pytest.mark.parametrize(
    "kept",
    [
        f"a = {'[' * 10_000}",
        f"a = {'9' * 5_000}",
        "vendors = 7",
        "[vendors.a]\nnames = []\ndigest = 'x'",
        "[vendors.a]\nnames = 7",
        "vendors.a = 7",
        "columns = [1]",
        "tables = 7",
    ],
)
def test_what_is_kept_and_damaged_is_one_line(committed: Path, run: Run, kept: str) -> None:
    write(committed / "inv/.onward/imports/list.toml", kept)
    done = run("import", "list.csv", "--into", "inv")
    assert (done.code, done.out) == (2, "")
    assert done.err.count("\n") == 1


def test_what_is_kept_is_written_through_no_link(committed: Path, run: Run) -> None:
    elsewhere = committed / "elsewhere"
    shutil.move(committed / "inv/.onward/imports", elsewhere)
    (committed / "inv/.onward/imports").symlink_to(elsewhere)
    before = (elsewhere / "list.toml").read_bytes()
    write(committed / "list.csv", LIST.replace("Lovage", "Angelica"))
    done = run("import", "list.csv", "--into", "inv")
    assert done.code == 2
    assert "a link" in done.err
    assert (elsewhere / "list.toml").read_bytes() == before


def test_no_record_is_named_as_a_device_of_windows(committed: Path, run: Run) -> None:
    write(committed / "more.csv", "Vendor,Purpose\nCON,x\nNul Inc.,y\nCOM1 GmbH,z\n")
    run("import", "more.csv", "--into", "inv")
    names = {each.stem for each in (committed / "inv/vendors").iterdir()}
    assert {"con-2", "nul-2", "com1-2"} <= names
    assert not {"con", "nul", "com1"} & names
    assert run("new", "vendor", "aux", "--in", "inv").code == 2
    assert run("new", "activity", "lpt9", "--in", "inv").code == 2
    assert run("check", "inv", "--fail-on", "never").code == 0
