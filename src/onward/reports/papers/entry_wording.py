"""The facts of the list of sub-processors in words of one language: a line each."""

from collections.abc import Iterable, Iterator

from onward.inventory.value import UNKNOWN, Terms, Text, Unknown, known, mapped, words_in
from onward.law.law import Law
from onward.law.territory import EEA
from onward.reports.papers.public_list import Basis, Entry, Place, PublicList, PublicService
from onward.reports.papers.texts import texts
from onward.reports.words.words import Words, capital, words
from onward.transfers.status import Status


class EntryWording:
    """The words of one list. What is unknown or not recorded is said as such."""

    def __init__(self, listed: PublicList, law: Law, language: str) -> None:
        self.words: Words = words(language, listed.terms, listed.law)
        self.say = texts(language, "publish", self.words.instead)
        self._common = texts(language, "common", self.words.instead)
        self._law = law
        self._us = listed.name
        self._activities = dict(listed.activities)

    def called(self, entry: Entry) -> str:
        """What to call it: its name, else its legal name; never its id."""
        return known(entry.name) or self.words.fact(entry.legal_name)

    def company(self, entry: Entry) -> str:
        """Its legal name, or those of the companies of which it is one."""
        names = [each.legal_name for each in entry.one_of] or [entry.legal_name]
        return self.words.listed(map(self.words.fact, names), "or")

    def country(self, entry: Entry) -> str:
        """The country of the company, or those where it may be."""
        codes = [each.country for each in entry.one_of] or [entry.country]
        return self.words.listed(dict.fromkeys(map(self._country, codes)), "or")

    def engaged_by(self, service: PublicService) -> str:
        """Who engages the sub-processor: we, or a sub-processor of ours."""
        return self._us if service.engaged_by == "" else self.words.fact(service.engaged_by)

    def activities(self, service: PublicService) -> tuple[str, ...]:
        """The activities of ours that it serves."""
        return tuple(self._activities[each] for each in service.activities)

    def data(self, said: Terms) -> tuple[str, ...]:
        """Categories of personal data."""
        return self._terms(said, {each: self.words.data(each) for each in words_in(said)}.values())

    def subjects(self, said: Terms) -> tuple[str, ...]:
        """Categories of data subjects."""
        return self._terms(
            said, {each: self.words.subject(each) for each in words_in(said)}.values()
        )

    def places(self, said: tuple[Place, ...] | None) -> tuple[str, ...]:
        """Where data rests or is reached from, each once."""
        if said is None:
            return (self.words.fact(None),)
        named = dict.fromkeys(self.place(each) for each in said)
        return tuple(named) or (self.words.none,)

    def place(self, one: Place) -> str:
        """A place, or several if one of them is chosen."""
        if one.options:
            text = self.words.listed((self._place(each) for each in one.options), "or")
        elif one.chosen_by == "customer" and one.place is UNKNOWN:
            return self.say("choice-unknown", unknown=self.words.fact(UNKNOWN))
        else:
            text = self._place(one.place)
        return self.say("choice", places=text) if one.chosen_by == "customer" else text

    def mechanisms(self, basis: tuple[Basis, ...]) -> tuple[str, ...]:
        """On what the transfer rests; under which law, where that is not the same for all."""
        said: dict[str, dict[str, None]] = {}
        for each in basis:
            said.setdefault(each.regime, {}).update(dict.fromkeys(self._labelled(each)))
        every = tuple(dict.fromkeys(map(tuple, said.values())))
        if len(every) > 1:
            under = ((self._home(regime), text) for regime, some in said.items() for text in some)
            return tuple(f"{self.words.labelled(home)}{text}" for home, text in under)
        return every[0]

    def _labelled(self, basis: Basis) -> Iterator[str]:
        """On what it rests, for the company, country or place for which this is so."""
        company = "" if basis.company is None else self.words.fact(basis.company)
        places = map(self.words.place, filter(None, (basis.destination, basis.option)))
        label = "".join(map(self.words.labelled, filter(None, (company, *places))))
        yield from (f"{label}{text}" for text in self._mechanism(basis))

    def _mechanism(self, basis: Basis) -> Iterator[str]:
        """Never more than what is found to hold: what has to be confirmed or ends is marked."""
        for each in basis.carriers:
            named = capital(self.words.instrument(each.instrument))
            if basis.status is Status.REVIEW:
                yield self._common("unconfirmed", mechanism=named)
            elif each.until is not None:
                yield self._common("ending", mechanism=named, day=each.until.isoformat())
            else:
                yield named
        if not basis.carriers:
            yield self._without(basis)

    def _without(self, basis: Basis) -> str:
        """What is said where no mechanism is named."""
        if basis.status is Status.UNKNOWN:
            return self.words.fact(UNKNOWN if basis.recorded else None)
        if basis.status is Status.INSIDE and basis.onward:
            return capital(self.words.inside_alone)
        if basis.status in (Status.HOLDS, Status.EXPIRING):
            return capital(self._common("onward-contract"))
        return capital(self.words.status(basis.status))

    def _home(self, regime: str) -> str:
        if not regime:
            return self.words.fact(UNKNOWN)
        return self.words.country(self._law.regimes[regime].country or EEA)

    def _country(self, code: Text) -> str:
        return self.words.fact(mapped(code, self.words.country))

    def _place(self, place: str | Unknown) -> str:
        return self.words.fact(place) if isinstance(place, Unknown) else self.words.place(place)

    def _terms(self, said: Terms, named: Iterable[str]) -> tuple[str, ...]:
        if not isinstance(said, tuple):
            return (self.words.fact(said),)
        return tuple(map(capital, named)) or (self.words.none,)
