"""A record that uses most keys of a vendor."""

from copy import deepcopy
from typing import Any

import pytest

VENDOR: dict[str, Any] = {
    "kind": "vendor",
    "name": "SendGrid",
    "legal_name": "Twilio Inc.",
    "country": "US",
    "parent": {"legal_name": "Twilio Inc.", "country": "US"},
    "domains": ["sendgrid.com"],
    "links": {"privacy_notice": "https://sendgrid.com/legal/privacy"},
    "role": "processor",
    "services": [
        {
            "id": "mail",
            "purpose": "Sending invoices",
            "activities": ["invoicing"],
            "data": ["contact.email", "contact.name"],
            "locations": [
                {"place": "US", "for": ["storage", "processing"]},
                {"place": "IN", "for": ["support"], "by": "self"},
            ],
            "clear_text": "needed",
        }
    ],
    "agreement": {"status": "signed", "signed": "2021-03-02", "letters": {"a": "yes"}},
    "mechanisms": [
        {"instrument": "eu-us-dpf", "certified": {"listed_as": "participant"}},
        {
            "instrument": "eu-scc-2021-914",
            "modules": [2, 3],
            "assessment": {"conclusion": "unknown"},
        },
    ],
    "subprocessors": [{"vendor": "aws", "serves": ["mail"]}],
    "evidence": [{"supports": ["/services/mail"], "document": "Privacy policy"}],
    "reviewed": "2026-11-22",
}


@pytest.fixture
def vendor() -> dict[str, Any]:
    """A valid vendor of its own for each test."""
    return deepcopy(VENDOR)
