"""Under which regimes a party is on a day, as it says or as its country says."""

from datetime import date
from typing import NamedTuple

from onward.inventory.organisation import Organisation
from onward.law.law import Law


class OurLaw(NamedTuple):
    """The law that binds us on a day."""

    regimes: tuple[str, ...] | None
    """None: not known."""
    law: Law
    day: date

    def article(self, topic: str) -> str:
        """Where it says a thing, of several regimes each; empty where none does.

        Where no regime of ours is known the first of the law data were cited, with that reserve.
        """
        if self.regimes is None:
            said = self.law.article(topic, next(iter(self.law.regimes)), self.day)
            return f"{said}, should it bind us" if said else ""
        found = (self.law.article(topic, each, self.day) for each in self.regimes)
        return "; ".join(dict.fromkeys(each for each in found if each))


def sole_law(organisation: Organisation, law: Law, day: date) -> str:
    """The id of the regime that alone binds us; empty where several do, or it is not known."""
    found = regimes_of(organisation, law, day) or ()
    return found[0] if len(found) == 1 else ""


def of_the_day(regimes: tuple[str, ...], law: Law, day: date) -> tuple[str, ...]:
    """The regimes as they stood on the day: to 2020-12-31 the law of the UK was that of the EU."""
    homes = {each: law.regimes[each].country for each in regimes}
    return tuple(dict.fromkeys(law.regime_of(homes[each], day) or each for each in regimes))


def regimes_of(organisation: Organisation, law: Law, day: date) -> tuple[str, ...] | None:
    """The regimes that we are under on the day: as set, else from our country; None: not known.

    That of our country comes first, then as the law data have them. A body of the Union exports by
    a law that the law data do not hold, whatever it sets.
    """
    country = organisation.country if isinstance(organisation.country, str) else None
    if country and law.other_law(country):
        return None
    home = law.regime_of(country, day) if country else None
    if organisation.regimes is None:
        return None if home is None else (home,)
    found = of_the_day(organisation.regimes, law, day)
    return tuple(each for each in dict.fromkeys((home, *law.regimes)) if each in found)
