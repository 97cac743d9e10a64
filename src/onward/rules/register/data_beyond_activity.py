"""A service gets data, or data of people, that no activity behind it lists."""

from collections.abc import Iterable, Iterator

from onward.diagnostic import Place, Severity
from onward.inventory.value import Terms
from onward.rules._law import Asked, under_law
from onward.rules._texts import Texts
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.register._active_records import services
from onward.terms.vocabulary import covers
from onward.transfers.roles import activities_of
from onward.wording.labels import called

SEVERITY = Severity.WARNING
SAY = Texts(__name__)


@under_law("register")
def check(context: RuleContext, law: Asked) -> Iterator[Finding]:
    """One finding for each service: it names the words that its activities leave out."""
    for vendor, service in services(context):
        behind = activities_of(service, context.inventory, context.day)
        data = beyond(service.data, [each.data for each in behind])
        people = beyond(service.subjects, [each.subjects for each in behind])
        if not data + people:
            continue
        key = "data" if data else "subjects"
        said = SAY(
            "both" if data and people else "data" if data else "people", data=data, people=people
        )
        names = tuple(called(each.name, each.id) for each in behind)
        at = Place(vendor.origin, f"{service.route}/{key}")
        yield Finding(
            message=SAY(
                "message",
                service=service.id,
                name=called(vendor.name, vendor.id),
                what=said,
                activities=names,
                law=law.cited,
            ),
            subject=f"{vendor.id}/{service.id}",
            at=at,
            covers=(*data, *people),
            act=law.act,
            rests_on=(at,),
        )


def beyond(words: Terms, known: Iterable[Terms]) -> tuple[str, ...]:
    """The words that none of the lists holds: itself, by a wider word, or by one of its own.

    Where a list is not recorded or unknown, nothing can be said: that is a finding of its own.
    """
    lists = tuple(known)
    wide = {word for each in lists if isinstance(each, tuple) for word in each}
    if not isinstance(words, tuple) or not all(isinstance(each, tuple) for each in lists):
        return ()
    if not lists:
        return ()
    return tuple(
        word
        for word in words
        if word not in wide and not any(covers(each, word) or covers(word, each) for each in wide)
    )
