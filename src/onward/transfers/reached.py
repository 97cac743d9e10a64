"""Data that reached a vendor, and by whose law it passes them on."""

from datetime import date
from typing import NamedTuple

from onward.inventory.value import Terms
from onward.inventory.vendor import Edge, Location, Service, Vendor
from onward.law.book import Book
from onward.transfers.flow import Flow, Role
from onward.transfers.roles import ours


class Reached(NamedTuple):
    """Data that reached a vendor, and as what: the root of the edges behind it."""

    service: str
    role: Role
    data: Terms
    subjects: Terms
    places: tuple[Location, ...]
    clear_text: str | None = None
    ours: bool = True
    """Whether we decide on the data, or may."""
    through: str = ""
    """The id of the vendor that passed the data on; empty for a service of ours."""

    @classmethod
    def by_service(cls, service: Service, flow: Flow) -> "Reached":
        """What one of our services hands to its vendor."""
        clear = service.clear_text if isinstance(service.clear_text, str) else None
        return cls(
            service=service.id,
            role=flow.importer_role,
            data=service.data,
            subjects=service.subjects,
            places=flow.places,
            clear_text=clear,
            ours=ours(flow.exporter_roles),
        )


def serves(edge: Edge, root: Reached, party: str) -> bool:
    """Whether the party has these data: the edge says so, or it runs a place where they are."""
    named = edge.serves is None or root.service in edge.serves
    return named or any(place.by == party for place in root.places)


def exporter_law(vendor: Vendor, book: Book, day: date) -> tuple[tuple[str, ...], bool]:
    """The regimes by which the edges of a vendor are judged, and whether they are onward."""
    if not isinstance(vendor.country, str):
        return (), False
    home = book.regime_of(vendor.country, day)
    return ((home,), False) if home else ((), True)
