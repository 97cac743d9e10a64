"""One line a finding and nothing else: for editors, for grep, and for the pages of the rules."""

from onward.diagnostic import Verdict
from onward.output.terminal import painter
from onward.output.verdicts.line import line
from onward.output.verdicts.options import PLAIN, Options


def render(verdict: Verdict, options: Options = PLAIN) -> str:
    """`path:line:column: severity: message [rule]` for each open finding; empty when clean."""
    paint = painter(color=options.color)
    return "".join(f"{line(finding, paint)}\n" for finding in verdict.open)
