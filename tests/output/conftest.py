"""A small verdict made by hand, in which every case of a report occurs: `story`.

And `judge`, which holds a document against a schema.
"""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from tests.closing import closed

from onward.diagnostic import Diagnostic, Judged, Place, Related, Severity, Verdict
from onward.source.text import Source, Span

SENDGRID = "inventory/cheeta/vendors/sendgrid.yaml"
STRIPE = "inventory/cheeta/vendors/stripe.yaml"
ORGANISATION = "inventory/wiversoft/organisation.yaml"

SENDGRID_TEXT = """\
kind: vendor
name: SendGrid
country: US
mechanisms:
\t- {instrument: eu-us-privacy-shield}
"""
ORGANISATION_TEXT = "kind: organisation\nnam: Wiversoft\n"

HERE = Path(__file__).parent
SCHEMAS = HERE.parents[1] / "schema" / "output"


@pytest.fixture(scope="session")
def judge() -> Callable[[str, object], None]:
    """Fails unless a document is valid: schemas of ours by their command, others by their tool."""

    validators: dict[str, jsonschema.Draft202012Validator] = {}
    for path in (*SCHEMAS.glob("*.schema.json"), *(HERE / "formats").glob("*.schema.json")):
        schema = json.loads(path.read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        validators[path.name.removesuffix(".schema.json")] = jsonschema.Draft202012Validator(
            closed(schema)
        )
    return lambda name, document: validators[name].validate(document)


@pytest.fixture(scope="session")
def story() -> Verdict:
    """Two inventories, one of them not judged; three severities, a waiver, a related place."""
    return Verdict(
        as_of=date(2026, 11, 22),
        law_checked=date(2026, 8, 5),
        inventories=(
            Judged("cheeta", "inventory/cheeta", judged=True, records=12, flows=9),
            Judged("wiversoft", "inventory/wiversoft", judged=False),
        ),
        open=(_misspelt(), _framework(), _shield(), _unsigned()),
        waived=(_waived(),),
        sources={
            SENDGRID: Source(SENDGRID, SENDGRID_TEXT.encode()),
            ORGANISATION: Source(ORGANISATION, ORGANISATION_TEXT.encode()),
        },
    )


def _shield() -> Diagnostic:
    """An error with all that an error can say."""
    return Diagnostic(
        rule="invalidated-mechanism",
        severity=Severity.ERROR,
        inventory="cheeta",
        subject="sendgrid@US",
        message="the transfer mechanism named for SendGrid fell on 2020-07-16",
        at=Place(SENDGRID, "/mechanisms/eu-us-privacy-shield", Span(5, 4, 5, 38)),
        cause="eu-us-privacy-shield",
        covers=("EU", "transactional-mail"),
        act="Art. 45 GDPR; CJEU C-311/18",
        reason="the decision was declared invalid",
        remedy="a transfer mechanism that is in force, or the end of the transfer",
        related=(Related("the importer is here", Place(SENDGRID, "/country", Span(3, 10, 3, 12))),),
    )


def _framework() -> Diagnostic:
    """A note in a file whose text is not at hand."""
    return Diagnostic(
        rule="framework-only",
        severity=Severity.NOTE,
        inventory="cheeta",
        subject="stripe@US",
        message="no fallback is recorded",
        at=Place(STRIPE, "/mechanisms/eu-us-dpf", Span(9, 3, 9, 20)),
        remedy="clauses beside the framework",
    )


def _unsigned() -> Diagnostic:
    """A warning in the same file as the error, further up."""
    return Diagnostic(
        rule="missing-vendor-contact",
        severity=Severity.WARNING,
        inventory="cheeta",
        subject="sendgrid",
        message="SendGrid has no contact",
        at=Place(SENDGRID, "/name", Span(2, 7, 2, 15)),
        act="Art. 30(2)(a) GDPR",
    )


def _misspelt() -> Diagnostic:
    """A fault of an early stage."""
    return Diagnostic(
        rule="schema-unknown-key",
        severity=Severity.ERROR,
        inventory="wiversoft",
        subject=ORGANISATION,
        message="`nam` is no key of an organisation; did you mean `name`?",
        at=Place(ORGANISATION, "/nam", Span(2, 1, 2, 4)),
    )


def _waived() -> Diagnostic:
    """A finding that a waiver silences."""
    return Diagnostic(
        rule="unassessed-transfer",
        severity=Severity.WARNING,
        inventory="cheeta",
        subject="stripe@US",
        message="no assessment is recorded for Stripe",
        at=Place(STRIPE, "/mechanisms/eu-scc-2021-914", Span(7, 3, 7, 9)),
        waiver="stripe-assessment",
        waived_until=date(2027, 1, 31),
    )
