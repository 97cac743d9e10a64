"""The way to a thing in a value, written as a route."""

from collections.abc import Sequence

from onward.syntax.value import Value, extend, name_items


def route_of(value: Value, way: Sequence[str | int]) -> str:
    """The route of what keys and list numbers lead to: `/services/mail/locations/US`.

    The last step may be a key that is not there.
    """
    route = ""
    here = value
    for step in way:
        match here:
            case list() if isinstance(step, int):
                route = extend(route, name_items(here)[step])
                here = here[step]
            case dict():
                route = extend(route, str(step))
                here = here.get(str(step))
            case _:
                return route
    return route
