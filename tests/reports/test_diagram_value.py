"""The picture as a value."""

from datetime import date

import pytest

from onward.reports.diagrams.diagram import (
    Arrow,
    Cluster,
    CountryBox,
    Diagram,
    Group,
    Node,
    NodeKind,
    in_words,
)
from onward.transfers.status import Status

DAY = date(2026, 11, 22)
EEA = Cluster(Group.INSIDE, "Inside: EEA", (CountryBox("BE", "Belgium"),))
US = Node("us", "We", kind=NodeKind.US, country="BE")
HOST = Node("host", "Host", country="BE")


def picture(*nodes: Node, arrows: tuple[Arrow, ...] = ()) -> Diagram:
    return Diagram("T", DAY, DAY, (EEA,), nodes, arrows)


def test_an_id_given_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice in the diagram: host"):
        picture(US, HOST, HOST)


def test_a_country_in_no_cluster_is_refused() -> None:
    with pytest.raises(ValueError, match="not in the diagram: FR"):
        picture(US, HOST._replace(country="FR"))


def test_an_arrow_to_nowhere_is_refused() -> None:
    with pytest.raises(ValueError, match="not in the diagram: ghost"):
        picture(US, arrows=(Arrow("us", "ghost", Status.HOLDS),))


def test_flows_are_counted_by_status_the_gravest_first() -> None:
    single = Arrow("us", "host", Status.HOLDS)
    several = Arrow("us", "host", Status.FAILS, together=((Status.FAILS, 2), (Status.HOLDS, 3)))
    counted = picture(US, HOST, arrows=(single, several)).flows
    assert list(counted) == sorted(Status, key=lambda status: -status.rank)
    assert {status for status, number in counted.items() if number} == {Status.FAILS, Status.HOLDS}
    assert counted[Status.HOLDS] == 4
    assert counted[Status.FAILS] == 2


def test_the_picture_in_words() -> None:
    reported = in_words(picture(US, HOST, arrows=(Arrow("us", "host", Status.INSIDE),)))
    assert reported == (
        "2 parties. Inside: EEA: 2. 1 flow by status:"
        " 0 fails, 0 unknown, 0 review, 0 expiring, 0 holds, 1 inside. We → Host: inside."
    )
