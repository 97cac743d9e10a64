"""What a record may not write although YAML has it: anchors, aliases, directives, the lone tag."""

from collections.abc import Iterator
from itertools import groupby, islice

from yaml.tokens import AliasToken, AnchorToken, DirectiveToken, TagToken, Token

from onward.syntax.fault import Fault, between, join
from onward.syntax.node import tokens
from onward.syntax.scalar import PREFIX, core_tag

_MOST = 1000
_BEFORE = frozenset("\r\n-?:,[{")


def refused(text: str) -> list[Fault]:
    """One fault for all anchors and aliases of a text, one for all tags outside the core."""
    if not _suspicious(text):
        return []
    found = sorted(islice(_faults(text), _MOST), key=lambda fault: fault.rule)
    return [join(group) for _, group in groupby(found, key=lambda fault: fault.rule)]


def _suspicious(text: str) -> bool:
    """Whether such a sign stands where a value can begin; a cheap look, for nearly no text has."""
    if "%" in text and (text[0] == "%" or "\n%" in text or "\r%" in text):
        return True
    return any(sign in text and _begins(text, sign) for sign in "&*!")


def _begins(text: str, sign: str) -> bool:
    at = text.find(sign)
    while at >= 0:
        before = at
        while before > 0 and text[before - 1] in " \t":
            before -= 1
        if before == 0 or text[before - 1] in _BEFORE:
            return True
        at = text.find(sign, at + 1)
    return False


def _faults(text: str) -> Iterator[Fault]:
    for token in tokens(text):
        match token:
            case AnchorToken():
                yield _anchor(token, f"the anchor `&{token.value}`")
            case AliasToken():
                yield _anchor(token, f"the alias `*{token.value}`")
            case TagToken():
                yield from _tag(token)
            case DirectiveToken():
                yield from _directive(token)


def _anchor(token: Token, name: str) -> Fault:
    return Fault(
        "yaml-anchor",
        between(token.start_mark, token.end_mark),
        f"{name} stands for a text written elsewhere, which a record may not do",
        "A reader of one line could not see what it says, and a change there would change it here.",
        "Write the value out here. A text that begins with this sign needs quotes.",
    )


def _tag(token: TagToken) -> Iterator[Fault]:
    handle, suffix = token.value
    shown = f"{handle or ''}{suffix}"
    if core_tag(f"{PREFIX}{suffix}" if handle == "!!" else shown) is not None:
        return
    yield Fault(
        "yaml-tag",
        between(token.start_mark, token.end_mark),
        f"the tag `{shown}` gives the value a type that no record has",
        "A value is a text, a number, true, false or null, a list or a group of keys.",
        "Delete the tag. A text that begins with `!` needs quotes.",
        cause=shown,
    )


def _directive(token: DirectiveToken) -> Iterator[Fault]:
    if token.name == "YAML" and token.value == (1, 2):
        return
    version = ".".join(str(part) for part in token.value) if token.name == "YAML" else ""
    name = f"%{token.name} {version}".rstrip()
    yield Fault(
        "yaml-tag",
        between(token.start_mark, token.end_mark),
        f"the directive `{name}` changes how the file is to be read",
        "Every record is read by the core schema of YAML 1.2: `NO` is a text, and so is a day.",
        "Delete the line.",
        cause=name,
    )
