"""Running the rules over one case, and what becomes of their findings."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from onward.diagnostic import Diagnostic
from onward.inventory.records import owners
from onward.rules.engine.catalogue import Rule
from onward.rules.engine.context import Finding, RuleContext
from onward.wording.texts import Section

SAY = Section("onward.rules.engine", "finding")


class RuleBroke(Exception):
    """A rule raised: a bug in Onward with the rule's name, never 'no finding'."""

    def __init__(self, rule: str, inventory: str) -> None:
        super().__init__(f"rule {rule} broke on inventory {inventory}")
        self.rule = rule


def judge(
    context: RuleContext, rules: Iterable[Rule], *, strict: bool = False
) -> tuple[Diagnostic, ...]:
    """Every finding of the rules, one for each rule, subject and cause."""
    found: list[Diagnostic] = []
    for rule in rules:
        if rule.check is None:
            continue
        try:
            findings = _merged(rule.check(context))
        except Exception as error:
            raise RuleBroke(rule.name, context.inventory.id) from error
        found.extend(_stamp(rule, each, context, strict=strict) for each in findings)
    return tuple(found)


def _merged(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """One finding for each subject and cause: what they cover is put together."""
    found: dict[tuple[str, str], Finding] = {}
    for finding in findings:
        key = (finding.subject, finding.cause)
        if key in found:
            first = found[key]
            covers = tuple(sorted({*first.covers, *finding.covers}))
            found[key] = replace(first, covers=covers)
        else:
            found[key] = finding
    return tuple(found.values())


def _stamp(rule: Rule, finding: Finding, context: RuleContext, *, strict: bool) -> Diagnostic:
    severity = finding.severity or rule.severity
    weak = context.evidence.weak(finding.rests_on or (finding.at,))
    resting = ""
    if weak is not None:
        severity = severity if strict else severity.lower()
        resting = SAY(context.evidence.how(weak), part=weak.route or SAY("whole"))
    return Diagnostic(
        rule=rule.name,
        severity=severity,
        inventory=context.inventory.id,
        subject=finding.subject,
        message=f"{finding.message}{resting}",
        at=finding.at,
        cause=finding.cause,
        covers=finding.covers,
        act=finding.act,
        reason=finding.reason or _usual("reason", rule),
        remedy=finding.remedy or _usual("remedy", rule),
        related=finding.related,
        owner=context.once(_owners).get(finding.at.path, ""),
        alike=f"{finding.alike}{resting}" if finding.alike else "",
    )


def _usual(key: str, rule: Rule) -> str:
    """What a rule says of each of its findings that says nothing of its own."""
    say = Section(f"onward.rules.{rule.family}", rule.name)
    return say(key) if key in say.table else ""


def _owners(context: RuleContext) -> Mapping[str, str]:
    return owners(context.inventory)
