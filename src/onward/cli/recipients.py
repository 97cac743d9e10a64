"""`onward recipients`: what people have to be informed of, for a notice or a person who asks."""

from collections.abc import Collection
from dataclasses import replace
from enum import Enum
from typing import Annotated

import typer

from onward.cli import groups, options
from onward.cli.exits import unknown_name
from onward.cli.load import one_inventory, refuse_unless_recorded


class For(Enum):
    """On which occasion people are informed."""

    NOTICE = "notice"
    REQUEST = "request"


def recipients(
    path: options.OnePath = None,
    occasion: Annotated[
        For, typer.Option("--for", help="A privacy notice, or the answer to a person who asks.")
    ] = For.NOTICE,
    activity: options.Activity = None,
    subjects: options.Subjects = None,
    *,
    when: groups.When,
    out: groups.Paper,
) -> None:
    """Name the recipients of data, their countries and safeguards, for a notice or a person.

    For a privacy notice (Art. 13, 14 GDPR) or an answer to a request for access (Art. 15), in four
    languages. What no record holds is marked, and listed at the end.

    Example: onward recipients --for request --subjects customers --lang nl -o answer.docx
    """
    from onward.reports.papers.recipients import Wanted
    from onward.reports.papers.recipients import recipients as paper
    from onward.terms import vocabulary

    one = one_inventory(path, when, "recipients")
    inventory = one.inventory
    known = {*vocabulary.subjects(), *(each.id for each in inventory.organisation.subject_terms)}
    refuse_unless_recorded("activity", activity, inventory)
    wanted = Wanted(
        language=out.language(inventory.organisation),
        occasion=occasion.value,
        activity=activity,
        subjects=_group(subjects, known),
    )
    made = replace(paper(inventory, one.law, one.day, wanted), inventories=(one.judged,))
    out.print(made)


def _group(said: str | None, known: Collection[str]) -> str | None:
    """The category of data subjects that is asked for, where it is one. Raises Refused."""
    from onward.terms.vocabulary import guess_word, subjects

    if said is None or said in known:
        return said
    what = f"--subjects {said}: no category of data subjects"
    raise unknown_name(what, guess_word(said, known, subjects()), "words subjects")
