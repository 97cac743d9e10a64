"""The record of the organisation: us, the exporter."""

from collections.abc import Sequence
from typing import Final

from onward.inventory.build_mechanisms import mechanisms
from onward.inventory.build_parts import contact
from onward.inventory.evidence import evidence
from onward.inventory.organisation import Notice, Organisation, OwnTerm, Policy, Promise
from onward.inventory.read import (
    Object,
    as_set,
    day,
    fields,
    name,
    named,
    number,
    plain,
    readers,
    terms,
    text,
    words,
)


def promise(value: Object) -> Promise:
    """What we promised the customers whose processor we are."""
    return Promise(**fields(value, PROMISE))


def policy(value: Object) -> Policy:
    """Our own rule."""
    allowed: Object = value.get("by_data", {})
    terms_ = [term for term in sorted(allowed) if not term.startswith("x-")]
    return Policy(**fields(value, POLICY), by_data={term: words(allowed[term]) for term in terms_})


def _own_terms(items: Sequence[Object]) -> tuple[OwnTerm, ...]:
    found = [OwnTerm(**fields(item, OWN_TERM)) for item in items]
    return as_set(found)


PROMISE: Final = readers((number, "notice_days"), (text, "channel"))
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
    (words, "regimes"),
    (terms, "measures"),
    (contact, "dpo representative contact"),
    (promise, "customers"),
    (policy, "policy"),
    (day, "reviewed"),
)


def organisation(value: Object, path: str) -> Organisation:
    """Us; the id is empty where the record says none, until `link` gives it that of the folder."""
    own: Object = value.get("terms", {})
    notices = [
        Notice(**fields(item, NOTICE), route=route)
        for item, route in named(value.get("notices", ()), "/notices")
    ]
    return Organisation(
        **{"id": "", **fields(value, ORGANISATION)},
        frameworks=mechanisms(value.get("frameworks"), "/frameworks"),
        mechanisms=mechanisms(value.get("mechanisms"), "/mechanisms"),
        notices=as_set(notices),
        data_terms=_own_terms(own.get("data", ())),
        subject_terms=_own_terms(own.get("subjects", ())),
        measure_terms=_own_terms(own.get("measures", ())),
        evidence=evidence(value),
        origin=path,
    )
