"""Who receives mail and serves names, from a zone file or the text of its records."""

import re
from collections.abc import Iterator

from onward.discovery.trace import Sort, Trace, lines
from onward.discovery.web import host

_SPF = re.compile(r"v=spf1\b", re.IGNORECASE)
_INCLUDE = re.compile(r"\b(?:include:|redirect=|exists:|a:|mx:)([^\s\"]+)", re.IGNORECASE)
_RECORD = re.compile(r"\b(?:IN\s+)?(MX|CNAME|NS|ALIAS|ANAME|SRV)\s+(.+)$")
_MAIL = re.compile(r"^\s*\d+\s+([\w.-]+\.[a-z]{2,})\.?\s*$", re.IGNORECASE)


def is_zone(text: str) -> bool:
    """Whether a text has records of the DNS: an SPF text, or lines with MX, CNAME or NS."""
    return any(
        _SPF.search(line) or _RECORD.search(line) or _MAIL.match(line) for _, line in lines(text)
    )


def zone(text: str, file: str) -> Iterator[Trace]:
    """What SPF includes, and where MX, CNAME, NS and SRV lead."""
    for number, line in lines(text):
        if line.lstrip().startswith(";"):
            continue
        if _SPF.search(line):
            joined = re.sub(r'"\s+"', "", line)
            for name in _INCLUDE.findall(joined):
                if found := host(name.rstrip(".")):
                    yield Trace(Sort.SPF, found, file, number)
        elif found_record := _RECORD.search(line):
            target = found_record[2].split(";")[0].split()[-1:]
            if target and (name := host(target[0].rstrip("."))):
                yield Trace(Sort.DNS, name, file, number)
        elif (mail := _MAIL.match(line)) and (name := host(mail[1])):
            yield Trace(Sort.DNS, name, file, number)
