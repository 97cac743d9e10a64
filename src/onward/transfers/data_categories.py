"""What the terms of a record say about its data: whose they are, how sensitive."""

from collections.abc import Iterable

from onward.inventory.organisation import Organisation
from onward.inventory.value import UNKNOWN, Terms
from onward.terms.vocabulary import data as data_terms
from onward.terms.vocabulary import subjects as subject_terms


def sensitive(organisation: Organisation, data: Terms) -> tuple[str, ...]:
    """The categories among `data` that the law singles out."""
    if not isinstance(data, tuple):
        return ()
    own = {term.id for term in organisation.data_terms if term.special}
    known = data_terms()
    return tuple(
        word for word in data if word in own or (word in known and known[word].special is not None)
    )


def staff(data: Terms, subjects: Terms, *, ours: bool) -> tuple[bool, bool]:
    """Whether data of our own staff are among them, and whether data of others are.

    `ours` is whether we decide, or may, for an activity behind the data: of what we hold on behalf
    of others only, the employees are theirs.
    """
    if not ours:
        return False, True
    known = subject_terms()
    words = subjects if isinstance(subjects, tuple) else ()
    own = [word for word in words if word in known and known[word].staff]
    categories = data_terms()
    hr = [
        word
        for word in (data if isinstance(data, tuple) else ())
        if word in categories and categories[word].hr
    ]
    if own or hr:
        return True, not (own and len(own) == len(words))
    return False, True


def perhaps_staff(subjects: Terms, of_activities: Iterable[Terms]) -> bool:
    """Whether data of unknown people may be of our own staff, by whom the activities concern."""
    if subjects is not UNKNOWN:
        return False
    known = subject_terms()
    whose = tuple(of_activities)
    return not whose or any(
        not isinstance(each, tuple) or any(word in known and known[word].staff for word in each)
        for each in whose
    )


def union(lists: tuple[Terms, ...]) -> Terms:
    """All words of several lists. Where none holds a word: UNKNOWN if one is, None if one is not
    recorded, and nothing only where each says that there is nothing.
    """
    words = sorted({word for each in lists if isinstance(each, tuple) for word in each})
    if words:
        return tuple(words)
    if UNKNOWN in lists:
        return UNKNOWN
    return None if None in lists or not lists else ()
