"""The words of records, of the law data and of facts in one language, for papers and letters.

Words stand as within a sentence (`e-mailadressen`); `capital` begins a cell or a sentence with one.
Every method raises KeyError for a word that records cannot hold.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from onward.inventory.organisation import Organisation, OwnTerm
from onward.inventory.value import UNKNOWN, Unknown
from onward.law.instrument import InstrumentKind
from onward.terms import vocabulary
from onward.terms.country import LANGUAGES
from onward.terms.place import PlaceKind, name_of, resolve
from onward.terms.vocabulary import Term
from onward.transfers.status import Status
from onward.wording import texts

INSTEAD = "instead-"
"""Before the id of a regime: the section of what its law calls otherwise than the GDPR."""
_AS_NAMED = frozenset({"instrument", "citation", "language"})
"""What has a name of its own in every law."""
_BASES = {
    "consent": "consent",
    "explicit consent": "consent",
    "contract": "contract",
    "performance of a contract": "contract",
    "performance of the contract": "contract",
    "legal obligation": "legal-obligation",
    "vital interest": "vital-interests",
    "vital interests": "vital-interests",
    "public task": "public-task",
    "public interest": "public-task",
    "legitimate interest": "legitimate-interests",
    "legitimate interests": "legitimate-interests",
}
"""Plain names that records write for the bases of Art. 6(1) GDPR."""


def words(language: str, organisation: Organisation | None = None, law: str = "") -> "Words":
    """The words of one language: en, nl, fr or de; ValueError for another.

    The terms that the organisation declares for itself bear the titles that it gave them. Where
    one regime alone binds it (`law`, an id), the words are those of its law, if it has others.
    """
    if language not in LANGUAGES:
        raise ValueError(f"no words in the language {language!r}")
    instead = table(language).get(f"{INSTEAD}{law}", {})
    if organisation is None:
        return Words(language, {}, {}, {}, instead)
    return Words(
        language,
        _titles(organisation.data_terms),
        _titles(organisation.subject_terms),
        _titles(organisation.measure_terms),
        instead,
    )


def language_of(organisation: Organisation) -> str | None:
    """The language of its documents, where papers are made in it."""
    return organisation.language if organisation.language in LANGUAGES else None


def language_for(organisation: Organisation, said: str | None = None) -> str:
    """The language that is asked for, else that of its documents, else English."""
    return said or language_of(organisation) or "en"


def capital(text: str) -> str:
    """The text with a capital first, as at the beginning of a sentence or a cell."""
    return f"{text[:1].upper()}{text[1:]}"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; the words that an organisation declares come first."""

    language: str
    own_data: Mapping[str, str]
    """Titles by id, as the organisation wrote them."""
    own_subjects: Mapping[str, str]
    own_measures: Mapping[str, str]
    instead: Mapping[str, str]
    """Words of the law that alone binds the organisation, for those of the GDPR."""

    def data(self, id_: str) -> str:
        """A category of personal data: `contact.email`."""
        return self.own_data.get(id_) or self._term("data", id_, vocabulary.data())

    def subject(self, id_: str) -> str:
        """A category of data subjects: `customers`."""
        return self.own_subjects.get(id_) or self._term("subjects", id_, vocabulary.subjects())

    def measure(self, id_: str) -> str:
        """A technical or organisational measure: `encryption-in-transit`."""
        return self.own_measures.get(id_) or self._term("measures", id_, vocabulary.measures())

    def role(self, word: str) -> str:
        """A role: controller, joint-controller, processor, sub-processor, none."""
        return self._word("role", word)

    def lawful_basis(self, recorded: str) -> str:
        """A lawful basis: one of Art. 6(1) GDPR by its name, other text as recorded."""
        key = _BASES.get(recorded.strip().casefold())
        return recorded if key is None else self._word("lawful-basis", key)

    def kind(self, kind: InstrumentKind) -> str:
        """What sort of transfer mechanism it is: `adequacy decision`."""
        return self._word("mechanism", kind.value)

    def instrument(self, id_: str) -> str:
        """A transfer mechanism by its instrument, with the act: `eu-scc-2021-914`."""
        return self._word("instrument", id_)

    def module(self, number: int) -> str:
        """What a module of the standard contractual clauses of 2021 is for: 1 to 4."""
        return self._word("module", str(number))

    def status(self, status: Status) -> str:
        """The status of a transfer."""
        return self._word("status", status.value)

    def agreement(self, status: str) -> str:
        """The status of a DPA: `signed`."""
        return self._word("agreement", status)

    def mechanism_status(self, status: str) -> str:
        """The status of a transfer mechanism: `signed`."""
        return self._word("mechanism-status", status)

    def listed_as(self, word: str) -> str:
        """The entry of a recipient on the list of a framework: `participant`."""
        return self._word("listed-as", word)

    def conclusion(self, word: str) -> str:
        """The conclusion of a transfer impact assessment: `equivalent`."""
        return self._word("conclusion", word)

    def authorisation(self, word: str) -> str:
        """How sub-processors are authorised (Art. 28(2) GDPR): specific, general."""
        return self._word("authorisation", word)

    def frequency(self, word: str) -> str:
        """How often data is disclosed: continuous, occasional."""
        return self._word("frequency", word)

    def clear_text(self, word: str) -> str:
        """Whether a recipient needs the data in clear text: needed, not-needed."""
        return self._word("clear-text", word)

    def use(self, word: str) -> str:
        """What a place is used for, the key `for` of a location: storage, support."""
        return self._word("use", word)

    def country(self, code: str) -> str:
        """A country, `EEA`, `world`, an organisation or a territory, without an article."""
        return name_of(code, self.language)

    def place(self, place: str) -> str:
        """A place: a country, or a region with its country: `Ierland (aws:eu-west-1)`."""
        site = resolve(place)
        if site.kind is not PlaceKind.REGION:
            return self.country(place)
        around = site.country or site.zone
        return place if around is None else f"{self.country(around)} ({place})"

    def fact(self, said: str | date | int | Unknown | None) -> str:
        """A fact as recorded; or that it is unknown, or not recorded. A day is ISO 8601."""
        if said is UNKNOWN:
            return self._word("fact", "unknown")
        if said is None:
            return self._word("fact", "not-recorded")
        return str(said)

    @property
    def inside_alone(self) -> str:
        """That there is no transfer to a company, which passes data on to one to which there is."""
        return self._word("fact", "inside-alone")

    @property
    def none(self) -> str:
        """That there is none, as a record says with an empty list."""
        return self._word("fact", "none")

    def answer(self, word: Literal["yes", "no"]) -> str:
        """Yes or no."""
        return self._word("fact", word)

    def cited(self, provision: str) -> str:
        """A provision as one cites it: `art. 28, lid 2, AVG` for `Art. 28(2) GDPR`."""
        if self.language == "en":
            return provision
        between = f" {self._word('list', 'and')} "
        return re.sub(r" and (?=[Aa]rt\.)", between, _provision().sub(self._cited, provision))

    def of_law(self, text: str) -> str:
        """A text of the law data (an event, an act, a law of access), which are in English."""
        if self.language == "en" or not text:
            return text
        said = texts.table(__package__ or "", "law.toml")[text][self.language]
        return texts.reworded(said, self.instead)

    def statute(self, name: str) -> str:
        """A statute by its short name: `AVG` for `GDPR`; one that has no other stays as it is."""
        return _statutes(self.language).get(name, name).removeprefix("du ")

    def _cited(self, found: re.Match[str]) -> str:
        said = table(self.language)["citation"]
        text = said["article"].format(number=found["first"])
        parts = found["parts"].strip("()").split(")(") if found["parts"] else []
        for part in parts:
            key = "paragraph" if part[0].isdigit() else "letter"
            swiss = found["statute"] in table(self.language)["statute-ch"]
            text += said[f"{key}-ch" if swiss else key].format(number=part, letter=part)
        if found["second"]:
            text += f" {self._word('list', 'and')} {found['second']}"
        comma = "," if parts and said["paragraph"].startswith(",") else ""
        return f"{text}{comma} {_statutes(self.language)[found['statute']]}"

    def day(self, day: date) -> str:
        """A day within a sentence: `29 november 2026`. In tables a day is ISO 8601."""
        month = self._word("month", str(day.month))
        number = self._word("language", "first-day" if day.day == 1 else "day")
        return f"{number.format(number=day.day)} {month} {day.year}"

    @property
    def locale(self) -> str:
        """The language and country (BCP 47) in whose spelling the words are: `nl-NL`."""
        return self._word("language", "locale")

    def listed(self, items: Iterable[str], last: str = "and") -> str:
        """`A, B en C`: all of them, in the order given; `last` is `and` or `or`."""
        every = tuple(items)
        if not every[1:]:
            return "".join(every)
        return f"{', '.join(every[:-1])} {self._word('list', last)} {every[-1]}"

    def apart(self, items: Iterable[str]) -> str:
        """`A; B`: things that stand apart from each other."""
        return f"{self._word('list', 'apart')} ".join(items)

    def within(self, title: str) -> str:
        """A title as within a sentence; German writes its nouns with a capital there too."""
        return title if self.language == "de" else f"{title[:1].lower()}{title[1:]}"

    def labelled(self, label: str) -> str:
        """`A: `, before what it is the label of."""
        return f"{label}{self._word('list', 'colon')} "

    def _term(self, section: str, id_: str, known: Mapping[str, Term]) -> str:
        if self.language == "en":
            return _sentence(known[id_].title)
        return self._word(section, id_)

    def _word(self, section: str, key: str) -> str:
        said = table(self.language)[section][key]
        return said if section in _AS_NAMED else texts.reworded(said, self.instead)


@cache
def table(language: str) -> Mapping[str, Mapping[str, str]]:
    """Every word of one language: section, key, text."""
    return texts.table(__package__ or "", f"{language}.toml")


def _statutes(language: str) -> Mapping[str, str]:
    """By the name of a statute in the law data what it is called."""
    return {**table(language)["statute"], **table(language)["statute-ch"]}


@cache
def _provision() -> re.Pattern[str]:
    """A provision as the law data cite it."""
    statutes = "|".join(map(re.escape, sorted(_statutes("en"), key=len, reverse=True)))
    return re.compile(
        r"Art\. (?P<first>\d+[A-Za-z]*)(?P<parts>(?:\(\w+\))*)(?: and (?P<second>\d+[A-Za-z]*))?"
        rf" (?P<statute>{statutes})(?!\w)"
    )


def _titles(own: tuple[OwnTerm, ...]) -> Mapping[str, str]:
    return {term.id: term.title for term in own}


def _sentence(title: str) -> str:
    """A title as within a sentence: `IP addresses`, `e-mail addresses`."""
    return title if title[1:2].isupper() else f"{title[:1].lower()}{title[1:]}"
