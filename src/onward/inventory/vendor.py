"""A third party, what we use it for, and whom it passes data on to."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from onward.inventory.mechanism import Mechanism
from onward.inventory.value import UNKNOWN, Day, Terms, Text, Unknown, route
from onward.inventory.words import (
    AgreementStatus,
    Authorisation,
    Certainty,
    Chooser,
    ClearText,
    Confidence,
    DataForm,
    Engagement,
    Frequency,
    Promised,
    Risk,
    Stage,
    VendorRole,
    Verdict,
    Visibility,
)


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
    """`self`, the id of a vendor, UNKNOWN, or None where it is not recorded who runs the place."""
    country: Text = None
    """The vendor's claim of the country behind a region."""
    options: tuple[str, ...] = ()
    chosen_by: Chooser | Unknown | None = None
    """Who chooses from `options`."""
    since: Day = None
    until: Day = None
    route: str = route()

    @property
    def open_options(self) -> tuple[str, ...]:
        """The options, unless it is ours to choose and `place` says which one we chose."""
        made = self.place is not UNKNOWN and self.chosen_by != "customer"
        return () if made else self.options


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """One service of a vendor, for which it receives data."""

    id: str
    purpose: Text = None
    activities: Terms = None
    role: VendorRole | Unknown | None = None
    """None: the role of the vendor."""
    data: Terms = None
    subjects: Terms = None
    locations: tuple[Location, ...] | None = None
    clear_text: ClearText | Unknown | None = None
    form: DataForm | Unknown | None = None
    """The form in which the vendor receives the data."""
    frequency: Frequency | Unknown | None = None
    nature: Text = None
    retention: Text = None
    products: tuple[str, ...] = ()
    when: Text = None
    stage: Stage | Unknown | None = None
    """None: that of the vendor."""
    since: Day = None
    until: Day = None
    announced: Day = None
    """The day on which we informed our customers of it (Art. 28(2) GDPR)."""
    objections_heard: Day = None
    """The day by which customers who were informed late had been heard."""
    emergency: bool | None = None
    """We had to engage it at once."""
    route: str = route()


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """How an agreement is renewed."""

    on: Day = None
    """The next day on which it is."""
    automatic: bool | None = None
    """It renews itself unless somebody gives notice; None: not recorded."""
    term_months: int | None = None
    notice_days: int | None = None
    """Days before that day by which notice must be given to end it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """The contract of Art. 28 GDPR (DPA) with a processor, or the arrangement of Art. 26."""

    status: AgreementStatus | Unknown
    signed: Day = None
    document: Text = None
    sha256: str | None = None
    authorisation: Authorisation | Unknown | None = None
    """Art. 28(2) GDPR."""
    notice_days: int | Unknown | None = None
    objection_days: int | Unknown | None = None
    """Days to object after a notice; None: as many as of notice."""
    emergency_days: int | Unknown | None = None
    """Days of notice of a sub-processor that has to be replaced at once."""
    letters: Mapping[str, Promised | Unknown] = field(default_factory=dict)
    """Letters a to h of Art. 28(3) GDPR."""
    cites: tuple[str, ...] = ()
    """Ids of retired names that the document cites (`directive-95-46`, `wbp`)."""
    expires: Day = None
    renewal: Renewal | None = None
    since: Day = None
    until: Day = None
    route: str = route()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One entry of `subprocessors`: the vendor passes data on to that party."""

    vendor: str | Unknown
    purpose: Text = None
    serves: tuple[str, ...] | None = None
    """Ids of the services of the vendor for which the vendor engages that party; None: all."""
    data: Terms = None
    locations: tuple[Location, ...] | None = None
    mechanisms: tuple[Mechanism, ...] | None = None
    agreement: Agreement | None = None
    since: Day = None
    until: Day = None
    notified: Day = None
    """The day on which the vendor informed us of that party (Art. 28(2) GDPR)."""
    object_by: Day = None
    """The last day on which we may object; None: it follows from `notified` and the contract."""
    approved: Day = None
    """The day on which we approved that party, or decided not to object."""
    route: str = route()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a claim of a record comes from."""

    supports: tuple[str, ...] = ()
    """Routes in the same record."""
    contradicts: tuple[str, ...] = ()
    document: Text = None
    section: Text = None
    how: Certainty | Unknown | None = None
    confidence: Confidence | Unknown | None = None
    seen: Day = None
    dangling: tuple[tuple[str, str], ...] = field(default=(), compare=False, repr=False)
    """The routes that lead to nothing, each with its first step that is not there."""
    route: str = route()


@dataclass(frozen=True, slots=True, kw_only=True)
class Parent:
    """The company that controls a vendor."""

    legal_name: Text = None
    country: Text = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditCertificate:
    """A certificate, or a report of an auditor, that a vendor shows for its security."""

    standard: Text = None
    until: Day = None
    document: Text = None
    route: str = route()


@dataclass(frozen=True, slots=True, kw_only=True)
class VendorApproval:
    """Our own decision on a vendor; without a person and a day it counts for nothing."""

    verdict: Verdict | Unknown
    by: Text = None
    given: Day = None
    risk: Risk | Unknown | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """A company of a vendor that may be the one with which we have the contract."""

    legal_name: Text = None
    country: Text = None
    route: str = route()


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Web addresses of what a vendor publishes about itself."""

    privacy_notice: Text = None
    agreement_page: Text = None
    """The DPA that it offers to its customers."""
    subprocessor_list: Text = None
    """Its own list of sub-processors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vendor:
    """A third party and what we use it for."""

    id: str
    name: Text = None
    legal_name: Text = None
    country: Text = None
    """Of the entity we contract with: ISO 3166-1 alpha-2, XK, EEA, x-EPO, x-EU or x-IO."""
    one_of: tuple[Company, ...] = ()
    """The companies of which one is that entity, where it is not known which."""
    company_number: Text = None
    """Of that entity, in the register of companies of its country."""
    lei: Text = None
    """Of that entity, 20 characters (ISO 17442)."""
    parent: Parent | None = None
    group: bool = False
    public: bool | None = None
    """A public authority; None: not recorded."""
    subject_to: tuple[str, ...] | Unknown | None = None
    address: Text = None
    contact: Contact | None = None
    also_known_as: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    links: Links = Links()
    role: VendorRole | Unknown | None = None
    """The default for its services."""
    engaged: Engagement = "by-us"
    stage: Stage | Unknown | None = None
    """The default for its services; None: in use."""
    since: Day = None
    until: Day = None
    announced: Day = None
    """The day on which we informed our customers of it; a service may say its own."""
    objections_heard: Day = None
    emergency: bool | None = None
    services: tuple[Service, ...] = ()
    agreement: Agreement | None = None
    certificates: tuple[AuditCertificate, ...] | None = None
    """(): none; None: not recorded."""
    approval: VendorApproval | None = None
    mechanisms: tuple[Mechanism, ...] | None = None
    subprocessors: tuple[Edge, ...] | None = None
    evidence: tuple[Evidence, ...] = ()
    reviewed: Day = None
    owner: Text = None
    visibility: Visibility | None = None
    origin: str = field(default="", compare=False)
    """The path of the file."""

    @property
    def link(self) -> Text:
        """The page that customers may be shown: its notice, its list, or its DPA."""
        links = self.links
        pages = (links.privacy_notice, links.subprocessor_list, links.agreement_page)
        open_ = next((each for each in pages if each is not None), None)
        return next((each for each in pages if isinstance(each, str)), open_)


def company_number(vendor: Vendor) -> str:
    """Country and number of a company, as two records are compared; empty where one is open.

    Registers write one number with points, dashes or spaces, or without.
    """
    number, country = vendor.company_number, vendor.country
    if not isinstance(number, str) or not isinstance(country, str):
        return ""
    bare = "".join(filter(str.isalnum, number)).upper().removeprefix(country)
    return f"{country} {bare}"
