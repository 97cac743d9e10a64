"""Inventories of any size from a seed: a realistic spread of countries, mechanisms, chains and
faults.

python -m benchmarks.generate DIR --vendors 10000 --seed 1
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks import texts

COUNTRIES = {"US": 40, "IE": 14, "NL": 9, "DE": 9, "LU": 5, "FR": 5, "GB": 8, "CH": 2}
COUNTRIES |= {"IN": 4, "IL": 1, "CA": 2, "JP": 1}
REGIONS = ("aws:eu-west-1", "aws:eu-central-1", "gcp:europe-west1")
INSIDE = frozenset({"IE", "NL", "DE", "LU", "FR"})
DECISIONS = {
    "CA": ("eu-adq-ca", "recipient-subject-to-pipeda"),
    "JP": ("eu-adq-jp", "recipient-appi-business-operator, supplementary-rules-apply"),
}
DATA = ("contact.email", "contact.name", "usage.web", "device.ip-address", "message.content")
SUBJECTS = ("customers", "website-visitors", "users", "employees", "prospects")
ACTIVITIES = 40
"""At most; an inventory of few vendors has half as many activities as vendors."""
FAULTY = 0.25
"""The share of vendors with a fault drawn; about half of them matter where they stand."""
FAULTS = (
    *("country", "place", "agreement", "announced", "abroad", "edge"),
    *("mechanisms", "mechanisms", "shield", "assessment", "assessment"),
)
"""What is wrong; the last five where a vendor outside rests on mechanisms."""


class Plan(NamedTuple):
    """What is drawn for a vendor before a line is written."""

    number: int
    country: str
    fault: str
    targets: tuple[int, ...]
    services: int


def inventory(root: Path, vendors: int, seed: int, *, edges: int = 0, services: int = 0) -> int:
    """Write one inventory; `edges` more chain edges, `services` more services on one vendor.

    Gives the number of vendors with a fault.
    """
    chance = random.Random(seed)
    for folder in ("vendors", "activities"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "organisation.yaml").write_text(texts.ORGANISATION)
    for number in range(_activities(vendors)):
        role = "processor" if number % 4 == 0 else "controller"
        text = texts.ACTIVITY.format(role=role, number=number)
        (root / "activities" / f"activity-{number}.yaml").write_text(text)
    plans = _plans(vendors, chance, edges, services)
    for plan in plans:
        text = "".join(_vendor(plan, plans, chance))
        (root / "vendors" / f"vendor-{plan.number:05}.yaml").write_text(text)
    return sum(1 for plan in plans if plan.fault)


def _activities(vendors: int) -> int:
    return min(ACTIVITIES, max(1, vendors // 2))


def _plans(vendors: int, chance: random.Random, edges: int, services: int) -> list[Plan]:
    """Chains run down the numbers; edges beyond them run any way, and so in rings too."""
    more: dict[int, set[int]] = {}
    for _ in range(edges):
        more.setdefault(chance.randrange(vendors), set()).add(chance.randrange(vendors))
    plans = []
    for number in range(vendors):
        country = chance.choices(list(COUNTRIES), list(COUNTRIES.values()))[0]
        fault = chance.choice(FAULTS) if chance.random() < FAULTY else ""
        if fault == "country":
            country = "unknown"
        count = (chance.random() < 0.6) + (chance.random() < 0.3)
        below = {chance.randrange(number, vendors) for _ in range(count)}
        targets = tuple(sorted((below | more.get(number, set())) - {number}))
        wide = services if number == 0 else 0
        plans.append(Plan(number, country, fault, targets, 1 + chance.randrange(2) + wide))
    return plans


def _vendor(plan: Plan, plans: Sequence[Plan], chance: random.Random) -> Iterator[str]:
    yield texts.VENDOR.format(number=plan.number, country=plan.country)
    if plan.fault != "announced":
        yield texts.ANNOUNCED
    if plan.country != "unknown":
        yield texts.PARENT.format(number=plan.number, country=plan.country)
    yield "services:\n"
    for service in range(plan.services):
        yield texts.SERVICE.format(
            service=service,
            activity=chance.randrange(_activities(len(plans))),
            data=", ".join(sorted(chance.sample(DATA, 3))),
            subjects=", ".join(sorted(chance.sample(SUBJECTS, 2))),
            place="unknown" if plan.fault == "place" else _place(plan.country, chance),
            support="IN" if plan.fault == "abroad" or plan.country == "IN" else plan.country,
        )
    reported = ["/name", "/country", "/services"]
    if plan.fault != "agreement":
        reported.append("/agreement")
        yield texts.AGREEMENT.format(number=plan.number)
    mechanisms = "".join(_mechanisms(plan, plan.fault, ""))
    if mechanisms:
        reported.append("/mechanisms")
        yield f"mechanisms:\n{mechanisms}"
    yield "subprocessors:\n" if plan.targets else "subprocessors: []\n"
    for target in plan.targets:
        yield from _edge(plan, plans[target], chance)
    yield texts.EVIDENCE.format(routes=", ".join(reported))


def _place(country: str, chance: random.Random) -> str:
    return chance.choice((country, *REGIONS)) if country in INSIDE else country


def _edge(plan: Plan, target: Plan, chance: random.Random) -> Iterator[str]:
    place = _place(target.country, chance)
    yield texts.EDGE.format(target=target.number, place=place)
    mechanisms = "".join(_mechanisms(target, "", "    "))
    if mechanisms and plan.fault != "edge":
        yield f"    mechanisms:\n{mechanisms}"


def _mechanisms(plan: Plan, fault: str, indent: str) -> Iterator[str]:
    """On what data reach a vendor: a framework and clauses, clauses, a decision, or nothing."""
    number, country = plan.number, plan.country
    if country in DECISIONS:
        decision, shown = DECISIONS[country]
        yield texts.DECISION.format(indent=indent, decision=decision, shown=shown)
    if country not in ("US", "IN") or fault == "mechanisms":
        return
    if fault == "shield" or (country == "US" and fault != "assessment"):
        framework = "eu-us-privacy-shield" if fault == "shield" else "eu-us-dpf"
        yield texts.FRAMEWORK.format(indent=indent, framework=framework, number=number)
    if fault != "shield":
        yield texts.CLAUSES.format(indent=indent, number=number)
        if fault != "assessment":
            yield texts.ASSESSMENT.format(indent=indent)


def main() -> None:
    """Read the arguments, write, and tell the share of faulty records."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--vendors", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--edges", type=int, default=0)
    parser.add_argument("--services", type=int, default=0)
    said = parser.parse_args()
    faulty = inventory(
        said.directory, said.vendors, said.seed, edges=said.edges, services=said.services
    )
    print(f"{faulty} of {said.vendors} vendors with a fault ({faulty / said.vendors:.0%})")


if __name__ == "__main__":
    main()
