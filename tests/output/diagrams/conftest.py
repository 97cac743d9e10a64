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
    Node("heroku", "Heroku", "Salesforce Ireland Ltd", Kind.PROCESSOR, "IE"),
    Node("aws", "AWS", "Amazon Web Services EMEA SARL", Kind.PROCESSOR, "IE"),
    Node("stripe", "Stripe", "Stripe Payments Europe, Limited", Kind.CONTROLLER, "IE"),
    Node("postbus", "Postbus Mail", "Postbus Ltd", Kind.PROCESSOR, "GB"),
    Node("sendgrid", "SendGrid", "Twilio Inc.", Kind.PROCESSOR, "US"),
    Node("mixpanel", "Mixpanel", "Mixpanel, Inc.", Kind.PROCESSOR, "US"),
    Node("aws-inc", "Amazon Web Services", "Amazon Web Services, Inc.", Kind.PROCESSOR, "US"),
    Node("eireli", "Ravissant EIRELI", "builds the software", Kind.PROCESSOR, "BR"),
    Node("freshdesk", "Freshdesk", "", Kind.PROCESSOR, "unknown"),
    Node("tidio", "Tidio", "", Kind.UNSETTLED, "unknown"),
    Node("accountant", "the accountant", "", Kind.UNNAMED, "unknown"),
    Node("customers", "Customers", "whose processor we are", Kind.CUSTOMER, "CH"),
)
ARROWS = (
    Arrow("us", "host", Footing.WITHIN, "", "web log"),
    Arrow("us", "heroku", Footing.WITHIN, "", "accounts, invoices"),
    Arrow("us", "aws", Footing.WITHIN, "", "back-ups"),
    Arrow("us", "stripe", Footing.WITHIN, "", "payments, cookies"),
    Arrow("us", "postbus", Footing.LAPSES, "SCC 2021, module 2, to 2027-01-31", "contact.email"),
    Arrow("us", "sendgrid", Footing.HOLDS, "EU-US DPF", "contact.email, message.content"),
    Arrow("us", "mixpanel", Footing.FAILS, "EU-US Privacy Shield, ended 2020-07-16", "usage"),
    Arrow("aws", "aws-inc", Footing.REVIEW, "SCC 2021, module 3; not assessed", "back-ups"),
    Arrow(
        "sendgrid",
        "aws-inc",
        Footing.REVIEW,
        "no contract recorded",
        "message.content",
        onward=True,
    ),
    Arrow("us", "eireli", Footing.FAILS, "no ground recorded", "everything"),
    Arrow("us", "freshdesk", Footing.UNKNOWN, "", "support requests"),
    Arrow("us", "tidio", Footing.UNKNOWN, "", "chat, cookies"),
    Arrow("us", "accountant", Footing.UNKNOWN, "", "invoices"),
    Arrow("customers", "us", Footing.HOLDS, "", "bookkeeping", inbound=True),
)


@pytest.fixture(scope="session")
def demo() -> Diagram:
    """Fourteen parties, fourteen flows, each footing at least once."""
    days = date(2026, 11, 22), date(2026, 11, 20)
    return Diagram("Boekhuis", *days, CLUSTERS, NODES, ARROWS)
