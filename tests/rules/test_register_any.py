"""Whatever the records say, the rules of the register end, and tell each thing once."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from onward.inventory.mechanism import Mechanism
from onward.inventory.organisation import Activity, Notice, Organisation
from onward.inventory.records import Inventory
from onward.inventory.value import UNKNOWN
from onward.inventory.vendor import (
    Agreement,
    Contact,
    Edge,
    Evidence,
    Location,
    Parent,
    Service,
    Vendor,
)
from onward.law.law import load
from onward.rules.engine.catalogue import rules
from onward.rules.engine.context import RuleContext
from onward.rules.engine.judge import judge
from onward.workflow import statuses

IDS = ("a", "b", "c", "d")
NAMES = ("Acme Mail", "Acme Mail GmbH", "Acme Mial", "Acme EIRELI", "Box", "GmbH", "Ö")
REGISTER = [rule for rule in rules().values() if rule.family in ("register", "records")]

text = st.sampled_from([None, UNKNOWN, "a text"])
name = st.sampled_from([None, UNKNOWN, *NAMES])
country = st.sampled_from([None, UNKNOWN, "BE", "BR", "DE", "GB", "US", "x-EU"])
day = st.sampled_from([None, UNKNOWN, date(2018, 1, 1), date(2026, 1, 1), date(2027, 1, 1)])
few = st.sets(st.sampled_from(IDS), max_size=3).map(lambda found: tuple(sorted(found)))
retired = st.sampled_from([(), ("wbp",), ("directive-95-46", "privacy-shield")])
routes = st.sampled_from([(), ("/country",), ("/services/s", "/role")])
role = st.sampled_from([None, UNKNOWN, "processor", "controller", "none"])

places = st.none() | st.lists(
    st.builds(
        Location,
        place=st.sampled_from([UNKNOWN, "BE", "US", "EEA", "world"]),
        by=st.sampled_from([None, UNKNOWN, "self", *IDS]),
        route=st.just("/services/s/locations/x"),
    ),
    max_size=2,
).map(tuple)
services = st.builds(
    Service,
    id=st.just("s"),
    purpose=text,
    activities=st.sampled_from([None, UNKNOWN, (), ("work",)]),
    role=role,
    data=st.sampled_from([None, UNKNOWN, (), ("contact.email",)]),
    locations=places,
    since=day,
    until=day,
    route=st.just("/services/s"),
)
mechanisms = st.sampled_from(
    [
        None,
        (),
        (Mechanism(instrument=UNKNOWN, route="/mechanisms/unknown"),),
        (Mechanism(instrument="eu-us-privacy-shield", route="/mechanisms/x"),),
        (Mechanism(instrument="eu-scc-2021-914", status="stated", route="/mechanisms/y"),),
    ]
)
proofs = st.lists(
    st.builds(
        Evidence,
        supports=routes,
        contradicts=routes,
        document=text,
        section=text,
        how=st.sampled_from([None, "stated", "inferred"]),
        route=st.just("/evidence/0"),
    ),
    max_size=2,
).map(tuple)
agreements = st.none() | st.builds(
    Agreement,
    status=st.sampled_from([UNKNOWN, "signed", "missing"]),
    cites=retired,
    route=st.just("/agreement"),
)
vendors = st.builds(
    Vendor,
    id=st.just(""),
    name=name,
    legal_name=name,
    country=country,
    parent=st.none() | st.builds(Parent, legal_name=name, country=country),
    group=st.booleans(),
    contact=st.none() | st.builds(Contact, name=text, position=text, address=text),
    also_known_as=st.sampled_from([(), ("Box", "Acme")]),
    formerly=st.sampled_from([(), ("Acme Mail",)]),
    domains=st.sampled_from([(), ("acme.example",)]),
    role=role,
    engaged=st.sampled_from(["by-us", "by-customer", "through-others"]),
    since=day,
    until=day,
    services=st.lists(services, max_size=1).map(tuple),
    agreement=agreements,
    mechanisms=mechanisms,
    subprocessors=st.none()
    | st.lists(
        st.builds(
            Edge,
            vendor=st.sampled_from([UNKNOWN, *IDS]),
            locations=places,
            until=day,
            route=st.just("/subprocessors/x"),
        ),
        max_size=2,
    ).map(tuple),
    evidence=proofs,
    reviewed=day,
)
organisations = st.builds(
    Organisation,
    id=st.just("t"),
    name=name,
    legal_name=name,
    country=country,
    regimes=st.sampled_from([None, (), ("EU",), ("CH", "EU", "UK")]),
    representative=st.none() | st.builds(Contact, name=text),
    supervisory_authority=text,
    frameworks=mechanisms,
    notices=st.lists(
        st.builds(
            Notice,
            document=text,
            dated=day,
            cites=retired,
            authority=st.sampled_from([None, UNKNOWN, "Privacycommissie"]),
            recipients=st.none() | few,
            mentions=few,
            transfers=st.sampled_from([None, UNKNOWN, "reported", "not-disclosed"]),
            mechanisms=st.sampled_from([None, (), ("eu-us-dpf",)]),
            route=st.just("/notices/0"),
        ),
        max_size=2,
    ).map(tuple),
    evidence=proofs,
    reviewed=day,
    origin=st.just("organisation.yaml"),
)
activities = st.builds(
    Activity,
    id=st.just("work"),
    role=role,
    lawful_basis=text,
    retention=text,
    evidence=proofs,
    since=day,
    until=day,
    reviewed=day,
    origin=st.just("activities/work.yaml"),
)


def _named(vendor: Vendor, id_: str) -> Vendor:
    return replace(vendor, id=id_, origin=f"vendors/{id_}.yaml")


@settings(max_examples=120, deadline=None)
@given(
    organisations,
    st.tuples(vendors, vendors, vendors, vendors),
    activities,
    st.sampled_from([date(2018, 5, 25), date(2020, 12, 31), date(2026, 8, 5), date(2026, 11, 22)]),
)
def test_each_thing_is_reported_once_and_in_full(
    ours: Organisation, four: tuple[Vendor, Vendor, Vendor, Vendor], work: Activity, asked: date
) -> None:
    known = {id_: _named(vendor, id_) for id_, vendor in zip(IDS, four, strict=True)}
    inventory = Inventory("t", ".", ours, known, {"work": work}, {})
    law = load()
    context = RuleContext(inventory=inventory, statuses=statuses(inventory, law, asked), law=law)
    found = judge(context, REGISTER)
    assert len({each.fingerprint for each in found}) == len(found)
    assert judge(context, REGISTER) == found
    nameless = {vendor.id for vendor in known.values() if not isinstance(vendor.name, str)}
    for each in found:
        assert each.message.isprintable()
        assert each.reason
        assert each.remedy
        if each.subject.partition("/")[0] in nameless:
            assert each.rule in ("unnamed-vendor", "circular-chain")
