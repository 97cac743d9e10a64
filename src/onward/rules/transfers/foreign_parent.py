"""foreign-parent: a vendor inside has a parent whose law can compel access to the data."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.rules._case import Case, Finding
from onward.rules.transfers._chains import declared, unseen
from onward.rules.transfers._flows import named
from onward.rules.transfers._parents import Exposed, exposed

SEVERITY = Severity.NOTE


def check(case: Case) -> Iterator[Finding]:
    """One note for each vendor; it takes in what is not recorded of its chain and its access."""
    blind = unseen(case)
    for each in exposed(case):
        vendor = each.vendor
        article = _article(case, each.regime)
        yield Finding(
            message=f"{vendor.name} ({named(str(vendor.country))}): its parent {_parent(each)} is"
            f" under a law that can compel access to data on {case.day} ({article})"
            f"{_besides(each, blind=vendor.id in blind)}",
            subject=vendor.id,
            at=Place(vendor.origin, "/parent/country"),
            cause=each.law.country,
            covers=each.services,
            act=article,
            reason=f"no transfer until something is disclosed to the parent, but an exposure"
            f" ({each.law.act}): the vendor must be one that gives such orders no effect",
            remedy=f"have {vendor.name} say who in its group can reach the data, from where, and"
            " what it does with an order of a foreign authority",
            rests_on=(Place(vendor.origin, "/country"), Place(vendor.origin, "/parent/country")),
        )


def _article(case: Case, regime: str) -> str:
    orders = case.book.article("foreign-orders", regime, case.day)
    return orders or case.book.article("security", regime, case.day)


def _parent(each: Exposed) -> str:
    parent = each.vendor.parent
    name = parent.legal_name if parent and isinstance(parent.legal_name, str) else "company"
    return f"{name} ({named(each.law.country)})"


def _besides(each: Exposed, *, blind: bool) -> str:
    """What the record leaves open besides, on the same line."""
    open_ = [
        *(["its sub-processors"] if not declared(each.vendor) else []),
        *(["from where it is supported"] if blind else []),
    ]
    return f"; not recorded: {' and '.join(open_)}" if open_ else ""
