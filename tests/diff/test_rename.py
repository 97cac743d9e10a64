"""Another id for the same thing is one change, and neither introduces nor fixes a finding."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.diff.snapshots import (
    ACME,
    BASE,
    DAY,
    FIRM,
    MAIL,
    SCC,
    SHOP,
    Records,
    compared,
    folder,
    of_folders,
    records,
    said,
)
from tests.inventories.judged import NAMES
from tests.inventories.judged import folder as written
from tests.review import scratch

from onward.diff.comparison import Comparison
from onward.reports.questions.added import brought
from onward.reports.review.sections import review
from onward.source.disk import find
from onward.source.text import Folder, Source
from onward.transfers.status import Status

AWS: dict[str, Any] = {
    "kind": "vendor",
    "name": "Amazon Web Services",
    "legal_name": "Amazon Web Services EMEA SARL",
    "country": "US",
    "domains": ["aws.example"],
    "role": "processor",
    "services": [{"id": "disks", "purpose": "Disks", "activities": ["shop"]}],
}
EVIDENCE = {"document": "Agreement", "how": "inferred", "seen": "2026-08-01"}


def whole(aws: str = "aws", shop: str = "shop", mail: str = "mail") -> dict[str, Any]:
    """Records that name a vendor, an activity and a service in every way there is."""
    edge = {"vendor": aws, "locations": [{"place": "US", "by": aws}], "serves": [mail]}
    service = {**MAIL, "id": mail, "activities": [shop, "news"]}
    service["locations"] = [{"place": "US", "for": ["storage"], "by": aws}]
    supports = [
        f"/subprocessors/{aws}",
        f"/subprocessors/{aws}/locations",
        f"/services/{mail}/data",
    ]
    notice = {"document": "Notice", "recipients": ["acme", aws], "mentions": [aws]}
    routes = [f"/notices/0/recipients/{aws}", f"/notices/0/mentions/{aws}"]
    waiver = {"kind": "waiver", "reason": "R", "remedy": "M", "approved_by": "P"}
    days = {"approved_on": "2026-08-01", "expires": "2026-09-01"}
    return {
        "organisation": {
            **BASE["organisation"],
            "notices": [notice],
            "evidence": [{"supports": routes, **EVIDENCE}],
        },
        f"activities/{shop}": BASE["activities/shop"],
        "activities/news": BASE["activities/news"],
        f"vendors/{aws}": {**AWS, "services": [{**AWS["services"][0], "activities": [shop]}]},
        "vendors/acme": {
            **ACME,
            "services": [service],
            "subprocessors": [edge],
            "evidence": [{"supports": supports, **EVIDENCE}],
        },
        "waivers/one": {
            **waiver,
            **days,
            "rule": "missing-agreement",
            "subject": aws,
            "covers": [aws, f"{aws}@US", shop],
        },
        "waivers/two": {
            **waiver,
            **days,
            "rule": "unknown-mechanism",
            "subject": f"acme>{aws}@US",
            "covers": [mail],
        },
        "waivers/three": {**waiver, **days, "rule": "missing-retention", "subject": shop},
        "waivers/four": {
            **waiver,
            **days,
            "rule": "service-without-purpose",
            "subject": f"acme/{mail}",
        },
    }


def only_renamed(result: Comparison, *sentences: str) -> None:
    """Nothing but these changes, and no finding moved."""
    assert said(result.changes) == list(sentences)
    assert not result.flows
    assert not result.customer_notices
    found = result.findings
    assert not any((found.introduced, found.worsened, found.eased, found.fixed))
    assert found.unchanged
    assert list(brought(result)) == []


def test_a_vendor() -> None:
    only_renamed(
        compared(whole(), whole(aws="amazon")),
        "Amazon Web Services: the same party has a new id in the records: `amazon`, formerly `aws`",
    )


def test_an_activity() -> None:
    only_renamed(
        compared(whole(), whole(shop="web-shops")),
        "Web shops: the same party has a new id in the records: `web-shops`, formerly `shop`",
    )


def test_a_service() -> None:
    only_renamed(
        compared(whole(), whole(mail="post")),
        "Acme Mail: the same service has a new id in the records: `post`, formerly `mail`"
        " (Order mails)",
    )


def test_all_at_once() -> None:
    after = whole(aws="amazon", shop="web-shops", mail="post")
    assert len(compared(whole(), after).changes) == 3
    result = compared(whole(), after)
    assert result.findings.introduced == result.findings.fixed == ()


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ({"domains": ["a.example"]}, {"domains": ["a.example"], "name": "B"}, True),
        ({"legal_name": "A Inc."}, {"legal_name": "a, inc", "name": "B"}, True),
        ({"legal_name": "A Inc."}, {"legal_name": "B Inc.", "name": "A"}, False),
        ({"name": "A"}, {"name": "B", "formerly": ["A"]}, True),
        ({"name": "A"}, {"name": "B"}, False),
        ({"legal_name": "unknown"}, {"legal_name": "B Inc.", "name": "A"}, True),
    ],
)
def test_who_is_the_same(
    before: Mapping[str, Any], after: Mapping[str, Any], *, same: bool
) -> None:
    """The same domains or company; else the same name, one of its others, or nothing."""
    plain = {"kind": "vendor", "name": "A", "country": "BE"}
    was = {**BASE, "vendors/old": {**plain, **before}}
    now = {**BASE, "vendors/new": {**plain, **after}}
    aspects = [each.aspect for each in compared(was, now).changes]
    assert ("id" in aspects) is same
    assert (aspects.count("vendor") == 2) is not same


def test_two_of_one_company_are_not_guessed() -> None:
    """Where one old vendor could be either of two new ones, nobody is called renamed."""
    plain = {"kind": "vendor", "name": "A", "legal_name": "A Inc.", "country": "US"}
    was = {**BASE, "vendors/old": plain}
    now = {**BASE, "vendors/one": plain, "vendors/two": plain}
    aspects = [each.aspect for each in compared(was, now).changes]
    assert aspects.count("vendor") == 3
    assert "id" not in aspects


@pytest.mark.parametrize("name", NAMES)
def test_the_folder_of_an_inventory(name: str) -> None:
    """Its id is part of every finding, and none is introduced or fixed by its name."""
    old = written(name)
    moved = tuple(
        Source(each.path.replace(old.path, "inventory/other", 1), each.data) for each in old.sources
    )
    new = Folder("other", "inventory/other", moved)
    organisation = next(each.name for each in of_folders(old, new).changes)
    only_renamed(
        of_folders(old, new),
        f"{organisation}: the same records have a new id: `other`, formerly `{name}`",
    )


def test_a_waiver_for_a_whole_inventory_goes_with_its_name() -> None:
    waiver = {
        "kind": "waiver",
        "rule": "missing-vendor-contact",
        "subject": "example",
        "reason": "R",
        "remedy": "M",
        "approved_by": "P",
        "approved_on": "2026-08-01",
        "expires": "2026-09-01",
    }
    records: Records = {**BASE, "waivers/contacts": waiver}
    after = {**records, "waivers/contacts": {**waiver, "subject": "other"}}
    result = of_folders(folder(records), folder(after, "other"))
    assert [each.aspect for each in result.changes] == ["inventory id"]
    assert result.findings.introduced == result.findings.fixed == ()


def test_a_vendor_of_the_inventories(tmp_path: Path) -> None:
    where = tmp_path / "repository"
    scratch.repository(where)
    (before,) = find([str(where / "inventory/cheeta")])
    scratch.rename_a_vendor(where)
    (after,) = find([str(where / "inventory/cheeta")])
    only_renamed(
        of_folders(before, after, DAY),
        "Twilio SendGrid: the same party has a new id in the records: `twilio-sendgrid`,"
        " formerly `sendgrid`",
        "Twilio SendGrid: new name; formerly SendGrid",
    )


def test_a_mechanism_is_not_lost_with_an_id() -> None:
    """What reaches a vendor under another id rests on what it rested on."""
    mechanisms = {"mechanisms": [{**SCC, "with": AWS["legal_name"]}]}
    before = {**whole(), "vendors/aws": {**whole()["vendors/aws"], **mechanisms}}
    after = whole(aws="amazon")
    after["vendors/amazon"] = {**after["vendors/amazon"], **mechanisms}
    result = compared(before, after)
    assert result.flows == ()
    assert [each.aspect for each in result.changes] == ["id"]
    there = [each.either for each in result.still if each.either.flow.importer.id == "amazon"]
    assert Status.HOLDS in {each.status for each in there}


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("Big Shop Inc", "Big Shop, Inc."),
        ("Big Shop GmbH", "Big Shop AG"),
        ("Café du Port SARL", "Cafe du Port"),
        ("Amazon Web Services (AWS)", "Amazon Web Services Inc. (AWS)"),
    ],
)
def test_a_customer_that_is_spelled_otherwise_is_the_same(was: str, now: str) -> None:
    """Its transfer is no new one, whatever its status."""

    def shop(name: str) -> Records:
        one = {"name": name, "country": "US", "mechanisms": [{"instrument": "unknown"}]}
        return {**BASE, "activities/shop": {**SHOP, "controllers": [one]}}

    found = compared(shop(was), shop(now))
    assert found.flows == ()
    assert [(each.aspect, each.before, each.after) for each in found.changes] == [
        ("customer name", was, now)
    ]
    other = compared(shop(was), shop("Quite Another Inc."))
    assert len(other.flows) == 2


def test_another_name_of_ours_is_not_only_a_name() -> None:
    """What was signed was signed by a company, and nothing says that this is the same."""
    other = records(organisation={**FIRM, "name": "Quite Another"})
    assert "We have another name (Quite Another)" in review(compared(BASE, other)).verdict
    spelled = records(organisation={**FIRM, "name": "Example BV"})
    assert "only names" in review(compared(BASE, spelled)).verdict


def test_a_service_that_is_only_reworded_keeps_its_transfer() -> None:
    reworded = {**MAIL, "id": "post", "purpose": "Mailings of orders"}
    found = compared(BASE, records(vendors__acme={**ACME, "services": [reworded]}))
    assert {each.aspect for each in found.changes} == {"service id", "purpose"}
    assert found.flows == ()


def test_words_before_a_name_make_another_company() -> None:
    """A record that keeps its id may be of another company: asked about, not concluded."""

    def called(name: str) -> Records:
        bare = {key: each for key, each in ACME.items() if key != "legal_name"}
        return records(vendors__acme={**bare, "name": name})

    other = compared(called("Cloud Hosting"), called("Evil Cloud Hosting"))
    assert [each.vendor for each in other.doubtful] == ["acme"]
    assert any(each.aspect == "vendor" for each in other.changes)
    longer = compared(called("Cloud Hosting"), called("Cloud Hosting Europe"))
    assert [each.aspect for each in longer.changes] == ["name"]
