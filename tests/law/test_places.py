"""Who is inside, by day; places that share another's law; places that are unsettled."""

from datetime import date

import pytest
from tests.law.days import days_of

from onward.law.law import EARLIEST_DAY, load

NOW = date(2026, 8, 5)
MEMBERS = """
AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO
"""
OUTSIDE = """
US GB CH GL FO NC PF WF TF PM BL AW CW SX BQ GI GG JE IM MC SM VA AD XK HK MO TW PR x-UK-SBA
x-EPO x-IO BM KY world CN
"""


@pytest.mark.parametrize("code", MEMBERS.split())
@pytest.mark.parametrize("day", [EARLIEST_DAY, NOW])
def test_the_eea_is_inside_on_every_day_that_is_judged(code: str, day: date) -> None:
    assert load().inside("EU", code, day)
    assert load().regime_of(code, day) == "EU"


@pytest.mark.parametrize(
    "code", ["GF", "GP", "MQ", "RE", "YT", "MF", "AX", "IC", "EA", "x-EU", "EEA"]
)
def test_places_inside_by_another_code(code: str) -> None:
    assert load().inside("EU", code, NOW)


@pytest.mark.parametrize("code", OUTSIDE.split())
def test_places_outside_the_eu(code: str) -> None:
    assert not load().inside("EU", code, NOW)


@pytest.mark.parametrize(
    ("code", "inside", "outside"),
    [
        ("GB", date(2020, 12, 31), date(2021, 1, 1)),
        ("GI", date(2020, 12, 31), date(2021, 1, 1)),
        ("HR", date(2013, 7, 1), date(2013, 6, 30)),
        ("BG", date(2007, 1, 1), date(2006, 12, 31)),
        ("PL", date(2004, 5, 1), date(2004, 4, 30)),
        ("RE", date(1958, 1, 1), date(1957, 12, 31)),
    ],
)
def test_membership_has_days(code: str, inside: date, outside: date) -> None:
    assert load().inside("EU", code, inside)
    assert not load().inside("EU", code, outside)


@pytest.mark.parametrize(
    ("country", "day", "regime"),
    [
        ("GB", date(2020, 12, 31), "EU"),
        ("GB", date(2021, 1, 1), "UK"),
        ("CH", EARLIEST_DAY, "CH"),
        ("GF", NOW, "EU"),
        ("US", NOW, None),
        ("BR", date(2020, 9, 17), None),
        ("BR", date(2020, 9, 18), "BR"),
        ("AR", NOW, None),
        ("GI", date(2020, 12, 31), "EU"),
        ("GI", date(2021, 1, 1), None),
        ("JE", NOW, None),
        ("x-EU", NOW, None),
    ],
)
def test_the_law_that_binds_an_exporter(country: str, day: date, regime: str | None) -> None:
    assert load().regime_of(country, day) == regime


def test_each_regime_is_inside_itself_alone() -> None:
    law = load()
    assert law.inside("UK", "GB", date(2021, 1, 1))
    assert not law.inside("UK", "GB", date(2020, 12, 31))
    assert law.inside("CH", "CH", NOW)
    assert not any(law.inside("UK", code, NOW) for code in ("FR", "IE", "JE", "GI", "CH"))
    assert not any(law.inside("CH", code, NOW) for code in ("LI", "FR", "GB"))


@pytest.mark.parametrize("code", ["NC", "PF", "WF", "TF", "PM", "BL"])
def test_french_collectivities_are_unsettled_for_the_eu(code: str) -> None:
    law = load()
    assert "unsettled" in law.unsettled("EU", code, NOW)
    assert law.unsettled("UK", code, NOW) == ""


@pytest.mark.parametrize("code", ["SJ", "x-CY-NORTH"])
@pytest.mark.parametrize("regime", ["EU", "UK", "CH"])
def test_svalbard_and_northern_cyprus_are_unsettled_for_all(code: str, regime: str) -> None:
    assert "unsettled" in load().unsettled(regime, code, NOW)


@pytest.mark.parametrize("code", ["FR", "US", "GL", "GF", "GI", "CY", "NO", "x-EU", "GB"])
def test_other_places_are_settled(code: str) -> None:
    assert load().unsettled("EU", code, NOW) == ""


@pytest.mark.parametrize("code", ["PR", "VI", "GU", "AS", "MP", "UM"])
def test_territories_of_the_united_states_are_reached_by_its_frameworks(code: str) -> None:
    law = load()
    assert law.covers(law.instrument("eu-us-dpf"), code)
    assert not law.covers(law.instrument("eu-adq-br"), code)


def test_the_united_states_are_never_adequate_as_a_country() -> None:
    law = load()
    days = [day for day in days_of(law) if day >= EARLIEST_DAY]
    for regime in ("EU", "UK", "CH"):
        assert not any(law.adequacy(regime, code, day) for day in days for code in ("US", "PR"))


@pytest.mark.parametrize(
    ("code", "regimes"),
    [
        ("JP", "EU UK"),
        ("KR", "EU UK"),
        ("BR", "EU"),
        ("x-EPO", "EU"),
        ("MC", "CH"),
        ("GI", "UK CH"),
        ("FO", "EU UK CH"),
        ("CA", "EU UK CH"),
        ("EEA", "UK CH"),
        ("RE", "UK CH"),
        ("SJ", "UK CH"),
        ("x-EU", "UK"),
        ("GL", ""),
        ("AW", ""),
        ("HK", ""),
    ],
)
def test_each_regime_has_a_list_of_its_own(code: str, regimes: str) -> None:
    law = load()
    found = [regime for regime in ("EU", "UK", "CH") if law.adequacy(regime, code, NOW)]
    assert " ".join(found) == regimes


def test_swiss_rows_of_before_the_act_of_2020_are_indicative() -> None:
    law = load()
    for code in ("FR", "CA", "GB"):
        assert all(row.indicative for row in law.adequacy("CH", code, date(2023, 8, 31)))
        assert not any(row.indicative for row in law.adequacy("CH", code, date(2023, 9, 1)))


ADEQUATE = """
EU | 2018-05-25 | AD AR CA CH FO GG IL IM JE NZ UY
EU | 2021-01-01 | AD AR CA CH FO GG IL IM JE JP NZ UY
EU | 2026-08-05 | AD AR BR CA CH FO GB GG IL IM JE JP KR NZ UY x-EPO
UK | 2021-01-01 | EEA AD AR CA CH FO GG GI IL IM JE JP NZ UY x-EU
UK | 2026-08-05 | EEA AD AR CA CH FO GG GI IL IM JE JP KR NZ UY x-EU
CH | 2018-05-25 | EEA AD AR CA FO GB GG GI IL IM JE MC NZ UY
CH | 2023-08-31 | EEA AD AR CA FO GB GG GI IL IM JE MC NZ UY
CH | 2023-09-01 | EEA AD AR CA FO GB GG GI IL IM JE MC NZ UY
BR | 2026-01-27 | EEA x-EU
"""


@pytest.mark.parametrize("line", ADEQUATE.strip().splitlines())
def test_these_and_no_others_are_adequate(line: str) -> None:
    """`EEA`: the zone, and each of its states by itself. No framework is among them."""
    law = load()
    regime, day, listed = (cell.strip() for cell in line.split("|"))
    expected = set(listed.split())
    if "EEA" in expected:
        expected |= set(MEMBERS.split())
    codes = {code for row in law.instruments.values() for code in row.covers}
    when = date.fromisoformat(day)
    assert {code for code in codes if law.adequacy(regime, code, when)} == expected
