"""Traces held against the records and the catalogue."""

from datetime import date

import pytest
from tests.rules.reported import inventory

from onward.discovery.trace import Sort, Trace
from onward.discovery.uses import State, Use, uses

DAY = date(2026, 11, 29)
ORGANISATION = "kind: organisation\nname: Shop\ncountry: BE\n"
VENDOR = """\
kind: vendor
name: {name}
role: processor
{more}
services: [{{id: s, purpose: P, locations: [{places}]}}]
"""


def vendor(name: str, more: str = "", places: str = "{place: IE}") -> str:
    return VENDOR.format(name=name, more=more, places=places)


def held(*traces: tuple[Sort, str], own: tuple[str, ...] = (), **vendors: str) -> list[Use]:
    files = {"organisation.yaml": ORGANISATION}
    files |= {f"vendors/{id_}.yaml": text for id_, text in vendors.items()}
    made = (Trace(sort, name, "file", 1) for sort, name in traces)
    return list(uses(made, inventory(files), DAY, own))


def states(*traces: tuple[Sort, str], own: tuple[str, ...] = (), **vendors: str) -> list[State]:
    return [each.state for each in held(*traces, own=own, **vendors)]


@pytest.mark.parametrize(
    ("sort", "name"),
    [
        (Sort.DOMAIN, "js.stripe.com"),
        (Sort.DOMAIN, "stripe.com"),
        (Sort.NPM, "stripe"),
        (Sort.PYPI, "stripe"),
        (Sort.DNS, "mail.stripe.com"),
    ],
)
def test_a_vendor_is_known_by_each_of_its_marks(sort: Sort, name: str) -> None:
    (use,) = held((sort, name))
    assert (use.state, use.name, use.entry, use.vendor) == (State.MISSING, "Stripe", "stripe", "")


@pytest.mark.parametrize(
    "name", ["Stripe", "Stripe Payments Europe", "STRIPE, Inc.", "Our payments (Stripe)"]
)
def test_a_record_that_bears_its_name_is_that_vendor(name: str) -> None:
    assert states((Sort.DOMAIN, "js.stripe.com"), pay=vendor(name)) == [State.RECORDED]


def test_a_scope_of_packages_is_one_vendor() -> None:
    found = held((Sort.NPM, "@sentry/browser"), (Sort.NPM, "@sentry/node"))
    assert [(each.entry, len(each.traces)) for each in found] == [("sentry", 2)]


def test_a_name_that_only_ends_alike_is_another() -> None:
    assert states((Sort.DOMAIN, "notstripe.com"), (Sort.NPM, "stripe-like")) == [
        State.UNKNOWN,
        State.UNKNOWN,
    ]


def test_a_domain_of_a_record_is_its_own_before_the_catalogue() -> None:
    more = "domains: [js.stripe.com, pay.example]"
    found = held(
        (Sort.DOMAIN, "js.stripe.com"), (Sort.DOMAIN, "a.pay.example"), agent=vendor("Agent", more)
    )
    assert {(each.state, each.vendor) for each in found} == {(State.RECORDED, "agent")}


def test_a_vendor_that_ended_and_is_in_use_is_reported() -> None:
    trace = (Sort.DOMAIN, "js.stripe.com")
    assert states(trace, pay=vendor("Stripe", "until: 2026-11-28")) == [State.ENDED]
    assert states(trace, pay=vendor("Stripe", "until: 2026-11-29")) == [State.RECORDED]
    ended, used = vendor("Stripe", "until: 2020-01-01"), vendor("Stripe")
    assert states(trace, a=ended, b=used) == [State.RECORDED]


def test_our_own_domains_are_no_vendors() -> None:
    traces = [(Sort.DOMAIN, "shop.example"), (Sort.DOMAIN, "a.shop.example")]
    assert states(*traces, own=("shop.example",)) == []
    assert states((Sort.DOMAIN, "othershop.example"), own=("shop.example",)) == [State.UNKNOWN]


@pytest.mark.parametrize(
    ("places", "state"),
    [
        ("{place: 'aws:eu-west-1'}", State.RECORDED),
        ("{place: IE}", State.RECORDED),
        ("{place: EEA}", State.RECORDED),
        ("{place: world}", State.RECORDED),
        ("{place: unknown, options: [US, IE]}", State.RECORDED),
        ("{place: 'aws:eu-west-2'}", State.CONTRADICTED),
        ("{place: US}", State.CONTRADICTED),
        ("{place: IE, until: 2026-01-01}, {place: US}", State.CONTRADICTED),
        ("{place: unknown}", State.OPEN),
        ("{place: unknown}, {place: US}", State.OPEN),
        ("", State.OPEN),
    ],
)
def test_a_region_is_held_against_the_places_of_the_record(places: str, state: State) -> None:
    record = vendor("Amazon Web Services", places=places)
    assert states((Sort.REGION, "aws:eu-west-1"), aws=record) == [state]


def test_a_region_of_a_vendor_without_a_record() -> None:
    assert states((Sort.REGION, "aws:eu-west-1")) == [State.MISSING]


def test_the_gravest_comes_first() -> None:
    found = states(
        (Sort.DOMAIN, "unknown.example"),
        (Sort.DOMAIN, "sentry.io"),
        (Sort.REGION, "aws:us-east-1"),
        (Sort.DOMAIN, "stripe.com"),
        sentry=vendor("Sentry"),
        aws=vendor("AWS"),
    )
    assert found == [State.MISSING, State.CONTRADICTED, State.UNKNOWN, State.RECORDED]
