"""The grounds that a record names for a transfer, as facts."""

from collections.abc import Iterator

from onward.diagnostic import Place
from onward.diff.facts import Fact, Key, Row, dashless, numbered, scalars, terms, words
from onward.diff.names import Names, land
from onward.inventory.safeguard import Assessment, Certificate, Safeguard
from onward.inventory.value import UNKNOWN


def grounds(
    safeguards: tuple[Safeguard, ...] | None,
    record: Place,
    names: Names,
    about: tuple[str, ...] = (),
) -> Iterator[Row]:
    """Each ground that is named with what was done to rest on it, and their order."""
    listed = safeguards or ()
    ids = tuple(numbered(words(each.instrument) for each in listed))
    if safeguards is not None and not safeguards:
        yield Key("ground", about, "none"), Fact((), "none", record, head=True)
    for id_, safeguard in zip(ids, listed, strict=True):
        at = record._replace(route=safeguard.route)
        yield (
            Key("ground", about, id_),
            Fact(safeguard.instrument, in_words(safeguard, names), at, head=True),
        )
        yield from _ground(safeguard, at, names, (*about, f"ground:{id_}"))
    if len(ids) > 1:
        told = ", then ".join(named(each, names) for each in listed)
        yield Key("preference", about), Fact(ids, told, record)


def named(safeguard: Safeguard, names: Names) -> str:
    """The instrument by its name."""
    if safeguard.instrument is UNKNOWN:
        return "a ground that is not known"
    return names.instrument(safeguard.instrument)


def in_words(safeguard: Safeguard, names: Names) -> str:
    """One ground with what makes it hold, for a sentence."""
    parts = [words(safeguard.status)] if safeguard.status is not None else []
    parts += [f"on {words(safeguard.signed)}"] if safeguard.signed is not None else []
    listing, made = safeguard.certified, safeguard.assessment
    if listing and listing.listed_as is not None:
        parts.append(f"on its list: {dashless(words(listing.listed_as))}")
    if made:
        parts.append(f"assessment: {dashless(words(made.conclusion))}")
    name = named(safeguard, names)
    return f"{name} ({', '.join(parts)})" if parts else name


def _ground(safeguard: Safeguard, at: Place, names: Names, about: tuple[str, ...]) -> Iterator[Row]:
    yield from scalars(
        at,
        about,
        told=dashless,
        ground_status=safeguard.status,
        signed=safeguard.signed,
        modules=safeguard.modules,
        adapted=safeguard.adapted,
        letter=safeguard.letter,
        variant=safeguard.variant,
        approved=safeguard.approved,
        processing_changed=safeguard.processing_changed,
        since=safeguard.since,
        until=safeguard.until,
    )
    yield from scalars(at, about, authority=safeguard.authority, signed_with=safeguard.party)
    yield from terms("member", safeguard.members, at, about)
    yield from terms("condition shown", safeguard.shown or None, at, about, dashless)
    yield from terms("exclusion", safeguard.excluded_by or None, at, about, dashless)
    yield from terms("measure", safeguard.measures, at, about, names.measures)
    yield from terms("restriction", safeguard.restrictions, at, about)
    if safeguard.certified:
        yield from _listing(safeguard.certified, at, about)
    if safeguard.assessment:
        yield from _assessment(safeguard.assessment, at, about)


def _listing(listing: Certificate, record: Place, about: tuple[str, ...]) -> Iterator[Row]:
    at = record._replace(route=f"{record.route}/certified")
    yield from scalars(
        at,
        about,
        told=dashless,
        listed_as=listing.listed_as,
        listing_covers=listing.covers,
        listed_since=listing.since,
        listing_due=listing.due,
        listing_verified=listing.verified,
    )
    yield from scalars(at, about, listed_entity=listing.entity)


def _assessment(made: Assessment, record: Place, about: tuple[str, ...]) -> Iterator[Row]:
    at = record._replace(route=f"{record.route}/assessment")
    yield from scalars(
        at,
        about,
        told=dashless,
        assessment=made.conclusion,
        assessment_date=made.date,
    )
    yield from scalars(at, about, assessment_document=made.document)
    yield from terms("assessed country", made.countries, at, about, land)
