"""Schemas, readers and records agree: no key is accepted and then lost."""

from dataclasses import fields
from typing import Any

import pytest

from onward.inventory import build
from onward.inventory.mechanism import Assessment, Certificate, Mechanism
from onward.inventory.organisation import (
    Activity,
    Approval,
    Controller,
    Notice,
    Organisation,
    Policy,
    Promise,
)
from onward.inventory.read import Readers
from onward.inventory.records import Waiver
from onward.inventory.value import UNKNOWN
from onward.inventory.vendor import (
    Agreement,
    AuditCertificate,
    Company,
    Contact,
    Edge,
    Evidence,
    Links,
    Location,
    Parent,
    Renewal,
    Service,
    Vendor,
    VendorApproval,
)
from onward.schema.files import schema

UNREAD = {"kind", "note"}
DERIVED = {"route", "origin", "dangling"}
TABLES: list[tuple[str, str, Readers, type, set[str]]] = [
    ("vendor", "", build.VENDOR, Vendor,
     {"id", "one_of", "services", "agreement", "certificates", "mechanisms", "subprocessors",
      "evidence"}),
    ("activity", "", build.ACTIVITY, Activity, {"id", "controllers", "evidence"}),
    ("waiver", "", build.WAIVER, Waiver, {"id"}),
    ("organisation", "", build.ORGANISATION, Organisation,
     {"frameworks", "mechanisms", "notices", "evidence", "terms"}),
    ("activity", "controller", build.CONTROLLER, Controller, {"mechanisms", "approvals"}),
    ("activity", "approval", build.APPROVAL, Approval, set()),
    ("organisation", "notice", build.NOTICE, Notice, set()),
    ("organisation", "policy", build.POLICY, Policy, {"by_data"}),
    ("organisation", "promise", build.PROMISE, Promise, set()),
    ("vendor", "contact", build.CONTACT, Contact, set()),
    ("vendor", "company", build.COMPANY, Company, set()),
    ("vendor", "links", build.LINKS, Links, set()),
    ("vendor", "parent", build.PARENT, Parent, set()),
    ("vendor", "location", build.LOCATION, Location, set()),
    ("vendor", "service", build.SERVICE, Service, {"locations"}),
    ("vendor", "agreement", build.AGREEMENT, Agreement, {"letters", "renewal"}),
    ("vendor", "renewal", build.RENEWAL, Renewal, set()),
    ("vendor", "audit-certificate", build.AUDIT_CERTIFICATE, AuditCertificate, set()),
    ("vendor", "vendor-approval", build.VENDOR_APPROVAL, VendorApproval, set()),
    ("vendor", "edge", build.EDGE, Edge, {"locations", "mechanisms", "agreement"}),
    ("vendor", "certificate", build.CERTIFICATE, Certificate, set()),
    ("vendor", "assessment", build.ASSESSMENT, Assessment, set()),
    ("vendor", "mechanism", build.MECHANISM, Mechanism, set()),
    ("vendor", "evidence", build.EVIDENCE, Evidence, set()),
]  # fmt: skip
FIELDS = {"for": "uses", "with": "party"}


def shape(kind: str, name: str) -> dict[str, Any]:
    """The schema of an object: the record itself, or one of its definitions."""
    root = schema(kind)
    found: dict[str, Any] = root["$defs"][name] if name else dict(root)
    return found


@pytest.mark.parametrize(("kind", "name", "table", "record", "apart"), TABLES)
def test_every_key_has_a_reader(
    kind: str, name: str, table: Readers, record: type, apart: set[str]
) -> None:
    keys = set(shape(kind, name)["properties"]) - UNREAD
    assert keys == set(table) | apart
    assert not set(table) & apart


@pytest.mark.parametrize(("kind", "name", "table", "record", "apart"), TABLES)
def test_every_reader_has_a_field(
    kind: str, name: str, table: Readers, record: type, apart: set[str]
) -> None:
    written = {field for field, _ in table.values()} | apart
    if kind == "organisation" and not name:
        written = written - {"terms"} | {"data_terms", "subject_terms", "measure_terms"}
    assert written == {field.name for field in fields(record)} - DERIVED
    assert {field for key, (field, _) in table.items() if key != field} <= set(FIELDS.values())


@pytest.mark.parametrize(("kind", "name", "table", "record", "apart"), TABLES)
def test_unknown_becomes_unknown_wherever_a_schema_lets_it_stand(
    kind: str, name: str, table: Readers, record: type, apart: set[str]
) -> None:
    for key, node in shape(kind, name)["properties"].items():
        if key not in table or key in UNREAD:
            continue
        target = schema(kind)["$defs"][node["$ref"].rpartition("/")[2]] if "$ref" in node else node
        read = table[key][1]
        if target["type"] == "array" and "then" in target:
            assert read(["unknown"]) is UNKNOWN, key
        elif target["type"] != "array" and (
            "unknown" in target.get("enum", ()) or "unknown" in node["description"]
        ):
            assert read("unknown") is UNKNOWN, key


def test_the_letters_and_the_terms() -> None:
    letters = schema("vendor")["$defs"]["agreement"]["properties"]["letters"]["properties"]
    assert set(letters) - UNREAD == set(build.LETTERS)
    terms = schema("organisation")["properties"]["terms"]["properties"]
    for key in ("data", "subjects", "measures"):
        assert set(terms[key]["items"]["properties"]) - UNREAD <= set(build.OWN_TERM)
