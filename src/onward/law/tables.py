"""The smaller tables of the law data, each read when it is first asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import NamedTuple, TypeVar

from onward.law.rows import Sourced, made
from onward.source.packaged import table

T = TypeVar("T")


def _by_id(name: str, make: Callable[..., T]) -> Mapping[str, T]:
    """Every row of a table by its id."""
    return {id_: made(make, row, id=id_) for id_, row in table("onward.law", name).items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Module(Sourced):
    """A module and the roles that it fits."""

    number: int
    id: str
    title: str
    exporter: str
    importer: str
    contract_of_art28: bool
    """Whether the module is at once the contract of Art. 28(3) and (4) GDPR."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex(Sourced):
    """An annex of a set of clauses, or a table of an addendum, and what is filled in there."""

    instrument: str
    """The id of the clauses or of the addendum."""
    id: str
    """As it is numbered there: `I.A`."""
    part: str
    """What it is: parties, description, authority, measures, subprocessors; of an addendum parties,
    selected, appendix, ending."""
    title: str
    modules: frozenset[int]
    """Empty where the clauses have no modules."""
    fields: tuple[str, ...]
    examples: tuple[str, ...]
    only_if: str
    clause: str = ""
    """The clause that decides what it says; for a table of choices each of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option(Sourced):
    """A clause in which the parties choose or fill in something."""

    clause: str
    modules: frozenset[int]
    optional: bool
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Derogation(Sourced):
    """An exception by which a law lets data go without adequacy or safeguard, by its letter."""

    letter: str
    """As the law counts it: `a`, `second-subparagraph`."""
    text: str
    restrictions: str
    occasional_only: bool
    regimes: tuple[str, ...]
    """Those whose law has it by this letter."""
    title: str = ""
    """In a word or two, for the first law that has the letter."""
    closed_to_authorities: bool = False
    """True: a public authority can't rely on it in what it does with public powers."""


class Clauses(NamedTuple):
    """All of the above: modules by number, options by clause."""

    modules: Mapping[int, Module]
    annexes: Mapping[str, Mapping[str, Annex]]
    """By instrument and id."""
    options: Mapping[str, Option]
    derogations: Mapping[tuple[str, str], Derogation]
    """By regime and letter."""

    def derogation(self, regime: str, letter: str) -> Derogation | None:
        """What a letter of the exceptions says under a regime; None where it has no such one."""
        return self.derogations.get((regime, letter))


@cache
def clauses() -> Clauses:
    """The clauses of 2021, and the derogations."""
    rows = table("onward.law", "clauses")
    annexes: dict[str, dict[str, Annex]] = {}
    for row in rows["annex"]:
        annexes.setdefault(row["instrument"], {})[row["id"]] = made(Annex, row, examples=())
    derogations = [made(Derogation, row) for row in rows["derogation"]]
    return Clauses(
        {row["number"]: made(Module, row) for row in rows["module"]},
        annexes,
        {row["clause"]: made(Option, row) for row in rows["option"]},
        {(regime, each.letter): each for each in derogations for regime in each.regimes},
    )


@cache
def _conditions() -> Mapping[str, str]:
    words = table("onward.law", "conditions")
    return {**words["conditions"], **words["exclusions"]}


def said(condition: str) -> str:
    """What a word says that records write under `shown` or `excluded_by` of a mechanism."""
    return _conditions()[condition]


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty(Sourced):
    """What a paragraph asks for (Art. 13-15, 28, 30 GDPR, 12 FADP), by letter; `''` if none."""

    id: str
    """Such as 28(3), 30(1) or 12(2) FADP."""
    title: str
    items: Mapping[str, str]
    also: tuple[str, ...] = ()
    """Provisions of other laws that ask for the same by the same letters."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """By the key of a column of a record of processing, the letter that asks for it."""

    def provision(self, letter: str = "") -> str:
        """As it is cited without its statute: `Art. 30(1)(d)`; KeyError for another letter."""
        if letter and letter not in self.items:
            raise KeyError(f"{self.act} has no letter {letter}")
        paragraph = self.act.rpartition(" ")[0]
        return f"{paragraph}({letter})" if letter else paragraph


@cache
def duties() -> Mapping[str, Duty]:
    """Every duty by its paragraph, such as `28(3)`."""
    rows = {
        id_: row | {"items": {item["letter"]: item["text"] for item in row["items"]}}
        for id_, row in table("onward.law", "duties").items()
    }
    return {id_: made(Duty, row, id=id_) for id_, row in rows.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Guidance(Sourced):
    """A document of the authorities, and what it says in our words."""

    id: str
    title: str
    says: str
    regimes: tuple[str, ...] = ()
    """Those whose authorities gave it, where a rule rests on it."""


@cache
def guidance() -> Mapping[str, Guidance]:
    """Every document by its id."""
    return _by_id("guidance", Guidance)


@dataclass(frozen=True, slots=True, kw_only=True)
class RetiredName(Sourced):
    """A name in old documents that no longer means anything, and what replaced it."""

    id: str
    sort: str
    """act | authority | form | mechanism | term."""
    old: str
    also: tuple[str, ...]
    """Other ways in which documents write it."""
    new: str
    since: date
    country: str
    note: str

    def gone(self, day: date) -> bool:
        """Whether the name is out of use on the day: `since` is the first such day."""
        return self.since <= day


@cache
def retired_names() -> Mapping[str, RetiredName]:
    """Every retired name by its id."""
    return _by_id("retired", RetiredName)


class SurveillanceLaw(NamedTuple):
    """One law, and whether it was read or remembered (seen | memory)."""

    text: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Surveillance(Sourced):
    """What is known of a country whose law can compel access."""

    country: str
    laws: tuple[SurveillanceLaw, ...]
    providers: tuple[str, ...]
    """Whom the law reaches; empty where that was not looked into."""
    reaches: str
    safeguards: str
    finding: str
    """What a study for the authorities found; empty where none is named."""
    found: date | None
    """From which day the finding is known."""
    status: str


@cache
def surveillance() -> Mapping[str, Surveillance]:
    """The countries looked into, by code; a country that is missing was not looked into."""
    absent = {"providers": (), "reaches": "", "safeguards": "", "found": None, "status": ""}
    rows = {
        country: row | {"laws": tuple(SurveillanceLaw(**law) for law in row["laws"])}
        for country, row in table("onward.law", "surveillance").items()
    }
    return {
        country: made(Surveillance, row, country=country, **absent) for country, row in rows.items()
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Sourced):
    """A step of an assessment, and the heads of other guides that fall under it."""

    number: int
    """Of the six steps of the EDPB."""
    cnil: tuple[int, ...]
    """The steps of the guide of the CNIL; 0 is what it has one check before them."""
    ico: tuple[int, ...]
    """The questions of the tool of the ICO."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UseCase(Sourced):
    """A case in which the EDPB finds technical measures effective, or none that would be."""

    number: int
    effective: bool
    """True: there are effective measures, under the conditions of the case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarantee(Sourced):
    """One of the essential guarantees that the law on surveillance has to give."""

    letter: str


class AssessmentGuide(NamedTuple):
    """By what an assessment of the law and practice at a destination goes."""

    steps: Mapping[int, Step]
    use_cases: Mapping[int, UseCase]
    guarantees: Mapping[str, Guarantee]


@cache
def assessment_guide() -> AssessmentGuide:
    """The steps, use cases and guarantees."""
    rows = table("onward.law", "assessment")
    return AssessmentGuide(
        {row["number"]: made(Step, row) for row in rows["step"]},
        {row["number"]: made(UseCase, row) for row in rows["use_case"]},
        {row["letter"]: made(Guarantee, row) for row in rows["guarantee"]},
    )
