"""The facts of our own records: the organisation, its activities and its waivers."""

from collections.abc import Iterator

from onward.diagnostic import Place
from onward.diff.facts import Fact, Facts, Key, evidence, grounds, scalars, terms, words
from onward.inventory.records import Activity, Organisation, Waiver


def organisation_facts(organisation: Organisation) -> Facts:
    """What we say of ourselves."""
    return dict(_organisation(organisation))


def _organisation(ours: Organisation) -> Iterator[tuple[Key, Fact]]:
    at = Place(ours.origin)
    policy, promise = ours.policy, ours.customers
    yield from scalars(
        at,
        name=ours.name,
        entity=ours.legal_name,
        country=ours.country,
        regimes=ours.regimes,
        group=ours.group,
        supervisory_authority=ours.supervisory_authority,
        language=ours.language,
        address=ours.address,
        allowed=policy.allowed,
        by_data=tuple(f"{name}: {words(to)}" for name, to in sorted(policy.by_data.items()))
        or None,
        framework_needs_fallback=policy.framework_needs_fallback,
        horizon_days=policy.horizon_days,
        review_months=policy.review_months,
        assessment_months=policy.assessment_months,
        promised_notice_days=promise.notice_days if promise else None,
        promised_channel=promise.channel if promise else None,
        reviewed=ours.reviewed,
    )
    for role, person in (
        ("dpo", ours.dpo),
        ("representative", ours.representative),
        ("contact", ours.contact),
    ):
        if person:
            told = (person.name, person.position, person.email, person.address)
            yield Key(role), Fact(words(tuple(each for each in told if each is not None)), at)
    yield from terms("measures", ours.measures, at)
    yield from grounds(ours.frameworks, at, "frameworks")
    yield from grounds(ours.safeguards, at, "safeguards")
    for notice in ours.notices:
        parts = (notice.document, notice.version, notice.dated, notice.recipients, notice.transfers)
        said = ", ".join(words(each) for each in parts if each is not None)
        key = Key("notice", "", words(notice.document) or notice.route)
        yield key, Fact(said, at._replace(route=notice.route))
    for kind, own in (
        ("data term", ours.data_terms),
        ("subject term", ours.subject_terms),
        ("measure term", ours.measure_terms),
    ):
        for term in own:
            yield Key(kind, "", term.id), Fact(f"{term.id}: {term.title} {term.special or ''}", at)
    yield from evidence(ours.evidence, at)


def activity_facts(activity: Activity) -> Facts:
    """What an activity says."""
    return dict(_activity(activity))


def _activity(activity: Activity) -> Iterator[tuple[Key, Fact]]:
    at = Place(activity.origin)
    yield from scalars(
        at,
        name=activity.name,
        purpose=activity.purpose,
        role=activity.role,
        lawful_basis=activity.lawful_basis,
        retention=activity.retention,
        special_categories=activity.special_categories,
        since=activity.since,
        until=activity.until,
        announced=activity.announced,
        visibility=activity.visibility,
        reviewed=activity.reviewed,
        owner=activity.owner,
    )
    yield from terms("data", activity.data, at)
    yield from terms("subjects", activity.subjects, at)
    for controller in activity.controllers or ():
        name = words(controller.name) or words(controller.group)
        told = (name, words(controller.country), words(controller.authorisation))
        key = Key("controller", "", name)
        yield (
            key,
            Fact(", ".join(each for each in told if each), at._replace(route=controller.route)),
        )
        yield from grounds(controller.safeguards, at, name)
    yield from evidence(activity.evidence, at)


def waiver_facts(waiver: Waiver) -> Facts:
    """What a waiver says."""
    at = Place(waiver.origin)
    return dict(
        scalars(
            at,
            rule=waiver.rule,
            subject=waiver.subject,
            cause=waiver.cause or None,
            reason=waiver.reason,
            remedy=waiver.remedy,
            approved_by=waiver.approved_by,
            approved_on=waiver.approved_on,
            expires=waiver.expires,
        )
    )
