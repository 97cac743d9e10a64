"""Inventories of every shape that the builders accept, each from a number.

A record is made whole and then loses a few keys, so that most of it means something. Drawing each
key with hypothesis would spend the time on drawing, and on shrinking what is better read whole.
"""

from random import Random
from typing import Any, Final

from onward.law.instrument import InstrumentKind
from onward.law.law import load

VENDORS: Final = ("anna", "bert", "carl", "dora", "emil")
COUNTRIES: Final = ("US", "GB", "CH", "DE", "NO", "JP", "CA", "IN", "BR", "SJ", "NC", "PR", "x-EPO")
SEATS: Final = (*COUNTRIES, "EEA", "CN", "x-EU")
PLACES: Final = (
    *("DE", "US", "IN", "GB", "EEA", "world", "aws:eu-west-2", "gcp:global", "x-CY-NORTH"),
    "unknown",
)
MEASURES: Final[tuple[list[str], ...]] = (
    ["encryption-keys-with-exporter"],
    ["pseudonymisation"],
    ["encryption-in-transit"],
    ["no-onward-transfer", "split-processing"],
    ["unknown"],
    [],
)
DAYS: Final = ("2019-03-01", "2020-07-16", "2021-09-27", "2022-11-30", "2025-01-01", "unknown")
LAST: Final = (*DAYS, "2031-01-01", "2031-01-01", "2031-01-01", "2031-01-01")
LOOKED: Final = ("2018-09-01", "2020-01-01", "2023-09-01", "2024-09-01", "2026-06-01", "2030-01-01")
FRAMEWORKS: Final = frozenset(
    row.id for row in load().instruments.values() if row.kind is InstrumentKind.FRAMEWORK
)
USUAL: Final = (
    "eu-scc-2021-914",
    "eu-us-dpf",
    "uk-us-data-bridge",
    "eu-us-privacy-shield",
    "eu-scc-2010-87",
    "uk-idta",
    "uk-addendum",
    "eu-bcr",
    "eu-art49",
    "unknown",
)
SHOWN: Final = [
    "recipient-subject-to-lgpd",
    "recipient-subject-to-pipeda",
    "recipient-appi-business-operator",
    "supplementary-rules-apply",
]
OPTIONS: Final = {"place": "unknown", "options": ["aws:eu-west-1", "aws:us-east-1"]}

Record = dict[str, Any]
Records = dict[str, Record]


def legal(name: str) -> str:
    """The legal name of a vendor."""
    return f"{name.capitalize()} Inc."


class Maker:
    """Makes records; the same ones from the same number."""

    def __init__(self, number: int) -> None:
        self.random = Random(number)
        self.one = self.random.choice

    def losing(self, whole: Record, *kept: str) -> Record:
        """The record without at most two of its keys, the kept ones never."""
        keys = sorted(set(whole) - set(kept))
        lost = self.random.sample(keys, min(len(keys), self.one((0, 0, 1, 2))))
        return {key: value for key, value in whole.items() if key not in lost}

    def mostly(self, usual: Any, *others: Any) -> Any:
        """The usual value three times out of four, else one of the others."""
        return usual if self.random.random() < 0.75 else self.one(others)

    def several(self, values: tuple[str, ...], most: int) -> list[str]:
        """Some of the values, each once."""
        return self.random.sample(values, self.random.randint(0, most))

    def mechanisms(self, own: str, *, excluding: bool = True) -> list[Record]:
        """Mechanisms as a record may name them for a vendor, each instrument once."""
        rows = (*load().instruments, *USUAL * 8)
        named = {self.one(rows) for _ in range(self.one((0, 1, 1, 2, 3)))}
        return [self.mechanism(each, own, excluding=excluding) for each in sorted(named)]

    def mechanism(self, instrument: str, own: str, *, excluding: bool = True) -> Record:
        """One mechanism; `excluding`: with exclusions as well."""
        listed = {
            "entity": self.mostly(legal(own), "Other Inc.", "unknown"),
            "listed_as": self.mostly("participant", "covered", "withdrawn", "unknown"),
            "covers": self.mostly(["hr", "non-hr"], ["non-hr"], ["hr"], ["unknown"]),
            "since": self.mostly("2017-01-01", *DAYS),
            "due": self.mostly("2031-01-01", *DAYS),
            "verified": self.mostly(self.one(LOOKED), *DAYS),
        }
        assessed = {
            "conclusion": self.mostly(
                "equivalent", "equivalent-with-measures", "not-equivalent", "not-made", "unknown"
            ),
            "date": self.mostly("2020-08-01", *DAYS),
            "countries": self.mostly(list(COUNTRIES), ["US"], ["unknown"]),
        }
        whole = {
            "instrument": instrument,
            "relied_on": self.mostly(True, False),
            "measures": self.one(MEASURES),
            "restrictions": self.one((["access by few"], [])),
            "authority": self.mostly("CNIL", "ICO (UK)", "unknown"),
            "status": self.mostly("signed", "incorporated", "stated", "planned", "unknown"),
            "signed": self.mostly(self.one(("2019-03-01", "2022-11-30")), *DAYS),
            "until": self.mostly("2031-01-01", *DAYS),
            "with": self.mostly(legal(own), "Other Inc.", "unknown"),
            "modules": self.mostly([1, 2, 3, 4], [2, 3], [1], ["unknown"]),
            "adapted": self.one(([], ["ch"])),
            "approved": self.mostly("2018-06-01", *DAYS),
            "variant": self.one(("controller", "processor", "unknown")),
            "members": self.mostly([legal(own)], ["Other Inc."], ["unknown"]),
            "letter": self.one(("a", "b", "d", "second-subparagraph", "unknown")),
            "shown": self.one((SHOWN, [])),
            "certified": self.losing(listed),
            "assessment": self.losing(assessed, "conclusion"),
        }
        if excluding:
            whole["processing_changed"] = self.one(LAST)
            whole["excluded_by"] = self.one(([], [], [], ["processing-changed"]))
        return self.losing(whole, "instrument")

    def places(self, own: str) -> list[Record]:
        """Places that a vendor works from, run by itself, by others or by nobody known."""
        others = [name for name in VENDORS if name != own]
        found = [
            self.losing(
                {
                    "place": place,
                    "by": self.one(("self", "self", "unknown", *others)),
                    "for": self.one((["storage"], ["support"], ["unknown"])),
                    "since": self.one(DAYS),
                },
                "place",
            )
            for place in self.several(PLACES[:-1], 3)
        ]
        match self.random.randint(0, 5):
            case 0:
                return [*found, {**OPTIONS, "chosen_by": self.one(("us", "customer"))}]
            case 1:
                return [*found, {"place": "unknown"}]
            case _:
                return found

    def service(self, own: str) -> Record:
        """What we use a vendor for."""
        whole = {
            "id": "mail",
            "activities": self.one((["ours"], ["theirs"], ["ours", "theirs"], ["unknown"])),
            "role": self.one(("processor", "processor", "controller", "joint-controller", "none")),
            "data": self.one(
                (["contact.email"], ["health"], ["employment.payroll"], ["unknown"], [])
            ),
            "form": self.mostly("clear", "pseudonymous", "encrypted", "anonymous", "unknown"),
            "clear_text": self.one(("needed", "not-needed", "unknown")),
            "stage": self.mostly("in-use", "planned", "dormant", "unknown"),
            "since": self.one(DAYS),
            "announced": self.one(DAYS),
            "objections_heard": self.one(DAYS),
            "emergency": self.mostly(False, True),
            "subjects": self.one((["customers"], ["employees", "customers"], ["employees"])),
            "locations": self.places(own),
            "frequency": self.one(("continuous", "occasional", "unknown")),
            "until": self.one(LAST),
        }
        return self.losing(whole, "id")

    def edge(self, to: str) -> Record:
        """An entry of `subprocessors`."""
        agreement = {
            "status": self.one(("signed", "stated", "missing", "unknown")),
            "signed": self.one(DAYS),
            "expires": self.one(LAST),
        }
        whole = {
            "vendor": to,
            "locations": self.places(to),
            "mechanisms": self.mechanisms(to),
            "agreement": self.losing(agreement, "status"),
            "until": self.one(LAST),
        }
        if self.random.random() < 0.3:
            whole["serves"] = ["mail"]
        return self.losing(whole, "vendor")

    def vendor(self, own: str) -> Record:
        """One vendor, whose edges may lead to any other and to itself."""
        whole = {
            "kind": "vendor",
            "name": own.capitalize(),
            "legal_name": legal(own),
            "country": self.one((*SEATS, *("US", "DE") * 4, "unknown")),
            "one_of": self.companies(own),
            "agreement": self.contract(),
            "certificates": self.several_certificates(),
            "approval": {"verdict": self.one(("approved", "rejected", "unknown"))},
            "services": [self.service(own)],
            "role": self.one(("processor", "controller", "unknown")),
            "engaged": self.one(("by-us", "by-us", "through-others", "by-customer")),
            "group": self.mostly(False, True),
            "public": self.mostly(False, True),
            "subject_to": self.one(([], [], ["EU"])),
            "mechanisms": self.mechanisms(own),
            "subprocessors": [
                *(self.edge(to) for to in sorted(self.several(VENDORS, 3))),
                *(self.edge("unknown") for _ in range(self.one((0, 0, 1, 2)))),
            ],
        }
        return self.losing(whole, "kind", "name", "services")

    def companies(self, own: str) -> list[Record]:
        """Companies of which a vendor is one; seldom."""
        if self.random.random() < 0.8:
            return []
        names = (legal(own), "Other Inc.", "unknown")
        return [
            self.losing({"legal_name": self.one(names), "country": self.one(SEATS)}, "country")
            for _ in range(2)
        ]

    def contract(self) -> Record:
        """A DPA, with what it says of sub-processors."""
        whole = {
            "status": self.mostly("signed", "stated", "requested", "missing", "unknown"),
            "signed": self.one(DAYS),
            "authorisation": self.one(("general", "specific", "unknown")),
            "notice_days": self.one((10, 30, "unknown")),
            "objection_days": self.one((5, "unknown")),
            "emergency_days": self.one((2, "unknown")),
            "expires": self.one(LAST),
            "renewal": {"on": self.one(LAST), "automatic": self.one((True, False))},
        }
        return self.losing(whole, "status")

    def several_certificates(self) -> list[Record]:
        """Certificates on a standard."""
        return [{"standard": "ISO/IEC 27001", "until": self.one(LAST)}] if self.one((0, 1)) else []

    def controller(self, name: str) -> Record:
        """A customer on whose behalf we act."""
        whole = {
            "name": legal(name),
            "country": self.one((*COUNTRIES, "EEA", "unknown")),
            "subject_to": self.one(([], ["EU"])),
            "authorisation": self.one(("general", "specific", "unknown")),
            "approvals": [{"vendor": self.one(VENDORS), "given": self.one(DAYS)}],
            "mechanisms": self.mechanisms(name),
        }
        return self.losing(whole, "name")

    def records(self) -> Records:
        """A whole inventory: us, two activities, five vendors."""
        ours = {
            "kind": "organisation",
            "name": "Example",
            "legal_name": legal("emil"),
            "country": self.one(("BE", "BE", "GB", "CH", "US", "BR", "unknown")),
            "regimes": self.one((["EU"], ["EU"], ["EU", "UK", "CH"], ["UK"], [])),
            "public": self.mostly(False, True),
            "customers": {"notice_days": 30, "objection_days": self.one((10, "unknown"))},
            "policy": {"framework_needs_fallback": self.one((True, False))},
            "frameworks": self.mechanisms("emil"),
            "mechanisms": self.mechanisms("emil"),
        }
        customers = [self.controller(name) for name in self.several(("carl", "dora"), 2)]
        return {
            "organisation": self.losing(ours, "kind", "name"),
            "activities/ours": {"kind": "activity", "role": "controller"},
            "activities/theirs": {
                "kind": "activity",
                "role": "processor",
                "controllers": customers,
            },
            **{f"vendors/{name}": self.vendor(name) for name in VENDORS},
        }
