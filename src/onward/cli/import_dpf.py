"""`onward import --dpf`: the list of the Data Privacy Framework and what is recorded of it."""

from typing import TYPE_CHECKING

from onward.cli.dates import day_of
from onward.cli.emit import emit
from onward.cli.exits import Refused
from onward.cli.files import content
from onward.cli.lists import pairs
from onward.cli.load import lines, single

if TYPE_CHECKING:
    from onward.cli.lists import Decisions
    from onward.reports.listings.table import Table
    from onward.source.text import Folder


def held_against_list(
    folder: "Folder", file: str, decisions: "Decisions", patch: str | None
) -> "tuple[Table, bool]":
    """The table of what is recorded and listed, and whether anything is left to do."""
    from onward.imports.dpf import COLUMNS, compare, rows_of
    from onward.imports.dpf import patch as as_patch
    from onward.imports.readers.read import read
    from onward.law.law import load
    from onward.reports.listings.certified import certified
    from onward.source.text import Source

    columns = pairs(decisions.map_, "--map", "NAME=WORD")
    for heading, word in columns.items():
        if word not in COLUMNS:
            raise Refused(f"--map {heading}={word}: with --dpf a column is {', '.join(COLUMNS)}")
    one = single((folder,), "import")
    day = day_of(None)
    document = read(Source(file, content(file)))
    rows = rows_of(document, columns)
    compared = compare(document, rows, one.whole, pairs(decisions.same, "--same", "NAME=WORD"), day)
    spans = lines((one,), (each.at for each in compared.listed))
    if patch is not None:
        sources = {each.path: each for each in folder.sources}
        emit(as_patch(compared.listed, sources, spans), patch)
    left = any(each.result != "same" or each.note for each in compared.listed)
    return certified(compared, one.judged(0), day, load().checked, spans), left
