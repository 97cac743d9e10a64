"""A calendar file (RFC 5545), by the library icalendar of the extra `calendar`."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from onward._about import VERSION
from onward.output import escape
from onward.output.formats import NoLibraryError
from onward.reports.listings.calendar import Entry


def ics(entries: Iterable[Entry], inventory: str, made: date) -> bytes:
    """Each entry as an event of a whole day, with a UID that stays. Raises NoLibraryError."""
    try:
        from icalendar import Calendar, Event
    except ImportError as error:
        raise NoLibraryError("a .ics file", "icalendar") from error
    calendar = Calendar()
    calendar.add("prodid", f"-//Onward//{VERSION}//EN")
    calendar.add("version", "2.0")
    for each in entries:
        event = Event()
        event.add("uid", each.uid(inventory))
        event.add("dtstamp", datetime.combine(made, time(), UTC))
        event.add("dtstart", each.day)
        event.add("dtend", each.day + timedelta(days=1))
        event.add("summary", escape.visible(each.what))
        where = each.path or each.subject
        event.add("description", escape.visible(f"{inventory}: {each.kind}, {where}"))
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
