"""The way to a thing in a value, written as a route."""

from collections.abc import Mapping, Sequence


def item_names(items: Sequence[object]) -> list[str]:
    names: list[str] = []
    seen: dict[str, int] = {}
    for number, item in enumerate(items):
        name = str(number)
        if isinstance(item, Mapping):
            for key in ("id", "vendor", "instrument", "place"):
                found = item.get(key)
                if isinstance(found, str) and found:
                    name = found
                    break
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name}#{seen[name]}")
    return names


def route_of(value: object, steps: Sequence[str | int]) -> str:
    """The route of what the steps lead to: `/services/mail/locations/US`."""
    route = ""
    here = value
    for step in steps:
        if isinstance(step, int) and isinstance(here, Sequence):
            route += f"/{item_names(here)[step]}"
            here = here[step]
        elif isinstance(here, Mapping):
            route += f"/{step}"
            here = here.get(step)
    return route
