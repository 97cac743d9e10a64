"""The phrases of questions and letters, in each language: `<language>.toml` beside this file."""

from collections.abc import Iterable, Mapping

from onward.law.law import Law
from onward.law.regime import Regime
from onward.law.tables import said
from onward.reports.words.words import words
from onward.transfers.status import Reason
from onward.wording.texts import filled, reworded, table


class Phrases:
    """The phrases of one language: `say("letter", "dear", to="Acme")`.

    `law` is the id of the regime that alone binds us: in the words of its law, where it has others.
    """

    def __init__(self, language: str = "en", law: str = "") -> None:
        self.language, self.law = language, law
        self.words = words(language, law=law)

    def __call__(self, section: str, key: str, /, **facts: object) -> str:
        """One phrase with its facts; KeyError where it or a fact is missing."""
        return filled(reworded(self.table[section][key], self.words.instead), facts)

    @property
    def english(self) -> bool:
        """Whether they are the English ones, in which sentences of other tables are used too."""
        return self.language == "en"

    @property
    def table(self) -> Mapping[str, Mapping[str, str]]:
        """Every phrase: section, key, text."""
        return table(__package__ or "", f"{self.language}.toml")

    def listed(self, items: Iterable[str], last: str = "and") -> str:
        """`A, B and C`, in the language."""
        return self.words.listed(items, last)

    def quoted(self, text: str) -> str:
        """A text of a record, in quotes."""
        return self("words", "quoted", text=text)

    def instrument(self, id_: str, law: Law) -> str:
        """A transfer mechanism: in English to be read after `the`, else with its act.

        The act stands behind a comma, for all of it may stand in brackets.
        """
        row = law.instruments.get(id_)
        if row is None:
            return id_
        if self.english:
            return row.name
        name, _, act = self.words.instrument(id_).partition(" (")
        return f"{name}, {act.removesuffix(')')}" if act else name

    def condition(self, word: str) -> str:
        """A condition of a transfer mechanism."""
        return said(word) if self.english else self("conditions", word)

    def territory(self, regime: Regime) -> str:
        """What a transfer leaves, as after `outside`; of a new regime as its own row has it."""
        return self.table["territory"].get(regime.id, regime.territory)

    def laws(self, regimes: Iterable[str], law: Law) -> str:
        """The law of one regime or several: in English by name, else by statute."""
        ids = tuple(regimes)
        if self.english:
            return law.law_of(ids, " or ")
        statutes = (law.regimes[each].wordings[-1].statute for each in ids)
        return self.listed(map(self.words.statute, statutes), "or")

    def point(self, reason: Reason, law: Law) -> str:
        """What to ask for because of a reason. English has sentences instead."""
        found = self.table["points"].get(reason.code.value, self.table["points"]["other"])
        name = self.instrument(reason.instrument, law) if reason.instrument else ""
        return f"{found} ({name})" if name else found


ENGLISH = Phrases()
