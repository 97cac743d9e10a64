"""The mechanisms that a record names for a transfer, as facts."""

from collections.abc import Iterator

from onward.diagnostic import Place
from onward.diff.change import Part
from onward.diff.facts.fact import Fact, Key, Row, dashless, numbered, scalars, terms, words
from onward.diff.labels import Names, land
from onward.inventory.mechanism import Assessment, Certificate, Mechanism, relied
from onward.inventory.value import UNKNOWN


def mechanisms(
    mechanisms: tuple[Mechanism, ...] | None,
    record: Place,
    names: Names,
    about: tuple[Part, ...] = (),
) -> Iterator[Row]:
    """Each mechanism that is named with what was done to rest on it, and their order.

    What was only found, and is not relied on, is a fact of its own.
    """
    listed = mechanisms or ()
    ids = tuple(numbered(words(each.instrument) for each in listed))
    if mechanisms is not None and not mechanisms:
        yield Key("mechanism", about, "none"), Fact((), "none", record, head=True)
    for id_, mechanism in zip(ids, listed, strict=True):
        at = record._replace(route=mechanism.route)
        yield (
            Key(_aspect(mechanism), about, id_),
            Fact(mechanism.instrument, in_words(mechanism, names), at, head=True),
        )
        yield from _mechanism(mechanism, at, names, (*about, Part("mechanism", id_)))
    relied_on = relied(listed) or ()
    if len(relied_on) > 1:
        worded = ", then ".join(named(each, names) for each in relied_on)
        order = tuple(numbered(words(each.instrument) for each in relied_on))
        yield Key("preference", about), Fact(order, worded, record)


def _aspect(mechanism: Mechanism) -> str:
    return "mechanism found" if mechanism.relied_on is False else "mechanism"


def named(mechanism: Mechanism, names: Names) -> str:
    """The instrument by its name."""
    if mechanism.instrument is UNKNOWN:
        return "an unknown transfer mechanism"
    return names.instrument(mechanism.instrument)


def in_words(mechanism: Mechanism, names: Names) -> str:
    """One mechanism with what makes it hold, for a sentence."""
    signed = f"on {words(mechanism.signed)}" if mechanism.signed is not None else ""
    parts = [" ".join(each for each in (words(mechanism.status), signed) if each)]
    listing, made = mechanism.certified, mechanism.assessment
    if listing and listing.listed_as is not None:
        parts.append(f"on the list: {dashless(words(listing.listed_as))}")
    if made:
        parts.append(f"assessment: {dashless(words(made.conclusion))}")
    name = named(mechanism, names)
    said = "; ".join(each for each in parts if each)
    return f"{name} ({said})" if said else name


def _mechanism(
    mechanism: Mechanism, at: Place, names: Names, about: tuple[Part, ...]
) -> Iterator[Row]:
    yield from scalars(
        at,
        about,
        worded=dashless,
        mechanism_status=mechanism.status,
        signed=mechanism.signed,
        modules=mechanism.modules,
        adapted=mechanism.adapted,
        letter=mechanism.letter,
        variant=mechanism.variant,
        approved=mechanism.approved,
        processing_changed=mechanism.processing_changed,
        since=mechanism.since,
        until=mechanism.until,
    )
    yield from scalars(at, about, reliance=mechanism.relied_on)
    yield from scalars(at, about, authority=mechanism.authority, signed_with=mechanism.party)
    yield from terms("member", mechanism.members, at, about)
    yield from terms("condition shown", mechanism.shown or None, at, about, dashless)
    yield from terms("exclusion", mechanism.excluded_by or None, at, about, dashless)
    yield from terms("measure", mechanism.measures, at, about, names.measures)
    yield from terms("restriction", mechanism.restrictions, at, about)
    if mechanism.certified:
        yield from _listing(mechanism.certified, at, about)
    if mechanism.assessment:
        yield from _assessment(mechanism.assessment, at, about)


def _listing(listing: Certificate, record: Place, about: tuple[Part, ...]) -> Iterator[Row]:
    at = record._replace(route=f"{record.route}/certified")
    yield from scalars(
        at,
        about,
        worded=dashless,
        listed_as=listing.listed_as,
        listing_covers=listing.covers,
        listed_since=listing.since,
        listing_due=listing.due,
        listing_verified=listing.verified,
    )
    yield from scalars(at, about, listed_entity=listing.entity)


def _assessment(made: Assessment, record: Place, about: tuple[Part, ...]) -> Iterator[Row]:
    at = record._replace(route=f"{record.route}/assessment")
    yield from scalars(
        at, about, worded=dashless, assessment=made.conclusion, assessment_date=made.date
    )
    yield from scalars(at, about, assessment_document=made.document)
    yield from terms("assessed country", made.countries, at, about, land)
