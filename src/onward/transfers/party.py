"""The parties of a flow, from the records."""

from onward.diagnostic import Place
from onward.inventory.evidence import of_catalogue
from onward.inventory.organisation import Organisation
from onward.inventory.records import Inventory
from onward.inventory.value import UNKNOWN, Text
from onward.inventory.vendor import Edge, Location, Vendor
from onward.terms.place import name_of
from onward.transfers.flow import Party
from onward.wording.english import listed
from onward.wording.labels import called

UNNAMED = "unnamed"
"""The id of a party that no record names: one that runs a place, or is meant by an entry."""


def nameless(party: Party) -> bool:
    """Whether it is a record without a name: `unnamed-vendor` alone speaks of it."""
    return not party.named and party.id != UNNAMED


def us(organisation: Organisation) -> Party:
    """The organisation whose inventory it is."""
    name = called(organisation.name, organisation.id)
    return Party(
        id="us",
        name=name,
        legal_name=organisation.legal_name,
        formerly=organisation.formerly,
        country=organisation.country,
        public=organisation.public,
        at=Place(organisation.origin),
    )


def party_of(vendor: Vendor) -> Party:
    """A vendor as a party; one whose name is not known is called by its id."""
    return Party(
        id=vendor.id,
        name=called(vendor.name, vendor.id),
        named=isinstance(vendor.name, str),
        legal_name=vendor.legal_name,
        formerly=vendor.formerly,
        country=UNKNOWN if vendor.one_of else vendor.country,
        one_of=vendor.one_of,
        subject_to=vendor.subject_to if isinstance(vendor.subject_to, tuple) else (),
        group=vendor.group,
        public=vendor.public,
        from_catalogue=of_catalogue(vendor.evidence),
        at=Place(vendor.origin),
    )


def vendor_named(name: str, inventory: Inventory) -> Vendor | None:
    """The vendor of that id, else of that name; None where there is none."""
    found = (each for each in inventory.vendors.values() if each.name == name)
    return inventory.vendors.get(name) or next(found, None)


def seats(vendor: Vendor) -> tuple[str, ...]:
    """The countries of which one is that of the vendor's company; none where it may be any."""
    said = [each.country for each in vendor.one_of] or [vendor.country]
    found = tuple(code for code in said if isinstance(code, str))
    return found if len(found) == len(said) else ()


def seat_name(party: Party) -> str:
    """Where it is established, in brackets: `Ireland or United States` for one of two companies."""
    said = [each.country for each in party.one_of] or [party.country]
    known = dict.fromkeys(name_of(code) for code in said if isinstance(code, str))
    if not known:
        return "country unknown"
    open_ = [] if all(isinstance(code, str) for code in said) else ["an unknown country"]
    return listed((*known, *open_), " or ")


def unnamed(vendor: Vendor, location: Location, code: Text) -> Party:
    """The company that runs a place for a vendor, where no record names it."""
    place = location.place if isinstance(location.place, str) else "an unknown place"
    return Party(
        id=UNNAMED,
        name=f"the company that runs {place} for {party_of(vendor).name}",
        named=False,
        country=code,
        at=Place(vendor.origin, location.route),
    )


def unnamed_party(vendor: Vendor, edge: Edge, code: Text) -> Party:
    """The party of an entry of `subprocessors` whose `vendor` is unknown."""
    purpose = f" for {edge.purpose}" if isinstance(edge.purpose, str) else ""
    return Party(
        id=UNNAMED,
        name=f"an unnamed sub-processor of {party_of(vendor).name}{purpose}",
        named=False,
        country=code,
        at=Place(vendor.origin, edge.route),
    )
