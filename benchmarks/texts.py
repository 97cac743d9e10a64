"""The texts of which generated records are put together."""

ORGANISATION = """\
kind: organisation
name: Example NV
legal_name: Example NV
country: BE
address: Teststraat 1, 1000 Brussel
contact: {name: A. Person, position: privacy engineer, email: privacy@example.org}
dpo: {name: B. Person, email: dpo@example.org}
customers: {notice_days: 30, channel: mail}
"""
ACTIVITY = """\
kind: activity
name: Activity {number}
purpose: What activity {number} is for
role: {role}
controllers: [{{group: customers of ours, country: BE}}]
lawful_basis: contract
subjects: [customers, employees, prospects, users, website-visitors]
data: [contact.email, contact.name, device.ip-address, message.content, usage.web]
retention: seven years
evidence:
  - {{supports: [/], document: Register, section: "{number}", how: stated, seen: 2026-06-01}}
"""
VENDOR = """\
# yaml-language-server: $schema=../.onward/vendor.schema.json
kind: vendor
name: Vendor {number}
legal_name: Vendor {number} Inc.
country: {country}
address: Main Street {number}
contact:
  name: C. Person
  position: privacy officer
  email: privacy@vendor-{number}.example
domains: [vendor-{number}.example]
role: processor
since: 2022-05-25
reviewed: 2026-06-01
owner: privacy@example.org
visibility: public
"""
ANNOUNCED = "announced: 2022-04-01\n"
PARENT = "parent: {{legal_name: Parent {number} Inc., country: {country}}}\n"
SERVICE = """\
  - id: service-{service}
    purpose: What service {service} is used for
    activities: [activity-{activity}]
    data: [{data}]
    subjects: [{subjects}]
    locations:
      - {{place: "{place}", for: [storage, processing]}}
      - {{place: "{support}", for: [support], by: self}}
    clear_text: needed
    frequency: continuous
    retention: ninety days
"""
AGREEMENT = """\
agreement:
  status: signed
  signed: 2022-03-02
  document: https://example.org/agreements/{number}
  authorisation: general
  notice_days: 30
  letters: {{a: yes, b: yes, c: yes, d: yes, e: yes, f: yes, g: yes, h: yes}}
"""
FRAMEWORK = """\
{indent}  - instrument: {framework}
{indent}    certified:
{indent}      entity: Vendor {number} Inc.
{indent}      listed_as: participant
{indent}      covers: [hr, non-hr]
{indent}      since: 2023-08-01
{indent}      due: 2027-08-01
{indent}      verified: 2026-03-01
"""
CLAUSES = """\
{indent}  - instrument: eu-scc-2021-914
{indent}    status: incorporated
{indent}    signed: 2022-11-30
{indent}    with: Vendor {number} Inc.
{indent}    modules: [2, 3]
{indent}    restrictions: []
"""
ASSESSMENT = """\
{indent}    assessment:
{indent}      date: 2026-07-31
{indent}      countries: [US, IN]
{indent}      conclusion: equivalent
"""
DECISION = """\
{indent}  - instrument: {decision}
{indent}    shown: [{shown}]
"""
EDGE = """\
  - vendor: vendor-{target:05}
    purpose: hosting
    locations: [{{place: "{place}", for: [storage]}}]
    agreement: {{status: signed, signed: 2022-01-01}}
"""
EVIDENCE = """\
evidence:
  - supports: [{routes}]
    document: Data processing agreement
    section: Annex I
    how: stated
    seen: 2026-06-01
"""
