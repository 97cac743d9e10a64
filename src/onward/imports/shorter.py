"""Which earlier vendor, of another table, has a name that begins with a shorter one."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from onward.imports.entry import Entry


@dataclass(slots=True)
class _Branch:
    """The vendors whose names begin with the same words, and by the next word those below."""

    first: Entry | None = None
    apart: Entry | None = None
    """The first one of another table than `first`."""
    below: "dict[str, _Branch]" = field(default_factory=dict)

    def keep(self, entry: Entry) -> None:
        if self.first is None:
            self.first = entry
        elif self.apart is None and _table(entry) != _table(self.first):
            self.apart = entry


class Longer:
    """The names of vendors, to find one that begins with another name."""

    def __init__(self) -> None:
        self._all = _Branch()

    def add(self, words: Sequence[str], entry: Entry) -> None:
        """Keep a vendor under the words of its name."""
        here = self._all
        here.keep(entry)
        for word in words:
            here = here.below.setdefault(word, _Branch())
            here.keep(entry)

    def than(self, words: Sequence[str], entry: Entry) -> Entry | None:
        """The first vendor of another table than this one's whose name begins with these words."""
        here = self._all
        for word in words:
            if word not in here.below:
                return None
            here = here.below[word]
        same = here.first is not None and _table(here.first) == _table(entry)
        return here.apart if same else here.first


def _table(entry: Entry) -> str:
    return entry.cell.spot.block
