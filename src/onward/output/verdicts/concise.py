"""One line a finding and nothing else: for editors, for grep, and for the pages of the rules."""

from onward.diagnostic import Verdict
from onward.output.finding import line
from onward.output.formats import PLAIN, Options
from onward.output.terminal import painter

AS_READ = True


def render(verdict: Verdict, options: Options = PLAIN) -> str:
    """`path:line:column: severity: message [rule]` for each open finding; empty when clean."""
    paint = painter(color=options.color)
    return "".join(f"{line(finding, paint)}\n" for finding in verdict.open)
