"""What other cells say: transfer mechanisms, agreements, roles, words of vocabularies, days."""

import re
from collections.abc import Collection, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import urlsplit

from onward.imports.parts import BRACKETED, UNKNOWN, Left
from onward.imports.reasons import SAY
from onward.imports.words import begins, found, holds, is_bare, is_one, is_undecided, key, meant
from onward.terms.vocabulary import Term, guess_word


class Tool(NamedTuple):
    """A transfer mechanism that a cell names."""

    instrument: str
    modules: tuple[int, ...] = ()
    undecided: bool = False


_MODULE = re.compile(
    r"\bmodul\w{0,3}\W{0,3}((?:[1-4]|I{1,3}|IV|One|Two|Three|Four)(?:\s?(?:,|/|&|and|und|en|et)\s?(?:[1-4]|I{1,3}|IV|One|Two|Three|Four))*)\b",
    re.IGNORECASE,
)
_OLD = re.compile(r"\b(?:2001/497|2002/16|2004/915|2010/87|2021/914|2021/915)\b")
_OLD_IDS = {
    "2001/497": "eu-scc-2001-497",
    "2002/16": "eu-scc-2002-16",
    "2004/915": "eu-scc-2004-915",
    "2010/87": "eu-scc-2010-87",
    "2021/914": "eu-scc-2021-914",
    "2021/915": "eu-scc-2021-915",
}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "one": 1, "two": 2, "three": 3, "four": 4}
_TOOLS = re.compile(
    r"\n|\s*[;,+&|]\s*|\s+/\s+|\s+(?:and|und|en|et|y|e|i|och|og|or|oder|ou|o|eller|ja)\s+"
)


def mechanisms(
    text: str, spelled: Mapping[str, str] = MappingProxyType({})
) -> tuple[list[Tool], list[Left]]:
    """The instruments that a cell names, and the parts that name none."""
    tools: dict[str, Tool] = {}
    left: list[Left] = []
    lines = [each.strip() for each in re.split(r"\n|\s*;\s*", text)]
    known = [each for each in lines if key(each) in spelled]
    for each in known:
        instrument = spelled[key(each)]
        if not instrument or "-adq-" in instrument:
            left.append(Left(each, SAY("adequacy")))
        else:
            tools[instrument] = Tool(instrument)
    rest = "\n".join(each for each in lines if each not in known)
    whole = [each for each in _TOOLS.split(_module_kept(rest)) if each.strip(" .()")]
    for part in whole:
        said = part.replace("\u0001", ",")
        got = _tools(said)
        for each in got:
            before = tools.get(each.instrument)
            modules = tuple(sorted({*(before.modules if before else ()), *each.modules}))
            tools[each.instrument] = each._replace(modules=modules)
        if not got and not is_undecided(said):
            left.append(Left(said.strip(), SAY("no-mechanism")))
    if left and not tools and len(whole) > 1:
        left = [Left(text, SAY("no-mechanism"))]
    return list(tools.values()), left


def _module_kept(text: str) -> str:
    """Commas between the numbers of modules part no mechanisms."""
    return _MODULE.sub(
        lambda match: re.sub(r"\s?(?:,|&|and|und|en|et)\s?", "\u0001", match[0]), text
    )


def _tools(text: str) -> list[Tool]:
    undecided = any(is_undecided(match) for match in BRACKETED.findall(text)) or text.endswith("?")
    old = _OLD.findall(text)
    if old:
        return [Tool(_OLD_IDS[each], _modules(text), undecided) for each in dict.fromkeys(old)]
    meant_: list[str] = []
    said = key(text)
    for instrument in _instruments():
        word = found(said, "mechanism", instrument)
        if word is not None:
            meant_.append(instrument)
            said = f" {said} ".replace(f" {word} ", "  ")
    return [Tool(each, _modules(text) if "scc" in each else (), undecided) for each in meant_]


def _instruments() -> tuple[str, ...]:
    """The finer names first: `UK Addendum` before the clauses."""
    return (
        *("uk-addendum", "uk-idta", "uk-us-data-bridge", "ch-us-dpf", "eu-us-privacy-shield"),
        *("eu-us-dpf", "eu-bcr", "eu-scc-2021-914"),
    )


def _modules(text: str) -> tuple[int, ...]:
    found_: set[int] = set()
    for match in _MODULE.finditer(text.replace("\u0001", ",")):
        for word in re.findall(r"[1-4]|One|Two|Three|Four|[ivIV]+", match[1], re.IGNORECASE):
            number = int(word) if word.isdigit() else _ROMAN.get(word.lower())
            found_ |= {number} if number else set()
    return tuple(sorted(found_))


class Paper(NamedTuple):
    """What a cell says of the agreement."""

    status: str
    signed: str = ""
    document: str = ""


_ADDRESS = re.compile(r"https?://[^\s<>\"']{1,500}")


def agreement(text: str, links: Collection[str]) -> tuple[Paper | None, list[Left]]:
    """The status of the agreement, its day and its address; None where nothing is understood.

    A day alone has no status: whether it is that of the signature, another cell may say.
    """
    address = next((each.rstrip(".,;)") for each in _ADDRESS.findall(text)), "") or next(
        iter(links), ""
    )
    shown = _ADDRESS.sub("", text).strip(" ,;:.")
    bare = shown.strip(" ,;:.()")
    told = day(bare)
    dated = any(char.isdigit() for char in bare) and told is None
    words = re.sub(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}", "", bare).strip(" ,;:.()")
    if not bare or is_undecided(bare):
        return Paper("stated" if address else UNKNOWN, "", address), []
    status = next((each for each in _STATUSES if is_one(words, "agreement", each)), None) or next(
        (each for each in _STATUSES if begins(words, "agreement", each)), None
    )
    if status is None and told is not None and not words:
        return Paper("", told, address), []
    if status is None:
        return (Paper("stated", "", address) if address else None), [
            Left(shown, SAY("no-agreement-word"))
        ]
    signed = told if status == "signed" and told else ""
    doubt = [Left(shown, SAY("no-day"))] if dated else []
    return Paper(status, signed, address), doubt


_STATUSES = ("not-required", "signed", "requested", "missing", "stated")


def role(text: str) -> str | None:
    """The role of the vendor as records write it; None where the cell says none."""
    if holds(text, "no-personal-data"):
        return "none"
    bare = BRACKETED.sub("", text).strip()
    return meant(bare, "role")


_WORDS = re.compile(r"\n|\s*[;,•|]\s*|\s+/\s+|\s+(?:and|und|en|et|och|og|sowie|as well as)\s+|/")


def terms(
    text: str, choices: Mapping[str, Term], spelled: Mapping[str, str] = MappingProxyType({})
) -> tuple[tuple[str, ...], list[Left]]:
    """Words of a vocabulary that a cell means, and the parts that mean none."""
    got: list[str] = []
    left: list[Left] = []
    parts: list[str] = []
    for line in re.split(r"\n|\s*;\s*", text):
        parts += [line] if key(line) in spelled else _WORDS.split(line)
    for part in parts:
        bare = part.strip(" .()")
        if not bare or is_bare(bare):
            continue
        word = bare if bare in choices else spelled.get(key(bare))
        word = word or guess_word(bare.lower(), list(choices), choices)
        if word is None:
            left.append(Left(bare, SAY("no-term")))
        else:
            got.append(word)
    return tuple(dict.fromkeys(got)), left


_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?:T[\d:.+Z]*)?(?!\d)")
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")
_WRITTEN = re.compile(
    r"(?<!\w)(\d{1,2})\.?(?:st|nd|rd|th|er)?\s(?:de\s)?([^\W\d_]{3,12})\.?,?\s(?:de\s)?((?:19|20)\d\d)(?!\d)"
)
_AMERICAN = re.compile(
    r"(?<!\w)([^\W\d_]{3,12})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s((?:19|20)\d\d)(?!\d)"
)


def day(text: str) -> str | None:
    """A day as records write it; None for none, and for one that may be two: 03/04/2024."""
    if match := _ISO.search(text):
        return _day(match[1], match[2], match[3])
    if match := _NUMBERS.search(text):
        first, second = int(match[1]), int(match[3])
        if match[2] == "." or first == second or first > 12:
            return _day(match[4], match[3], match[1])
        return _day(match[4], match[1], match[3]) if second > 12 else None
    if match := _WRITTEN.search(text):
        month = meant(match[2], "months")
        return _day(match[3], month, match[1]) if month else None
    if match := _AMERICAN.search(text):
        month = meant(match[1], "months")
        return _day(match[3], month, match[2]) if month else None
    return None


def _day(year: str, month: str, number: str) -> str | None:
    try:
        return date(int(year), int(month), int(number)).isoformat()
    except ValueError:
        return None


_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")


def host(address: str) -> str | None:
    """The domain of an address, without `www.`; None where it has none that a record may hold."""
    text = address.strip()
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        name = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    return name if _HOST.fullmatch(name) and not name.replace(".", "").isdigit() else None
