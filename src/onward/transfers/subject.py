"""The subject of a finding: which parties, which service, which country."""

from collections.abc import Iterable
from typing import NamedTuple


class Subject(NamedTuple):
    """What a finding is about, as its text names it. Any text is one: waivers are typed by hand.

    `sendgrid@US`, `sendgrid>aws@US`, `sendgrid/mail`, or the id of a record.
    """

    parties: tuple[str, ...]
    """Ids: one, or exporter and importer; never empty."""
    service: str | None = None
    country: str | None = None
    """A country code or `unknown` where Onward wrote it; in a waiver any text."""

    @classmethod
    def parse(cls, text: str) -> "Subject":
        """The parts of a text; `str` gives the same text again."""
        head, at, country = text.partition("@")
        parties, slash, service = head.partition("/")
        return cls(tuple(parties.split(">")), service if slash else None, country if at else None)

    @property
    def first(self) -> str:
        """The id of the first party: of a service, the vendor that renders it."""
        return self.parties[0]

    def renamed(self, parties: Iterable[str], service: str | None) -> "Subject":
        """The same with other ids."""
        return self._replace(parties=tuple(parties), service=service)

    def __str__(self) -> str:
        service = "" if self.service is None else f"/{self.service}"
        country = "" if self.country is None else f"@{self.country}"
        return f"{'>'.join(self.parties)}{service}{country}"
