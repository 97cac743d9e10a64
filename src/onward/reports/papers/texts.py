"""The texts of papers, in each language: one table a language, a section for each paper."""

from collections.abc import Mapping

from onward.terms.country import LANGUAGES
from onward.wording.texts import Section

__all__ = ["FIELDS", "LANGUAGES", "texts"]

FIELDS = "fields"
"""The section that has what most papers call a field; that of a paper has what it calls otherwise.
"""


def texts(language: str, section: str, instead: Mapping[str, str] | None = None) -> Section:
    """The texts of one section in one language: `SAY("title")`.

    `instead` has the words of the law that alone binds a firm, for those of the GDPR.
    """
    if language not in LANGUAGES:
        raise ValueError(f"no papers in the language {language!r}")
    return Section(__package__ or "", section, f"{language}.toml", FIELDS, instead or {})
