"""Us, what we do with personal data, and what we published and promised."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from onward.inventory.mechanism import Mechanism
from onward.inventory.value import Day, Terms, Text, Unknown, route
from onward.inventory.vendor import Contact, Evidence
from onward.inventory.words import ActivityRole, Authorisation, Disclosure, Singled


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """A customer's written approval of one sub-processor."""

    vendor: str
    given: Day = None
    by: Text = None
    """Who gave it for the customer."""
    route: str = route()


@dataclass(frozen=True, slots=True, kw_only=True)
class Controller:
    """One on whose behalf we act: a named customer, or a group of customers."""

    name: Text = None
    group: Text = None
    country: Text = None
    """A country, `EEA`, or UNKNOWN."""
    subject_to: tuple[str, ...] | Unknown | None = None
    authorisation: Authorisation | Unknown | None = None
    """Art. 28(2) GDPR."""
    approvals: tuple[Approval, ...] | None = None
    """What it approved, where its authorisation is specific; (): nothing, None: not recorded."""
    mechanisms: tuple[Mechanism, ...] | None = None
    """Mechanisms for handing the data back to a controller outside the regime (module 4)."""
    route: str = route()


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """What we do with personal data (Art. 30 GDPR)."""

    id: str
    name: Text = None
    purpose: Text = None
    role: ActivityRole | Unknown | None = None
    controllers: tuple[Controller, ...] | None = None
    lawful_basis: Text = None
    subjects: Terms = None
    data: Terms = None
    retention: Text = None
    special_categories: Text = None
    """The condition of Art. 9(2) or 10 relied on, if such data is processed."""
    since: Day = None
    until: Day = None
    evidence: tuple[Evidence, ...] = ()
    reviewed: Day = None
    owner: Text = None
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
    evidence_months: int | None = None
    gate_accepts: tuple[str, ...] = ()
    """Findings of the gate that a change may bring."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A document that we published, and what it says."""

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
    transfers: Disclosure | Unknown | None = None
    """What it says of transfers."""
    countries: Terms = None
    """The countries outside to which it says that data go."""
    mechanisms: tuple[str, ...] | None = None
    """Ids of the instruments that it names as mechanisms."""
    route: str = route()


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What we promised the customers whose processor we are."""

    notice_days: int | Unknown | None = None
    objection_days: int | Unknown | None = None
    """Days to object after a notice; None: as many as of notice."""
    emergency_days: int | Unknown | None = None
    """Days of notice of a sub-processor that is engaged at once; None: as ever."""
    channel: Text = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTerm:
    """A word that an inventory declares for itself."""

    id: str
    title: str
    special: Singled | None = None
    """Where the law singles such data out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """Us, the exporter."""

    id: str
    name: Text = None
    legal_name: Text = None
    formerly: tuple[str, ...] = ()
    country: Text = None
    address: Text = None
    regimes: tuple[str, ...] | None = None
    """Ids of regimes where set; None: from country and day."""
    public: bool | None = None
    """A public authority; None: not recorded."""
    group: Text = None
    dpo: Contact | None = None
    representative: Contact | None = None
    """Of Art. 27 GDPR."""
    supervisory_authority: Text = None
    contact: Contact | None = None
    language: str | None = None
    measures: Terms = None
    customers: Promise | None = None
    frameworks: tuple[Mechanism, ...] | None = None
    """Certificates that we claim for ourselves, as importer of our customers' data."""
    mechanisms: tuple[Mechanism, ...] | None = None
    """Other mechanisms on which our customers' data reach us."""
    policy: Policy = Policy()
    notices: tuple[Notice, ...] = ()
    data_terms: tuple[OwnTerm, ...] = ()
    subject_terms: tuple[OwnTerm, ...] = ()
    measure_terms: tuple[OwnTerm, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    reviewed: Day = None
    origin: str = field(default="", compare=False)
