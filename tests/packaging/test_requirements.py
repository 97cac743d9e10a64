"""The pinned requirements hold what pyproject.toml asks for, with hashes and without a host."""

import re
import tomllib
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "requirements"
PIN = re.compile(
    r"^(?P<name>[a-z0-9-]+)(\[(?P<extras>[a-z0-9,-]+)\])?==(?P<version>\S+)(?P<rest>.*)$"
)


def pins(name: str) -> dict[str, str]:
    found = (PIN.match(line) for line in (FOLDER / name).read_text("utf-8").splitlines())
    return {canonicalize_name(each["name"]): each["version"] for each in found if each}


def extras(name: str) -> dict[str, set[str]]:
    found = (PIN.match(line) for line in (FOLDER / name).read_text("utf-8").splitlines())
    return {
        canonicalize_name(each["name"]): set((each["extras"] or "").split(",")) - {""}
        for each in found
        if each
    }


def asked_by_pins(name: str) -> list[tuple[str, Requirement]]:
    """What each pin that is installed asks for on this system, extras of the pin included."""
    found = []
    for pin, chosen in extras(name).items():
        with suppress(PackageNotFoundError):
            for each in map(Requirement, distribution(pin).requires or ()):
                wanted = ({"extra": extra} for extra in ("", *sorted(chosen)))
                if each.marker is None or any(map(each.marker.evaluate, wanted)):
                    found.append((pin, each))
    return found


def lacking(name: str, pinned: dict[str, set[str]]) -> set[str]:
    """What pins ask for and the file does not pin, or not with that extra: pip then refuses it."""
    lacks = set()
    for pin, each in asked_by_pins(name):
        missing = each.extras - pinned.get(canonicalize_name(each.name), set())
        if canonicalize_name(each.name) not in pinned or missing:
            lacks.add(f"{pin} asks for {each}")
    return lacks


PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = sorted(set(PROJECT["optional-dependencies"]) - {"all", "dev"})
ADVICE = re.compile(r"(.{0,5})pip install ([a-z0-9-]+|\{library)")
LIBRARY = re.compile(r"(?:NoLibraryError|missing)\([^,()]+, \"([^\"]+)\"\)")
"""Where a message is made for the library that is named."""


@pytest.mark.parametrize("file", ["run.txt", "dev.txt"])
def test_what_a_pin_asks_for_is_pinned_with_its_extras(file: str) -> None:
    assert lacking(file, extras(file)) == set(), "run python scripts/lock.py"


@pytest.mark.parametrize("file", ["run.txt", "dev.txt"])
def test_the_pins_of_this_system_are_read(file: str) -> None:
    """Else the test before would find nothing, whatever a file lacks."""
    assert len(asked_by_pins(file)) >= len(pins(file)) / 2


def test_a_pin_without_the_extra_that_another_asks_for_is_found() -> None:
    stripped = {name: set[str]() for name in extras("dev.txt")}
    assert any("coverage[toml]" in each for each in lacking("dev.txt", stripped))
    assert lacking("run.txt", {}) != set()


def asked(extra: str | None) -> list[Requirement]:
    wanted = list(PROJECT["dependencies"])
    wanted += PROJECT["optional-dependencies"][extra] if extra else []
    build = (FOLDER / "build.in").read_text("utf-8").splitlines()
    wanted += [line for line in build if line and not line.startswith("#")]
    return [Requirement(each) for each in wanted]


@pytest.mark.parametrize(
    ("file", "extra"),
    [("run.txt", None), *(("run.txt", extra) for extra in EXTRAS), ("dev.txt", "dev")],
)
def test_what_is_asked_for_is_pinned(file: str, extra: str | None) -> None:
    found = pins(file)
    for each in asked(extra):
        version = found[canonicalize_name(each.name)]
        assert each.specifier.contains(version), f"{each}: run python scripts/lock.py"


def test_the_build_backend_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    for each in map(Requirement, project["build-system"]["requires"]):
        assert each.specifier.contains(pins("run.txt")[canonicalize_name(each.name)])


def test_developing_and_running_have_the_same_versions() -> None:
    assert pins("run.txt").items() <= pins("dev.txt").items()


@pytest.mark.parametrize("file", ["run.txt", "dev.txt"])
def test_every_pin_has_a_hash(file: str) -> None:
    text = (FOLDER / file).read_text("utf-8")
    entries = re.split(r"\n(?=\S)", text.partition("\n")[2])
    assert len(entries) == len(pins(file))
    for entry in entries:
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry.splitlines()[0]


@pytest.mark.parametrize("file", ["run.txt", "dev.txt", "build.in"])
def test_no_host_is_named(file: str) -> None:
    text = (FOLDER / file).read_text("utf-8")
    assert not re.search(r"://|index|find-links|\bhttps?\b|@", text)


def test_all_is_every_extra_for_users() -> None:
    (every,) = map(Requirement, PROJECT["optional-dependencies"]["all"])
    assert (every.name, sorted(every.extras)) == (PROJECT["name"], EXTRAS)


def test_each_library_that_a_message_asks_for_is_of_an_extra() -> None:
    """All in one form: what needs it; run: pip install LIBRARY."""
    listed = (each for extra in EXTRAS for each in PROJECT["optional-dependencies"][extra])
    offered = {canonicalize_name(Requirement(each).name) for each in listed}
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "src" / "onward").rglob("*.py"))]
    found = [advice for text in texts for advice in ADVICE.findall(text)]
    named = {canonicalize_name(name) for text in texts for name in LIBRARY.findall(text)}
    assert {before for before, _ in found} == {"run: "}
    assert {name for _, name in found} - {"{library"} | named == offered
