"""What a record may not write although YAML has it: anchors, aliases, directives, the lone tag."""

from collections.abc import Iterator
from itertools import groupby, islice

from yaml.tokens import AliasToken, AnchorToken, DirectiveToken, TagToken

from onward.syntax.fault import TextFault, between, fault, join
from onward.syntax.node import tokens
from onward.syntax.scalar import PREFIX, core_tag

_MOST = 1000
_BEFORE = frozenset("\r\n-?:,[{")


def refused(text: str) -> list[TextFault]:
    """One fault for all anchors and aliases of a text, one for all tags outside the core."""
    if not _suspicious(text):
        return []
    found = sorted(islice(_faults(text), _MOST), key=lambda fault: fault.rule)
    return [join(group) for _, group in groupby(found, key=lambda fault: fault.rule)]


def _suspicious(text: str) -> bool:
    """Whether such a character is where a value can begin; a cheap look, for nearly no text has."""
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


def _faults(text: str) -> Iterator[TextFault]:
    for token in tokens(text):
        span = between(token.start_mark, token.end_mark)
        match token:
            case AnchorToken():
                yield fault("anchor", span, what="anchor", shown=f"&{token.value}")
            case AliasToken():
                yield fault("anchor", span, what="alias", shown=f"*{token.value}")
            case TagToken():
                handle, suffix = token.value
                shown = f"{handle or ''}{suffix}"
                if core_tag(f"{PREFIX}{suffix}" if handle == "!!" else shown) is None:
                    yield fault("tag", span, cause=shown, shown=shown)
            case DirectiveToken() if token.name != "YAML" or token.value != (1, 2):
                version = ".".join(map(str, token.value)) if token.name == "YAML" else ""
                shown = f"%{token.name} {version}".rstrip()
                yield fault("directive", span, cause=shown, shown=shown)
