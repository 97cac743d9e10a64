"""The way to a thing in a value, written as a route."""

from collections.abc import Sequence

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
