"""`onward init`: a small inventory to begin with."""

import os
import re
import shlex
from typing import Annotated

import typer

from onward.cli.ci import Ci, Job, job
from onward.cli.dates import day_of
from onward.cli.emit import below, create, emit, shown
from onward.cli.exits import Refused
from onward.cli.load import DEFAULT
from onward.cli.record_file import editor_line, template
from onward.cli.schema import SCHEMAS

_RECORDS = {
    "organisation.yaml": "organisation",
    "activities/newsletter.yaml": "activity",
    "vendors/acme-mail.yaml": "vendor",
}
_TEMPLATES = {"organisation": "ourselves"}
"""A file called organisation.yaml would make an inventory of the directory of templates."""
_OTHER_IDS = ("newsletter", "acme-mail")


def init(
    folder: Annotated[
        str, typer.Argument(metavar="DIR", help="Directory for the inventory.")
    ] = DEFAULT,
    ci: Annotated[
        Ci | None,
        typer.Option("--ci", help="Also write the job that checks every change of the repository."),
    ] = None,
    owners: Annotated[
        str | None,
        typer.Option(
            "--owners",
            metavar="@TEAM",
            help="With --ci: also write CODEOWNERS, by which this team reviews the inventory and"
            " the job, and a template for changes.",
        ),
    ] = None,
) -> None:
    """Write a small inventory to start with.

    It passes a check, and shows how records are written. It overwrites nothing. With `--ci`, an
    existing inventory is left as it is, and only the job is written.

    Example: onward init inventory --ci github
    """
    folder = os.path.normpath(folder)
    if owners is not None and ci is None:
        raise Refused("--owners goes with --ci: GitHub and GitLab read other files")
    there = ci is not None and _is_inventory(folder)
    if not there:
        _refuse_neighbours(folder)
    made = job(ci, folder, owners) if ci else Job("", {}, ())
    files = [(folder, path, text) for path, text in _texts(folder).items() if not there]
    files += [(made.root, path, text) for path, text in made.files.items()]
    taken = [below(root, path) for root, path, _ in files if os.path.lexists(below(root, path))]
    if taken:
        raise Refused(f"already there, and nothing was written: {', '.join(taken)}")
    lines = [f"wrote {shown(create(text, root, path))}" for root, path, text in files]
    lines += [f"to do: {shown(line)}" for line in made.todo]
    emit("\n".join([*lines, f"next: onward check {shown(shlex.quote(folder))}"]) + "\n", None)


def _is_inventory(folder: str) -> bool:
    """Whether inventories lie at or below a directory, and it is none of a larger one."""
    from onward.source.disk import find, holder_of
    from onward.source.text import NothingFound

    if os.path.islink(folder) or not os.path.isdir(folder):
        return False
    if holder_of(os.path.dirname(os.path.abspath(folder))) is not None:
        return False
    try:
        return bool(find([folder]))
    except NothingFound:
        return False


def _texts(folder: str) -> dict[str, str]:
    """Every file of the inventory, by its path from the directory."""
    from onward.schema.files import schemas

    values = {"DAY": day_of(None).isoformat(), "ID": _id(folder)}
    texts = {}
    for path, kind in _RECORDS.items():
        up = "../" * path.count("/")
        line = editor_line(f"{up}{SCHEMAS}/{kind}.schema.json")
        texts[path] = line + template(f"init/{_TEMPLATES.get(kind, kind)}.yaml", values)
    return texts | {f"{SCHEMAS}/{name}": text for name, text in schemas().items()}


def _id(folder: str) -> str:
    """An id for the inventory out of the name of its directory."""
    from onward.inventory.link import RESERVED
    from onward.terms.country import spelling_key

    name = os.path.basename(os.path.abspath(folder))
    words = re.findall("[a-z0-9]+", spelling_key(name))
    slug = "-".join(words) or "inventory"
    return f"{slug}-inventory" if slug in RESERVED or slug in _OTHER_IDS else slug


def _refuse_neighbours(folder: str) -> None:
    """Nothing of another inventory may be above, and no YAML below: it would be a record."""
    if os.path.islink(folder):
        raise Refused(f"{folder}: a link; Onward writes through no link")
    if os.path.lexists(folder) and not os.path.isdir(folder):
        raise Refused(f"{folder}: not a directory")
    from onward.source.disk import holder_of, records_below

    above = holder_of(os.path.dirname(os.path.abspath(folder)))
    if above is not None:
        raise Refused(f"{folder}: inside the inventory {os.path.relpath(above)}; name another")
    found = records_below(folder) if os.path.isdir(folder) else ()
    if found:
        more = f" and {len(found) - 5} more" if len(found) > 5 else ""
        raise Refused(
            f"{folder}: every YAML file below an inventory is a record of it, and there are"
            f" {', '.join(found[:5])}{more}; nothing was written; name an empty directory"
        )
