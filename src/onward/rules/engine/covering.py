"""What a finding covers beyond what it covered, or what a waiver does."""

from collections.abc import Collection

from onward.terms.vocabulary import covers


def beyond(now: Collection[str], known: Collection[str]) -> tuple[str, ...]:
    """What is new in it: not the part that is left of something wider.

    Where `contact` stays it is another thing of that name, and its parts are new: `contact.email`
    may be the data of a service `contact`.
    """
    given_up = [each for each in known if each not in now]
    return tuple(
        each
        for each in now
        if each not in known and not any(covers(wider, each) for wider in given_up)
    )
