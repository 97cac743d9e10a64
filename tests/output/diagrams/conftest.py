"""A picture made by hand, in the shape of a real one: `demo`."""

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
)
from onward.transfers.status import Status

CLUSTERS = (
    Cluster(
        Group.INSIDE, "Inside: EEA", (CountryBox("BE", "Belgium"), CountryBox("IE", "Ireland"))
    ),
    Cluster(
        Group.ADEQUATE,
        "Adequate",
        (CountryBox("CH", "Switzerland"), CountryBox("GB", "United Kingdom")),
    ),
    Cluster(
        Group.THIRD,
        "Third countries",
        (CountryBox("US", "United States"), CountryBox("BR", "Brazil")),
    ),
    Cluster(Group.UNKNOWN, "Unknown", (CountryBox("unknown", "Country not known"),)),
)
NODES = (
    Node("us", "Boekhuis", "Boekhuis BV", NodeKind.US, "BE"),
    Node("host", "the host of the website", "", NodeKind.UNNAMED, "BE"),
    Node("wolkenplein", "Wolkenplein", "Wolkenplein Ireland Ltd", NodeKind.PROCESSOR, "IE"),
    Node("schijf", "Schijf", "Schijf EMEA SARL", NodeKind.PROCESSOR, "IE"),
    Node("kassa", "Kassa", "Kassa Betalingen Europe, Limited", NodeKind.CONTROLLER, "IE"),
    Node("postbus", "Postbus Mail", "Postbus Ltd", NodeKind.PROCESSOR, "GB"),
    Node("postduif", "Postduif", "Postduif Mail Inc.", NodeKind.PROCESSOR, "US"),
    Node("turf", "Turf", "Turf Analytics, Inc.", NodeKind.PROCESSOR, "US"),
    Node("schijf-inc", "Schijf Inc.", "parent of Schijf EMEA SARL", NodeKind.PROCESSOR, "US"),
    Node("bouwer", "Bouwer EIRELI", "builds the software", NodeKind.PROCESSOR, "BR"),
    Node("balie", "Balie", "", NodeKind.PROCESSOR, "unknown"),
    Node("praatpaal", "Praatpaal", "", NodeKind.UNSETTLED, "unknown"),
    Node("accountant", "the accountant", "", NodeKind.UNNAMED, "unknown"),
    Node("customers", "Customers", "whose processor we are", NodeKind.CUSTOMER, "CH"),
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
