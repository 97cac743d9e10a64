"""One fault of a file, before it is a complaint: rule, place in the value, sentences."""

from collections.abc import Sequence
from typing import NamedTuple

from onward.diagnostic import Diagnostic, Place, Related, Severity
from onward.schema.route import Routes
from onward.syntax.value import Value

Steps = tuple[str | int, ...]
"""The way from the root of a value to a thing in it: keys, and numbers from 0 in lists."""


class Fault(NamedTuple):
    """What is wrong at one place of a value."""

    rule: str
    steps: Steps
    message: str
    remedy: str = ""
    related: tuple[tuple[str, Steps], ...] = ()
    """Other places of the same cause, each with what it has to do with it."""
    key: bool = False
    """Whether the key is wrong, and not its value."""


def complaints(faults: Sequence[Fault], value: Value, path: str) -> tuple[Diagnostic, ...]:
    """The faults of one file as complaints; the subject is the path and the cause the route."""
    routes = Routes(value)
    return tuple(_complaint(fault, routes, path) for fault in faults)


def _complaint(fault: Fault, routes: Routes, path: str) -> Diagnostic:
    route = routes.of(fault.steps)
    return Diagnostic(
        rule=fault.rule,
        severity=Severity.ERROR,
        inventory="",
        subject=path,
        message=fault.message,
        at=Place(path, route, key=fault.key),
        cause=route,
        remedy=fault.remedy,
        related=tuple(
            Related(message, Place(path, routes.of(steps))) for message, steps in fault.related
        ),
    )
