"""Steps 4 to 6 of an assessment, and where its conclusion is recorded."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from onward.inventory.mechanism import Assessment
from onward.inventory.value import UNKNOWN, Unknown, words_in
from onward.reports.papers.assessment_subject import Subject
from onward.reports.papers.frame import remark
from onward.reports.papers.paper import Block, Bullets, Cell, Facts, Grid, cell, line, titled
from onward.reports.words.words import capital
from onward.terms.months import after_months
from onward.terms.vocabulary import measures
from onward.transfers.mechanisms.assessment import MEASURE_OF_FORM

_FORMAL: Final = ("contradict", "authority", "bound")
"""What step 5 asks."""


def supplement(one: Subject) -> Iterator[Block]:
    """The measures recorded, beside the use cases."""
    of, say = one.words, one.say
    words = _measures(one)
    named = tuple(line(capital(of.measure(each))) for each in words)
    yield Facts(((say("measures"), named or one.on_mechanism("measures")),))
    if any(flow.clear_text == "needed" for flow in one.flows):
        yield remark(one.say, "clear-text")
    yield _cases(one, words)
    first = next(iter(one.pen.writer.law.assessment_guide.use_cases.values()))
    annex = first.act.rpartition(", ")[0]
    yield remark(one.say, "source", act=of.of_law(annex), open=of.of_law(first.unverified))


def _measures(one: Subject) -> tuple[str, ...]:
    """The words of the measures recorded, and of the form in which data is sent."""
    found = dict.fromkeys(word for _, each in one.mechanisms for word in words_in(each.measures))
    found |= dict.fromkeys(
        word for flow in one.flows for word in MEASURE_OF_FORM.get(flow.form, ())
    )
    return tuple(found)


def _cases(one: Subject, words: tuple[str, ...]) -> Grid:
    """The use cases: where measures can be effective, and where the EDPB finds none."""
    say, of, known_ = one.say, one.words, measures()
    columns = titled(say, {"of-case": 60, "effective": 30, "recorded": 36, "applies": 40})
    rows = []
    for number, case in one.pen.writer.law.assessment_guide.use_cases.items():
        fits = [each for each in words if each in known_ and known_[each].use_case == number]
        rows.append(
            (
                cell(f"{number}. {say(f'case-{number}')}"),
                cell(say("effective-yes" if case.effective else "effective-no")),
                cell(*([capital(of.measure(each)) for each in fits] or [of.fact(None)])),
                one.answer(),
            )
        )
    return Grid("cases", say("case"), columns, tuple(rows))


def formal(one: Subject) -> Iterator[Block]:
    """What has to be done before measures count."""
    yield Facts(tuple((one.say(f"ask-{each}"), one.answer()) for each in _FORMAL))


def again(one: Subject) -> Iterator[Block]:
    """The assessment that is recorded, and when to look again."""
    of, say = one.words, one.say
    if one.last is None:
        yield Facts(((say("last"), cell(of.fact(None))),))
    else:
        yield Facts(tuple(_earlier(one, one.last[1])))
    yield Bullets(tuple(line(say(f"again-{each}")) for each in ("law", "transfer", "measures")))


def _earlier(one: Subject, made: Assessment) -> Iterator[tuple[str, Cell]]:
    """The assessment that is recorded, and by when our policy has it made again."""
    of, say = one.words, one.say
    day, conclusion, countries = made.date, made.conclusion, made.countries
    yield say("last"), cell(of.fact(day))
    listed = ", ".join(map(of.country, countries)) if isinstance(countries, tuple) else None
    yield say("countries"), cell(listed or of.fact(countries if countries is UNKNOWN else None))
    earlier = of.fact(conclusion) if isinstance(conclusion, Unknown) else of.conclusion(conclusion)
    yield say("earlier"), cell(capital(earlier))
    yield say("document"), cell(of.fact(made.document))
    months = one.pen.writer.inventory.organisation.policy.assessment_months
    if months and isinstance(day, date):
        yield say("due"), cell(after_months(day, months).isoformat())


def conclusion(one: Subject) -> Iterator[Block]:
    """What only people can say, and where it is recorded."""
    rows = tuple(
        (one.say(f"conclude-{each}"), one.on_mechanism(f"conclude-{each}", f"assessment/{each}"))
        for each in ("conclusion", "countries", "date", "document")
    )
    yield Facts((*rows, (one.say("by"), one.pen.gap("by", one.name))))
    yield remark(one.say, "conclusion")
