"""A repository with the five inventories, and five pull requests on it."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
ORDERED = ("mechanisms", "frameworks", "options", "notices", "controllers")
"""Lists whose order means something, or by whose numbers evidence names their items."""
ACME = """\
# A new service for the newsletters.
kind: vendor
name: Acme Mail
legal_name: Acme Mail Inc.
country: US
domains: [acme-mail.example]
role: processor
since: 2026-11-20
services:
  - id: newsletters
    purpose: Sending newsletters
    activities: [bookkeeping, mailings]
    data: [contact.email, contact.name]
    subjects: [users, customers-of-customers]
    locations:
      - {place: aws:us-east-1, for: [storage, processing]}
      - {place: IN, for: [support], by: self}
agreement: {status: stated}
mechanisms: [{instrument: eu-us-privacy-shield, status: stated}]
"""


def git(where: Path, *words: str) -> str:
    """Run git as somebody, on a fixed day, without the settings of this machine."""
    day = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), "2026-11-22T00:00:00+0000")
    nobody = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    who = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "core.autocrlf=false")
    done = subprocess.run(
        ("git", *who, "-c", "init.defaultBranch=main", *words),
        cwd=where,
        env={**os.environ, **nobody, **day},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


def commit(where: Path, message: str) -> str:
    """Everything as it lies there, as a commit; gives its id."""
    git(where, "add", "--all")
    git(where, "commit", "-q", "--allow-empty", "-m", message)
    return git(where, "rev-parse", "HEAD")


def repository(where: Path) -> str:
    """The five inventories as the first commit; gives its id."""
    where.mkdir()
    git(where, "init", "-q")
    shutil.copytree(ROOT / "inventory", where / "inventory")
    return commit(where, "base")


def _edit(path: Path, *pairs: tuple[str, str]) -> None:
    text = path.read_text("utf-8")
    for old, new in pairs:
        assert old in text, f"{path} holds no {old!r}"
        text = text.replace(old, new)
    path.write_text(text, "utf-8")


def add_a_vendor(where: Path) -> None:
    """A company in the United States, on the Privacy Shield, for customers of ours too."""
    (where / "inventory/cheeta/vendors/acme-mail.yaml").write_text(ACME, "utf-8")


def rename_a_vendor(where: Path) -> None:
    """SendGrid goes by the name of the company that owns it."""
    cheeta = where / "inventory/cheeta"
    vendor = cheeta / "vendors/twilio-sendgrid.yaml"
    (cheeta / "vendors/sendgrid.yaml").rename(vendor)
    _edit(vendor, ("name: SendGrid", "name: Twilio SendGrid"))
    _edit(
        cheeta / "organisation.yaml",
        ("      - sendgrid\n", "      - twilio-sendgrid\n"),
        ("recipients/sendgrid", "recipients/twilio-sendgrid"),
    )


def move_a_region(where: Path) -> None:
    """The disks go from Ireland to Virginia."""
    _edit(
        where / "inventory/cheeta/vendors/aws.yaml",
        ("{place: IE, for: [storage]}", '{place: "aws:us-east-1", for: [storage]}'),
    )


def reorder(where: Path) -> None:
    """Every file of every inventory written otherwise, and elsewhere, with nothing else in it."""
    for path in sorted((where / "inventory").rglob("*.yaml")):
        new = path
        if path.name != "organisation.yaml":
            new = path.parent / "moved" / path.with_suffix(".yml").name
            new.parent.mkdir(exist_ok=True)
        text = turned(path.read_text("utf-8"))
        path.unlink()
        new.write_bytes(text.replace("\n", "\r\n").encode())


def turned(text: str) -> str:
    """A record with keys and sets from the last to the first, in other lines and quotes."""
    node = _turned(yaml.compose(text))
    return f"# Written anew.\n\n{yaml.serialize(node, width=60, allow_unicode=True)}"


def _turned(node: Any, key: str = "") -> Any:
    match node:
        case yaml.MappingNode():
            pairs = [(name, _turned(value, name.value)) for name, value in reversed(node.value)]
            return yaml.MappingNode(node.tag, pairs, flow_style=not node.flow_style)
        case yaml.SequenceNode():
            items = [_turned(each) for each in node.value]
            shown = items if key in ORDERED else items[::-1]
            return yaml.SequenceNode(node.tag, shown, flow_style=False)
        case _:
            return node


def add_health_data(where: Path) -> None:
    """Tickets of schools tell of the health of pupils."""
    _edit(
        where / "inventory/ceejay/vendors/zendesk.yaml",
        ("data: [contact, support.tickets]", "data: [contact, health, support.tickets]"),
    )


CHANGES: dict[str, Callable[[Path], None]] = {
    "adds-a-vendor": add_a_vendor,
    "renames-a-vendor": rename_a_vendor,
    "moves-a-region": move_a_region,
    "only-reorders": reorder,
    "adds-health-data": add_health_data,
}
