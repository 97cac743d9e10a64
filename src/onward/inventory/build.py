"""Make a record of a value that its schema accepts: this can't fail.

A table of readers for each kind of object says which keys are read, how, and into which fields;
a function for each makes the value. Facts of a record's parts come first, whole records last.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from operator import attrgetter
from typing import Final, TypeAlias

from onward.inventory.mechanism import Assessment, Certificate, Mechanism
from onward.inventory.organisation import (
    Activity,
    Approval,
    Controller,
    Notice,
    Organisation,
    OwnTerm,
    Policy,
    Promise,
)
from onward.inventory.read import (
    Object,
    as_set,
    code,
    day,
    fields,
    listed,
    name,
    named,
    number,
    part,
    plain,
    readers,
    several,
    terms,
    text,
    words,
)
from onward.inventory.records import Waiver
from onward.inventory.vendor import (
    Agreement,
    AuditCertificate,
    Company,
    Contact,
    Edge,
    Evidence,
    Links,
    Location,
    Parent,
    Renewal,
    Service,
    Vendor,
    VendorApproval,
)
from onward.syntax.value import Value, name_items, steps

EVIDENCE: Final = readers(
    (words, "supports contradicts"), (text, "document section how confidence"), (day, "seen")
)


def evidence(whole: Object) -> tuple[Evidence, ...]:
    """The evidence of a record, in the order of what it says: it is a set."""
    items: Sequence[Object] = whole.get("evidence", ())
    parts = Parts(whole)
    found = [_entry(item, route, parts) for item, route in named(items, "/evidence")]
    return as_set(found)


def _entry(value: Object, route: str, parts: "Parts") -> Evidence:
    routes = (*value.get("supports", ()), *value.get("contradicts", ()))
    dangling = tuple([(at, step) for at in routes if (step := parts.missing_step(at))])
    return Evidence(**fields(value, EVIDENCE), dangling=dangling, route=route)


class Parts:
    """The parts of a value by their names; each list is named once for all routes through it."""

    def __init__(self, value: Value) -> None:
        self._value = value
        self._named: dict[int, dict[str, Value]] = {}

    def missing_step(self, route: str) -> str:
        """The first step of a route that leads to nothing in the value; empty where all lead on.

        `/` alone is the whole record.
        """
        if route == "/":
            return ""
        here = self._value
        for step in steps(route):
            below = self._below(here)
            if step not in below:
                return step or "/"
            here = below[step]
        return ""

    def _below(self, value: Value) -> Mapping[str, Value]:
        if isinstance(value, dict):
            return value
        if not isinstance(value, list):
            return {}
        if id(value) not in self._named:
            self._named[id(value)] = dict(zip(name_items(value), value, strict=True))
        return self._named[id(value)]


CERTIFICATE: Final = readers(
    (name, "entity"), (text, "listed_as"), (terms, "covers"), (day, "since due verified")
)
ASSESSMENT: Final = readers((text, "conclusion document"), (day, "date"), (terms, "countries"))
MECHANISM: Final = readers(
    (name, "with"),
    (text, "instrument status letter variant authority"),
    (terms, "modules measures members restrictions"),
    (words, "adapted shown excluded_by"),
    (plain, "relied_on"),
    (part(Certificate, CERTIFICATE), "certified"),
    (part(Assessment, ASSESSMENT), "assessment"),
    (day, "signed processing_changed approved since until"),
)


def mechanisms(items: Sequence[Object] | None, route: str) -> tuple[Mechanism, ...] | None:
    """Mechanisms in the order of preference of the record; `route` is that of the list."""
    if items is None:
        return None
    return tuple([_mechanism(item, route=at) for item, at in named(items, route)])


_mechanism: Final = part(Mechanism, MECHANISM)


CONTACT: Final = readers((name, "name email address"), (text, "position"))
COMPANY: Final = readers((name, "legal_name"), (code, "country"))
LINKS: Final = readers((code, "privacy_notice agreement_page subprocessor_list"))
PARENT: Final = readers((name, "legal_name"), (code, "country"))
LOCATION: Final = readers(
    (code, "place by country chosen_by"), (terms, "for"), (listed, "options"), (day, "since until")
)
SERVICE: Final = readers(
    (plain, "id emergency"),
    (text, "purpose role clear_text form frequency nature retention when stage"),
    (terms, "activities data subjects"),
    (words, "products"),
    (day, "since until announced objections_heard"),
)
AGREEMENT: Final = readers(
    (text, "status document authorisation"),
    (plain, "sha256"),
    (number, "notice_days objection_days emergency_days"),
    (words, "cites"),
    (day, "signed expires since until"),
)
RENEWAL: Final = readers((day, "on"), (plain, "automatic term_months notice_days"))
AUDIT_CERTIFICATE: Final = readers((text, "standard document"), (day, "until"))
VENDOR_APPROVAL: Final = readers((text, "verdict risk"), (name, "by"), (day, "given"))
LETTERS: Final = readers((text, "a b c d e f g h"))
EDGE: Final = readers(
    (text, "vendor purpose"),
    (words, "serves"),
    (terms, "data"),
    (day, "since until notified object_by approved"),
)


def locations(items: Sequence[Object] | None, route: str) -> tuple[Location, ...] | None:
    """The places under `locations`, in the order of what they say."""
    made = part(Location, LOCATION)
    return several(items, f"{route}/locations", made, attrgetter("place"))


def service(value: Object, route: str) -> Service:
    """One service of a vendor."""
    places = locations(value.get("locations"), route)
    return Service(**fields(value, SERVICE), locations=places, route=route)


def agreement(value: Object | None, route: str) -> Agreement | None:
    """What is under `agreement`: the contract of Art. 28 or the arrangement of Art. 26 GDPR."""
    if value is None:
        return None
    letters = fields(value.get("letters", {}), LETTERS)
    renewal = value.get("renewal")
    return Agreement(
        **fields(value, AGREEMENT),
        letters=dict(sorted(letters.items())),
        renewal=None if renewal is None else Renewal(**fields(renewal, RENEWAL)),
        route=f"{route}/agreement",
    )


def edge(value: Object, route: str) -> Edge:
    """One party to which a vendor passes data on."""
    return Edge(
        **fields(value, EDGE),
        locations=locations(value.get("locations"), route),
        mechanisms=mechanisms(value.get("mechanisms"), f"{route}/mechanisms"),
        agreement=agreement(value.get("agreement"), route),
        route=route,
    )


def policy(value: Object) -> Policy:
    """Our own rule."""
    allowed: Object = value.get("by_data", {})
    terms_ = [term for term in sorted(allowed) if not term.startswith("x-")]
    return Policy(**fields(value, POLICY), by_data={term: words(allowed[term]) for term in terms_})


def _own_terms(items: Sequence[Object]) -> tuple[OwnTerm, ...]:
    found = [OwnTerm(**fields(item, OWN_TERM)) for item in items]
    return as_set(found)


PROMISE: Final = readers((number, "notice_days objection_days emergency_days"), (text, "channel"))
POLICY: Final = readers(
    (words, "allowed gate_accepts"),
    (plain, "framework_needs_fallback horizon_days review_months"),
    (plain, "assessment_months evidence_months"),
)
OWN_TERM: Final = readers((plain, "id title"), (str, "special"))
NOTICE: Final = readers(
    (text, "document version authority transfers"),
    (day, "dated seen"),
    (words, "cites recipients mentions mechanisms"),
    (terms, "countries"),
)
ORGANISATION: Final = readers(
    (plain, "id language public"),
    (name, "name legal_name address group"),
    (text, "country supervisory_authority"),
    (words, "regimes formerly"),
    (terms, "measures"),
    (part(Contact, CONTACT), "dpo representative contact"),
    (part(Promise, PROMISE), "customers"),
    (policy, "policy"),
    (day, "reviewed"),
)


def organisation(value: Object, path: str) -> Organisation:
    """Us; the id is empty where the record says none, until `link` gives it that of the folder."""
    own: Object = value.get("terms", {})
    return Organisation(
        **{"id": "", **fields(value, ORGANISATION)},
        frameworks=mechanisms(value.get("frameworks"), "/frameworks"),
        mechanisms=mechanisms(value.get("mechanisms"), "/mechanisms"),
        notices=several(value.get("notices"), "/notices", part(Notice, NOTICE)) or (),
        data_terms=_own_terms(own.get("data", ())),
        subject_terms=_own_terms(own.get("subjects", ())),
        measure_terms=_own_terms(own.get("measures", ())),
        evidence=evidence(value),
        origin=path,
    )


Record: TypeAlias = Organisation | Vendor | Activity | Waiver

VENDOR: Final = readers(
    (name, "name legal_name address"),
    (text, "country company_number role owner stage"),
    (code, "lei"),
    (plain, "group public engaged emergency visibility"),
    (terms, "subject_to"),
    (words, "also_known_as formerly domains"),
    (part(Links, LINKS), "links"),
    (part(VendorApproval, VENDOR_APPROVAL), "approval"),
    (part(Parent, PARENT), "parent"),
    (part(Contact, CONTACT), "contact"),
    (day, "since until announced objections_heard reviewed"),
)
ACTIVITY: Final = readers(
    (name, "name"),
    (text, "purpose role lawful_basis retention special_categories owner"),
    (terms, "subjects data"),
    (day, "since until reviewed"),
)
CONTROLLER: Final = readers(
    (name, "name group"), (text, "country authorisation"), (terms, "subject_to")
)
APPROVAL: Final = readers((plain, "vendor"), (day, "given"), (text, "by"))
WAIVER: Final = readers(
    (plain, "rule subject cause reason remedy approved_by"),
    (date.fromisoformat, "approved_on expires"),
    (words, "covers"),
)


def build(kind: str, value: Object, path: str, folder: str = "") -> Record:
    """The record of one file. `kind` is its kind, `value` what `validate` found no fault in.

    An organisation that says no `id:` has the name of its folder.
    """
    record = _BUILDERS[kind](value, path)
    if isinstance(record, Organisation) and not record.id:
        return replace(record, id=folder)
    return record


def record_id(value: Value, path: str) -> str:
    """The id of the record in a file, also of one with faults: its `id:`, else the file's stem."""
    match value:
        case {"id": str(written)}:
            return written
        case _:
            return path.rpartition("/")[2].rpartition(".")[0]


def unread_id(path: str) -> str:
    """The id that a file under a wrong name would have: `acme` of `acme.yaml.txt`."""
    return path.rpartition("/")[2].lstrip(".").partition(".")[0]


def vendor(value: Object, path: str) -> Vendor:
    """A third party and what we use it for."""
    shown = part(AuditCertificate, AUDIT_CERTIFICATE)
    behind = several(value.get("subprocessors"), "/subprocessors", edge, attrgetter("vendor"))
    return Vendor(
        id=record_id(value, path),
        **fields(value, VENDOR),
        one_of=several(value.get("one_of"), "/one_of", part(Company, COMPANY)) or (),
        services=several(value.get("services"), "/services", service, attrgetter("id")) or (),
        agreement=agreement(value.get("agreement"), ""),
        certificates=several(value.get("certificates"), "/certificates", shown),
        mechanisms=mechanisms(value.get("mechanisms"), "/mechanisms"),
        subprocessors=behind,
        evidence=evidence(value),
        origin=path,
    )


def activity(value: Object, path: str) -> Activity:
    """What we do with personal data."""
    return Activity(
        id=record_id(value, path),
        **fields(value, ACTIVITY),
        controllers=several(value.get("controllers"), "/controllers", _controller),
        evidence=evidence(value),
        origin=path,
    )


def _controller(value: Object, route: str) -> Controller:
    return Controller(
        **fields(value, CONTROLLER),
        approvals=several(value.get("approvals"), f"{route}/approvals", part(Approval, APPROVAL)),
        mechanisms=mechanisms(value.get("mechanisms"), f"{route}/mechanisms"),
        route=route,
    )


def waiver(value: Object, path: str) -> Waiver:
    """An exception with an end."""
    return Waiver(
        **{"id": record_id(value, path), "cause": "", **fields(value, WAIVER)}, origin=path
    )


_BUILDERS: Final[Mapping[str, Callable[[Object, str], Record]]] = {
    "organisation": organisation,
    "vendor": vendor,
    "activity": activity,
    "waiver": waiver,
}
