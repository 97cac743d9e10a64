"""The record of the organisation: us, the exporter."""

from onward.inventory.evidence import evidence
from onward.inventory.parts import contact, safeguards
from onward.inventory.read import Value, day, named, number, terms, text, words, words_if
from onward.inventory.records import Notice, Organisation, OwnTerm, Policy, Promise


def organisation(value: Value, path: str) -> Organisation:
    """Us; the id is empty where the record says none, until `link` gives it that of the folder."""
    own: Value = value.get("terms", {})
    return Organisation(
        id=value.get("id", ""),
        name=text(value, "name"),
        legal_name=text(value, "legal_name"),
        country=text(value, "country"),
        address=text(value, "address"),
        regimes=words_if(value, "regimes"),
        group=text(value, "group"),
        dpo=contact(value.get("dpo")),
        representative=contact(value.get("representative")),
        supervisory_authority=text(value, "supervisory_authority"),
        contact=contact(value.get("contact")),
        language=value.get("language"),
        measures=terms(value, "measures"),
        customers=_promise(value.get("customers")),
        frameworks=safeguards(value, "", "frameworks"),
        safeguards=safeguards(value, ""),
        policy=_policy(value.get("policy", {})),
        notices=_notices(value),
        data_terms=_own_terms(own, "data"),
        subject_terms=_own_terms(own, "subjects"),
        measure_terms=_own_terms(own, "measures"),
        evidence=evidence(value),
        reviewed=day(value, "reviewed"),
        origin=path,
    )


def _promise(value: Value | None) -> Promise | None:
    if value is None:
        return None
    return Promise(notice_days=number(value, "notice_days"), channel=text(value, "channel"))


def _policy(value: Value) -> Policy:
    by_data: Value = value.get("by_data", {})
    return Policy(
        allowed=words_if(value, "allowed"),
        by_data={
            term: words(by_data, term)
            for term in sorted(by_data)
            if term != "note" and not term.startswith("x-")
        },
        framework_needs_fallback=value.get("framework_needs_fallback", False),
        horizon_days=value.get("horizon_days"),
        review_months=value.get("review_months"),
        assessment_months=value.get("assessment_months"),
    )


def _notices(value: Value) -> tuple[Notice, ...]:
    found = [
        Notice(
            document=text(item, "document"),
            version=text(item, "version"),
            dated=day(item, "dated"),
            seen=day(item, "seen"),
            cites=words(item, "cites"),
            authority=text(item, "authority"),
            recipients=words_if(item, "recipients"),
            mentions=words(item, "mentions"),
            transfers=text(item, "transfers"),
            grounds=words_if(item, "grounds"),
            route=route,
        )
        for item, route in named(value, "notices", "")
    ]
    return tuple(sorted(found, key=repr))


def _own_terms(value: Value, key: str) -> tuple[OwnTerm, ...]:
    found = [
        OwnTerm(
            id=item["id"],
            title=item["title"],
            special=str(item["special"]) if "special" in item else None,
        )
        for item in value.get(key, ())
    ]
    return tuple(sorted(found, key=lambda term: term.id))
