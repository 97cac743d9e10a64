"""A picture made by hand, in the shape of a real one: `demo`."""

from datetime import date

import pytest

from onward.reports.diagrams.diagram import Arrow, Cluster, Country, Diagram, Group, Kind, Node
from onward.transfers.status import Status

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
    Arrow("us", "host", Status.INSIDE, "", "web log"),
    Arrow("us", "wolkenplein", Status.INSIDE, "", "accounts, invoices"),
    Arrow("us", "schijf", Status.INSIDE, "", "back-ups"),
    Arrow("us", "kassa", Status.INSIDE, "", "payments, cookies"),
    Arrow("us", "postbus", Status.EXPIRING, "SCC 2021, module 2, to 2027-01-31", "contact.email"),
    Arrow("us", "postduif", Status.HOLDS, "EU-US DPF", "contact.email, message.content"),
    Arrow("us", "turf", Status.FAILS, "EU-US Privacy Shield, ended 2020-07-16", "usage"),
    Arrow("schijf", "schijf-inc", Status.REVIEW, "SCC 2021, module 3; not assessed", "back-ups"),
    Arrow(
        "postduif",
        "schijf-inc",
        Status.REVIEW,
        "no contract recorded",
        "message.content",
        onward=True,
    ),
    Arrow("us", "bouwer", Status.FAILS, "no transfer mechanism recorded", "everything"),
    Arrow("us", "balie", Status.UNKNOWN, "", "support requests"),
    Arrow("us", "praatpaal", Status.UNKNOWN, "", "chat, cookies"),
    Arrow("us", "accountant", Status.UNKNOWN, "", "invoices"),
    Arrow("customers", "us", Status.HOLDS, "", "bookkeeping", inbound=True),
)


@pytest.fixture(scope="session")
def demo() -> Diagram:
    """Fourteen parties, fourteen flows, each status at least once."""
    days = date(2026, 11, 22), date(2026, 11, 20)
    return Diagram("Boekhuis", *days, CLUSTERS, NODES, ARROWS)
