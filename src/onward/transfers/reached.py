"""Data that reached a vendor, and by whose law it passes them on."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import NamedTuple

from onward.inventory.value import UNKNOWN, Terms
from onward.inventory.vendor import Location, Service, Vendor
from onward.law.law import Law
from onward.transfers.data_categories import staff, union
from onward.transfers.flow import Flow, Role
from onward.transfers.party import seats
from onward.transfers.roles import ours


class Reached(NamedTuple):
    """Data that reached a vendor, and as what: the root of the edges behind it."""

    service: str
    role: Role
    data: Terms
    subjects: Terms
    places: tuple[Location, ...]
    clear_text: str | None = None
    form: str = ""
    our_roles: frozenset[Role] = frozenset({Role.UNKNOWN})
    """What we are for the data."""
    through: str = ""
    """The id of the vendor that passed the data on; empty for a service of ours."""

    @property
    def ours(self) -> bool:
        """Whether we decide on the data, or may."""
        return ours(self.our_roles)

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
            form=flow.form,
            our_roles=flow.exporter_roles,
        )


def form_of(service: Service) -> str:
    """`pseudonymous` or `encrypted`; not where the vendor needs or may need it in clear."""
    readable = service.clear_text in ("needed", UNKNOWN)
    protected = service.form in ("pseudonymous", "encrypted") and not readable
    return str(service.form) if protected else ""


class Served:
    """Some of the data that reached a vendor, and what they are together."""

    def __init__(self, roots: Iterable[Reached]) -> None:
        self.roots = tuple(roots)

    @cached_property
    def data(self) -> Terms:
        """All categories."""
        return union(tuple(dict.fromkeys(root.data for root in self.roots)))

    @cached_property
    def subjects(self) -> Terms:
        """All data subjects."""
        return union(tuple(dict.fromkeys(root.subjects for root in self.roots)))

    @cached_property
    def roles(self) -> frozenset[Role]:
        """As what the vendor has them."""
        return frozenset(root.role for root in self.roots)

    @cached_property
    def services(self) -> tuple[str, ...]:
        """Ids of our services behind them."""
        return tuple(sorted({root.service for root in self.roots if root.service}))

    @cached_property
    def through(self) -> tuple[str, ...]:
        """Ids of the vendors that passed them on."""
        return tuple(sorted({root.through for root in self.roots if root.through}))

    @cached_property
    def clear_text(self) -> frozenset[str | None]:
        """What is recorded of the need for clear text."""
        return frozenset(root.clear_text for root in self.roots)

    @cached_property
    def form(self) -> str:
        """The form that all of them have."""
        forms = {root.form for root in self.roots}
        return forms.pop() if len(forms) == 1 else ""

    @cached_property
    def our_roles(self) -> frozenset[Role]:
        """What we are for them."""
        return frozenset(role for root in self.roots for role in root.our_roles)

    @cached_property
    def _kinds(self) -> frozenset[tuple[Terms, Terms, bool]]:
        return frozenset((root.data, root.subjects, root.ours) for root in self.roots)

    def staff(self, only: Terms) -> tuple[bool, bool]:
        """Whether data of our own staff are among them, and of others; `only` narrows the data."""
        kinds = self._kinds
        if only is not None:
            kinds = frozenset((only, subjects, ours) for _, subjects, ours in kinds)
        found = [staff(data, subjects, ours=ours) for data, subjects, ours in kinds]
        return any(own for own, _ in found), any(other for _, other in found)


class Roots:
    """Everything that reached a vendor as a processor, by service and by who runs its places."""

    def __init__(self, roots: Iterable[Reached]) -> None:
        self.whole = Served(root for root in roots if root.role is not Role.CONTROLLER)
        self._of_service: dict[str, list[int]] = {}
        self._run_by: dict[str, list[int]] = {}
        for number, root in enumerate(self.whole.roots):
            self._of_service.setdefault(root.service, []).append(number)
            for party in {place.by for place in root.places if isinstance(place.by, str)}:
                self._run_by.setdefault(party, []).append(number)

    def served(self, serves: tuple[str, ...] | None, party: str = "") -> Served:
        """What an edge carries: what it says, and what lies where its party runs a place."""
        if serves is None:
            return self.whole
        numbers = {number for name in serves for number in self._of_service.get(name, ())}
        return self._some(numbers.union(self._run_by.get(party, ())))

    @property
    def runners(self) -> frozenset[str]:
        """Ids of the parties that run a place where the data are, `self` for the vendor."""
        return frozenset(self._run_by)

    def run_by(self, party: str) -> Served:
        """What lies where the party runs a place."""
        return self._some(self._run_by.get(party, ()))

    def _some(self, numbers: Iterable[int]) -> Served:
        return Served(self.whole.roots[number] for number in sorted(numbers))


def exporter_law(
    vendor: Vendor, law: Law, day: date, ours: tuple[str, ...]
) -> tuple[tuple[str, ...], bool]:
    """The regimes by which the edges of a vendor are judged, and whether they are onward.

    The law of its own country judges them where that law binds us too, or judges all vendors there.
    Where it does neither, or another law of ours has the vendor outside, protection travels with
    the data: they are onward. Of one of several companies under different laws it is not known.
    """
    codes = seats(vendor)
    homes = {law.regime_of(code, day) for code in codes}
    if len(homes) != 1 or any(map(law.other_law, codes)):
        return (), False
    home = homes.pop()
    if home is None:
        return (), True
    if law.regimes[home].judges_vendors:
        return (home,), False
    return ((home,), len(ours) > 1) if home in ours else ((), True)
