"""What Onward costs, as whole processes, against floors and another checker in the same run.

    python -m benchmarks.run [--quick] [--rounds 5]

Prints Markdown. Absolute times, of processors, belong to the machine and its hour; the ratios are
what counts.
Onward is compiled first, as an installation does.
"""

import argparse
import compileall
import json
import platform
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from benchmarks.clock import Job, Took, timed
from benchmarks.generate import inventory
from benchmarks.wide import SHAPES, wide

import onward

HERE = Path(__file__).parent
SCHEMA = HERE.parent / "schema" / "vendor.schema.json"
DAY = "2026-11-22"
SEED = 1
FEW = 20
CHANGED = 100
EDGES = 5
"""Chain edges a vendor, beyond those that every inventory has."""
SERVICES = 2000


class Goal(NamedTuple):
    """A figure to be reached: not above its limit."""

    name: str
    limit: float
    figure: Callable[[dict[str, Took]], float]
    unit: str = ""


def ratio(one: str, other: str) -> Callable[[dict[str, Took]], float]:
    """The time of one process by that of another."""
    return lambda took: took[one].seconds / took[other].seconds


def goals(many: int) -> tuple[Goal, ...]:
    """What is to be reached, for an inventory of so many vendors and a tenth of it."""
    tenth = many // 10
    size, services = f"{many:,}", "one vendor of 2,000 services / of 200"
    return (
        Goal(f"check {size} / check-jsonschema", 0.15, ratio("check", "schema only")),
        Goal(f"check {size} / libyaml alone", 12, ratio("check", "libyaml")),
        Goal("check 20 / an empty typer app", 2.5, ratio("check 20", "typer")),
        Goal("check 20 / check-jsonschema", 0.4, ratio("check 20", "schema only 20")),
        Goal("--version / bare Python", 3, ratio("version", "python")),
        Goal(f"check {size} / {tenth:,}", 12, ratio("check", "check a tenth")),
        Goal(f"the same, {EDGES} more edges a vendor", 12, ratio("edges", "edges, a tenth")),
        Goal(services, 12, ratio("services", "services, a tenth")),
        *(_wide(shape) for shape in SHAPES),
        Goal("peak memory, the widest record", 200, _widest, " MB"),
        Goal(f"peak memory, check {size}", 400, lambda took: took["check"].megabytes, " MB"),
        Goal(f"diff, {CHANGED} files changed / check", 1.3, ratio("diff", "check")),
        Goal(f"check --base, {CHANGED} files changed / check", 1.3, ratio("gate", "check")),
        Goal("statuses on every day that matters / check", 1.5, ratio("history", "check")),
        Goal("default picture, drawing alone", 2, lambda took: took["drawing"].seconds, " s"),
    )


def _wide(shape: str) -> Goal:
    """One record as wide as it may be, by one of a tenth of its size."""
    most = SHAPES[shape][1]
    name = f"one record, {most:,} {shape} / {most // 10:,}"
    return Goal(name, 12, ratio(f"wide {shape}", f"wide {shape}, a tenth"))


def _widest(took: dict[str, Took]) -> float:
    return max(took[f"wide {shape}"].megabytes for shape in SHAPES)


def main() -> None:
    """Write the inventories, time everything, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="1,000 vendors instead of 10,000")
    parser.add_argument("--rounds", type=int, default=5, help="runs of each process")
    said = parser.parse_args()
    many = 1000 if said.quick else 10_000
    compileall.compile_dir(Path(onward.__path__[0]), quiet=2)
    with tempfile.TemporaryDirectory(prefix="onward-benchmark-") as folder:
        root = Path(folder)
        write(root, many)
        took = timed(jobs(root), said.rounds)
        took["drawing"] = _drawing(root / "many", took["python"])
        print(report(took, many, said.rounds, share(root / "many")))


def write(root: Path, many: int) -> None:
    """Every inventory that is timed; `many` is a repository with changed files."""
    tenth = many // 10
    inventory(root / "many", many, SEED)
    inventory(root / "tenth", tenth, SEED)
    inventory(root / "few", FEW, SEED)
    inventory(root / "edges", many, SEED, edges=EDGES * many)
    inventory(root / "edges-tenth", tenth, SEED, edges=EDGES * tenth)
    inventory(root / "services", FEW, SEED, services=SERVICES)
    inventory(root / "services-tenth", FEW, SEED, services=SERVICES // 10)
    for shape, (_, most) in SHAPES.items():
        wide(root / f"wide-{shape}", shape, most)
        wide(root / f"wide-{shape}-tenth", shape, most // 10)
    _committed(root / "many")
    for path in sorted((root / "many" / "vendors").iterdir())[:: many // CHANGED]:
        path.write_text(path.read_text().replace("notice_days: 30", "notice_days: 14"))


def _committed(folder: Path) -> None:
    git = ("git", "-c", "user.name=a", "-c", "user.email=a@example.org")
    for command in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "all")):
        subprocess.run([*git, *command], cwd=folder, check=True)


def jobs(root: Path) -> dict[str, Job]:
    """Every process that is timed, by the name under which the goals ask for it."""
    python = sys.executable
    return {
        "python": Job([python, "-c", "pass"]),
        "version": Job([_program("onward"), "--version"]),
        "typer": Job([python, str(HERE / "empty.py")]),
        "check 20": _check(root / "few"),
        "schema only 20": _schema_only(root / "few"),
        "libyaml": Job([python, str(HERE / "parser.py"), str(root / "many")]),
        "check": _check(root / "many"),
        "check a tenth": _check(root / "tenth"),
        "schema only": _schema_only(root / "many"),
        "edges": _check(root / "edges"),
        "edges, a tenth": _check(root / "edges-tenth"),
        "services": _check(root / "services"),
        "services, a tenth": _check(root / "services-tenth"),
        **{f"wide {shape}": _check(root / f"wide-{shape}") for shape in SHAPES},
        **{f"wide {shape}, a tenth": _check(root / f"wide-{shape}-tenth") for shape in SHAPES},
        "diff": Job([_program("onward"), "diff", "HEAD", "--as-of", DAY], root / "many"),
        "gate": Job([_program("onward"), "check", "--base", "HEAD", "--as-of", DAY], root / "many"),
        "history": Job([python, "-m", "benchmarks.history", str(root / "many")], HERE.parent),
    }


def _program(name: str) -> str:
    return str(Path(sysconfig.get_path("scripts")) / name)


def _check(folder: Path) -> Job:
    return Job([_program("onward"), "check", str(folder), "--as-of", DAY])


def _schema_only(folder: Path) -> Job:
    files = sorted(str(path) for path in (folder / "vendors").iterdir())
    return Job([_program("check-jsonschema"), "--schemafile", str(SCHEMA), *files])


def _drawing(folder: Path, like: Took) -> Took:
    """Reported by the process itself: what comes before the drawing is timed as a check."""
    command = [sys.executable, str(HERE / "drawing.py"), str(folder)]
    reported = subprocess.run(command, check=True, capture_output=True, text=True)
    return like._replace(seconds=float(reported.stdout))


def share(folder: Path) -> float:
    """The share of the records of which something is reported."""
    command = [_program("onward"), "check", str(folder), "--as-of", DAY, "--format", "json"]
    reported = subprocess.run(command, check=False, capture_output=True, text=True)
    paths = {each["path"] for each in json.loads(reported.stdout)["findings"]}
    return len(paths) / sum(1 for _ in folder.rglob("*.yaml"))


def report(took: dict[str, Took], many: int, rounds: int, faulty: float) -> str:
    """The goals, then every process, as Markdown."""
    lines = ["| figure | goal | measured | reached |", "|---|--:|--:|---|"]
    for goal in goals(many):
        figure = goal.figure(took)
        reached = "yes" if figure <= goal.limit else "**no**"
        lines.append(
            f"| {goal.name} | <= {goal.limit:g}{goal.unit} | {figure:.3g}{goal.unit} | {reached} |"
        )
    lines += ["", "| process | processor seconds | peak MB |", "|---|--:|--:|"]
    lines += [f"| {name} | {t.seconds:.3f} | {t.megabytes:.0f} |" for name, t in took.items()]
    about = (
        f"{many:,} vendors, something reported of {faulty:.0%} of the records; medians of {rounds}"
        f" whole processes run in turn (the drawing once); Python {platform.python_version()},"
        f" {platform.system()} {platform.machine()}."
    )
    return "\n".join([*lines, "", about])


if __name__ == "__main__":
    main()
