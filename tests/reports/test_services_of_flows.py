"""What a party is for each service, what a place is for, and whose data an edge carries."""

from typing import Any

from tests.transfers.casebook import inventory, judged
from tests.transfers.inventories import Records

from onward.diagnostic import Judged
from onward.law.law import load
from onward.output.diagrams import look
from onward.reports.diagrams.transfers import picture
from onward.reports.listings.transfers import services, transfers
from onward.transfers.status import Status

DAY = load().checked


def _vendor(**keys: Any) -> dict[str, Any]:
    return {"kind": "vendor", "country": "IE", "role": "processor", **keys}


def _service(id_: str, data: list[str], **keys: Any) -> dict[str, Any]:
    return {"id": id_, "activities": ["shop"], "data": data, **keys}


RECORDS: Records = {
    "organisation": {"kind": "organisation", "name": "We", "country": "AT"},
    "activities/shop": {"kind": "activity", "role": "controller"},
    "vendors/pay": _vendor(
        name="Pay",
        services=[
            _service(
                "payments",
                ["contact.email"],
                locations=[{"place": "DE", "for": ["storage", "backup"], "by": "self"}],
            ),
            _service(
                "fraud",
                ["contact.name"],
                role="controller",
                locations=[{"place": "FR", "for": ["support"], "by": "self"}],
            ),
        ],
    ),
    "vendors/chat": _vendor(
        name="Chat",
        services=[_service("rooms", ["content.customer"], locations=[{"place": "IE"}])],
        subprocessors=[{"vendor": "host", "locations": [{"place": "IE"}]}],
    ),
    "vendors/host": _vendor(
        name="Host",
        services=[_service("hosting", ["contact.name"], locations=[{"place": "IE"}])],
        subprocessors=[{"vendor": "parent"}],
    ),
    "vendors/parent": {
        "kind": "vendor",
        "name": "Parent",
        "country": "US",
        "engaged": "through-others",
    },
}


def test_a_party_with_two_roles_has_each_for_its_own_service() -> None:
    """A processor for payments may be a controller for what it does against fraud."""
    drawn = picture(inventory(RECORDS), judged(RECORDS, DAY), load())
    (pay,) = (node for node in drawn.nodes if node.label == "Pay")
    assert "controller for fraud; processor for payments" in pay.detail
    assert look.kind(pay) == ""
    (chat,) = (node for node in drawn.nodes if node.label == "Chat")
    assert "processor for" not in chat.detail


def test_each_flow_of_an_arrow_is_counted() -> None:
    """Two services of one party are one arrow and two flows, as `check` and `transfers` count."""
    weighed = judged(RECORDS, DAY)
    drawn = picture(inventory(RECORDS), weighed, load())
    assert sum(drawn.flows.values()) == len(weighed.flows.flows)
    (pay,) = (each for each in drawn.arrows if each.head == "pay")
    assert pay.together == ((Status.INSIDE, 2),)


def test_a_flow_under_two_laws_is_one_flow() -> None:
    """The worse of both laws is its status."""
    ours = {**RECORDS, "organisation": {**RECORDS["organisation"], "regimes": ["EU", "UK"]}}
    weighed = judged(ours, DAY)
    assert len(weighed.judgments) > len(weighed.flows.flows)
    drawn = picture(inventory(ours), weighed, load())
    assert sum(drawn.flows.values()) == len(weighed.flows.flows)


def test_a_place_outside_of_a_vendor_inside_is_said_with_its_name() -> None:
    """No arrow leads there, so the words below the picture say it."""
    abroad = {
        **RECORDS,
        "vendors/chat": _vendor(
            name="Chat Rooms",
            services=[
                _service("rooms", ["content.customer"], locations=[{"place": "US", "by": "self"}])
            ],
        ),
    }
    drawn = picture(inventory(abroad), judged(abroad, DAY), load())
    assert drawn.notes == (
        "Chat Rooms accesses or stores data itself in the United States: no transfer.",
    )


def test_a_place_of_storage_alone_is_not_worked_from() -> None:
    """Disks keep data; a support desk works with them."""
    drawn = picture(inventory(RECORDS), judged(RECORDS, DAY), load())
    (pay,) = (node for node in drawn.nodes if node.label == "Pay")
    assert "keeps data in Germany" in pay.detail
    assert "works from France" in pay.detail


def test_an_edge_says_whose_data_it_carries_besides_those_of_its_service() -> None:
    """The messages come from the chat behind which the host stands, not from hosting."""
    weighed = judged(RECORDS, DAY)
    (edge,) = (each.flow for each in weighed.judgments if each.flow.importer.id == "parent")
    assert edge.data == ("contact.name", "content.customer")
    assert services(edge) == "hosting; what comes through chat"
    table = transfers([(Judged("we", ".", judged=True), weighed)], load(), {})
    (row,) = (row for row in table.rows if "Parent" in row)
    assert "hosting; what comes through chat" in row
