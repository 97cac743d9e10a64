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
        mechanism,
        "mechanism_status signed modules adapted letter variant approved processing_changed since "
        "until reliance authority signed_with",
        about,
    )
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
        listing,
        "listed_as listing_covers listed_since listing_due listing_verified listed_entity",
        about,
    )


def _assessment(made: Assessment, record: Place, about: tuple[Part, ...]) -> Iterator[Row]:
    at = record._replace(route=f"{record.route}/assessment")
    yield from scalars(at, made, "assessment assessment_date assessment_document", about)
    yield from terms("assessed country", made.countries, at, about, land)
