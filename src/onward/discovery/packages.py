"""Packages that a lock file, or a list of what is required, names."""

import re
import tomllib
from collections.abc import Callable, Iterator
from typing import Any, Final

from onward.discovery.json_values import mapping, parsed
from onward.discovery.trace import Sort, Trace, lines
from onward.source.text import Unreadable

_LONGEST = 10_000
"""Characters of a line that names a package; a longer one is no such line."""
Reader = Callable[[str, str], Iterator[Trace]]

_YARN = re.compile(r'^"?(@?[^@\s"]+)@.*:\s*$')
_PNPM = re.compile(r"""^ {2}['"]?/?(@?[^@\s'"(]+)[@/]\d""")
_REQUIREMENT = re.compile(
    r"^\s*([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[^\]]*\])?\s*(?:[=<>!~;@ ].*)?$"
)
_GEM = re.compile(r"^ {4}([a-zA-Z0-9][\w.-]*) \(")
_GO = re.compile(r"^\s*(?:require\s+)?([a-z0-9.-]+\.[a-z]{2,}/\S+)\s+v\d")


def _json(text: str, file: str) -> Any:
    document = parsed(text)
    if not isinstance(document, dict):
        raise Unreadable(f"{file}: is no JSON object")
    return document


def _toml(text: str, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"{file}: is no TOML: {error}") from error


def npm_lock(text: str, file: str) -> Iterator[Trace]:
    """`package-lock.json` and `npm-shrinkwrap.json`, of each version of the format."""
    document = _json(text, file)
    names: list[str] = []
    for route, entry in mapping(document.get("packages")).items():
        if "node_modules/" in route:
            held = mapping(entry).get("name")
            own = held if isinstance(held, str) else ""
            names.append(own or route.rsplit("node_modules/", 1)[1])
    waiting = [mapping(document.get("dependencies"))]
    while waiting:
        for name, entry in waiting.pop().items():
            names.append(name)
            if isinstance(entry, dict):
                waiting.append(mapping(entry.get("dependencies")))
    return _named(Sort.NPM, names, text, file)


def npm_manifest(text: str, file: str) -> Iterator[Trace]:
    """`package.json`: what it depends on."""
    document = _json(text, file)
    keys = ("dependencies", "devDependencies", "optionalDependencies", "peerDependencies")
    names = [name for key in keys for name in mapping(document.get(key))]
    return _named(Sort.NPM, names, text, file)


def pipfile_lock(text: str, file: str) -> Iterator[Trace]:
    """`Pipfile.lock`."""
    document = _json(text, file)
    names = [name for key in ("default", "develop") for name in mapping(document.get(key))]
    return _named(Sort.PYPI, names, text, file)


def python_lock(text: str, file: str) -> Iterator[Trace]:
    """`poetry.lock`, `uv.lock`, `pdm.lock`, `pylock.toml`: tables `package` or `packages`."""
    document = _toml(text, file)
    held = (document.get(key) for key in ("package", "packages"))
    tables = [mapping(each) for some in held if isinstance(some, list) for each in some]
    names = [each["name"] for each in tables if isinstance(each.get("name"), str)]
    return _named(Sort.PYPI, names, text, file)


def _named(sort: Sort, names: list[str], text: str, file: str) -> Iterator[Trace]:
    """Each name once, with the first line that holds it in quotes."""
    wanted = dict.fromkeys(names)
    first: dict[str, int] = {}
    for number, line in lines(text):
        for said in re.findall(r'"([^"]+)"', line):
            name = said.rsplit("node_modules/", 1)[-1]
            if name in wanted:
                first.setdefault(name, number)
    for name in wanted:
        yield Trace(sort, _spelled(sort, name), file, first.get(name, 0))


def _spelled(sort: Sort, name: str) -> str:
    """As its registry compares names: on PyPI `-`, `_` and `.` are one."""
    return re.sub(r"[-_.]+", "-", name).lower() if sort is Sort.PYPI else name.lower()


def by_line(sort: Sort, pattern: re.Pattern[str]) -> Reader:
    """A reader of a file that names a package at the start of a line."""

    def read(text: str, file: str) -> Iterator[Trace]:
        for number, line in lines(text):
            found = pattern.match(line) if len(line) <= _LONGEST else None
            if found and not line.lstrip().startswith("#"):
                yield Trace(sort, _spelled(sort, found[1]), file, number)

    return read


READERS: Final[dict[str, Reader]] = {
    "package-lock.json": npm_lock,
    "npm-shrinkwrap.json": npm_lock,
    "package.json": npm_manifest,
    "yarn.lock": by_line(Sort.NPM, _YARN),
    "pnpm-lock.yaml": by_line(Sort.NPM, _PNPM),
    "Pipfile.lock": pipfile_lock,
    "poetry.lock": python_lock,
    "uv.lock": python_lock,
    "pdm.lock": python_lock,
    "pylock.toml": python_lock,
    "requirements.txt": by_line(Sort.PYPI, _REQUIREMENT),
    "Gemfile.lock": by_line(Sort.GEM, _GEM),
    "go.mod": by_line(Sort.GO, _GO),
    "go.sum": by_line(Sort.GO, _GO),
}
"""By the name of the file."""
