"""What a file is, by its name and what it holds, and the traces in it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from onward.discovery import dns, packages, terraform, web
from onward.discovery.json_values import parsed
from onward.discovery.trace import Trace
from onward.source.text import Unreadable

KINDS = (
    "HAR files, saved pages, Content-Security-Policy headers, lists of cookies, lock files of npm,"
    " pip, Gemfile and go, Terraform files and plans, DNS zones and SPF texts"
)
"""What is read, for a message."""
_REQUIREMENTS = re.compile(r"(?:.*[-_.])?requirements(?:[-_.].*)?\.txt")


class Found(NamedTuple):
    """A file that was read: what it is, and its traces, each once, in the order of the file."""

    file: str
    kind: str
    traces: tuple[Trace, ...]


def read(file: str, data: bytes) -> Found:
    """The traces in one file. Raises Unreadable where it is none of KINDS."""
    name = file.replace("\\", "/").rsplit("/", 1)[-1]
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise Unreadable(f"{file}: is not UTF-8 (byte {error.start + 1})") from error
    kind, traces = _kind(name, text, file)
    first: dict[tuple[object, str], Trace] = {}
    for trace in traces:
        first.setdefault((trace.sort, trace.name), trace)
    return Found(file, kind, tuple(first.values()))


def _kind(name: str, text: str, file: str) -> tuple[str, Iterator[Trace]]:
    if name in packages.READERS:
        return "packages", packages.READERS[name](text, file)
    if _REQUIREMENTS.fullmatch(name):
        return "packages", packages.READERS["requirements.txt"](text, file)
    if name.endswith(".terraform.lock.hcl"):
        return "Terraform", terraform.lock(text, file)
    if name.endswith((".tf", ".tofu")):
        return "Terraform", terraform.configuration(text, file)
    if text.lstrip()[:1] in ("{", "["):
        return _json(text, file)
    if web.is_policy(text):
        return "security policy", web.policy(text, file)
    if re.search(
        r"<(?:!doctype|html|head|body|script|link|img|iframe|meta)\b", text, re.IGNORECASE
    ):
        return "page", web.page(text, file)
    if (cookies := web.cookie_table(text, file)) is not None:
        return "cookies", cookies
    if dns.is_zone(text):
        return "DNS", dns.zone(text, file)
    raise Unreadable(f"{file}: is of no kind that is read: {KINDS}")


def _json(text: str, file: str) -> tuple[str, Iterator[Trace]]:
    document = parsed(text)
    if document is None:
        raise Unreadable(f"{file}: is damaged JSON")
    if isinstance(document, dict):
        if isinstance(document.get("log"), dict):
            return "HAR", web.har(document, file)
        if terraform.is_plan(document):
            return "Terraform", terraform.plan(document, file)
        if "lockfileVersion" in document:
            return "packages", packages.npm_lock(text, file)
    if web.are_cookies(document):
        return "cookies", web.cookies(document, file)
    raise Unreadable(f"{file}: is JSON of no kind that is read: {KINDS}")
