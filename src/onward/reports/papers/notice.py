"""The notice to customers of a sub-processor that is new or replaced: who, what, where, when.

It is a draft: what no record holds is marked in place, and listed at the end with its key.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from onward.diff.customer_notices import CustomerNotice
from onward.inventory.records import Inventory
from onward.inventory.value import is_open, known
from onward.law.law import Law
from onward.reports.papers.entry_wording import EntryWording
from onward.reports.papers.paper import (
    Block,
    Cell,
    Facts,
    Missing,
    Paper,
    Paragraph,
    Run,
    Section,
    cell,
    line,
)
from onward.reports.papers.public_list import Entry, PublicList, PublicService
from onward.reports.papers.texts import texts
from onward.transfers.status import Status

Rows = Iterator[tuple[str, Cell]]
_SAID = frozenset({Status.INSIDE, Status.HOLDS, Status.EXPIRING})
"""What can be said of a transfer without a mechanism that is named."""


def notice(
    inventory: Inventory,
    listed: PublicList,
    notices: Sequence[CustomerNotice],
    law: Law,
    language: str,
) -> Paper:
    """One notice of one or several sub-processors, as the list of the same day has them."""
    writer = _Writer(inventory, listed, law, language)
    return Paper(
        command="notice",
        title=writer.say("title"),
        language=language,
        organisation=known(listed.legal_name, listed.name),
        blocks=tuple(writer.blocks(notices)),
        as_of=listed.day,
        law_checked=law.checked,
    )


class _Writer:
    """The parts of one notice."""

    def __init__(self, inventory: Inventory, listed: PublicList, law: Law, language: str) -> None:
        self._inventory, self._listed = inventory, listed
        self._entries = {each.id: each for each in listed.entries}
        self._wording = EntryWording(listed, law, language)
        self.say = texts(language, "notice", self._wording.words.instead)

    def blocks(self, notices: Sequence[CustomerNotice]) -> Iterator[Block]:
        """Who informs whom, each sub-processor, and where objections go."""
        article = next((each.article for each in notices), "")
        facts = {"sender": self._listed.name, "article": self._wording.words.cited(article)}
        yield Paragraph(line(self.say("intro-by" if article else "intro", **facts)))
        for each in notices:
            yield self._section(each, self._entries[each.vendor])
        if any(each.informing for each in notices):
            before, _, after = self.say("object", contact="\n").partition("\n")
            yield Paragraph((before, self._contact(), after))

    def _section(self, notice: CustomerNotice, entry: Entry) -> Section:
        name = known(entry.legal_name, notice.name)
        key = "replaced" if notice.replaced else "added"
        title = self.say(key, name=name, former=notice.replaced)
        origin = self._below(self._inventory.vendors[entry.id].origin)
        fields = _Fields(notice.name, origin, self._wording)
        rows = [*self._who(entry, fields)]
        for service in entry.services:
            if set(service.activities) & set(notice.activities):
                rows += self._what(service, fields)
        rows += self._when(notice, fields)
        return Section(title, (Facts(tuple(rows)),), entry.id)

    def _who(self, entry: Entry, fields: "_Fields") -> Rows:
        wording = self._wording
        companies = entry.one_of or (entry,)
        open_ = any(is_open(each.legal_name) for each in companies)
        yield fields.row("company", (wording.company(entry),), "legal_name", missing=open_)
        yield fields.row("name", (wording.words.fact(entry.name),), "name")
        open_ = any(is_open(each.country) for each in companies)
        yield fields.row("country", (wording.country(entry),), "country", missing=open_)

    def _what(self, service: PublicService, fields: "_Fields") -> Rows:
        wording, key = self._wording, f"services.{service.key}"
        purpose = service.purpose
        yield fields.row(
            "purpose", (wording.words.fact(purpose),), f"{key}.purpose", missing=is_open(purpose)
        )
        if len(self._listed.activities) > 1:
            yield fields.row("activity", wording.activities(service), f"{key}.activities")
        for column, lines, said in (
            ("data", wording.data(service.data), service.data),
            ("subjects", wording.subjects(service.subjects), service.subjects),
            ("places", wording.places(service.places), service.places),
        ):
            name = "locations" if column == "places" else column
            yield fields.row(column, lines, f"{key}.{name}", missing=is_open(said))
        valid = all(each.carriers or each.status in _SAID for each in service.basis)
        lines = wording.mechanisms(service.basis)
        yield fields.row("mechanism", lines, "mechanisms", missing=not valid)

    def _when(self, notice: CustomerNotice, fields: "_Fields") -> Rows:
        """When customers are informed, until when they may object, and when use begins."""
        if notice.informing:
            yield fields.day(self.say("informed"), notice.announced, "announced")
            days = notice.promised if notice.objecting is None else notice.objecting
            label = self.say("objections")
            if notice.objections_end is not None:
                yield fields.day(label, notice.objections_end, "")
            elif isinstance(days, int) and days and not isinstance(notice.announced, date):
                yield label, cell(self.say("days", count=days))
            else:
                key = f"{self._below(self._inventory.organisation.origin)} customers.objection_days"
                yield label, fields.missing(label, key)
        if not notice.informing or notice.approving:
            yield self.say("approval"), cell(self.say("approve"))
        yield fields.day(self.say("effective"), notice.since, "since")

    def _contact(self) -> Run:
        """Our data protection officer, else our contact: by name and address."""
        ours = self._inventory.organisation
        who = ours.dpo or ours.contact
        said = [who.name, who.position, who.email] if who else []
        named = ", ".join(each for each in said if isinstance(each, str))
        where = f"{self._below(ours.origin)} contact"
        return named or Missing(self.say("contact"), self._listed.name, where)

    def _below(self, path: str) -> str:
        """The path of a record below the inventory: a notice leaves the company."""
        return path.removeprefix(f"{self._inventory.path}/")


class _Fields:
    """The rows of one sub-processor; a field that no record holds is marked."""

    def __init__(self, of: str, path: str, wording: EntryWording) -> None:
        self._of, self._path, self._wording = of, path, wording

    def row(
        self, column: str, lines: tuple[str, ...], key: str, *, missing: bool = False
    ) -> tuple[str, Cell]:
        """A row under the title of a column of the list."""
        title = self._wording.say(column)
        return title, self.missing(title, f"{self._path} {key}") if missing else cell(*lines)

    def day(self, label: str, said: object, key: str) -> tuple[str, Cell]:
        """A day; a mark where none is recorded."""
        if isinstance(said, date):
            return label, cell(said.isoformat())
        return label, self.missing(label, f"{self._path} {key}")

    def missing(self, what: str, key: str) -> Cell:
        """The mark of a field."""
        return ((Missing(self._wording.words.within(what), self._of, key),),)
