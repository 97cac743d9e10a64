"""`onward import --dpf`: the list of the framework against recorded certifications."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.running import ACME, DPF, Run, inventory, write

HEAD = (
    "Organization Name,EU-U.S. Data Privacy Framework,Data Collected,Next Certification Due Date,"
    "Covered Entities\n"
)
ROW = '"Acme Mail, Inc.",Active,Non-HR Data,13 Sep 2027,\n'
OTHER = "Brook Inc.,Active,HR and Non-HR Data,2027-01-01,\n"


@pytest.fixture
def firm(here: Path) -> Path:
    """A vendor that relies on the framework, and a list."""
    inventory(here / "inv", ACME + DPF)
    write(here / "list.csv", HEAD + OTHER + ROW)
    return here


def held(run: Run, *more: str) -> tuple[int, list[dict[str, object]]]:
    done = run("import", "list.csv", "--dpf", "--into", "inv", "--format", "json", *more)
    return done.code, json.loads(done.out)["import"]


def test_a_certification_that_differs_gives_a_patch(firm: Path, run: Run) -> None:
    subprocess.run(["git", "init", "-q"], check=True)
    code, (found,) = held(run, "--patch", "dpf.patch")
    assert code == 1
    assert found["result"] == "changed"
    assert "due: 2027-09-13" in str(found["certified"])
    subprocess.run(["git", "apply", "dpf.patch"], check=True)
    text = (firm / "inv/vendors/acme.yaml").read_text()
    assert "listed_as: participant, covers: [non-hr], due: 2027-09-13" in text
    assert run("check", "inv", "--fail-on", "never").code == 0
    code, (found,) = held(run)
    assert (code, found["result"]) == (0, "same")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (ROW.replace("Active", "Inactive"), "listed_as: inactive"),
        (ROW.replace("Non-HR Data", "HR Data"), "covers: [hr]"),
        ("Acme Group Inc.,Active,Non-HR Data,2027-02-03,Acme Mail Inc.; Other\n", "covered"),
    ],
)
def test_what_the_list_says_is_what_is_proposed(firm: Path, run: Run, row: str, said: str) -> None:
    write(firm / "list.csv", HEAD + row)
    code, (found,) = held(run)
    assert (code, found["result"]) == (1, "changed")
    assert said in str(found["certified"])


def test_a_name_alone_is_asked_about(firm: Path, run: Run) -> None:
    for name in ("Acme Mail LLC", "Acme Mail", "Acme"):
        write(firm / "list.csv", HEAD + f"{name},Active,Non-HR Data,2027-02-03,\n")
        code, (found,) = held(run)
        assert (code, found["result"], found["certified"]) == (1, "doubtful", None), name
        assert found["note"] == name
    code, (found,) = held(run, "--same", "Acme=acme")
    assert found["result"] == "changed"
    code, (found,) = held(run, "--same", "Acme=new")
    assert found["result"] == "absent"


def test_a_day_that_may_be_two_is_not_taken(firm: Path, run: Run) -> None:
    write(firm / "list.csv", HEAD + ROW.replace("13 Sep 2027", "3/4/2027"))
    code, (found,) = held(run)
    assert code == 1
    assert "due" not in str(found["certified"])
    assert found["note"] == "3/4/2027"


def test_another_shape_is_refused_with_one_line(firm: Path, run: Run) -> None:
    write(firm / "list.csv", "Vendor,Country\nAcme,US\n")
    done = run("import", "list.csv", "--dpf", "--into", "inv")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "not the list of the framework" in done.err
    write(firm / "list.csv", "Who,State\nAcme Mail Inc.,Active\n")
    code, (found,) = held(run, "--map", "Who=entity", "--map", "State=eu-us-dpf")
    assert (code, found["result"]) == (0, "same")


def test_nothing_of_the_inventory_is_written(firm: Path, run: Run) -> None:
    before = {path: path.read_bytes() for path in firm.rglob("*") if path.is_file()}
    held(run)
    assert {path: path.read_bytes() for path in firm.rglob("*") if path.is_file()} == before
    done = run("import", "list.csv", "--into", "inv", "--patch", "x")
    assert (done.code, "--patch is of --dpf" in done.err) == (2, True)


def test_those_of_a_chain_and_our_own_are_compared_too(firm: Path, run: Run) -> None:
    framework = (
        "{instrument: eu-us-dpf, certified: {entity: Brook Inc., listed_as: participant,"
        " covers: [hr, non-hr], due: 2027-01-01}}"
    )
    edge = f"subprocessors: [{{vendor: brook, mechanisms: [{framework}]}}]\n"
    write(firm / "inv/vendors/acme.yaml", ACME + "mechanisms: []\n" + edge)
    brook = "kind: vendor\nname: Brook\ncountry: US\nengaged: through-others\n"
    write(firm / "inv/vendors/brook.yaml", brook)
    with (firm / "inv/organisation.yaml").open("a") as file:
        file.write(f"frameworks: [{framework}]\n")
    code, found = held(run)
    assert (code, [each["result"] for each in found]) == (0, ["same", "same"])
    assert {each["line"] for each in found} == {4, 17}


def test_its_json_is_as_its_schema_says(
    firm: Path, run: Run, judge: Callable[[str, object], None]
) -> None:
    done = run("import", "list.csv", "--dpf", "--into", "inv", "--format", "json")
    judge("import", json.loads(done.out))
