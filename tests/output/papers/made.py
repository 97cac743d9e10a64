"""A paper in which every case occurs, with the texts given."""

from collections.abc import Callable
from datetime import date

from onward.diagnostic import Judged
from onward.reports.papers.paper import (
    Bullets,
    Column,
    Facts,
    Grid,
    Link,
    Missing,
    Paper,
    Paragraph,
    Section,
    cell,
    line,
)

SIGNED = Missing("day of signature", "Acme", "vendors/acme.yaml agreement.signed")


def paper(language: str = "en", say: Callable[[str], str] = str) -> Paper:
    """`say` makes each text from its plain one."""
    missing = Missing(say("day of signature"), say("Acme"), SIGNED.key)
    link = Link(say("the clauses"), "https://eur-lex.europa.eu/eli/dec_impl/2021/914/oj")
    bad = Link(say("no address"), "javascript:alert(1)")
    narrow = Grid(
        "recipients",
        say("Recipients"),
        (
            Column(say("Name"), "Art. 30(1)(d) GDPR", width=30),
            Column(say("Country"), choices=(say("Belgium"), say("Ireland")), width=20),
            Column(say("Safeguard"), width=60),
        ),
        ((cell(say("Acme")), cell(say("Belgium")), ((missing,), (say("second line"),))),),
    )
    wide = Grid(
        "controller",
        say("Activities"),
        tuple(Column(say(f"Column {number}"), width=30) for number in range(8)),
        tuple(tuple(cell(say(f"{row} {place}")) for place in range(8)) for row in range(2)),
    )
    return Paper(
        command="record",
        title=say("A paper"),
        language=language,
        organisation=say("Example Ltd"),
        blocks=(
            Paragraph(line(say("First."))),
            Paragraph((say("Look: "), link, ", ", bad), remark=True),
            Section(
                say("Facts"),
                (
                    Facts(((say("Name"), cell(say("Acme"), say("Inc."))),)),
                    Bullets((line(say("one")), (missing,)), numbered=True),
                    Bullets((line(say("two")),)),
                ),
                "facts",
            ),
            Section(narrow.title, (narrow,)),
            wide,
        ),
        as_of=date(2026, 11, 29),
        law_checked=date(2026, 8, 5),
        inventories=(Judged("example", "inventory", judged=True, records=3, flows=2),),
    )
