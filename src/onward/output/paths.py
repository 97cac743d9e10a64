"""From where files are named: as they were read, or from the top of a repository."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeAlias

from onward.diagnostic import Diagnostic, Verdict

Name: TypeAlias = Callable[[str], str]
"""The path of a file as it was read; gives the path by which a reader finds it."""


def as_read(path: str) -> str:
    """A path as it is: relative to where Onward was started."""
    return path


def renamed(verdict: Verdict, name: Name) -> Verdict:
    """A verdict in which files are named otherwise, and so is the subject that is a file."""
    return replace(
        verdict,
        inventories=tuple(each._replace(path=name(each.path)) for each in verdict.inventories),
        open=_findings(verdict.open, name),
        waived=_findings(verdict.waived, name),
        sources={
            name(path): replace(source, path=name(path)) for path, source in verdict.sources.items()
        },
    )


def _findings(findings: Iterable[Diagnostic], name: Name) -> tuple[Diagnostic, ...]:
    return tuple(
        replace(
            each,
            at=each.at._replace(path=name(each.at.path)),
            subject=name(each.subject) if each.subject == each.at.path else each.subject,
            related=tuple(
                other._replace(at=other.at._replace(path=name(other.at.path)))
                for other in each.related
            ),
        )
        for each in findings
    )


def renamed_in(document: object, name: Name) -> object:
    """A JSON document in which each `path` is named otherwise, and the `subject` that is one."""
    match document:
        case Mapping():
            path = document.get("path")
            return {
                key: name(value)
                if key in ("path", "subject") and isinstance(value, str) and value == path
                else renamed_in(value, name)
                for key, value in document.items()
            }
        case list() | tuple():
            return [renamed_in(each, name) for each in document]
        case _:
            return document
