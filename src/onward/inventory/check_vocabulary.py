"""Words of the vocabularies: data, subjects and measures that records name must be declared."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Final, NamedTuple

from onward.inventory.mechanism import Mechanism
from onward.inventory.organisation import Activity, Organisation, OwnTerm
from onward.inventory.unresolved import Miss
from onward.inventory.value import Terms
from onward.inventory.vendor import Vendor
from onward.terms import vocabulary
from onward.terms.vocabulary import Term
from onward.terms.word import guess_word

_LISTED: Final[Mapping[str, tuple[str, Callable[[], Mapping[str, Term]]]]] = {
    "category of data": ("data", vocabulary.data),
    "category of data subjects": ("subjects", vocabulary.subjects),
    "measure": ("measures", vocabulary.measures),
}
"""What a word is -> the name under which `onward words` lists its like, and these."""


class Words(NamedTuple):
    """Every word that the records of one inventory may use."""

    data: frozenset[str]
    subjects: frozenset[str]
    measures: frozenset[str]


def words_of(organisation: Organisation) -> Words:
    """The vocabularies of the tool and the words that the organisation declares for itself."""
    return Words(
        _with(vocabulary.data(), organisation.data_terms),
        _with(vocabulary.subjects(), organisation.subject_terms),
        _with(vocabulary.measures(), organisation.measure_terms),
    )


def _with(known: Iterable[str], own: Iterable[OwnTerm]) -> frozenset[str]:
    return frozenset(known).union(term.id for term in own)


def unknown_terms(
    organisation: Organisation, vendors: Iterable[Vendor], activities: Iterable[Activity]
) -> Iterator[Miss]:
    """Every word that stands in no vocabulary."""
    words = words_of(organisation)
    yield from _of_organisation(organisation, words)
    for vendor in vendors:
        yield from _of_vendor(vendor, words)
    for activity in activities:
        yield from _data(activity.data, activity.origin, "/data", words)
        yield from _subjects(activity.subjects, activity.origin, "/subjects", words)
        for controller in activity.controllers or ():
            yield from _measures(controller.mechanisms, activity.origin, words)


def _of_organisation(organisation: Organisation, words: Words) -> Iterator[Miss]:
    path = organisation.origin
    yield from _misses(organisation.measures, path, "/measures", words.measures, "measure")
    yield from _measures(organisation.frameworks, path, words)
    yield from _measures(organisation.mechanisms, path, words)
    for name in organisation.policy.by_data:
        yield from _data((name,), path, "/policy/by_data", words)


def _of_vendor(vendor: Vendor, words: Words) -> Iterator[Miss]:
    path = vendor.origin
    for service in vendor.services:
        yield from _data(service.data, path, f"{service.route}/data", words)
        yield from _subjects(service.subjects, path, f"{service.route}/subjects", words)
    for edge in vendor.subprocessors or ():
        yield from _data(edge.data, path, f"{edge.route}/data", words)
        yield from _measures(edge.mechanisms, path, words)
    yield from _measures(vendor.mechanisms, path, words)


def _data(names: Terms, path: str, route: str, words: Words) -> Iterator[Miss]:
    return _misses(names, path, route, words.data, "category of data")


def _subjects(names: Terms, path: str, route: str, words: Words) -> Iterator[Miss]:
    return _misses(names, path, route, words.subjects, "category of data subjects")


def _measures(mechanisms: tuple[Mechanism, ...] | None, path: str, words: Words) -> Iterator[Miss]:
    for each in mechanisms or ():
        route = f"{each.route}/measures"
        yield from _misses(each.measures, path, route, words.measures, "measure")


def _misses(
    names: Terms, path: str, route: str, known: frozenset[str], what: str
) -> Iterator[Miss]:
    if not isinstance(names, tuple) or known.issuperset(names):
        return
    for name in names:
        if name not in known:
            words = partial(_wording, name, known, what)
            yield Miss("unknown-term", what, name, path, f"{route}/{name}", words)


def _wording(name: str, known: frozenset[str], what: str) -> tuple[str, str]:
    kind, terms = _LISTED[what]
    near = guess_word(name, known, terms())
    hint = f"did you mean `{near}`?" if near else f"`onward words {kind}` lists them"
    remedy = (
        f"Use a word that `onward words {kind}` lists, or declare one under `terms` in "
        "organisation.yaml."
    )
    return f"`{name}` is not a {what} that this inventory knows: {hint}", remedy
