"""What the revisions of one inventory changed, from the newest to the oldest."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onward.cli.exits import Refused, say
from onward.cli.load import at_revision, commit_of

if TYPE_CHECKING:
    from datetime import date

    from onward.inventory.records import Inventory
    from onward.law.law import Law
    from onward.reports.papers.feed import Revision
    from onward.source.git import Commit
    from onward.transfers.assess import Statuses


def changes(
    folder: str, revision: str | None, law: "Law", activity: str, language: str
) -> "Iterator[Revision]":
    """Each revision that changed the list of sub-processors, up to one or to HEAD.

    One whose records have faults is passed over and counted. Raises Refused where no repository
    holds the directory, and for a clone whose history is cut.
    """
    from onward.reports.papers.feed import Revision
    from onward.reports.papers.list_changes import step
    from onward.workflow import statuses

    def weigh(inventory: "Inventory", day: "date") -> "Statuses":
        return statuses(inventory, law, day)

    later: tuple[Commit, Inventory] | None = None
    for commit, inventory in _states(folder, revision):
        if later is not None:
            made, now = later
            taken = step(inventory, now, law, weigh, made.at.date(), activity, language)
            activity = taken.activity
            if taken.changes:
                yield Revision(made.id, made.at, taken.changes)
        later = commit, inventory


def _states(folder: str, revision: str | None) -> "Iterator[tuple[Commit, Inventory]]":
    """The inventory in each revision that changed its directory."""
    from onward.source.git import repository
    from onward.source.revision import from_root
    from onward.source.text import Folder, NoRevision
    from onward.workflow import Files, read

    try:
        repo = repository(folder)
        commits = repo.history(commit_of(repo, revision or "HEAD"), from_root(repo, folder))
    except NoRevision as error:
        raise Refused(f"no feed: {error}; --no-feed leaves it out") from error
    files: Files = {}
    known: tuple[Folder, ...] = ()
    for commit in commits:
        known = at_revision(commit.id, [folder], known).folders
        found = read(known[0], files) if len(known) == 1 else None
        if found is None or found.inventory is None:
            why = "no inventory" if found is None else "faults"
            say(f"feed: {commit.id[:12]} passed over: {why} in {os.path.relpath(folder)}")
            continue
        yield commit, found.inventory
