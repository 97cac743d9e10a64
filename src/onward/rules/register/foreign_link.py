"""A link of a vendor that leads to none of its recorded domains."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from onward.diagnostic import Place, Severity
from onward.inventory.vendor import Vendor
from onward.rules._law import Asked, under_law
from onward.rules._texts import Texts
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.register._active_records import vendors

SEVERITY = Severity.NOTE
SAY = Texts(__name__)


@under_law("register")
def check(context: RuleContext, law: Asked) -> Iterator[Finding]:
    """One finding for each vendor; none where no domain of it is recorded.

    A link of the catalogue has a source of its own, whatever domains are recorded.
    """
    for vendor in vendors(context):
        found = {
            key: host
            for key, host in _foreign(vendor)
            if context.evidence.how(Place(vendor.origin, f"/links/{key}")) != "catalogue"
        }
        if not found:
            continue
        hosts = tuple(dict.fromkeys(found.values()))
        yield Finding(
            message=SAY(
                "message",
                links=tuple(SAY(key) for key in found),
                count=len(found),
                name=vendor.name,
                hosts=hosts,
                law=law.cited,
            ),
            subject=vendor.id,
            at=Place(vendor.origin, f"/links/{next(iter(found))}"),
            covers=hosts,
            act=law.act,
            rests_on=(Place(vendor.origin, "/domains"),),
        )


def _foreign(vendor: Vendor) -> Iterator[tuple[str, str]]:
    """The keys of such links, and the host of each."""
    links = vendor.links
    said = {
        "privacy_notice": links.privacy_notice,
        "agreement_page": links.agreement_page,
        "subprocessor_list": links.subprocessor_list,
    }
    for key, address in said.items():
        host = (urlsplit(address).hostname or "") if isinstance(address, str) else ""
        if host and vendor.domains and not any(_within(host, each) for each in vendor.domains):
            yield key, host


def _within(host: str, domain: str) -> bool:
    return host == domain or host.endswith(f".{domain}")
