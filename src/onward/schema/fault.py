"""One fault of a file before it is a complaint: rule, sentences, and the way to its place."""

from collections.abc import Sequence
from typing import NamedTuple

from onward.diagnostic import Diagnostic, Place, Related, fault_of_file
from onward.syntax.value import Value, extend, name_items


class Routes:
    """Routes in one value; the items of a list are named once, however many routes lead there."""

    def __init__(self, value: Value) -> None:
        self._root = value
        self._names: dict[int, list[str]] = {}

    def of(self, way: Sequence[str | int]) -> str:
        """The route of what keys and list numbers lead to: `/services/mail/locations/US`.

        The last step may be a key that is not there.
        """
        route = ""
        here = self._root
        for step in way:
            match here:
                case list() if isinstance(step, int):
                    route = extend(route, self._named(here)[step])
                    here = here[step]
                case dict():
                    route = extend(route, str(step))
                    here = here.get(str(step))
                case _:
                    return route
        return route

    def _named(self, items: list[Value]) -> list[str]:
        if id(items) not in self._names:
            self._names[id(items)] = name_items(items)
        return self._names[id(items)]


Steps = tuple[str | int, ...]
"""The way from the root of a value to a thing in it: keys, and numbers from 0 in lists."""


class ValueFault(NamedTuple):
    """What is wrong at one place of a value."""

    rule: str
    steps: Steps
    message: str
    remedy: str = ""
    related: tuple[tuple[str, Steps], ...] = ()
    """Other places of the same cause, each with what it has to do with it."""
    key: bool = False
    """Whether the key is wrong, and not its value."""


def complaints(faults: Sequence[ValueFault], value: Value, path: str) -> tuple[Diagnostic, ...]:
    """The faults of one file as complaints; the subject is the path and the cause the route."""
    routes = Routes(value)
    return tuple(_complaint(fault, routes, path) for fault in faults)


def _complaint(fault: ValueFault, routes: Routes, path: str) -> Diagnostic:
    route = routes.of(fault.steps)
    return fault_of_file(
        rule=fault.rule,
        message=fault.message,
        at=Place(path, route, key=fault.key),
        cause=route,
        remedy=fault.remedy,
        related=tuple(
            Related(message, Place(path, routes.of(steps))) for message, steps in fault.related
        ),
    )
