"""Whole processes timed in turn, by the time of processors that they and their children take.

On a machine that does other things too the time on the wall would measure these; and each is run
in turn, so that a busy minute meets all of them alike.
"""

import os
import statistics
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple


class Job(NamedTuple):
    """One process to be timed, and where it runs."""

    command: Sequence[str]
    folder: Path = Path()
    fine: frozenset[int] = frozenset({0, 1})
    """The exit codes with which it did its work."""


class Took(NamedTuple):
    """The medians of one process over all rounds."""

    seconds: float
    """Of processor time, in user and system mode."""
    megabytes: float
    """The peak of its memory."""


class Broke(Exception):
    """A process that should have been timed did not do its work."""


def timed(jobs: Mapping[str, Job], rounds: int) -> dict[str, Took]:
    """Each job once a round, in turn; the medians by name."""
    runs: dict[str, list[Took]] = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, job in jobs.items():
            runs[name].append(_once(name, job))
    return {
        name: Took(
            statistics.median(each.seconds for each in found),
            statistics.median(each.megabytes for each in found),
        )
        for name, found in runs.items()
    }


def _once(name: str, job: Job) -> Took:
    environment = {**os.environ, "NO_COLOR": "1"}
    process = subprocess.Popen(
        job.command,
        cwd=job.folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in job.fine:
        raise Broke(f"{name} ended with {process.returncode}: {' '.join(job.command)[:200]}")
    return Took(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
