"""Our own records as facts: the organisation, its activities and its waivers."""

from collections.abc import Iterator

from onward.diagnostic import Place
from onward.diff.change import Part
from onward.diff.facts.fact import (
    Fact,
    Facts,
    Key,
    Row,
    evidence,
    items,
    numbered,
    scalars,
    terms,
    words,
)
from onward.diff.facts.mechanism import mechanisms
from onward.diff.facts.vendor import person
from onward.diff.labels import Names, country_name, site
from onward.diff.same_party import party_key
from onward.inventory.organisation import Activity, Controller, Notice, Organisation, Policy
from onward.inventory.records import Waiver
from onward.inventory.value import UNKNOWN


def organisation_facts(ours: Organisation, names: Names) -> Facts:
    """What we say of ourselves."""
    return dict(_organisation(ours, names))


def _organisation(ours: Organisation, names: Names) -> Iterator[Row]:
    at = Place(ours.origin)
    yield from scalars(
        at, ours, "name entity regimes public group supervisory_authority language address reviewed"
    )
    yield from items("formerly", ours.formerly, at)
    yield from person("dpo", ours.dpo, at)
    yield from person("representative", ours.representative, at)
    yield from person("contact", ours.contact, at)
    yield from scalars(at, ours, "country")
    yield from _policy(ours.policy, at, names)
    if ours.customers:
        yield from scalars(
            at,
            ours.customers,
            "promised_days promised_objection_days promised_emergency_days promised_channel",
        )
    yield from terms("measure", ours.measures, at, (), names.measures)
    yield from mechanisms(ours.frameworks, at, names, (Part("framework"),))
    yield from mechanisms(ours.mechanisms, at, names)
    notices = sorted(ours.notices, key=lambda each: (words(each.document), repr(each)))
    ids = numbered(words(each.document) for each in notices)
    for id_, notice in zip(ids, notices, strict=True):
        yield from _notice(id_, notice, at, names)
    for kind, own in (
        ("data term", ours.data_terms),
        ("subject term", ours.subject_terms),
        ("measure term", ours.measure_terms),
    ):
        for term in own:
            law = names.our_law.article(term.special) if term.special else ""
            under = f", under {law}" if law else ""
            yield Key(kind, (), term.id), Fact(term, f"{term.title} ({term.id}){under}", at)
    yield from evidence(ours.evidence, at)


def _policy(policy: Policy, record: Place, names: Names) -> Iterator[Row]:
    at = record._replace(route="/policy")
    if policy.allowed is not None:
        worded = ", ".join(site(each) for each in policy.allowed) or "nowhere"
        yield Key("allowed rule", (), ""), Fact(policy.allowed or "nowhere", worded, at, head=True)
    yield from terms("allowed", policy.allowed, at, (Part("allowed rule"),), site)
    for category, places in sorted(policy.by_data.items()):
        where = f"only to {', '.join(site(each) for each in places)}" if places else "nowhere"
        worded = f"{names.data(category)} {where}"
        yield Key("allowed by data", (), category), Fact(places or "nowhere", worded, at)
    yield from scalars(
        at, policy, "fallback_policy horizon_days review_months assessment_months evidence_months"
    )
    yield from items("gate accepts", policy.gate_accepts, at)


def _notice(id_: str, notice: Notice, record: Place, names: Names) -> Iterator[Row]:
    at = record._replace(route=notice.route)
    about = (Part("notice", id_),)
    yield (
        Key("notice", (), id_),
        Fact(
            notice.document or UNKNOWN, words(notice.document) or "without a title", at, head=True
        ),
    )
    yield from scalars(at, notice, "version dated seen cites authority notice_transfers", about)
    yield from terms("recipient", notice.recipients, at, about, names.vendor)
    yield from items("mention", notice.mentions, at, about, names.vendor)
    yield from terms("notice mechanism", notice.mechanisms, at, about, names.instrument)
    yield from terms("notice country", notice.countries, at, about, site)


def activity_facts(activity: Activity, names: Names) -> Facts:
    """What an activity says."""
    return dict(_activity(activity, names))


def _activity(activity: Activity, names: Names) -> Iterator[Row]:
    at = Place(activity.origin)
    yield from scalars(
        at,
        activity,
        "name purpose retention since until reviewed owner own_role lawful_basis "
        "special_categories",
    )
    yield from terms("data", activity.data, at, (), names.data)
    yield from terms("subjects", activity.subjects, at, (), names.subjects)
    if activity.controllers == ():
        yield Key("controller", (), "none"), Fact((), "none", at, head=True)
    found = sorted(activity.controllers or (), key=repr)
    ids = numbered(party_key(_called(each)) for each in found)
    for id_, controller in zip(ids, found, strict=True):
        yield from _controller(id_, controller, at, names)
    yield from evidence(activity.evidence, at)


def _called(controller: Controller) -> str:
    return words(controller.name) or words(controller.group)


def _controller(id_: str, one: Controller, record: Place, names: Names) -> Iterator[Row]:
    at = record._replace(route=one.route)
    about = (Part("controller", id_),)
    where = f" ({country_name(words(one.country))})" if one.country is not None else ""
    said = one.name or one.group or UNKNOWN
    yield Key("controller", (), id_), Fact(said, f"{_called(one)}{where}", at, head=True)
    yield from scalars(
        at, one, "country customer_name customer_group authorisation subject_to", about
    )
    if one.approvals == ():
        yield Key("approval", about, "none"), Fact((), "none", at)
    for approval in one.approvals or ():
        at = record._replace(route=approval.route)
        given = f" ({words(approval.given)})"
        by = f", by {words(approval.by)}" if approval.by is not None else ""
        worded = f"{names.vendor(approval.vendor)}{given}{by}"
        yield (
            Key("approval", about, approval.vendor),
            Fact((approval.given, approval.by), worded, at),
        )
    yield from mechanisms(one.mechanisms, at, names, about)


def waiver_facts(waiver: Waiver, names: Names) -> Facts:
    """What a waiver says."""
    at = Place(waiver.origin)
    said = "rule cause reason remedy approved_by approved_on expires"
    found = dict(scalars(at, waiver, said))
    found |= dict(scalars(at, waiver, "subject", (), names.subject))
    return found | dict(terms("covered", waiver.covers, at))
