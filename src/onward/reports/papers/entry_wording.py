"""The facts of the list of sub-processors in words of one language: a line each."""

from collections.abc import Iterable

from onward.inventory.value import UNKNOWN, Terms, Text, Unknown, known
from onward.law.law import Law
from onward.law.territory import EEA
from onward.reports.papers.public_list import Basis, Entry, Place, PublicList, PublicService
from onward.reports.papers.texts import texts
from onward.reports.words.words import Words, capital, words
from onward.transfers.status import Status


class EntryWording:
    """The words of one list. What is unknown or not recorded is said as such."""

    def __init__(self, listed: PublicList, law: Law, language: str) -> None:
        self.say = texts(language, "publish")
        self.words: Words = words(language, listed.terms)
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
        return self._terms(said, {each: self.words.data(each) for each in _known(said)}.values())

    def subjects(self, said: Terms) -> tuple[str, ...]:
        """Categories of data subjects."""
        return self._terms(said, {each: self.words.subject(each) for each in _known(said)}.values())

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
        else:
            text = self._place(one.place)
        return self.say("choice", places=text) if one.chosen_by == "customer" else text

    def mechanisms(self, basis: tuple[Basis, ...]) -> tuple[str, ...]:
        """On what the transfer rests; under which law, where that is not the same for all."""
        said = {each.regime: self._mechanism(each) for each in basis}
        every = tuple(dict.fromkeys(said.values()))
        if len(every) > 1:
            under = ((self._home(regime), text) for regime, some in said.items() for text in some)
            return tuple(f"{home}: {text}" for home, text in under)
        return every[0]

    def _mechanism(self, basis: Basis) -> tuple[str, ...]:
        if basis.instruments:
            named = map(self.words.instrument, basis.instruments)
            return tuple(dict.fromkeys(map(capital, named)))
        if basis.status is Status.UNKNOWN:
            return (self.words.fact(UNKNOWN if basis.recorded else None),)
        return (capital(self.words.status(basis.status)),)

    def _home(self, regime: str) -> str:
        if not regime:
            return self.words.fact(UNKNOWN)
        return self.words.country(self._law.regimes[regime].country or EEA)

    def _country(self, code: Text) -> str:
        return self.words.country(code) if isinstance(code, str) else self.words.fact(code)

    def _place(self, place: str | Unknown) -> str:
        return self.words.fact(place) if isinstance(place, Unknown) else self.words.place(place)

    def _terms(self, said: Terms, named: Iterable[str]) -> tuple[str, ...]:
        if not isinstance(said, tuple):
            return (self.words.fact(said),)
        return tuple(map(capital, named)) or (self.words.none,)


def _known(said: Terms) -> tuple[str, ...]:
    return said if isinstance(said, tuple) else ()
