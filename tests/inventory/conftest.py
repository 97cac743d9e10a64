"""A small whole inventory, as texts and as what becomes of them."""

from collections.abc import Callable, Mapping
from textwrap import dedent

import pytest

from onward.diagnostic import Diagnostic, Outcome
from onward.inventory.build import Record, build, record_id
from onward.inventory.link import link
from onward.inventory.records import Inventory
from onward.schema.validate import validate
from onward.source.text import Folder, Source
from onward.syntax.parse import parse

Texts = dict[str, str]

TEXTS: Mapping[str, str] = {
    "acme/organisation.yaml": """\
        kind: organisation
        name: Acme
        country: BE
        policy:
          by_data: {health: [EEA]}
        notices:
          - document: Privacy policy
            recipients: [sendgrid]
            mentions: [aws]
        terms:
          data:
            - {id: meter.reading, title: Readings of a meter}
        """,
    "acme/activities/invoicing.yaml": """\
        kind: activity
        purpose: Sending invoices
        role: controller
        data: [contact.email, meter.reading]
        subjects: [customers]
        """,
    "acme/vendors/aws.yaml": """\
        kind: vendor
        name: Amazon Web Services
        country: LU
        """,
    "acme/vendors/sendgrid.yaml": """\
        kind: vendor
        name: SendGrid
        legal_name: Twilio Inc.
        country: US
        since: 2018-05-25
        services:
          - id: mail
            activities: [invoicing]
            data: [contact.email, meter.reading]
            locations:
              - {place: US, for: [storage, processing]}
              - place: IN
                for: [support]
                by: self
        agreement:
          status: signed
          signed: 2021-03-02
        mechanisms:
          - instrument: eu-scc-2021-914
            modules: [2, 3]
            measures: [encryption-in-transit]
        subprocessors:
          - vendor: aws
            serves: [mail]
            locations: [{place: "aws:us-east-1", for: [storage]}]
        evidence:
          - supports: [/services/mail/locations, /country]
            document: Privacy policy
        """,
    "acme/waivers/late.yaml": """\
        kind: waiver
        rule: framework-only
        subject: sendgrid@US
        reason: The clauses are with the vendor.
        remedy: Sign module 2.
        approved_by: Data protection officer
        approved_on: 2026-11-22
        expires: 2027-02-20
        """,
}


def made(texts: Mapping[str, str]) -> Outcome[Inventory]:
    """Texts by path to an inventory, through every stage from the bytes on."""
    reported: list[Diagnostic] = []
    records: list[Record] = []
    faulty: dict[str, str] = {}
    for path, text in texts.items():
        outcome = parse(Source(path, text.encode("utf-8", "surrogatepass")))
        found = outcome.diagnostics
        if not found:
            found = validate(outcome.value, path)
        if found:
            reported += found
            faulty[path] = record_id(outcome.value, path)
        else:
            assert isinstance(outcome.value, dict)
            records.append(build(str(outcome.value["kind"]), outcome.value, path, "acme"))
    return link(Folder("acme", "acme", ()), records, reported, faulty)


@pytest.fixture
def texts() -> Texts:
    """The inventory as texts by path, to be changed at will."""
    return {path: dedent(text) for path, text in TEXTS.items()}


@pytest.fixture
def make() -> Callable[[Mapping[str, str]], Outcome[Inventory]]:
    """The way from texts to an inventory."""
    return made
