"""The texts of papers, in each language: one table a language, a section for each paper."""

from onward.terms.country import LANGUAGES
from onward.wording.texts import Section

__all__ = ["LANGUAGES", "texts"]


def texts(language: str, section: str) -> Section:
    """The texts of one section in one language: `SAY("title")`."""
    if language not in LANGUAGES:
        raise ValueError(f"no papers in the language {language!r}")
    return Section(__package__ or "", section, f"{language}.toml")
