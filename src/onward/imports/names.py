"""The cell of a vendor: names, other names, and the vendors that it mentions beside them."""

import re
from typing import NamedTuple

from onward.imports.parts import BRACKETED, Left, outside_brackets
from onward.imports.places import is_place
from onward.imports.reasons import SAY
from onward.imports.words import is_one, is_undecided, key, meant
from onward.terms.company import form_of, without_bracket, without_form


class Named(NamedTuple):
    """A vendor as a cell names it."""

    name: str
    also: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    """Vendors by way of which it receives data: `(via X)`."""
    runs_on: tuple[str, ...] = ()
    """Vendors that it uses itself: `(infra X)`."""
    place: str = ""
    """What a bracket says of where it is: `(Germany)`."""
    left: tuple[Left, ...] = ()


_NUMBERING = re.compile(r"^(?:\(?\d{1,3}[.)]\)?|[-*•–—►▪●]|#\d{1,3})\s+")
_PARENT = re.compile(r"(?:an?|part of|owned by|now|by|subsidiary of|member of)\s", re.IGNORECASE)
"""A bracket that speaks of another company."""
_AND = re.compile(r"\s+(?:and|en|und|et|y|e|i|och|og|ja)\s+")
_MARK = re.compile(r"[*†‡¹²³⁴\u2600-\u27bf\ufe0f\U0001f300-\U0001faff\s]+$")


def vendors(text: str) -> tuple[list[Named], list[Left]]:
    """The vendors that a cell names, and what of it is doubtful.

    Lines and semicolons part vendors, and commas where every part has a legal form. `A / B` may be
    two vendors or two companies of one: it stays one name, and is asked about.
    """
    left: list[Left] = []
    names: list[str] = []
    for line in re.split(r"\n|\s*;\s*", text):
        bare = _NUMBERING.sub("", line.strip()).strip(" ,*•")
        if not bare:
            continue
        if re.search(r"\s/\s", bare):
            left.append(Left(bare, SAY("either", name=bare)))
            names.append(bare)
        else:
            names += by_commas(bare)
    if len(names) > 1 and _continues(names):
        names = [" ".join(names)]
    found = [_named(each) for each in names]
    left += [
        Left(each.name, SAY("several", name=each.name))
        for each in found
        if len(split(each.name)) > 1 and " / " not in each.name
    ]
    return found, left


def split(name: str) -> list[str]:
    """The vendors in a name that a user decided to be several: at slashes, commas and `and`."""
    if " / " in name:
        return [each.strip() for each in name.split(" / ") if each.strip()]
    parts = pieces(name)
    if len(parts) < 2:
        return [name]
    return [each.strip() for part in parts for each in _AND.split(part) if each.strip()]


def _continues(names: list[str]) -> bool:
    """Whether the lines of a cell are one name with what belongs to it: brackets, a form."""
    return all(each.startswith("(") or not without_form(each) for each in names[1:])


def by_commas(text: str) -> list[str]:
    """`Acme, Inc., Beta GmbH` is two: a comma parts names where each of them has a legal form."""
    parts = [each for part in pieces(text) for each in _by_and(part)]
    whole = len(parts) > 1 and all(form_of(BRACKETED.sub("", each)) for each in parts)
    return parts if whole else [text]


def pieces(text: str) -> list[str]:
    """The parts of a text between commas, a legal form with the name before it."""
    parts: list[str] = []
    for part in outside_brackets(text, ","):
        if parts and (not without_form(part) or _is_form(part)):
            parts[-1] = f"{parts[-1]}, {part}"
        else:
            parts.append(part)
    return parts or [text]


def _by_and(text: str) -> list[str]:
    parts = _AND.split(text)
    return parts if len(parts) > 1 and all(form_of(each) for each in parts) else [text]


def _is_form(part: str) -> bool:
    return form_of(f"x {part}") is not None and without_form(f"x {part}") == ("x",)


def _named(text: str) -> Named:
    """One name, without its brackets where these say something else."""
    found: dict[str, list[str]] = {}
    left: list[Left] = []
    name = text
    for match in BRACKETED.finditer(text):
        inner = match[1].strip()
        said = _bracket(inner, last=match.end() == len(text))
        name = name.replace(match[0], "", 1) if said else name
        for kind, each in said:
            found.setdefault(kind, []).append(each)
            if kind in ("remark", "beside"):
                left.append(Left(inner, SAY(kind)))
    *first, last = pieces(name)
    if first and is_place(last) and len(last) > 2:
        found.setdefault("place", []).append(last)
        name = ", ".join(first)
    kind, rest, before = _behind(name)
    if kind:
        for sort, each in _remarks(kind, rest):
            found.setdefault(sort, []).append(each)
        name = before
    name = _MARK.sub("", " ".join(name.split())).strip(" ,–—-:") or text.strip()

    def several(kind: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(found.get(kind, ())))

    return Named(
        name,
        several("known"),
        several("formerly"),
        several("through"),
        several("runs-on"),
        next(iter(several("place")), ""),
        tuple(left),
    )


def _bracket(inner: str, *, last: bool) -> list[tuple[str, str]]:
    """What a bracket in a name says, each with its sort; nothing where it is part of the name."""
    kind, rest = _remark(inner)
    if kind:
        return _remarks(kind, rest)
    if is_place(inner):
        return [("place", inner)]
    if key(inner) == "publ":
        return [("form", inner)]
    if is_undecided(inner) or is_one(inner, "qualifier"):
        return [("remark", inner)]
    if _PARENT.match(inner):
        return [("beside", inner)]
    return [("known", inner)] if last and without_bracket(f"x ({inner})")[1] else []


def _remarks(kind: str, text: str) -> list[tuple[str, str]]:
    """`aka A, formerly B`: a name behind each word, and behind none as behind the one before."""
    found = []
    for each in _listed(text):
        other, rest = _remark(each)
        kind = other or kind
        name = rest if other else each
        found.append((kind, _provider(name) if kind == "runs-on" else name))
    return found


def _remark(inner: str) -> tuple[str, str]:
    """What a bracket in a name begins with, and the rest of it."""
    words = inner.split()
    for size in range(min(5, len(words) - 1), 0, -1):
        kind = meant(" ".join(words[:size]), "also")
        if kind is not None:
            return kind, " ".join(words[size:]).strip(" :\"'“”")
    return "", inner


def _behind(name: str) -> tuple[str, str, str]:
    """`X via Y`, `X aka Y`, without brackets."""
    words = name.split()
    for start in range(1, len(words) - 1):
        for size in range(min(4, len(words) - start - 1), 0, -1):
            said = " ".join(words[start : start + size]).strip(",:")
            kind = meant(said, "also")
            sure = key(said) in {
                "via",
                "aka",
                "dba",
                "a k a",
                "formerly",
                "formerly known as",
                "fka",
            }
            if kind is not None and (sure or key(said) == "also known as"):
                return kind, " ".join(words[start + size :]), " ".join(words[:start])
    return "", "", name


def _listed(text: str) -> list[str]:
    return [each.strip(" .\"'“”") for each in re.split(r"\s*[,;/]\s*", text) if each.strip(" .")]


def _provider(text: str) -> str:
    """`AWS eu-west-1` names the provider: the region is not part of its name."""
    words = text.split()
    while len(words) > 1 and is_place(words[-1]):
        words.pop()
    return " ".join(words)
