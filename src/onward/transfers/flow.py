"""Flows: one disclosure from one legal person to another."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from onward.diagnostic import Place
from onward.inventory.evidence import overlap
from onward.inventory.mechanism import Mechanism
from onward.inventory.value import Day, Terms, Text, Unknown, known
from onward.inventory.vendor import Agreement, Company, Location
from onward.inventory.words import ClearText, Frequency
from onward.terms.company import same_company


class Kind(Enum):
    """Which way a flow runs."""

    OWN = "own"
    """We disclose to the entity that we contract with."""
    CHAIN = "chain"
    """A vendor passes data on."""
    CUSTOMER = "customer"
    """We hand data back to a customer outside the regime."""
    INBOUND = "inbound"
    """A customer discloses to us, who are outside its regime: its transfer, not ours."""


class Role(Enum):
    """What a party is on an edge."""

    CONTROLLER = "controller"
    JOINT_CONTROLLER = "joint-controller"
    PROCESSOR = "processor"
    UNKNOWN = "unknown"

    @property
    def decides(self) -> bool:
        """Whether the party is a controller, alone or jointly."""
        return self in (Role.CONTROLLER, Role.JOINT_CONTROLLER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A legal person at one end of a flow."""

    id: str
    """`us`, the id of a vendor, `customers`, or `unnamed`."""
    name: str
    """What to call it; for an unnamed one what it does."""
    named: bool = True
    legal_name: Text = None
    formerly: tuple[str, ...] = ()
    """Former names of the same company: what was signed under one binds it."""
    country: Text = None
    """UNKNOWN where it is one of several companies."""
    one_of: tuple[Company, ...] = ()
    """The companies of which it is one, where it is not known which."""
    subject_to: tuple[str, ...] = ()
    group: bool = False
    public: bool | None = None
    """A public authority; None: not recorded."""
    from_catalogue: tuple[str, ...] = ()
    """Routes of its record for which the catalogue is the only evidence."""
    at: Place = field(default=Place(""), compare=False)

    def is_company(self, name: Text) -> bool | None:
        """Whether a full name is, or was, that of this company; None where that can't be said.

        A former name that the catalogue alone has is for us to compare.
        """
        own = same_company(name, self.legal_name)
        if own is not False or not self.formerly:
            return own
        former = {same_company(name, each) for each in self.formerly}
        uncompared = any(overlap("/formerly", route) for route in self.from_catalogue)
        if True in former and not uncompared:
            return True
        return None if former - {False} else False


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """One disclosure from exporter to importer, as it follows from the records on a day."""

    kind: Kind
    subject: str
    """`sendgrid@US`, `sendgrid>aws@US`, `customers@US`, `in@US`."""
    exporter: Party
    importer: Party
    exporter_roles: frozenset[Role]
    importer_role: Role
    our_roles: frozenset[Role] = frozenset()
    """What we are for the data, also where a vendor passes them on."""
    services: tuple[str, ...]
    """Ids of the services (own, chain) or activities (customer, inbound) behind the flow."""
    data: Terms
    subjects: Terms
    country: str | Unknown | None
    """Of the importer, as recorded."""
    through: tuple[str, ...] = ()
    """Ids of the vendors that pass data on to the exporter, which this chain edge carries too."""
    further: tuple[Location, ...] = ()
    """The other places that the importer works from itself."""
    places: tuple[Location, ...] = ()
    """Every place recorded for the flow."""
    mechanisms: tuple[Mechanism, ...] | None = None
    """Those on which it relies; None: not recorded."""
    found: tuple[Mechanism, ...] = ()
    """What else was found of mechanisms, on which it does not rely."""
    agreement: Agreement | None = None
    regimes: tuple[str, ...] = ()
    """Whose law judges it; empty: none is known."""
    onward: bool = False
    """The exporter stands outside: bound by the mechanism on which the data reached it (Art.
    44).
    """
    frequency: Frequency | Unknown | None = None
    clear_text: ClearText | Unknown | None = None
    form: str = ""
    """`pseudonymous` or `encrypted` with our key, where all of the data is; empty otherwise."""
    staff_data: bool = False
    """Data of our own staff are among it."""
    staff_unknown: bool = False
    """Data of our own staff may be among it: the record says that it is unknown whose it is."""
    other_data: bool = True
    """Data of others are among it."""
    sensitive: tuple[str, ...] = ()
    """Its data that the law singles out."""
    since: Day = None
    at: Place = field(default=Place(""), compare=False)
    mechanism_at: Place = field(default=Place(""), compare=False)
    """Where its mechanisms are, or would be, recorded."""

    @property
    def code(self) -> str:
        """The country of the importer, or `unknown`."""
        return known(self.country, "unknown")

    @property
    def ends(self) -> tuple[str, str]:
        """What tells exporter and importer from others: an id; of one without, who engages it."""
        return self._end(self.exporter), self._end(self.importer)

    def _end(self, party: Party) -> str:
        if party.id == "customers":
            return f"customers:{party.name}"
        if party.id == "unnamed" and not party.named:
            return f"unnamed:{self.exporter.id}:{self.code}"
        return party.id


@dataclass(frozen=True, slots=True)
class Abroad:
    """A place outside run by an importer inside: no transfer, but Art. 32 and 48 GDPR."""

    vendor: str
    services: tuple[str, ...]
    """Ids of the services behind it: ours, or those of the vendor that passes the data on."""
    country: str
    location: Location
    at: Place


@dataclass(frozen=True, slots=True)
class Flows:
    """Everything derived from one inventory for one day."""

    day: date
    flows: tuple[Flow, ...]
    abroad: tuple[Abroad, ...]
    regimes: tuple[str, ...] | None
    """Ours on the day; None where none is known."""
    by_vendor: Mapping[str, tuple[Flow, ...]]
    """The flows that go to each vendor."""
    planned: tuple[str, ...] = ()
    """`acme/mailing`: the services that are planned without a day, and give no flow yet."""
