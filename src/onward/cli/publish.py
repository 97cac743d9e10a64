"""`onward publish`: the list of sub-processors as a page, files and a feed for customers."""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from onward.cli import groups, options
from onward.cli.exits import Refused, say
from onward.cli.files import text_of
from onward.cli.load import one_inventory

if TYPE_CHECKING:
    from onward.inventory.records import Inventory
    from onward.law.law import Law
    from onward.reports.papers.public_list import PublicList

PAGE, FEED, NAME = "index.html", "feed.atom", "subprocessors"
_ALL_THE_SAME = "; customers must be informed all the same"
MOST = 50
"""So many revisions are in the feed, the newest."""


def publish(
    path: options.OnePath = None,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="DIR", help="The directory to fill.")
    ] = "",
    activity: options.Activity = None,
    lang: options.Lang = None,
    style: Annotated[
        str | None, typer.Option("--style", metavar="FILE", help="CSS of your own for the page.")
    ] = None,
    feed: Annotated[
        bool, typer.Option("--feed/--no-feed", help="A feed of the changes, from the git history.")
    ] = True,
    *,
    when: groups.When,
) -> None:
    """Publish the list of sub-processors: a page, Markdown, CSV, JSON and a feed of its changes.

    Nothing leaves but what customers may see; a vendor recorded as internal is left out and
    counted. Onward replaces its own files in DIR, and refuses a directory with others.

    Example: onward publish inventory -o public --lang nl
    """
    from onward.cli.folder import fill
    from onward.reports.papers.listed import public_list
    from onward.reports.words.words import language_for

    if not output:
        raise Refused("-o: name a directory to fill")
    css = _css(style)
    one = one_inventory(path, when, "publish")
    inventory, law = one.inventory, one.law
    _refuse_others(inventory, activity)
    language = language_for(inventory.organisation, lang)
    listed = public_list(inventory, one.on, one.day, activity or "")
    if not listed.entries and listed.remarks.internal:
        raise Refused("every sub-processor is recorded as internal: there is nothing to publish")
    news = _feed(listed, one.read.folder.path, when.at, law, language) if feed else ""
    fill(output, _files(listed, law, language, css, news))
    say(f"wrote {output}")
    for remark in _remarks(listed):
        say(remark)


def _refuse_others(inventory: "Inventory", activity: str | None) -> None:
    """A list of sub-processors is of activities in which we act for customers. Raises Refused."""
    from onward.wording.english import listed

    ours = [each.id for each in inventory.activities.values() if each.role == "processor"]
    if not ours:
        raise Refused(
            f"{inventory.id}: no activity has `role: processor`, so no vendor is a sub-processor;"
            " the vendors of your own activities are recipients: onward recipients"
        )
    if activity is not None and activity not in ours:
        one = inventory.activities.get(activity)
        wrong = f"has the role {one.role or 'not recorded'}" if one else "is not recorded"
        raise Refused(
            f"--activity {activity}: {wrong}; an activity with `role: processor` is"
            f" {listed(ours, last=' or ')}"
        )


def _css(style: str | None) -> str:
    """The CSS of a file, which can't end the element that it stands in. Raises Refused."""
    if style is None:
        return ""
    text = text_of(style)
    if "<" in text:
        raise Refused(f"{style}: CSS without the sign `<`, please: it could end the style")
    return text


def _files(
    listed: "PublicList", law: "Law", language: str, css: str, news: str
) -> dict[str, bytes]:
    """Every file by its name; without news there is no feed."""
    from onward.cli.emit import MARK
    from onward.output import subprocessors
    from onward.output.formats import PAPERS, PLAIN, Options
    from onward.reports.papers.publish import one_table
    from onward.reports.papers.publish import publish as page
    from onward.schema.files import schema_text

    others = (f"{NAME}.md", f"{NAME}.csv", f"{NAME}.json")
    named = FEED if news else ""
    whole = page(listed, law, language, others, named)
    shown = Options(style=css, feed=named)
    table = PAPERS.render("csv")(one_table(listed, law, language), PLAIN)
    made = {
        PAGE: PAPERS.render("html")(whole, shown),
        f"{NAME}.md": PAPERS.render("markdown")(page(listed, law, language), PLAIN),
        f"{NAME}.csv": f"{MARK}{table!s}",
        f"{NAME}.json": subprocessors.render(listed, law, language),
        subprocessors.SCHEMA: schema_text(f"output/{NAME}"),
    }
    made |= {FEED: news} if news else {}
    return {name: str(text).encode("utf-8", "backslashreplace") for name, text in made.items()}


def _feed(
    listed: "PublicList", folder: str, revision: str | None, law: "Law", language: str
) -> str:
    """The feed of the revisions that changed the list. Raises Refused."""
    from onward.cli.history import changes
    from onward.output.atom import render
    from onward.reports.papers.feed import feed

    found = islice(changes(folder, revision, law, listed.activity, language), MOST)
    return render(feed(listed, found, language), PAGE, FEED)


def _remarks(listed: "PublicList") -> Iterator[str]:
    """What is to be known before the list is shown to customers."""
    from onward.wording.english import count

    found = listed.remarks
    see = "; see onward check"
    said = (
        ("left out, recorded as internal", found.internal, _ALL_THE_SAME),
        ("left out, as it is not known whether they serve customers", found.undecided, ""),
        ("on the list whose role is not known", found.unsettled, ""),
        ("on the list whose mechanism ends soon", found.ending, see),
        ("on the list whose mechanism is not shown to be valid", found.unconfirmed, see),
        ("on the list whose mechanism is unknown", found.unknown, see),
        ("on the list without a valid mechanism", found.failing, see),
    )
    for what, names, more in said:
        if names:
            yield f"{count(len(names), 'vendor')} {what}: {', '.join(names)}{more}"
