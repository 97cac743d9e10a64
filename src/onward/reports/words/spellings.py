"""The words of records as people read them in each language, and the word that each means."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import TypeAlias

from onward.law.law import load
from onward.reports.words.words import Words, words
from onward.terms import vocabulary
from onward.terms.country import LANGUAGES
from onward.terms.spelling import name_words
from onward.transfers.status import Status

_Reader: TypeAlias = Callable[[Words], Callable[[str], str]]


@cache
def spellings() -> Mapping[str, Mapping[str, str]]:
    """By section and by the words of a text, the word of records; none where it means two.

    A text that names no instrument but a conclusion has an empty word.
    """
    return {
        "data": _spelled(vocabulary.data(), lambda each: each.data),
        "subjects": _spelled(vocabulary.subjects(), lambda each: each.subject),
        "instrument": {
            **_spelled(load().instruments, lambda each: each.instrument),
            **dict.fromkeys(_statuses(), ""),
        },
    }


def _statuses() -> Iterator[str]:
    """What is said of a transfer where no instrument is named: a conclusion, and no fact."""
    for language in LANGUAGES:
        for law in ("", *load().regimes):
            said = words(language, law=law)
            yield " ".join(name_words(said.inside_alone))
            for status in Status:
                if status is not Status.UNKNOWN:
                    yield " ".join(name_words(said.status(status)))


def _spelled(ids: Iterable[str], reader: _Reader) -> Mapping[str, str]:
    found: dict[str, set[str]] = {}
    for id_ in ids:
        for text in (id_, *(reader(words(language))(id_) for language in LANGUAGES)):
            found.setdefault(" ".join(name_words(text)), set()).add(id_)
    return {text: min(meant) for text, meant in found.items() if len(meant) == 1}
