"""The catalogue: every rule with its family and severity, and the page that explains it."""

import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module, resources

from onward.diagnostic import Severity
from onward.rules.engine.context import Finding, RuleContext
from onward.terms.guess import did_you_mean

FAMILIES = ("transfers", "contracts", "notice", "register", "records")
STAGES = ("onward.syntax", "onward.schema", "onward.inventory", "onward.rules")
"""Where the pages lie of faults that are reported by no rule."""
NOTES = ("ending-waiver", "waiver-without-covers")
WARNINGS = ("expired-waiver", "unused-waiver", "new-waiver")
RENAMED: Mapping[str, str] = {
    "groundless-transfer": "missing-mechanism",
    "invalidated-ground": "invalidated-mechanism",
    "unknown-ground": "unknown-mechanism",
    "lapsing-ground": "expiring-mechanism",
    "idle-ground": "unused-mechanism",
    "ground-not-yet-in-force": "mechanism-not-yet-in-force",
    "unsigned-safeguard": "unsigned-mechanism",
    "worsened-footing": "worsened-status",
    "idle-vendor": "unused-vendor",
    "day-to-come": "future-day",
    "rules-out-of-scope": "bcr-out-of-scope",
    "clauses-outside-their-scope": "clauses-out-of-scope",
    "unlikely-form": "unlikely-legal-form",
    "unconfirmed-onward": "unconfirmed-onward-transfer",
    "lookalike-vendor": "similar-vendor",
    "replaced-vendor": "replaced-company",
    "place-abroad": "own-place-outside",
    "chain-cycle": "circular-chain",
    "undeclared-chain": "undeclared-subprocessors",
}
"""Rules that have another name now."""
OF_THE_GATE = ("lowered-policy", "no-longer-judged", "replaced-company", "weakened-record")
"""What the gate alone finds, and what a waiver of the base may cover."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, or one fault of an earlier stage (`check` is None)."""

    name: str
    family: str
    severity: Severity
    check: Callable[[RuleContext], Iterator[Finding]] | None = None

    @property
    def waivable(self) -> bool:
        """Whether a waiver may name it: faults of the files and of waivers it may not."""
        return self.check is not None or self.name in OF_THE_GATE

    @property
    def of_waivers(self) -> bool:
        """Whether waivers or the gate report it, and no rule and no fault of a file does."""
        return self.check is None and self.family == "rules"


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule that is run on a whole inventory, by name, in the order of the families."""
    found: dict[str, Rule] = {}
    for family in FAMILIES:
        package = import_module(f"onward.rules.{family}")
        for module in pkgutil.iter_modules(package.__path__):
            if module.name.startswith("_"):
                continue
            made = import_module(f"onward.rules.{family}.{module.name}")
            name = module.name.replace("_", "-")
            found[name] = Rule(name, family, made.SEVERITY, made.check)
    return found


@cache
def faults() -> Mapping[str, Rule]:
    """The faults that earlier stages and the waivers report: each has a page, none a rule."""
    found: dict[str, Rule] = {}
    for stage in STAGES:
        pages = resources.files(stage) / "pages"
        names = sorted(page.name.removesuffix(".md") for page in pages.iterdir())
        for name in names:
            severity = Severity.NOTE if name in NOTES else Severity.ERROR
            severity = Severity.WARNING if name in WARNINGS else severity
            found[name] = Rule(name, stage.rpartition(".")[2], severity)
    return found


def hint(name: str, known: Iterable[str]) -> str:
    """What to write for a name that no rule has: its name today, the nearest, or where to look."""
    now = RENAMED.get(name)
    if now:
        return f"it is called {now} now"
    guess = did_you_mean(name, known)
    return f"did you mean {guess}?" if guess else "`onward rules` lists them"


def catalogue() -> Mapping[str, Rule]:
    """Everything that `onward` may report, by name."""
    return {**rules(), **faults()}


def page(name: str) -> str:
    """The page of a rule or fault, Markdown; KeyError for a name that nothing has."""
    return (resources.files("onward") / page_file(name)).read_text(encoding="utf-8")


def page_file(name: str) -> str:
    """Where the page is in the package; KeyError for a name that nothing has."""
    rule = catalogue()[name]
    if rule.check is not None:
        return f"rules/{rule.family}/{name.replace('-', '_')}.md"
    return f"{rule.family}/pages/{name}.md"


def summary(name: str) -> str:
    """The first sentence of a page."""
    lines = page(name).splitlines()
    start = next(number for number, line in enumerate(lines[1:], 1) if line.strip())
    paragraph: list[str] = []
    for line in lines[start:]:
        if not line.strip():
            break
        paragraph.append(line.strip())
    return " ".join(paragraph)
