"""Commands in a page with the output that the page says they print, run and written anew."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

BLOCK = re.compile(
    r"^<!-- run in: (?P<where>\w+) -->\n```console\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
EXAMPLE = Path(__file__).resolve().parents[2] / "docs" / "examples" / "inventory"
DAY = "2026-11-30"
"""2026-11-30 in seconds: today, in a page."""


class Block(NamedTuple):
    """A fence of commands: where they are run, what stands in it, and where it stands."""

    where: str
    """`clone`: the top of this repository. `empty`: a directory that the page fills. `example`: a
    copy of docs/examples, as a repository of its own."""
    body: str
    span: tuple[int, int]

    @property
    def commands(self) -> list[str]:
        """The commands, in order, each with the lines that a shell asks for behind `> `."""
        found: list[str] = []
        asked = False
        for line in self.body.splitlines():
            if line.startswith("$ "):
                found.append(line[2:])
            elif asked and line.startswith("> "):
                found[-1] += f"\n{line[2:]}"
            asked = line.startswith(("$ ", "> ")) and bool(found) and "<<" in found[-1]
        return found


def blocks(page: str) -> Iterator[Block]:
    """Every fence of commands of a page."""
    for found in BLOCK.finditer(page):
        yield Block(found["where"], found["body"], found.span("body"))


@cache
def _on_the_day() -> "tempfile.TemporaryDirectory[str]":
    """A directory with the command as it is on the day of the page."""
    folder = tempfile.TemporaryDirectory(prefix="onward-console-")
    script = Path(folder.name) / "onward"
    script.write_text(
        f"#!{sys.executable}\n"
        "from datetime import date\nfrom onward.cli import dates, main\n"
        f"dates.clock = lambda: date.fromisoformat({DAY!r})\nmain.main()\n"
    )
    script.chmod(0o755)
    return folder


def run(command: str, where: Path) -> str:
    """What a command prints on a machine without Graphviz, on the day of the page."""
    places = (_on_the_day().name, str(Path(sys.executable).parent), "/usr/bin", "/bin")
    path = os.pathsep.join(places)
    environment = {"PATH": path, "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        ("bash", "-c", command),
        cwd=where,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        timeout=60,
    )
    return done.stdout.decode("utf-8")


def printed(block: Block, where: Path) -> str:
    """The fence as it has to be: each command with what it prints below it, a line between two."""
    parts = [f"$ {typed(command)}\n{run(command, where)}" for command in block.commands]
    return "\n".join(parts)


def typed(command: str) -> str:
    """A command as it stands on a terminal: the lines below its first behind `> `."""
    return command.replace("\n", "\n> ")


def example(where: Path) -> Path:
    """The inventory of docs/examples, committed in a repository of its own."""
    shutil.copytree(EXAMPLE, where / EXAMPLE.name)
    user = "-c user.name=Me -c user.email=me@example.org -c commit.gpgsign=false"
    run(f"git init -q . && git add . && git {user} commit -qm 'our vendors'", where)
    return where
