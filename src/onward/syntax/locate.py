"""Where a thing is written: a route made a span, for the few places that are shown."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from yaml.error import YAMLError
from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode

from onward.diagnostic import Diagnostic, Place
from onward.source.text import Source, Span
from onward.syntax.fault import Faulty, stretch
from onward.syntax.node import BoundError, compose
from onward.syntax.scan import refused
from onward.syntax.text import text_of
from onward.syntax.value import NAMING_KEYS, Value, name_items, steps
from onward.syntax.walk import scalar


class _Spot(NamedTuple):
    key: Node | None
    node: Node


def locate_all(source: Source, routes: Iterable[str], *, key: bool = False) -> dict[str, Span]:
    """Where in a file routes lead; with `key`, where the keys that lead there are written.

    A route to nothing gives the deepest part of it that is there, a file that cannot be read its
    first line. An item of a list has no key, and is given whole; so is a key without a value.
    """
    atlas = _Atlas(source.data)
    return {route: atlas.span(route, key=key) for route in routes}


def located(found: Iterable[Diagnostic], sources: Mapping[str, Source]) -> tuple[Diagnostic, ...]:
    """The same with lines and columns: a file with something to report is composed again."""
    found = tuple(found)
    spans = spans_of(
        (place for each in found for place in (each.at, *(other.at for other in each.related))),
        sources,
    )

    def placed(place: Place) -> Place:
        return place._replace(span=spans[place]) if place in spans else place

    return tuple(
        replace(
            each,
            at=placed(each.at),
            related=tuple(other._replace(at=placed(other.at)) for other in each.related),
        )
        for each in found
    )


def spans_of(places: Iterable[Place], sources: Mapping[str, Source]) -> dict[Place, Span]:
    """Where in their files the places are written that have no span yet; each file read once."""
    wanted: dict[tuple[str, bool], dict[Place, str]] = {}
    for place in places:
        if place.span is None and place.path in sources:
            wanted.setdefault((place.path, place.key), {})[place] = place.route
    found: dict[Place, Span] = {}
    for (path, key), routes in wanted.items():
        spans = locate_all(sources[path], sorted(set(routes.values())), key=key)
        found |= {place: spans[route] for place, route in routes.items()}
    return found


class _Atlas:
    """One file composed, and the names of what lies in the parts that were asked for."""

    def __init__(self, data: bytes) -> None:
        self._parts: dict[int, dict[str, _Spot]] = {}
        self._text = ""
        self._root: Node | None = None
        try:
            self._text = text_of(data)
            self._root = None if refused(self._text) else compose(self._text)
        except (Faulty, BoundError, YAMLError, ValueError):
            return

    def span(self, route: str, *, key: bool) -> Span:
        if self._root is None:
            return stretch(self._text, 0, 0)
        spot = _Spot(None, self._root)
        for step in steps(route):
            following = self._inside(spot.node).get(step)
            if following is None:
                break
            spot = following
        empty = spot.node.start_mark.index == spot.node.end_mark.index
        chosen = spot.key if spot.key is not None and (key or empty) else spot.node
        start, end = chosen.start_mark.index, _last(chosen).end_mark.index
        return stretch(self._text, start, start + len(self._text[start:end].rstrip()))

    def _inside(self, node: Node) -> dict[str, _Spot]:
        if id(node) not in self._parts:
            self._parts[id(node)] = _parts(node)
        return self._parts[id(node)]


def _parts(node: Node) -> dict[str, _Spot]:
    if isinstance(node, ScalarNode):
        return {}
    if isinstance(node, MappingNode):
        pairs = reversed(node.value)
        return {key.value: _Spot(key, item) for key, item in pairs if isinstance(key, ScalarNode)}
    names = name_items([_outline(item) for item in node.value])
    return {name: _Spot(None, item) for name, item in zip(names, node.value, strict=True)}


def _outline(node: Node) -> Value:
    """As much of an item as its name needs."""
    if isinstance(node, MappingNode):
        return {
            key.value: _outline(item)
            for key, item in node.value
            if key.value in NAMING_KEYS and isinstance(item, ScalarNode)
        }
    if not isinstance(node, ScalarNode):
        return None
    try:
        return scalar(node)
    except ValueError:
        return None


def _last(node: Node) -> Node:
    """The node that ends where this one really ends: block style claims the blank lines below."""
    while isinstance(node, CollectionNode) and node.value and not node.flow_style:
        node = node.value[-1][1] if isinstance(node, MappingNode) else node.value[-1]
    return node
