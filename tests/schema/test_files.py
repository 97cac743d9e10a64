"""The schemas are found in a wheel and beside the source, and nowhere else."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from onward.schema.files import KINDS, schemas

ROOT = Path(__file__).parents[2]
ASK = (
    "from onward.schema.files import schemas; "
    "print(sorted(schemas()), schemas()['vendor.schema.json'][-9:])"
)


def test_beside_the_source() -> None:
    assert list(schemas()) == [f"{kind}.schema.json" for kind in KINDS]
    for name, text in schemas().items():
        assert text == (ROOT / "schema" / name).read_text("utf-8")


def test_in_a_wheel(tmp_path: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    target = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]["schema"]
    shutil.copytree(ROOT / "src" / "onward" / "schema", tmp_path / "onward" / "schema")
    shutil.copy(ROOT / "src" / "onward" / "__init__.py", tmp_path / "onward")
    shutil.copytree(ROOT / "schema", tmp_path / target)
    (tmp_path / target / "vendor.schema.json").write_text('{"from": "wheel"}', "utf-8")
    answer = ask(tmp_path)
    assert "vendor.schema.json" in answer.stdout
    assert '"wheel"}' in answer.stdout, answer.stderr


def test_not_installed_whole(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "src" / "onward" / "schema", tmp_path / "a" / "b" / "onward" / "schema")
    shutil.copy(ROOT / "src" / "onward" / "__init__.py", tmp_path / "a" / "b" / "onward")
    answer = ask(tmp_path / "a" / "b")
    assert "Onward is not installed whole" in answer.stderr


def ask(folder: Path) -> "subprocess.CompletedProcess[str]":
    """What an interpreter that finds the package in that folder says of the schemas."""
    code = f"import sys; sys.path.insert(0, {str(folder)!r}); {ASK}"
    return subprocess.run(
        [sys.executable, "-S", "-c", code], capture_output=True, text=True, check=False, cwd=folder
    )


@pytest.mark.parametrize("kind", KINDS)
def test_no_schema_of_output_among_them(kind: str) -> None:
    assert f"{kind}.schema.json" in schemas()
    assert not any("output" in name for name in schemas())
