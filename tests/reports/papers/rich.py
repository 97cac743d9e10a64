"""An inventory in which every edge of a contract occurs: each module, two laws, chains, gaps."""

from functools import cache

from tests import records

from onward.inventory.records import Inventory

ORGANISATION = """
kind: organisation
name: Linden
legal_name: Linden Software BV
country: NL
address: 1 Canal, Amsterdam
contact: {name: Privacy desk, email: privacy@linden.example}
dpo: {name: Ann Vos, email: dpo@linden.example}
supervisory_authority: Autoriteit Persoonsgegevens
regimes: [EU, UK]
"""
SHOP = """
kind: activity
name: Web shop
purpose: Selling licences
role: controller
subjects: [customers]
data: [contact.email, health]
"""
DESK = """
kind: activity
name: Help desk
purpose: Answering questions
role: processor
controllers:
  - {group: Clinics, country: NL, authorisation: specific}
  - {name: Boston Care Inc., country: US, authorisation: general}
subjects: [customers]
data: [contact.email]
retention: a year
"""
ACME = """
kind: vendor
name: Acme Mail
legal_name: Acme Mail Inc.
country: US
company_number: "5521-3"
address: 1 Example Street, Boston
contact: {name: Privacy, email: privacy@acme.example}
role: processor
agreement: {status: signed, signed: 2025-03-01, authorisation: general, notice_days: 30}
links: {subprocessor_list: "https://acme.example/subs"}
certificates: [{standard: ISO 27001, until: 2027-05-01}]
services:
  - {id: mail, purpose: Sending mail, activities: [shop], data: [contact.email, health],
     subjects: [customers], frequency: continuous, nature: storage and sending, retention: 90 days,
     clear_text: needed, locations: [{place: US, by: self, for: [storage, support]}]}
  - {id: tickets, purpose: Ticket mail, activities: [desk], data: [contact.email],
     subjects: [customers], locations: [{place: US, by: self}]}
mechanisms:
  - instrument: eu-scc-2021-914
    status: signed
    signed: 2025-03-01
    with: Acme Mail Inc.
    modules: [2, 3]
    assessment: {date: 2025-02-01, countries: [US], conclusion: equivalent-with-measures,
                 document: tia/acme.pdf}
    measures: [encryption-in-transit, pseudonymisation]
    restrictions: [Access only for trained staff]
  - {instrument: uk-addendum, status: incorporated, signed: 2025-03-01, with: Acme Mail Inc.}
subprocessors:
  - vendor: monsoon
    purpose: Night support
    data: [contact.email]
    locations: [{place: IN, by: self}]
    mechanisms: [{instrument: eu-scc-2021-914, status: signed, signed: 2025-03-01,
                  with: Monsoon Pvt Ltd, modules: [3]}]
  - {vendor: unknown, purpose: Logs}
"""
MONSOON = """
kind: vendor
name: Monsoon
legal_name: Monsoon Pvt Ltd
country: IN
engaged: through-others
role: processor
"""
RHINE = """
kind: vendor
name: Rhine Hosting
legal_name: Rhine GmbH
country: DE
role: processor
agreement: {status: signed, signed: 2025-03-01, authorisation: specific, expires: 2027-12-31}
services:
  - {id: host, purpose: Hosting, activities: [desk], data: [contact.email], subjects: [customers],
     locations: [{place: DE, by: self}]}
subprocessors: []
"""
BANK = """
kind: vendor
name: Bank
legal_name: Bank NV
country: BE
role: controller
services:
  - {id: pay, purpose: Payments, activities: [shop], data: [contact.email],
     locations: [{place: BE, by: self}]}
"""
TALLY = """
kind: vendor
name: Tally
legal_name: Tally Inc.
country: US
role: controller
services:
  - {id: ads, purpose: Advertising, activities: [shop], data: [contact.email], stage: planned,
     locations: [{place: US, by: self}]}
"""
BROKER = """
kind: vendor
name: Broker
country: US
role: controller
services:
  - {id: sell, purpose: Reselling, activities: [desk], data: [contact.email],
     locations: [{place: US, by: self}]}
"""
CERTIFIED = """
kind: vendor
name: Certified
legal_name: Certified Inc.
country: US
role: processor
services:
  - {id: crm, purpose: Customer files, activities: [shop], data: [contact.email],
     locations: [{place: US, by: self}]}
mechanisms:
  - instrument: eu-us-dpf
    certified: {entity: Certified Inc., listed_as: participant, covers: [non-hr],
                verified: 2026-08-01}
"""
ODD = """
kind: vendor
name: Odd
country: CN
role: unknown
services:
  - {id: odd, data: [unknown], activities: [shop]}
"""
PAPERLESS = """
kind: vendor
name: Paperless
country: US
role: none
services: [{id: paper, purpose: Paper}]
"""
RECORDS = {
    "organisation": ORGANISATION,
    "shop": SHOP,
    "desk": DESK,
    "acme": ACME,
    "monsoon": MONSOON,
    "rhine": RHINE,
    "bank": BANK,
    "tally": TALLY,
    "broker": BROKER,
    "certified": CERTIFIED,
    "odd": ODD,
    "paperless": PAPERLESS,
}


@cache
def inventory(**other: str) -> Inventory:
    """The inventory of these records, some of them replaced or added."""
    return records.inventory({**RECORDS, **other}, "inv", "inv")
