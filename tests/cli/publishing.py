"""A firm that acts for customers, with a vendor of every sort, for what is made for outsiders."""

import json
from pathlib import Path
from typing import Any

DAY = "2026-11-29"
ORGANISATION: dict[str, Any] = {
    "kind": "organisation",
    "id": "tidal",
    "name": "Tidal",
    "legal_name": "Tidal BV",
    "country": "BE",
    "customers": {"notice_days": 30},
}
DESK: dict[str, Any] = {
    "kind": "activity",
    "name": "Help desk",
    "purpose": "Answering questions",
    "role": "processor",
    "controllers": [{"group": "Shops", "country": "BE", "authorisation": "general"}],
    "subjects": ["customers"],
    "data": ["contact.email", "contact.name", "support.tickets"],
}
NEWS: dict[str, Any] = {
    "kind": "activity",
    "name": "Newsletter",
    "role": "controller",
    "subjects": ["subscribers"],
    "data": ["contact.email", "preferences.marketing"],
}
CLAUSES: dict[str, Any] = {
    "instrument": "eu-scc-2021-914",
    "status": "signed",
    "signed": "2024-01-10",
    "modules": [3],
    "assessment": {"date": "2026-01-10", "conclusion": "equivalent", "countries": ["US", "IN"]},
}


def vendor(name: str, country: str, **keys: Any) -> dict[str, Any]:
    """A vendor that serves the help desk, with the keys of its service under `service`."""
    service = {
        "id": "desk",
        "purpose": f"{name} for the help desk",
        "activities": ["desk"],
        "data": ["contact.email", "support.tickets"],
        "subjects": ["customers"],
        "locations": [{"place": country, "for": ["storage", "processing", "support"]}],
        **keys.pop("service", {}),
    }
    return {
        "kind": "vendor",
        "name": name,
        "legal_name": f"{name} Ltd",
        "country": country,
        "role": "processor",
        "services": [service],
        "since": "2024-01-01",
        **keys,
    }


RECORDS: dict[str, dict[str, Any]] = {
    "organisation": ORGANISATION,
    "activities/desk": DESK,
    "activities/news": NEWS,
    "vendors/rhine": vendor(
        "Rhine Hosting",
        "DE",
        links={"privacy_notice": "https://rhine.example/privacy"},
        subprocessors=[
            {
                "vendor": "puffin",
                "purpose": "Backups",
                "locations": [{"place": "US", "for": ["backup"]}],
                "mechanisms": [{**CLAUSES, "with": "Puffin Inc."}],
            }
        ],
        service={
            "locations": [
                {"place": "aws:eu-central-1", "for": ["storage"]},
                {"place": "DE", "for": ["support"]},
            ]
        },
    ),
    "vendors/ember": vendor("Ember", "US", mechanisms=[{**CLAUSES, "with": "Ember Ltd"}]),
    "vendors/puffin": {
        "kind": "vendor",
        "name": "Puffin",
        "legal_name": "Puffin Inc.",
        "country": "US",
        "role": "processor",
        "engaged": "through-others",
        "subprocessors": [
            {"vendor": "unknown", "purpose": "Calls", "locations": [{"place": "IN"}]}
        ],
    },
    "vendors/tern": vendor("Tern", "US", mechanisms=[{"instrument": "eu-us-privacy-shield"}]),
    "vendors/loon": vendor("Loon", "FR", since="2027-02-01", announced="2026-11-20"),
    "vendors/swan": vendor("Swan", "NL", until="2026-12-31"),
    "vendors/kite": vendor("Tidal India", "IN", group=True, mechanisms=[CLAUSES]),
    "vendors/crow": vendor("Crow", "FR", visibility="internal"),
    "vendors/wren": {
        "kind": "vendor",
        "name": "Wren",
        "role": "unknown",
        "services": [{"id": "calls", "activities": ["desk", "news"]}],
    },
    "vendors/dove": vendor("Dove", "FR", service={"activities": ["unknown"]}),
    "vendors/rook": {"kind": "vendor", "name": "Rook", "role": "processor"},
    "vendors/hawk": vendor("Hawk", "FR", role="controller"),
    "vendors/finch": vendor("Finch", "FR", service={"activities": ["news"]}),
}
"""By the path of their files, without the suffix."""


def records(root: Path, more: dict[str, dict[str, Any] | None] | None = None) -> Path:
    """Write the inventory; `more` holds records instead, or None for those that are left out."""
    for path, record in {**RECORDS, **(more or {})}.items():
        file = root / f"{path}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        if record is None:
            file.unlink(missing_ok=True)
        else:
            file.write_text(json.dumps(record), "utf-8")
    return root
