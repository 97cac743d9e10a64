"""Why a cell or a vendor is not read or not written: the sentences of `messages.toml`."""

from typing import Final

from onward.wording.texts import Section

SAY: Final = Section("onward.imports", "reasons")
