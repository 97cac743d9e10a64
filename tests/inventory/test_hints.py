"""No hint for a place is milder than what was typed, as the judge sees it.

A table says which places a typed text may mean to a person. Whatever the program offers instead is
judged in the same record, under each regime: the worst of what is offered has to be as bad as the
worst of what may be meant. An area of several countries is offered no word at all.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import chain

import pytest
from tests.rules.reported import inventory

from onward.law.law import load
from onward.source.packaged import table
from onward.terms.country import countries
from onward.terms.meaning import place_meaning, sentence
from onward.terms.region import providers, regions
from onward.transfers.status import worst
from onward.workflow import statuses

DAY = date(2026, 8, 5)
HOMES = ("BE", "GB", "CH")
FRAMEWORK = """\
mechanisms:
  - {instrument: eu-us-dpf, status: stated, certified: {listed_as: participant, entity: Kite Inc.,
     covers: [non-hr, hr], verified: 2026-08-01}}
"""


@cache
def rank(place: str, home: str, country: str) -> int:
    """How bad it is, 0 the best, that a vendor of a country keeps our data in a place."""
    run = "" if (home, country) == ("BE", "IE") else ", by: self"
    vendor = (
        f"kind: vendor\nname: Kite\nlegal_name: Kite Inc.\ncountry: {country}\nrole: processor\n"
        f"services: [{{id: s, purpose: Mail, data: [contact.email], locations: [{{place:"
        f" '{place}', for: [storage]{run}}}]}}]\nsubprocessors: []\n"
    )
    files = {
        "organisation.yaml": f"kind: organisation\nname: Example\ncountry: {home}\n",
        "vendors/kite.yaml": vendor + (FRAMEWORK if country == "US" else ""),
    }
    judged = statuses(inventory(files), load(), DAY).judgments
    return worst(each.status for each in judged).rank


SCENES = [(home, country) for home in HOMES for country in ("IE", "GB", "US")]
ZONES = {
    "EEA": ("EU", "UE", "EER", "EWR", "EOG", "EØS", "EEE", "EES", "EU/EEA", "EU/EWR", "EU region",
            "European Union", "Unión Europea", "Euroopan unioni", "eu", "EU-Länder", "EU-landen",
            "ETA-alue", "kraje UE", "innerhalb der EU", "binnen de EU", "dans l’UE", "nell'UE",
            "dentro de la UE", "inom EU", "inden for EU", "w UE", "nur EU", "EU og EØS", "EU (EWR)",
            "EU ja ETA", "UE/EOG"),
    "world": ("global", "Worldwide", "weltweit", "mundo", "international", "anywhere"),
}  # fmt: skip
LISTS = {
    **dict.fromkeys(
        (
            "outside the EU",
            "buiten de EU",
            "außerhalb der EU",
            "hors de l'UE",
            "fuera de la UE",
            "fuori UE",
            "poza UE",
            "utanför EU",
            "udenfor EU",
            "utenfor EØS",
            "fora da UE",
            "mimo EU",
            "nicht EU",
            "niet EU",
            "pas UE",
            "no UE",
            "inte EU",
            "ikke EU",
            "nie UE",
            "kein EU",
            "extra-UE",
            "EU-Ausland",
            "ex-EU",
            "EU-28",
            "EU ohne Irland",
            "Drittland",
            "pays tiers",
            "Schengen",
            "third countries",
            "EU multi-cloud",
            "EU & others",
        ),
        ("world",),
    ),
    **dict.fromkeys(("n/a", "tbd", "unbekannt", "onbekend", "inconnu", "okänt"), ("world",)),
    "EWR und Schweiz": ("EEA", "CH"),
    "EWR, FRA, AMS": ("US", "DE", "NL"),
    "vultr EWR": ("US",),
    "EU → US": ("EEA", "US"),
    "EU/UK": ("EEA", "GB"),
    "EU and USA": ("EEA", "US"),
    "Germany, India": ("DE", "IN"),
    "Ireland (EU)": ("IE",),
    "United States (EU)": ("US",),
    "AWS eu-west-1": ("IE",),
    "eu-west-1 (AWS)": ("IE",),
    "gcp:frankfurt": ("DE",),
    "Germany (worldwide)": ("world",),
    "x": ("world",),
    "EX": ("world",),
    "non-EU": ("world",),
    "not in the EU": ("world",),
    "EU institutions": ("x-EU",),
    "EU (West)": ("world",),
    "West Europe": ("world",),
    "Northern Cyprus": ("x-CY-NORTH",),
    "fra": ("FR", "DE"),
    "San Jose": ("US", "CR"),
}


def typed() -> dict[str, set[str]]:
    """Each typed text, and every place that it may mean."""
    may: dict[str, set[str]] = {}

    def add(text: str, *places: str) -> None:
        may.setdefault(text, set()).update(places)

    others = table("onward.terms", "spellings")["countries"]
    for code, country in countries().items():
        spellings = (*country.names.values(), *country.aliases, *others.get(code, ()))
        for text in (country.alpha3, *spellings):
            add(text, code)
    for place, texts in ZONES.items():
        for text in texts:
            add(text, place)
    for text, places in LISTS.items():
        add(text, *places)
    for text in chain.from_iterable(table("onward.terms", "spellings")["areas"].values()):
        add(text, "world")
    for provider in providers():
        for text, where in _of_provider(provider):
            add(text, *where)
    return may


def _of_provider(provider: str) -> Iterator[tuple[str, set[str]]]:
    """The regions of a provider as people write them, and with a letter too few or too many."""
    for region in regions(provider).values():
        code = region.id.partition(":")[2]
        for text in (code, f"{provider} {code}", region.id.replace("-", "_")):
            yield text, {region.country or region.zone or "world"}
        for slip in (code[:-1], f"{code[:1]}x{code[1:]}"):
            yield f"{provider}:{slip}", _near(provider, slip)


def _near(provider: str, name: str) -> set[str]:
    """Where a person may think that a misspelt region is: wherever a letter more or less leads."""
    bare = name.replace("-", "")
    found = set()
    if any(id_.partition(":")[2].replace("-", "") == bare for id_ in regions(provider)):
        return set()
    for region in regions(provider).values():
        code = region.id.partition(":")[2].replace("-", "")
        longer, shorter = sorted((code, bare), key=len, reverse=True)
        cut = {longer[:at] + longer[at + 1 :] for at in range(len(longer))}
        if code == bare or shorter in cut:
            found.add(region.country or region.zone or "world")
    return found or {"world"}


TYPED = typed()


@pytest.mark.parametrize("scene", SCENES, ids="-".join)
def test_no_hint_is_milder_than_what_was_typed(scene: tuple[str, str]) -> None:
    milder = []
    for text, places in TYPED.items():
        meaning = place_meaning(text)
        offered = (*meaning.either, *meaning.every)
        if offered:
            meant = max((rank(each, *scene) for each in places), default=0)
            if max(rank(each, *scene) for each in offered) < meant:
                milder.append((text, places, offered))
    assert milder == [], milder


def test_the_test_can_fail() -> None:
    """Places differ for the judge, and so do the words of the table."""
    assert rank("EEA", "BE", "IE") < rank("US", "BE", "IE") <= rank("CN", "BE", "IE")
    assert rank("x-EU", "BE", "IE") < rank("world", "BE", "IE")
    assert len(TYPED) > 2500


@pytest.mark.parametrize(
    ("text", "words"),
    [
        *((text, ("EEA",)) for text in ZONES["EEA"]),
        ("Warszawa", ("PL",)), ("Londres", ("GB",)), ("München", ("DE",)), ("Mailand", ("IT",)),
        ("København", ("DK",)), ("Bruxelles", ("BE",)), ("Lissabon", ("PT",)), ("Wien", ("AT",)),
        ("Gran Bretaña", ("GB",)), ("Anglia", ("GB",)), ("l’Allemagne", ("DE",)),
        ("Germany West Central", ("azure:germanywestcentral",)), ("UK South", ("azure:uksouth",)),
        ("aws/eu-central-1", ("aws:eu-central-1",)), ("aws_eu_west_1", ("aws:eu-west-1",)),
        ("aws:eu-central-1b", ("aws:eu-central-1",)), ("gcp:europe-west1-b", ("gcp:europe-west1",)),
        ("n/a", ("unknown",)), ("unbekannt", ("unknown",)), ("neznámé", ("unknown",)),
    ],
)  # fmt: skip
def test_what_people_write_is_understood(text: str, words: tuple[str, ...]) -> None:
    assert place_meaning(text).either == words


@pytest.mark.parametrize("text", ["EMEA", "APAC", "DACH", "LATAM", "Nordics", "Benelux"])
def test_an_area_gets_one_sentence(text: str) -> None:
    reported = sentence(place_meaning(text), "")
    assert reported == "it means several countries: list them, or write `world`"
