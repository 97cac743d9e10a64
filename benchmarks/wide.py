"""One record made as wide as its bounds allow, in each way in which its lists multiply.

python -m benchmarks.wide DIR --shape mechanisms --size 140
"""

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

HOME = "kind: organisation\nname: Example NV\ncountry: BE\nregimes: [EU, UK, CH]\n"
ACTIVITY = "kind: activity\npurpose: Sending invoices\nrole: controller\n"
VENDOR = (
    "kind: vendor\nname: {name}\nlegal_name: {name} Inc.\ncountry: {country}\nrole: processor\n"
)
CLAUSES = "- {instrument: eu-scc-2021-914, status: signed, signed: 2022-01-01}\n"
FRAMEWORKS = "".join(
    f"- {{instrument: {name}, certified: {{entity: Wide Inc., listed_as: participant,"
    " covers: [non-hr], verified: 2026-09-01}}\n"
    for name in ("eu-us-dpf", "uk-us-data-bridge", "ch-us-dpf")
)
ASSESSED = (
    "- {instrument: eu-scc-2021-914, status: signed, signed: 2022-01-01, with: Wide Inc.,"
    " modules: [2], assessment: {date: 2023-01-01, countries: [US], conclusion: equivalent}}\n"
)
SERVICE = "- {{id: s{n}, data: [contact.email], activities: [billing]}}\n"


def mechanisms(size: int) -> Iterator[str]:
    """So many services, and so many mechanisms for each of them."""
    yield "services:\n" + "".join(SERVICE.format(n=n) for n in range(size))
    yield "mechanisms:\n" + CLAUSES * size


def edges(size: int) -> Iterator[str]:
    """So many services, and so many sub-processors for all of them."""
    yield "services:\n" + "".join(SERVICE.format(n=n) for n in range(size))
    yield "subprocessors:\n" + "- {vendor: behind}\n" * size


def serves(size: int) -> Iterator[str]:
    """So many services, each with a sub-processor of its own, under a contract and a framework."""
    about = "activities: [billing], data: [contact.email], locations: [{place: US}]"
    yield "services:\n" + "".join(f"- {{id: s{n}, {about}}}\n" for n in range(size))
    yield f"mechanisms:\n{FRAMEWORKS}{ASSESSED}"
    contract = "agreement: {status: signed, signed: 2022-01-01}"
    named = (f"- {{vendor: behind, serves: [s{n}], {contract}}}\n" for n in range(size))
    yield "subprocessors:\n" + "".join(named)


def words(size: int) -> Iterator[str]:
    """So many wrong items in one list."""
    yield "also_known_as:\n" + "- unknown\n" * size


def faults(size: int) -> Iterator[str]:
    """So many faults in so many services."""
    yield "services:\n" + "".join(f"- {{id: S {n}, activities: [none-{n}]}}\n" for n in range(size))


def evidence(size: int) -> Iterator[str]:
    """So many routes that lead nowhere."""
    routes = ", ".join(f"/a{n}" for n in range(size))
    yield f"evidence: [{{document: Policy, supports: [{routes}]}}]\n"


SHAPES: dict[str, tuple[Callable[[int], Iterator[str]], int]] = {
    "mechanisms": (mechanisms, 140),
    "edges": (edges, 500),
    "serves": (serves, 2000),
    "words": (words, 50_000),
    "faults": (faults, 15_000),
    "evidence": (evidence, 45_000),
}
"""What writes each shape, and the largest size that its bounds allow, in round numbers."""


def wide(root: Path, shape: str, size: int) -> None:
    """Write an inventory with one record of that shape."""
    for folder in ("vendors", "activities"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "organisation.yaml").write_text(HOME)
    (root / "activities" / "billing.yaml").write_text(ACTIVITY)
    record = VENDOR.format(name="Wide", country="US") + "".join(SHAPES[shape][0](size))
    (root / "vendors" / "wide.yaml").write_text(record)
    (root / "vendors" / "behind.yaml").write_text(VENDOR.format(name="Behind", country="IN"))


def main() -> None:
    """Read the arguments and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--shape", choices=sorted(SHAPES), default="mechanisms")
    parser.add_argument("--size", type=int)
    said = parser.parse_args()
    wide(said.directory, said.shape, said.size or SHAPES[said.shape][1])


if __name__ == "__main__":
    main()
