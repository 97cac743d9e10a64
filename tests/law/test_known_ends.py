"""What was known on a day: an end counts from the day on which it was known, and no earlier."""

from datetime import date, timedelta

import pytest

from onward.inventory.mechanism import Mechanism
from onward.law.instrument import Instrument
from onward.law.law import load
from onward.transfers.flow import Flow, Kind, Party, Role
from onward.transfers.mechanisms.query import Query, lasting

KNOWN = """
Safe Harbor, by the judgment          | eu-us-safe-harbor     | 2015-10-06
Privacy Shield, by the judgment       | eu-us-privacy-shield  | 2020-07-16
Swiss Privacy Shield, by the FDPIC    | ch-us-privacy-shield  | 2020-09-08
UK decision, by its own sunset        | eu-adq-uk             | 2021-06-28
UK decision prolonged                 | eu-adq-uk-ext2025     | 2025-06-24
UK decision renewed                   | eu-adq-uk-2031        | 2025-12-19
SCC 2001, by the repealing act        | eu-scc-2001-497       | 2021-06-04
SCC 2004, by the repealing act        | eu-scc-2004-915       | 2021-06-04
SCC 2010, by the repealing act        | eu-scc-2010-87        | 2021-06-04
old SCC in the UK                     | uk-old-eu-scc         | 2022-02-02
old SCC in Switzerland                | ch-old-scc            | 2021-08-27
list of the FDPIC, by the ordinance   | ch-fdpic-list         | 2022-08-31
"""


ADOPTED = """
SCC 2001                              | eu-scc-2001-497       | 2001-06-15
SCC 2002                              | eu-scc-2002-16        | 2001-12-27
SCC 2004                              | eu-scc-2004-915       | 2004-12-27
SCC 2010                              | eu-scc-2010-87        | 2010-02-05
SCC 2021                              | eu-scc-2021-914       | 2021-06-04
Privacy Shield                        | eu-us-privacy-shield  | 2016-07-12
Swiss Safe Harbor                     | ch-us-safe-harbor     | 2008-12-01
Swiss Privacy Shield                  | ch-us-privacy-shield  | 2017-01-11
bridge of the Trade and Co-operation  | eu-uk-tca-bridge      | 2020-12-24
UK decision renewed                   | eu-adq-uk-2031        | 2025-12-19
Korea from the UK                     | uk-adq-kr             | 2022-11-21
UK extension to the framework         | uk-us-data-bridge     | 2023-09-21
European Patent Organisation          | eu-adq-epo            | 2025-07-15
"""


@pytest.mark.parametrize("line", ADOPTED.strip().splitlines())
def test_an_act_is_known_from_the_day_of_its_adoption(line: str) -> None:
    """Before it is in force, too: what is adopted may carry a transfer beyond a near end."""
    about, id_, text = (cell.strip() for cell in line.split("|"))
    row, day = load().instrument(id_), date.fromisoformat(text)
    assert row.adopted_by(day), about
    assert not row.adopted_by(day - timedelta(days=1)), about


@pytest.mark.parametrize("line", KNOWN.strip().splitlines())
def test_an_end_is_known_from_its_day(line: str) -> None:
    about, id_, text = (cell.strip() for cell in line.split("|"))
    row, day = load().instrument(id_), date.fromisoformat(text)
    assert row.end(day) == (row.existing_until or row.last_day), about
    assert row.end(day - timedelta(days=1)) is None, about


def _query(day: date) -> Query:
    """A question about some flow on a day: what a row reaches depends on the day alone."""
    party = Party(id="acme", name="Acme")
    flow = Flow(
        kind=Kind.OWN,
        subject="acme@GB",
        exporter=party,
        importer=party,
        exporter_roles=frozenset(),
        importer_role=Role.PROCESSOR,
        services=(),
        data=None,
        subjects=None,
        country="GB",
    )
    return Query(
        flow=flow,
        regime="EU",
        destination="GB",
        further=False,
        staff_data=False,
        law=load(),
        day=day,
        horizon_days=180,
    )


def _reaches(day: date, *rows: Instrument, mechanism: Mechanism | None = None) -> bool:
    """Whether the rows are known, on the day, to count to the horizon."""
    return lasting(_query(day), rows, mechanism)[1]


@pytest.mark.parametrize(
    ("day", "reaches"),
    [
        (date(2024, 12, 29), True),
        (date(2024, 12, 30), False),  # 180 days before 2025-06-28, nothing prolonged yet
        (date(2025, 6, 23), False),
        (date(2025, 6, 24), True),  # the act that prolongs is adopted
        (date(2025, 6, 30), True),
        (date(2025, 7, 1), False),
        (date(2025, 12, 18), False),
        (date(2025, 12, 19), True),
        (date(2031, 6, 30), True),
        (date(2031, 7, 1), False),
    ],
)
def test_adequacy_of_the_uk_expiring_when_no_known_row_reaches_the_horizon(
    day: date, reaches: bool
) -> None:
    assert _reaches(day, *load().decisions("EU", "GB")) is reaches


def test_nobody_knew_the_day_before_schrems_ii() -> None:
    shield = load().instrument("eu-us-privacy-shield")
    assert lasting(_query(date(2020, 7, 15)), (shield,)) == (None, True)
    assert lasting(_query(date(2020, 7, 16)), (shield,)) == (date(2020, 7, 15), False)


def test_a_row_not_yet_adopted_prolongs_nothing() -> None:
    old, new = load().instrument("eu-us-privacy-shield"), load().instrument("eu-us-dpf")
    assert not _reaches(date(2023, 7, 9), old, new)
    assert _reaches(date(2023, 7, 10), old, new)


def test_the_swiss_list_is_carried_over_by_the_binding_one() -> None:
    assert _reaches(date(2023, 5, 1), *load().decisions("CH", "FR"))


def test_contracts_on_old_clauses_expire_once_their_end_is_known() -> None:
    row = load().instrument("eu-scc-2010-87")
    assert _reaches(date(2021, 6, 3), row)
    assert _reaches(date(2022, 6, 30), row)
    assert not _reaches(date(2022, 7, 1), row)


def test_a_contract_counts_no_longer_than_its_record_says() -> None:
    row = load().instrument("eu-scc-2021-914")
    day = date(2026, 1, 1)
    for until, reaches in ((date(2026, 6, 29), False), (date(2026, 6, 30), True)):
        signed = Mechanism(instrument="eu-scc-2021-914", until=until)
        assert lasting(_query(day), (row,), signed) == (until, reaches)


def test_an_assumed_end_is_known_at_once() -> None:
    law = load().assuming({"eu-us-dpf": date(2027, 2, 28)})
    row = law.instrument("eu-us-dpf")
    assert row.end(date(2018, 5, 25)) == date(2027, 2, 28)
    assert row.holds(date(2027, 2, 28))
    assert not row.holds(date(2027, 3, 1))
    assert not _reaches(date(2026, 11, 1), row)
    for id_ in ("uk-us-data-bridge", "ch-us-dpf"):
        assert law.instrument(id_) == load().instrument(id_)
