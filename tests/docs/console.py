"""Commands in a page with the output that the page says they print, run and written anew."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

BLOCK = re.compile(
    r"^<!-- run in: (?P<where>\w+) -->\n```console\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
DAY = "1795305600"
"""2026-11-22 in seconds: today, in a page."""


class Block(NamedTuple):
    """A fence of commands: where they are run, what stands in it, and where it stands."""

    where: str
    """`clone` or `empty`: the top of this repository, or a directory that the page fills."""
    body: str
    span: tuple[int, int]

    @property
    def commands(self) -> list[str]:
        """The commands, in order."""
        return [line[2:] for line in self.body.splitlines() if line.startswith("$ ")]


def blocks(page: str) -> Iterator[Block]:
    """Every fence of commands of a page."""
    for found in BLOCK.finditer(page):
        yield Block(found["where"], found["body"], found.span("body"))


def run(command: str, where: Path) -> str:
    """What a command prints on a machine without Graphviz, on the day of the page."""
    path = os.pathsep.join((str(Path(sys.executable).parent), "/usr/bin", "/bin"))
    environment = {"PATH": path, "SOURCE_DATE_EPOCH": DAY, "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}
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
    parts = [f"$ {command}\n{run(command, where)}" for command in block.commands]
    return "\n".join(parts)
