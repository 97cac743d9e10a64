"""What is built from the source holds the data, and works where the source is not."""

import json
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from onward._about import VERSION

ROOT = Path(__file__).resolve().parents[2]
VENDOR = "kind: vendor\nname: Acme\ncountry: US\nservices: []\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with the wheel and the source archive, built without a network."""
    folder = tmp_path_factory.mktemp("built")
    order = (sys.executable, "-m", "hatchling", "build", "-d", str(folder))
    subprocess.run(order, cwd=ROOT, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program of a new environment that has the wheel, and what it needs from this one."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    python = folder / "bin" / "python"
    wheel = next(built.glob("*.whl"))
    order = (sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet")
    subprocess.run((*order, "--no-index", "--no-deps", str(wheel)), check=True)
    site = next((folder / "lib").glob("python*/site-packages"))
    (site / "needed.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return folder / "bin" / "onward"


def run(program: Path, where: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        (str(program), *words), cwd=where, capture_output=True, text=True, check=False
    )


def test_the_wheel_has_all_that_is_read(built: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        names = set(wheel.namelist())
    source = ROOT / "src"
    data = {
        path.relative_to(source).as_posix()
        for path in (source / "onward").rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    schemas = {
        f"onward/schema/files/{path.relative_to(ROOT / 'schema').as_posix()}"
        for path in (ROOT / "schema").rglob("*.json")
    }
    assert {Path(name).suffix for name in data} >= {".py", ".toml", ".md", ".typed"}
    assert len(schemas) >= 4
    assert data | schemas <= names
    extra = names - data - schemas
    assert all(name.startswith(f"onward-{VERSION}.dist-info/") for name in extra)
    assert {name.rpartition("/")[2] for name in extra} >= {"LICENSE", "NOTICE", "METADATA"}


def test_the_source_archive_builds_the_same_wheel(built: Path, tmp_path: Path) -> None:
    archive = next(built.glob("*.tar.gz"))
    subprocess.run(("tar", "-xzf", str(archive), "-C", str(tmp_path)), check=True)
    order = (sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path))
    folder = tmp_path / archive.name.removesuffix(".tar.gz")
    subprocess.run(order, cwd=folder, check=True, capture_output=True)
    wheel = next(built.glob("*.whl"))
    assert (tmp_path / wheel.name).read_bytes() == wheel.read_bytes()


def test_the_installed_program_reports_its_version(installed: Path, tmp_path: Path) -> None:
    reported = run(installed, tmp_path, "--version")
    assert (reported.returncode, reported.stderr) == (0, "")
    assert reported.stdout.startswith(f"onward {VERSION}, ")


def test_the_installed_program_judges(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "organisation.yaml").write_text(
        "kind: organisation\nname: Example\ncountry: BE\n", "utf-8"
    )
    (tmp_path / "vendors").mkdir()
    (tmp_path / "vendors" / "acme.yaml").write_text(VENDOR, "utf-8")
    reported = run(installed, tmp_path, "check", ".", "--as-of", "2026-08-05", "--format", "json")
    assert reported.stderr == ""
    report = json.loads(reported.stdout)
    assert [each["judged"] for each in report["inventories"]] == [True]
    assert "unused-vendor" in {each["rule"] for each in report["findings"]}
    assert reported.returncode == 1


@pytest.mark.parametrize("name", ["missing-mechanism", "yaml-duplicate-key", "unknown-id"])
def test_the_installed_program_explains(installed: Path, tmp_path: Path, name: str) -> None:
    reported = run(installed, tmp_path, "explain", name)
    assert (reported.returncode, reported.stderr) == (0, "")
    assert name in reported.stdout


def test_the_installed_program_writes_its_schemas(installed: Path, tmp_path: Path) -> None:
    reported = run(installed, tmp_path, "schema", "-o", str(tmp_path / "schemas"))
    assert reported.returncode == 0
    for path in sorted((ROOT / "schema").glob("*.json")):
        assert (tmp_path / "schemas" / path.name).read_text("utf-8") == path.read_text("utf-8")
