"""Another company in the place of a vendor or of us, with the contracts of the one before."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from onward.diagnostic import Diagnostic, Place, Severity
from onward.diff.match import MaybeRenamed
from onward.diff.same_party import other_than, replaced
from onward.diff.snapshot import Snapshot
from onward.inventory.vendor import Agreement, Vendor
from onward.wording.labels import called
from onward.wording.texts import Section

REPLACED = "replaced-company"
SAY = Section("onward.diff", REPLACED)


def replaced_companies(
    old: Snapshot, new: Snapshot, doubtful: Iterable[MaybeRenamed]
) -> Iterator[Diagnostic]:
    """One finding for each vendor in use that is another company than before, in the same record;
    and for one of a new record with the contract or the days of a vendor that went. And one where
    we are another.

    An error where the records still say what was agreed, announced or decided with the other one.
    """
    used = {each.importer.id for each in new.statuses.flows.flows}
    yield from _ours(old, new, used)
    pairs = [
        (former, vendor)
        for id_, vendor in new.inventory.vendors.items()
        if (former := old.inventory.vendors.get(id_)) and former != vendor
    ]
    found = [(was, former, vendor) for former, vendor in pairs if (was := replaced(former, vendor))]
    for each in doubtful:
        former, vendor = old.inventory.vendors[each.was], new.inventory.vendors[each.vendor]
        if each.inventory == new.inventory.id and _kept(former, vendor):
            found.append((each.former, former, vendor))
    for was, former, vendor in found:
        if vendor.id in used:
            yield _finding(was, former, vendor, new)


def _finding(was: str, former: Vendor, vendor: Vendor, new: Snapshot) -> Diagnostic:
    kept = _kept(former, vendor)
    return Diagnostic(
        rule=REPLACED,
        severity=Severity.ERROR if kept else Severity.WARNING,
        inventory=new.inventory.id,
        subject=vendor.id,
        message=SAY(
            "kept" if kept else "message",
            name=_name(vendor),
            was=was,
            kept=tuple(SAY(each) for each in kept),
            day=new.statuses.day,
        ),
        at=Place(vendor.origin, "/legal_name" if vendor.legal_name is not None else "/name"),
        covers=kept,
        reason=SAY("reason"),
        remedy=SAY("remedy"),
        leads=True,
    )


def _ours(old: Snapshot, new: Snapshot, used: Collection[str]) -> Iterator[Diagnostic]:
    """That we are another than before; an error where vendors in use agreed with that one."""
    ours = new.inventory.organisation
    was = other_than(old.inventory.organisation, ours)
    if not was:
        return
    before = old.inventory.vendors
    kept = [
        _name(each)
        for id_, each in new.inventory.vendors.items()
        if id_ in used and id_ in before and _agreed(before[id_]) and _agreed(each)
    ]
    legal = isinstance(ours.legal_name, str)
    yield Diagnostic(
        rule=REPLACED,
        severity=Severity.ERROR if kept else Severity.WARNING,
        inventory=new.inventory.id,
        subject=new.inventory.id,
        message=SAY(
            "ours-kept" if kept else "ours",
            name=ours.legal_name if legal else ours.name,
            was=was,
            kept=tuple(kept),
            day=new.statuses.day,
        ),
        at=Place(ours.origin, "/legal_name" if legal else "/name"),
        reason=SAY("reason"),
        remedy=SAY("ours-remedy"),
        leads=True,
    )


def _agreed(vendor: Vendor) -> bool:
    """Whether a contract or clauses are recorded as agreed on a day, or in a document."""
    signed = (isinstance(each.signed, date) for each in vendor.mechanisms or ())
    return _shown(vendor.agreement) or any(signed)


def _name(vendor: Vendor) -> str:
    return called(vendor.legal_name, called(vendor.name, vendor.id))


def _kept(former: Vendor, vendor: Vendor) -> tuple[str, ...]:
    """What the record says as it did of the other company, though each has its own."""
    days = (vendor.announced, *(each.announced for each in vendor.services))
    before = {former.announced, *(each.announced for each in former.services)}
    same = {
        "agreement": _shown(vendor.agreement) and vendor.agreement == former.agreement,
        "announced": any(isinstance(each, date) and each in before for each in days),
        "approval": vendor.approval is not None and vendor.approval == former.approval,
    }
    return tuple(key for key, kept in same.items() if kept)


def _shown(agreement: Agreement | None) -> bool:
    """Whether a contract is recorded that is one of its own: with a day or a document."""
    return agreement is not None and any(
        isinstance(each, date | str) for each in (agreement.signed, agreement.document)
    )
