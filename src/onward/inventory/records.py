"""The records of an inventory: what they say, and nothing that is concluded from it.

Every value keeps four cases apart: a fact, `UNKNOWN` (the record says that nobody knows), `None`
(nothing is recorded) and, for lists, the empty tuple (recorded: none). Lists that are sets are
sorted and without repeats, so that two records that say the same are equal; `safeguards` and
`options` keep their order. `route` and `origin` tell where a thing is written and never count when
records are compared.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Final, TypeAlias


class Unknown(Enum):
    """The word `unknown` in a record: a fact about what we know, never a value."""

    UNKNOWN = "unknown"


UNKNOWN: Final = Unknown.UNKNOWN
Text: TypeAlias = str | Unknown | None
Day: TypeAlias = date | Unknown | None
Terms: TypeAlias = tuple[str, ...] | Unknown | None
"""A list of words: () is none, UNKNOWN is `[unknown]`, None is not recorded."""


def _route() -> str:
    return field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A person or desk that answers for a party."""

    name: Text = None
    position: Text = None
    email: Text = None
    address: Text = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A place where data rests or from which they are reached."""

    place: str | Unknown
    """A country, a region (`aws:eu-west-1`), a zone (`EEA`, `world`), an `x-` organisation."""
    uses: Terms = None
    """The key `for`: storage, processing, support, administration, backup, development."""
    by: Text = None
    """`self`, the id of a vendor, UNKNOWN, or None where nobody says who runs the place."""
    country: Text = None
    """The vendor's claim of the country behind a region."""
    options: tuple[str, ...] = ()
    chosen_by: Text = None
    """us | customer, where `options` are to be chosen from."""
    since: Day = None
    until: Day = None
    route: str = _route()


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """One service of a vendor, for which data are disclosed to it."""

    id: str
    purpose: Text = None
    activities: Terms = None
    role: Text = None
    """processor | controller | joint-controller | none, else the role of the vendor."""
    data: Terms = None
    subjects: Terms = None
    locations: tuple[Location, ...] | None = None
    clear_text: Text = None
    """needed | not-needed."""
    frequency: Text = None
    """continuous | occasional."""
    nature: Text = None
    retention: Text = None
    products: tuple[str, ...] = ()
    when: Text = None
    since: Day = None
    until: Day = None
    announced: Day = None
    route: str = _route()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """The contract of Art. 28 GDPR (DPA) with a processor, or the arrangement of Art. 26."""

    status: str | Unknown
    """signed | incorporated | stated | requested | refused | missing | not-required."""
    signed: Day = None
    document: Text = None
    sha256: str | None = None
    authorisation: Text = None
    """specific | general (Art. 28(2))."""
    notice_days: int | Unknown | None = None
    letters: Mapping[str, str | Unknown] = field(default_factory=dict)
    """Letters a to h of Art. 28(3): yes | no | UNKNOWN."""
    cites: tuple[str, ...] = ()
    """Ids of retired names that the document cites (`directive-95-46`, `wbp`)."""
    expires: Day = None
    since: Day = None
    until: Day = None
    announced: Day = None
    route: str = _route()


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """A recipient's entry on the list of a framework."""

    entity: Text = None
    listed_as: Text = None
    """participant | covered | inactive | withdrawn | not-listed."""
    covers: Terms = None
    """hr, non-hr."""
    since: Day = None
    due: Day = None
    """The day by which the recipient has to certify again."""
    verified: Day = None
    """The day on which somebody of us looked at the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """A transfer impact assessment (Clause 14 of the SCC, EDPB Recommendations 01/2020)."""

    conclusion: str | Unknown
    """equivalent | equivalent-with-measures | not-equivalent | not-made."""
    date: Day = None
    countries: Terms = None
    document: Text = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Safeguard:
    """A ground that a record names for a transfer: an instrument, and what was done for it."""

    instrument: str | Unknown
    status: Text = None
    """signed | incorporated | stated | planned."""
    signed: Day = None
    party: Text = None
    """The key `with`: the legal name of the importer that signed."""
    modules: tuple[int, ...] | Unknown | None = None
    adapted: tuple[str, ...] | None = None
    """`ch`: adapted to Swiss law as the FDPIC asks."""
    certified: Certificate | None = None
    assessment: Assessment | None = None
    measures: Terms = None
    restrictions: Terms = None
    """Extra restrictions for sensitive data (Annex I.B)."""
    shown: tuple[str, ...] = ()
    """Conditions of the instrument that were shown to be met."""
    excluded_by: tuple[str, ...] = ()
    """Exclusions of the instrument that apply."""
    processing_changed: Day = None
    letter: Text = None
    """Art. 49(1): a to g, or `second-subparagraph`."""
    variant: Text = None
    """Binding corporate rules: controller | processor."""
    approved: Day = None
    authority: Text = None
    members: tuple[str, ...] | Unknown | None = None
    """Legal names of the companies bound by binding corporate rules."""
    since: Day = None
    until: Day = None
    announced: Day = None
    route: str = _route()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One entry of `subprocessors`: the vendor passes data on to that party."""

    vendor: str | Unknown
    purpose: Text = None
    serves: tuple[str, ...] | None = None
    """Ids of the services of the vendor behind which that party stands; None: all."""
    data: Terms = None
    locations: tuple[Location, ...] | None = None
    safeguards: tuple[Safeguard, ...] | None = None
    agreement: Agreement | None = None
    since: Day = None
    until: Day = None
    announced: Day = None
    route: str = _route()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a claim of a record comes from."""

    supports: tuple[str, ...] = ()
    """Routes in the same record."""
    contradicts: tuple[str, ...] = ()
    document: Text = None
    section: Text = None
    how: Text = None
    """stated | inferred | confirmed."""
    confidence: Text = None
    """seen | memory."""
    seen: Day = None
    dangling: tuple[tuple[str, str], ...] = field(default=(), compare=False, repr=False)
    """The routes that lead to nothing, each with its first step that is not there."""
    route: str = _route()


@dataclass(frozen=True, slots=True, kw_only=True)
class Parent:
    """The company that controls a vendor."""

    legal_name: Text = None
    country: Text = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vendor:
    """A third party and what we use it for."""

    id: str
    name: Text = None
    legal_name: Text = None
    country: Text = None
    """Of the entity we contract with: ISO 3166-1 alpha-2, XK, x-EPO, x-EU or x-IO."""
    parent: Parent | None = None
    group: bool = False
    public: bool = False
    subject_to: tuple[str, ...] | Unknown | None = None
    address: Text = None
    contact: Contact | None = None
    also_known_as: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    role: Text = None
    """processor | controller | joint-controller | none: the default for its services."""
    engaged: str = "by-us"
    """by-us | by-customer | through-others."""
    since: Day = None
    until: Day = None
    announced: Day = None
    services: tuple[Service, ...] = ()
    agreement: Agreement | None = None
    safeguards: tuple[Safeguard, ...] | None = None
    subprocessors: tuple[Edge, ...] | None = None
    evidence: tuple[Evidence, ...] = ()
    reviewed: Day = None
    owner: Text = None
    visibility: str | None = None
    """public | internal."""
    origin: str = field(default="", compare=False)
    """The path of the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Controller:
    """One on whose behalf we act: a named customer, or a group of customers."""

    name: Text = None
    group: Text = None
    country: Text = None
    """A country, `EEA`, or UNKNOWN."""
    subject_to: tuple[str, ...] | Unknown | None = None
    authorisation: Text = None
    safeguards: tuple[Safeguard, ...] | None = None
    """Grounds for handing the data back to a controller outside the regime (module 4)."""
    route: str = _route()


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """What we do with personal data (Art. 30 GDPR)."""

    id: str
    name: Text = None
    purpose: Text = None
    role: Text = None
    """controller | joint-controller | processor."""
    controllers: tuple[Controller, ...] | None = None
    lawful_basis: Text = None
    subjects: Terms = None
    data: Terms = None
    retention: Text = None
    special_categories: Text = None
    """The condition of Art. 9(2) or 10 relied on, where such data are processed."""
    since: Day = None
    until: Day = None
    announced: Day = None
    evidence: tuple[Evidence, ...] = ()
    reviewed: Day = None
    owner: Text = None
    visibility: str | None = None
    origin: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Our own rule, stricter than the law."""

    allowed: tuple[str, ...] | None = None
    """Countries and zones to which data may go; None: no rule."""
    by_data: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    framework_needs_fallback: bool = False
    horizon_days: int | None = None
    review_months: int | None = None
    assessment_months: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A document that we published, and what it tells."""

    document: Text = None
    version: Text = None
    dated: Day = None
    seen: Day = None
    cites: tuple[str, ...] = ()
    """Ids of retired names that it cites."""
    authority: Text = None
    recipients: tuple[str, ...] | None = None
    """Ids of the vendors that it names as recipients."""
    mentions: tuple[str, ...] = ()
    """Ids of the vendors that it names at all."""
    transfers: Text = None
    """told | not-told."""
    grounds: tuple[str, ...] | None = None
    """Ids of the instruments that it names as grounds."""
    route: str = _route()


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What we promised the customers whose processor we are."""

    notice_days: int | Unknown | None = None
    channel: Text = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTerm:
    """A word that an inventory declares for itself."""

    id: str
    title: str
    special: str | None = None
    """`9` or `10`: the article of the GDPR that singles such data out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """Us, the exporter."""

    id: str
    name: Text = None
    legal_name: Text = None
    country: Text = None
    address: Text = None
    regimes: tuple[str, ...] | None = None
    """EU, UK, CH where set; None: from country and day."""
    public: bool = False
    """A public authority."""
    group: Text = None
    dpo: Contact | None = None
    representative: Contact | None = None
    """Of Art. 27 GDPR."""
    supervisory_authority: Text = None
    contact: Contact | None = None
    language: str | None = None
    measures: Terms = None
    customers: Promise | None = None
    frameworks: tuple[Safeguard, ...] | None = None
    """Certificates that we claim for ourselves, as importer of our customers' data."""
    safeguards: tuple[Safeguard, ...] | None = None
    """Other grounds on which our customers' data reach us."""
    policy: Policy = Policy()
    notices: tuple[Notice, ...] = ()
    data_terms: tuple[OwnTerm, ...] = ()
    subject_terms: tuple[OwnTerm, ...] = ()
    measure_terms: tuple[OwnTerm, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    reviewed: Day = None
    origin: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """An exception with an end: it silences CI, never a footing."""

    id: str
    rule: str
    subject: str
    cause: str
    reason: str
    remedy: str
    approved_by: str
    approved_on: date
    expires: date
    covers: tuple[str, ...] | None = None
    """What the finding covered when it was waived; None: not recorded."""
    origin: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Inventory:
    """A whole inventory in which every reference and every term resolves."""

    id: str
    path: str
    organisation: Organisation
    vendors: Mapping[str, Vendor]
    """By id, in the order of the ids; activities and waivers too."""
    activities: Mapping[str, Activity]
    waivers: Mapping[str, Waiver]
