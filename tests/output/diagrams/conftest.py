"""A picture made by hand, in the shape of a real one: `demo`."""

from datetime import date

import pytest

from onward.transfers.footing import Footing
from onward.views.diagram import Arrow, Cluster, Country, Diagram, Group, Kind, Node

CLUSTERS = (
    Cluster(Group.INSIDE, "Inside: EEA", (Country("BE", "Belgium"), Country("IE", "Ireland"))),
    Cluster(
        Group.ADEQUATE, "Adequate", (Country("CH", "Switzerland"), Country("GB", "United Kingdom"))
    ),
    Cluster(
        Group.THIRD, "Third countries", (Country("US", "United States"), Country("BR", "Brazil"))
    ),
    Cluster(Group.UNKNOWN, "Unknown", (Country("unknown", "Country not known"),)),
)
NODES = (
    Node("us", "Boekhuis", "Boekhuis BV", Kind.US, "BE"),
    Node("host", "the host of the website", "", Kind.UNNAMED, "BE"),
    Node("wolkenplein", "Wolkenplein", "Wolkenplein Ireland Ltd", Kind.PROCESSOR, "IE"),
    Node("schijf", "Schijf", "Schijf EMEA SARL", Kind.PROCESSOR, "IE"),
    Node("kassa", "Kassa", "Kassa Betalingen Europe, Limited", Kind.CONTROLLER, "IE"),
    Node("postbus", "Postbus Mail", "Postbus Ltd", Kind.PROCESSOR, "GB"),
    Node("postduif", "Postduif", "Postduif Mail Inc.", Kind.PROCESSOR, "US"),
    Node("turf", "Turf", "Turf Analytics, Inc.", Kind.PROCESSOR, "US"),
    Node("schijf-inc", "Schijf Inc.", "parent of Schijf EMEA SARL", Kind.PROCESSOR, "US"),
    Node("bouwer", "Bouwer EIRELI", "builds the software", Kind.PROCESSOR, "BR"),
    Node("balie", "Balie", "", Kind.PROCESSOR, "unknown"),
    Node("praatpaal", "Praatpaal", "", Kind.UNSETTLED, "unknown"),
    Node("accountant", "the accountant", "", Kind.UNNAMED, "unknown"),
    Node("customers", "Customers", "whose processor we are", Kind.CUSTOMER, "CH"),
)
ARROWS = (
    Arrow("us", "host", Footing.WITHIN, "", "web log"),
    Arrow("us", "wolkenplein", Footing.WITHIN, "", "accounts, invoices"),
    Arrow("us", "schijf", Footing.WITHIN, "", "back-ups"),
    Arrow("us", "kassa", Footing.WITHIN, "", "payments, cookies"),
    Arrow("us", "postbus", Footing.LAPSES, "SCC 2021, module 2, to 2027-01-31", "contact.email"),
    Arrow("us", "postduif", Footing.HOLDS, "EU-US DPF", "contact.email, message.content"),
    Arrow("us", "turf", Footing.FAILS, "EU-US Privacy Shield, ended 2020-07-16", "usage"),
    Arrow("schijf", "schijf-inc", Footing.REVIEW, "SCC 2021, module 3; not assessed", "back-ups"),
    Arrow(
        "postduif",
        "schijf-inc",
        Footing.REVIEW,
        "no contract recorded",
        "message.content",
        onward=True,
    ),
    Arrow("us", "bouwer", Footing.FAILS, "no ground recorded", "everything"),
    Arrow("us", "balie", Footing.UNKNOWN, "", "support requests"),
    Arrow("us", "praatpaal", Footing.UNKNOWN, "", "chat, cookies"),
    Arrow("us", "accountant", Footing.UNKNOWN, "", "invoices"),
    Arrow("customers", "us", Footing.HOLDS, "", "bookkeeping", inbound=True),
)


@pytest.fixture(scope="session")
def demo() -> Diagram:
    """Fourteen parties, fourteen flows, each footing at least once."""
    days = date(2026, 11, 22), date(2026, 11, 20)
    return Diagram("Boekhuis", *days, CLUSTERS, NODES, ARROWS)
