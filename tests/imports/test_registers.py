"""Exports of other registers: what names a vendor is read, the rest is listed."""

from io import BytesIO
from pathlib import Path

import xlsxwriter
from tests.imports.conftest import planned, reading, written

from onward.imports.entry import Kind
from onward.imports.rows import Reading
from onward.source.disk import find
from onward.workflow import read

FIDES = """\
system:
  - fides_key: mail_system
    name: Thistle Mail
    system_type: Service
    vendor_id: x.1
    legal_name: Thistle Mail Inc.
    privacy_policy: https://thistle.example/privacy
    legal_basis_for_transfers: [SCCs]
    privacy_declarations:
      - name: Send news
        data_categories: [user.contact.email]
        data_use: marketing
        data_subjects: [customers]
      - name: Measure
        data_categories: [user.device.zodiac]
        data_subjects: [customers]
  - fides_key: own_system
    name: Our shop
    privacy_declarations: []
dataset:
  - fides_key: our_database
    name: Our database
"""
PROBO = """\
[{"name": "Thistle", "legalName": "Thistle Mail Inc.", "websiteUrl": "https://thistle.example",
  "privacyPolicyUrl": "https://thistle.example/privacy",
  "dataProcessingAgreementUrl": "https://thistle.example/dpa",
  "subprocessorsListUrl": "https://thistle.example/list",
  "category": "MARKETING", "certifications": ["ISO 27001"], "countries": ["US", "IE"],
  "newKey": "what a later version adds"}]
"""


def workbook() -> bytes:
    data = BytesIO()
    with xlsxwriter.Workbook(data) as book:
        sheets: dict[str, list[list[str | int]]] = {
            "Entities": [
                ["ref_id", "name", "description", "country", "trust", "domain"],
                ["E1", "Thistle Mail Inc.", "A mailer", "US", 3, "Global"],
                ["E2", "Sedge GmbH", "", "DE", 2, "Global"],
            ],
            "Solutions": [
                ["ref_id", "name", "description", "provider_entity_ref_id", "criticality"],
                ["S1", "Thistle Send", "Sending news", "E1", 2],
            ],
            "Contracts": [["ref_id", "name", "status"], ["C1", "Frame contract", "active"]],
        }
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return data.getvalue()


def unread(got: Reading) -> set[str]:
    return {
        fate.part or each.cell.text
        for each in got.accounts
        for fate in each.fates
        if fate.kind is Kind.UNREAD and each.cell.text
    }


def drafts(got: Reading, folder: Path) -> dict[str, str]:
    """The drafts, which have no fault."""
    made = planned(got, folder)
    written(made, folder)
    assert read(find([str(folder)])[0]).faults == ()
    return made.texts


def test_systems_of_fides_that_name_a_vendor(inventory: Path) -> None:
    got = reading("fides.yml", FIDES)
    (text,) = drafts(got, inventory).values()
    for line in (
        "legal_name: Thistle Mail Inc.",
        "purpose: Send news",
        "data: [contact.email]",
        'links: {privacy_notice: "https://thistle.example/privacy"}',
        "instrument: eu-scc-2021-914",
    ):
        assert line in text
    assert {"Our shop", "device.zodiac"} <= unread(got)
    assert got.document.notes == ("fides.yml: datasets of Fides name no vendor, and are not read",)


def test_vendors_of_probo(inventory: Path) -> None:
    got = reading("vendors.json", PROBO)
    (text,) = drafts(got, inventory).values()
    for line in (
        "domains: [thistle.example]",
        "subprocessor_list:",
        'document: "https://thistle.example/dpa"',
        "{place: US, for: [unknown]}",
    ):
        assert line in text
    assert unread(got) == {"newKey", "what a later version adds"}


def test_the_workbook_of_ciso_assistant(inventory: Path) -> None:
    got = reading("third-parties.xlsx", workbook())
    texts = drafts(got, inventory)
    assert set(texts) == {"vendors/thistle-mail.yaml", "vendors/sedge.yaml"}
    thistle = texts["vendors/thistle-mail.yaml"]
    assert "country: US" in thistle
    assert "purpose: Sending news" in thistle
    assert "products: [" in thistle
    assert {"Frame contract", "C1", "active"} <= unread(got)
