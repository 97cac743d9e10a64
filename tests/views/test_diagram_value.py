"""The picture as a value."""

from datetime import date

import pytest

from onward.transfers.footing import Footing
from onward.views.diagram import Arrow, Cluster, Country, Diagram, Group, Kind, Node, in_words

DAY = date(2026, 11, 22)
EEA = Cluster(Group.INSIDE, "Inside: EEA", (Country("BE", "Belgium"),))
US = Node("us", "We", kind=Kind.US, country="BE")
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
        picture(US, arrows=(Arrow("us", "ghost", Footing.HOLDS),))


def test_flows_are_counted_by_footing_the_gravest_first() -> None:
    single = Arrow("us", "host", Footing.HOLDS)
    several = Arrow("us", "host", Footing.FAILS, together=((Footing.FAILS, 2), (Footing.HOLDS, 3)))
    counted = picture(US, HOST, arrows=(single, several)).flows
    assert list(counted) == sorted(Footing, key=lambda footing: -footing.rank)
    assert {footing for footing, number in counted.items() if number} == {
        Footing.FAILS,
        Footing.HOLDS,
    }
    assert counted[Footing.HOLDS] == 4
    assert counted[Footing.FAILS] == 2


def test_the_picture_in_words() -> None:
    told = in_words(picture(US, HOST, arrows=(Arrow("us", "host", Footing.WITHIN),)))
    assert told == (
        "2 parties. Inside: EEA: 2. 1 flow by footing:"
        " 0 fails, 0 unknown, 0 review, 0 lapses, 0 holds, 1 within."
    )
