"""The texts of papers, in each language: one table a language, a section for each paper."""

from onward.terms.country import LANGUAGES
from onward.wording.texts import Section

__all__ = ["FIELDS", "LANGUAGES", "texts"]

FIELDS = "fields"
"""The section that has what most papers call a field; that of a paper has what it calls otherwise.
"""


def texts(language: str, section: str) -> Section:
    """The texts of one section in one language: `SAY("title")`."""
    if language not in LANGUAGES:
        raise ValueError(f"no papers in the language {language!r}")
    return Section(__package__ or "", section, f"{language}.toml", FIELDS)
