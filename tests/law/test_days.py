"""The days that the law names, both sides of each.

Each line of a table reads: what it is about | instrument | day of signing | a day that counts |
a day that does not. A dash is "no such day".
"""

from datetime import date

import pytest
from tests.law.days import days_of

from onward.law.instrument import Instrument
from onward.law.law import Law, load

INSTRUMENTS = """
Privacy Shield, before the judgment    | eu-us-privacy-shield | -          | 2020-07-15 | 2020-07-16
Privacy Shield, first day              | eu-us-privacy-shield | -          | 2016-08-01 | 2016-07-31
Safe Harbor, before the judgment       | eu-us-safe-harbor    | -          | 2015-10-05 | 2015-10-06
Safe Harbor, first day                 | eu-us-safe-harbor    | -          | 2000-11-01 | 2000-10-31
Data Privacy Framework, EU             | eu-us-dpf            | -          | 2023-07-10 | 2023-07-09
Data Privacy Framework, UK extension   | uk-us-data-bridge    | -          | 2023-10-12 | 2023-10-11
Data Privacy Framework, Switzerland    | ch-us-dpf            | -          | 2024-09-15 | 2024-09-14
Swiss Privacy Shield, to the paper     | ch-us-privacy-shield | -          | 2020-09-07 | 2020-09-08
Swiss Privacy Shield, first day        | ch-us-privacy-shield | -          | 2017-04-12 | 2017-04-11
Swiss Safe Harbor, to the statement    | ch-us-safe-harbor    | -          | 2015-10-21 | 2015-10-22
SCC 2010, contract of 2019             | eu-scc-2010-87       | 2019-03-01 | 2022-12-27 | 2022-12-28
SCC 2010, contract of the last day     | eu-scc-2010-87       | 2021-09-26 | 2022-12-27 | 2022-12-28
SCC 2010, contract of its first day    | eu-scc-2010-87       | 2010-05-15 | 2022-12-27 | 2010-05-14
SCC 2010, a day before the signature   | eu-scc-2010-87       | 2019-03-01 | 2019-03-01 | 2019-02-28
SCC 2010, day of signing not known     | eu-scc-2010-87       | -          | 2021-09-26 | 2021-09-27
SCC 2001, contract of 2005             | eu-scc-2001-497      | 2005-01-10 | 2022-12-27 | 2022-12-28
SCC 2004, contract of 2015             | eu-scc-2004-915      | 2015-06-30 | 2022-12-27 | 2022-12-28
SCC 2002, contract of 2009             | eu-scc-2002-16       | 2009-06-01 | 2021-09-26 | 2021-09-27
SCC 2021, first day                    | eu-scc-2021-914      | -          | 2021-06-27 | 2021-06-26
SCC 2021, contract of 2022             | eu-scc-2021-914      | 2022-11-30 | 2022-11-30 | 2022-11-29
old SCC in the UK, signed the last day | uk-old-eu-scc        | 2022-09-21 | 2024-03-21 | 2024-03-22
old SCC in the UK, contract of 2019    | uk-old-eu-scc        | 2019-03-01 | 2024-03-21 | 2024-03-22
old SCC, UK, day of signing not known  | uk-old-eu-scc        | -          | 2022-09-21 | 2022-09-22
IDTA, first day                        | uk-idta              | -          | 2022-03-21 | 2022-03-20
Addendum, first day                    | uk-addendum          | -          | 2022-03-21 | 2022-03-20
old SCC, Switzerland, of the last day  | ch-old-scc           | 2021-09-26 | 2022-12-31 | 2023-01-01
old SCC, Switzerland, contract of 2005 | ch-old-scc           | 2005-01-10 | 2022-12-31 | 2023-01-01
SCC 2021 in Switzerland, recognised    | ch-scc               | -          | 2021-08-27 | 2021-08-26
SCC 2021 in Switzerland, signed before | ch-scc               | 2021-07-01 | 2021-08-27 | 2021-08-26
Swiss binding rules, act of 2020       | ch-bcr               | -          | 2023-09-01 | 2023-08-31
Swiss derogations, act of 2020         | ch-art17             | -          | 2023-09-01 | 2023-08-31
Swiss codes of conduct, act of 2020    | ch-code              | -          | 2023-09-01 | 2023-08-31
Swiss treaties, act of 2020            | ch-treaty            | -          | 2023-09-01 | 2023-08-31
EU binding rules, from the GDPR on     | eu-bcr               | -          | 2018-05-25 | 2018-05-24
UK derogations                         | uk-art49             | -          | 2021-01-01 | 2020-12-31
"""

NEVER = """
SCC 2010, contract of 2021-10-01                  | eu-scc-2010-87       | 2021-10-01
SCC 2010, contract of the day after the last      | eu-scc-2010-87       | 2021-09-27
SCC 2001, contract of before the set              | eu-scc-2001-497      | 2001-09-02
SCC 2002, contract of the day after its repeal    | eu-scc-2002-16       | 2010-05-15
SCC 2021, contract of before the set              | eu-scc-2021-914      | 2021-06-26
old SCC in the UK, contract of the day after      | uk-old-eu-scc        | 2022-09-22
old SCC in Switzerland, contract of the day after | ch-old-scc           | 2021-09-27
IDTA, contract of before it                       | uk-idta              | 2022-03-20
announced SCC for importers under the GDPR        | eu-scc-art3-2-future | -
"""

ADEQUACY = """
Korea from the EU                            | EU | KR    | 2021-12-17 | 2021-12-16
Brazil from the EU                           | EU | BR    | 2026-01-26 | 2026-01-25
European Patent Organisation from the EU     | EU | x-EPO | 2025-07-18 | 2025-07-17
Japan from the EU                            | EU | JP    | 2019-01-23 | 2019-01-22
Guernsey from the EU, Directive-era          | EU | GG    | 2018-05-25 | 2003-11-20
UK from the EU, first decision               | EU | GB    | 2021-06-28 | 2021-06-27
UK from the EU, renewed decision             | EU | GB    | 2031-12-27 | 2031-12-28
Korea from the UK                            | UK | KR    | 2022-12-19 | 2022-12-18
France from the UK                           | UK | FR    | 2021-01-01 | 2020-12-30
Gibraltar from the UK                        | UK | GI    | 2021-01-01 | 2020-12-30
UK from Switzerland, indicative then binding | CH | GB    | 2023-09-01 | 2007-12-31
"""


def _lines(text: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in row.split("|")) for row in text.strip().splitlines()]


def _day(text: str) -> date | None:
    return None if text == "-" else date.fromisoformat(text)


def _holds(row: Instrument, day: str, signed: str) -> bool:
    return row.holds(date.fromisoformat(day), _day(signed))


@pytest.mark.parametrize(("about", "row", "signed", "counts", "not_"), _lines(INSTRUMENTS))
def test_an_instrument_counts_to_its_day(
    about: str, row: str, signed: str, counts: str, not_: str
) -> None:
    instrument = load().instrument(row)
    assert _holds(instrument, counts, signed), about
    assert not _holds(instrument, not_, signed), about


@pytest.mark.parametrize(("about", "row", "signed"), _lines(NEVER))
def test_a_contract_of_that_day_never_counts(about: str, row: str, signed: str) -> None:
    law = load()
    instrument = law.instrument(row)
    days = [*days_of(law), date(2030, 1, 1)]
    assert not any(instrument.holds(day, _day(signed)) for day in days if _on_or_after(day, signed))


def _on_or_after(day: date, signed: str) -> bool:
    first = _day(signed)
    return first is None or day >= first


@pytest.mark.parametrize(("about", "regime", "code", "counts", "not_"), _lines(ADEQUACY))
def test_a_place_is_adequate_to_its_day(
    about: str, regime: str, code: str, counts: str, not_: str
) -> None:
    law = load()
    assert law.adequacy(regime, code, date.fromisoformat(counts)), about
    assert not law.adequacy(regime, code, date.fromisoformat(not_)), about


def _days(first: date, last: date) -> list[date]:
    return [date.fromordinal(day) for day in range(first.toordinal(), last.toordinal() + 1)]


def test_the_uk_is_reached_from_the_eu_without_a_gap() -> None:
    law = load()
    assert all(law.inside("EU", "GB", day) for day in _days(date(2018, 5, 25), date(2020, 12, 31)))
    assert not law.inside("EU", "GB", date(2021, 1, 1))
    bridged = _days(date(2021, 1, 1), date(2021, 6, 27))
    assert all(law.bridge("EU", "GB", day) for day in bridged)
    assert law.bridge("EU", "GB", date(2020, 12, 31)) is None
    assert law.bridge("EU", "GB", date(2021, 6, 28)) is None
    assert not any(law.adequacy("EU", "GB", day) for day in bridged)
    decided = _days(date(2021, 6, 28), date(2031, 12, 27))
    assert all(law.adequacy("EU", "GB", day) for day in decided)


def test_old_clauses_from_the_uk_are_weighed_by_uk_days() -> None:
    law = load()
    row = law.counterpart("UK", "eu-scc-2010-87")
    assert row is not None
    assert row.id == "uk-old-eu-scc"
    signed = date(2022, 9, 21)
    assert not law.instrument("eu-scc-2010-87").holds(date(2022, 10, 1), signed)
    assert row.holds(date(2024, 3, 21), signed)
    assert not row.holds(date(2024, 3, 22), signed)


def test_immigration_data_are_outside_the_decision_for_the_uk_until_it_was_renewed() -> None:
    def excluded(law: Law, day: date) -> bool:
        rows = law.adequacy("EU", "GB", day)
        return all("immigration-control" in row.exclusions for row in rows)

    assert excluded(load(), date(2025, 12, 18))
    assert not excluded(load(), date(2025, 12, 19))


def test_the_set_of_2002_is_in_doubt_after_its_last_day_and_not_before() -> None:
    row = load().instrument("eu-scc-2002-16")
    signed = date(2009, 6, 1)
    assert row.doubt(date(2021, 9, 26), signed) == ""
    assert "Art. 4(4)" in row.doubt(date(2021, 9, 27), signed)
    assert row.doubt(date(2021, 9, 27), date(2012, 1, 1)) == ""
    assert "Art. 4(4)" in row.doubt(date(2021, 9, 27))


def test_swiss_mechanisms_are_in_doubt_before_the_act_of_2020() -> None:
    rows = (row.id for row in load().instruments.values() if row.regime == "CH")
    doubted = [id_ for id_ in rows if "Art. 6(2)" in load().instrument(id_).doubt_before]
    assert len(doubted) == 7
    for id_ in doubted:
        row = load().instrument(id_)
        assert "Art. 6(2)" in row.doubt(date(2023, 8, 31))
        assert row.doubt(date(2023, 9, 1)) == ""


def test_clauses_that_ended_are_not_in_doubt() -> None:
    row = load().instrument("eu-scc-2010-87")
    assert row.doubt(date(2022, 12, 28), date(2019, 1, 1)) == ""


def test_the_uk_bridge_does_not_end_with_the_row_of_the_eu() -> None:
    law = load()
    bridge = law.instrument("uk-us-data-bridge")
    assert bridge.holds(date(2026, 1, 1))
    fallen = law.assuming({"eu-us-dpf": date(2025, 12, 31)})
    assert not fallen.instrument("eu-us-dpf").holds(date(2026, 1, 1))
    assert fallen.instrument("uk-us-data-bridge") == bridge
    assert bridge.watch == ("eu-us-dpf",)
