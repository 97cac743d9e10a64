"""The days on which the law data may answer otherwise than on the day before."""

from datetime import date, timedelta

from onward.law.law import Law

DAY = timedelta(days=1)


def days_of(law: Law) -> tuple[date, ...]:
    """Every such day, in order."""
    found = {event.day for event in law.events}
    for row in law.instruments.values():
        firsts = (row.adopted, row.since, row.signed_from, row.end_known)
        found.update(day for day in firsts if day)
        found.update(day + DAY for day in (row.last_day, row.existing_until) if day)
    for member in law.territories.members.values():
        found.add(member.since)
        found.update(day + DAY for day in (member.last_day,) if day)
    for regime in law.regimes.values():
        found.update(wording.since for wording in regime.wordings)
        found.update(day for day in (regime.assessment_from, regime.returns_from) if day)
    return tuple(sorted(found))
