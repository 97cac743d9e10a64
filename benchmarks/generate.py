"""Inventories of any size from a seed: a realistic spread of countries, grounds, chains and faults.

    python benchmarks/generate.py DIR --vendors 10000 --seed 1
"""

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

COUNTRIES = {"US": 38, "IE": 14, "NL": 9, "DE": 9, "LU": 5, "FR": 5, "GB": 8, "CH": 2, "IN": 3}
COUNTRIES |= {"IL": 1, "CA": 2, "JP": 1, "BR": 1, "unknown": 2}
REGIONS = ("aws:eu-west-1", "aws:eu-central-1", "aws:us-east-1", "gcp:europe-west1")
DATA = ("contact.email", "contact.name", "usage.web", "device.ip-address", "message.content")
SUBJECTS = ("customers", "website-visitors", "users", "employees", "prospects")
ACTIVITIES = 40


def inventory(root: Path, vendors: int, seed: int, *, edges: int = 0, services: int = 0) -> None:
    """Write one inventory; `edges` more chain edges, `services` more services on one vendor."""
    chance = random.Random(seed)  # noqa: S311 - a spread, not a secret
    for folder in ("vendors", "activities"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "organisation.yaml").write_text(ORGANISATION)
    for number in range(ACTIVITIES):
        role = "processor" if number % 4 == 0 else "controller"
        text = ACTIVITY.format(role=role, number=number)
        (root / "activities" / f"activity-{number}.yaml").write_text(text)
    extra = [chance.randrange(vendors) for _ in range(edges)]
    more: dict[int, int] = {}
    for at in extra:
        more[at] = more.get(at, 0) + 1
    for number in range(vendors):
        wide = services if number == 0 else 0
        text = "".join(_vendor(number, vendors, chance, more.get(number, 0), wide))
        (root / "vendors" / f"vendor-{number:05}.yaml").write_text(text)


def _vendor(
    number: int, vendors: int, chance: random.Random, edges: int, services: int
) -> Iterator[str]:
    country = chance.choices(list(COUNTRIES), list(COUNTRIES.values()))[0]
    yield VENDOR.format(number=number, country=country, activity=chance.randrange(ACTIVITIES))
    if country != "unknown":
        yield f"parent: {{legal_name: Parent {number} Inc., country: {country}}}\n"
    yield "services:\n"
    for service in range(1 + chance.randrange(2) + services):
        yield SERVICE.format(
            service=service,
            activity=chance.randrange(ACTIVITIES),
            data=", ".join(sorted(chance.sample(DATA, 3))),
            subjects=", ".join(sorted(chance.sample(SUBJECTS, 2))),
            place=country if country == "unknown" else chance.choice((country, *REGIONS)),
            support=chance.choice(("IN", "US", "IE", country)),
        )
    agreed = chance.random() < 0.9
    if agreed:
        yield AGREEMENT.format(number=number)
    if country in ("US", "IN") and chance.random() < 0.93:
        yield GROUNDS.format(number=number, framework=chance.choice(FRAMEWORKS))
    count = edges + (chance.random() < 0.6) + (chance.random() < 0.3)
    targets = sorted({chance.randrange(vendors) for _ in range(count)} - {number})
    yield "subprocessors:\n" if targets else "subprocessors: []\n"
    for target in targets:
        yield EDGE.format(target=target)
    told = ["/agreement"] if agreed else []
    told += ["/parent"] if country != "unknown" else []
    yield EVIDENCE.format(routes=", ".join(["/name", "/country", "/services", *told]))


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
subjects: [customers, users]
data: [contact.email, contact.name]
retention: seven years
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
FRAMEWORKS = ("eu-us-dpf", "eu-us-dpf", "eu-us-dpf", "eu-us-privacy-shield")
GROUNDS = """\
safeguards:
  - instrument: {framework}
    certified:
      entity: Vendor {number} Inc.
      listed_as: participant
      covers: [hr, non-hr]
      since: 2023-08-01
      due: 2027-08-01
      verified: 2026-03-01
  - instrument: eu-scc-2021-914
    status: incorporated
    signed: 2022-11-30
    with: Vendor {number} Inc.
    modules: [2, 3]
    assessment:
      date: 2026-07-31
      countries: [US, IN]
      conclusion: equivalent
    restrictions: []
"""
EDGE = """\
  - vendor: vendor-{target:05}
    purpose: hosting
    locations: [{{place: "aws:us-east-1", for: [storage]}}]
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


def main() -> None:
    """Read the arguments and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--vendors", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--edges", type=int, default=0)
    parser.add_argument("--services", type=int, default=0)
    said = parser.parse_args()
    inventory(
        said.directory, said.vendors, said.seed, edges=said.edges, services=said.services
    )


if __name__ == "__main__":
    main()
