"""Write docs/records.md: every key of every record, with what may be written there.

Run `python scripts/write_records.py` after a change of a schema; a test fails where the page lags.
"""

from pathlib import Path

from onward.schema.page import pages

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "records.md"
HEAD = """\
# How to write the records

An inventory is a directory with one `organisation.yaml` and, below it, one YAML file for each
vendor, activity and waiver:

```
inventory/
  organisation.yaml      us: who and where we are, our notices, our own policy
  activities/*.yaml      what we do with personal data, and in which role
  vendors/*.yaml         who receives data, what for, where, under which agreement and mechanism
  waivers/*.yaml         findings that a named person accepts until a day
```

Three rules apply everywhere:

- **Write `unknown` for what you do not know.** It is never treated as compliant; `onward questions`
  turns it into a question. A key that is left out means: not recorded. `[]` means: there is none.
- **Ids connect the records.** The id of a record is the name of its file without `.yaml`. A service
  names the activities that it serves; a vendor names its sub-processors by their ids.
- **Days are days**, written `2026-03-31`; the last day of a period is included.

`onward new vendor ID` begins a record. `onward schema -o inventory/.onward` writes the schemas
with which an editor completes and explains each key. `onward words data`, `onward words subjects`
and `onward law` list the words. [docs/examples/inventory](examples/inventory) is a whole inventory.

## A vendor, step by step

A mail service in the United States that stores data in Ireland, with the DPF as transfer mechanism
and the standard contractual clauses as its fallback:

<!-- example: vendor -->
```yaml
kind: vendor
name: Acme Mail
legal_name: Acme Mail Inc.
country: US
role: processor
services:
  - id: mailing
    purpose: Sending invoices
    activities: [invoicing]
    data: [contact.email, contact.name]
    subjects: [customers]
    locations:
      - {place: "aws:eu-west-1", for: [storage], by: aws}
      - {place: US, for: [support], by: self}
agreement: {status: signed, signed: 2026-01-12, document: "https://acme.example/dpa"}
mechanisms:
  - instrument: eu-us-dpf
    certified:
      entity: Acme Mail Inc.
      listed_as: participant
      covers: [non-hr]
      since: 2025-06-01
      verified: 2026-11-01
  - instrument: eu-scc-2021-914
    status: signed
    signed: 2026-01-12
    with: Acme Mail Inc.
    modules: [2]
    assessment: {conclusion: equivalent, date: 2026-01-10, countries: [US]}
subprocessors:
  - {vendor: aws, purpose: hosting, serves: [mailing], agreement: {status: unknown}}
evidence:
  - supports: [/country, /legal_name]
    document: Data processing agreement
    how: stated
    seen: 2026-01-12
reviewed: 2026-11-01
```

Work from the contract and the vendor's list of sub-processors, in this order:

1. **Who**: `legal_name` and `country` are those of the company in the contract, not of its servers
   or its parent. Where a service differs from the rest, it has a `role` of its own.
2. **What for**: each service names the ids of its activities. If the activity is not recorded yet,
   `onward new activity ID` begins it; list the service's data and data subjects there too.
3. **Where**: one entry of `locations` for each place that stores data and each country from which
   people access it. `by` says who runs it: `self` or the id of a vendor.
4. **Under which mechanism**: `mechanisms` belongs to the party that receives the data outside. If
   the vendor itself is outside, it is a key of the vendor. If the vendor is inside and one of its
   sub-processors is outside, it is a key of that entry of `subprocessors`.
5. **Who else**: one entry of `subprocessors` for each, and a vendor record with
   `engaged: through-others` for a company that we do not use ourselves.
6. **How you know**: `evidence` names the document for each claim.

Then `onward check inventory/vendors/NAME.yaml` reports what is missing, and `onward transfers` on
the same file shows what follows from the record.

## What is known only in part

Write what the source says; it is judged as the worst that it may be, and asked for.

- The company is somewhere in the EEA: `country: EEA`. It is one of several, by account or region:
  `one_of: [{legal_name: Acme Ltd, country: IE}, {legal_name: Acme Inc., country: US}]`.
- A list names a country and not what for: `locations: [{place: DE, for: [unknown]}]`. If `country`
  is unknown, the place counts for the company too.
- No day says how far its use has come: `stage: planned` or `stage: dormant`.
- It was looked up on the list of a framework, and nothing relies on that:
  `{instrument: eu-us-dpf, relied_on: false, certified: {listed_as: not-listed}}`, with the day in
  `verified`.
- The data is anonymous, pseudonymous, or encrypted with our key: `form` of the service.

## A recipient that is no vendor

A tax authority, a court, an accountant or a lawyer receives personal data and decides itself what
to do with it. It is a vendor record with `role: controller`: no DPA is asked for, customers are not
informed of it, and a transfer to one outside is judged like any other. An authority says
`public: true`.

<!-- example: recipient -->
```yaml
kind: vendor
name: Federal tax authority
country: BE
public: true
role: controller
services:
  - id: returns
    purpose: Tax returns
    activities: [payroll]
    data: [financial, identity.national-number]
    subjects: [employees]
reviewed: 2026-11-01
```

This page is written by `scripts/write_records.py` from the schemas. `onward schema vendor --format
markdown` prints the part of one kind.

"""


def written() -> str:
    """The whole page."""
    return HEAD + pages()


def main() -> None:
    """Write the page anew."""
    PAGE.write_text(written(), "utf-8")


if __name__ == "__main__":
    main()
