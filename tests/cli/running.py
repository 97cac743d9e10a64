"""What a run of the command line gives back, and records and repositories to run it on."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeAlias


class Ran(NamedTuple):
    """The exit code and what was written to the two streams."""

    code: int
    out: str
    err: str


Run: TypeAlias = Callable[..., Ran]

ORGANISATION = "kind: organisation\nname: Example\ncountry: BE\n"
NEWSLETTER = """\
kind: activity
name: Newsletter
purpose: News
role: controller
lawful_basis: consent
retention: a year
"""
ACME = """\
kind: vendor
name: Acme Mail
legal_name: Acme Mail Inc.
country: US
address: 1 Example Street
contact: {name: Privacy, email: privacy@acme.example}
role: processor
services:
  - id: newsletter
    purpose: Sending news
    activities: [newsletter]
    data: [contact.email]
    subjects: [customers]
    locations: [{place: US, for: [storage, support, administration]}]
agreement: {status: signed, signed: 2024-01-10, document: "https://acme.example/dpa"}
"""
DPF = """\
mechanisms:
  - instrument: eu-us-dpf
    certified:
      {entity: Acme Mail Inc., listed_as: participant, covers: [non-hr], verified: 2026-08-01}
subprocessors: []
"""
SHIELD = "mechanisms: [{instrument: eu-us-privacy-shield}]\nsubprocessors: []\n"


def inventory(root: Path, acme: str = ACME + DPF) -> Path:
    """A small inventory; with the vendor as given, which rests on the DPF unless said otherwise."""
    write(root / "organisation.yaml", ORGANISATION)
    write(root / "activities" / "newsletter.yaml", NEWSLETTER)
    write(root / "vendors" / "acme.yaml", acme)
    return root


def write(path: Path, text: str) -> None:
    """Write a file as it is said, line ends included."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def git(where: Path, *words: str, day: str = "2026-01-01") -> str:
    """Run git with nothing of the machine's settings, on a day."""
    done = subprocess.run(
        ["git", *words],
        cwd=where,
        check=True,
        capture_output=True,
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(where),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": "A",
            "GIT_AUTHOR_EMAIL": "a@example.org",
            "GIT_COMMITTER_NAME": "A",
            "GIT_COMMITTER_EMAIL": "a@example.org",
            "GIT_AUTHOR_DATE": f"{day}T12:00:00+0000",
            "GIT_COMMITTER_DATE": f"{day}T12:00:00+0000",
            "GIT_ALLOW_PROTOCOL": "file",
        },
    )
    return done.stdout.decode().strip()


def commit(where: Path, day: str = "2026-01-01") -> str:
    """Commit everything that is there; the id of the commit."""
    if not (where / ".git").exists():
        git(where, "init", "-q", "-b", "main")
    git(where, "add", "-A")
    git(where, "commit", "-q", "--allow-empty", "-m", "a change", day=day)
    return git(where, "rev-parse", "HEAD")
