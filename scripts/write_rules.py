"""Write docs/rules.md: every rule and fault, each with its severity and its page.

Run `python scripts/write_rules.py` after a rule or fault was added, removed or given another first
sentence; a test fails if the list is out of date.
"""

from collections.abc import Iterator
from pathlib import Path

from onward.rules.engine.catalogue import FAMILIES, Rule, catalogue, summary

ROOT = Path(__file__).resolve().parent.parent
LIST = ROOT / "docs" / "rules.md"
HEAD = """\
# Rules and faults

Everything that Onward can report: {count} rules and faults. Each name links to its page: why it
matters, what is flagged and what is accepted (both are run as tests), what to do, and what the rule
cannot know. `onward explain NAME` prints the same page.

An **error** says that a duty is not met on the day judged. A **warning** says that it cannot be
shown to be met, or that this will end soon. A **note** is for a reviewer to see. A finding that
relies only on inferred facts is reported one level lower. A rule may report some cases at another
level than its own; its page says which.

This list is written by `scripts/write_rules.py` from the pages.
"""
ABOUT = {
    "transfers": "Transfers: Chapter V of GDPR and UK GDPR, FADP Art. 16 and 17, LGPD Art. 33",
    "contracts": "Contracts: GDPR Art. 26 and 28",
    "notice": "Notice: informing customers of sub-processors",
    "register": "Register: GDPR Art. 13 to 15, 27 and 30, and the quality of the records",
    "records": "Records: the inventory as a whole, and the law data",
    "rules": "Waivers and the gate",
    "inventory": "Faults of references: ids and words that do not exist",
    "schema": "Faults of form: keys and values that a record cannot have",
    "syntax": "Faults of YAML: files that cannot be read",
}
SOURCE = "../src/onward"


def written() -> str:
    """The whole page."""
    known = catalogue()
    parts = [HEAD.format(count=len(known))]
    for family, title in ABOUT.items():
        rules = [rule for rule in known.values() if rule.family == family]
        parts.append("\n".join(_section(title, rules)))
    unheard = {rule.family for rule in known.values()} - set(ABOUT)
    if unheard:
        raise LookupError(f"no heading for {', '.join(sorted(unheard))}")
    return "\n".join(parts)


def _section(title: str, rules: list[Rule]) -> Iterator[str]:
    yield f"## {title}"
    yield ""
    yield "| name | severity | what it reports |"
    yield "|---|---|---|"
    for rule in sorted(rules, key=lambda rule: rule.name):
        reported = summary(rule.name).replace("|", "\\|")
        yield f"| [{rule.name}]({_page(rule)}) | {rule.severity.value} | {reported} |"
    yield ""


def _page(rule: Rule) -> str:
    if rule.family in FAMILIES:
        return f"{SOURCE}/rules/{rule.family}/{rule.name.replace('-', '_')}.md"
    return f"{SOURCE}/{rule.family}/pages/{rule.name}.md"


def main() -> None:
    """Write the list anew."""
    LIST.write_text(written(), "utf-8")


if __name__ == "__main__":
    main()
