"""What was concluded once, for a second inventory that has the same records."""

from collections.abc import Callable, Hashable
from datetime import date
from typing import Any, ParamSpec, TypeVar

Inputs = ParamSpec("Inputs")
Made = TypeVar("Made")


class Memory:
    """What functions made, found again by the very objects of which they made it.

    A function that is remembered concludes from its arguments alone, and these never change.
    Records are the same where they are one object, not where they are equal: equal ones may lie in
    different places. Only plain values (text, numbers, days, sets of these) are compared.
    """

    __slots__ = ("_made",)

    def __init__(self) -> None:
        self._made: dict[tuple[Hashable, ...], tuple[object, Any]] = {}

    def once(
        self, make: Callable[Inputs, Made], *inputs: Inputs.args, **_named: Inputs.kwargs
    ) -> Made:
        """What a function makes of its arguments, made once. It is given none by name."""
        key = (make, *map(_key, inputs))
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = (inputs, make(*inputs, **_named))
        made: Made = found[1]
        return made


class Forgetful(Memory):
    """A memory for one inventory: nothing is asked twice."""

    __slots__ = ()

    def once(
        self, make: Callable[Inputs, Made], *inputs: Inputs.args, **_named: Inputs.kwargs
    ) -> Made:
        """What a function makes of its arguments."""
        return make(*inputs, **_named)


def _key(given: object) -> Hashable:
    """An argument as it is compared: each has its place, so that no number meets an address."""
    if type(given) is tuple:
        return tuple(map(_key, given))
    if given is None or isinstance(given, (str, int, date, frozenset)):
        return given
    return id(given)
