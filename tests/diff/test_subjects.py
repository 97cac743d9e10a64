"""What a waiver names by mistake breaks no comparison."""

import pytest
from tests.diff.snapshots import BASE, Records, reported

WAIVER = {
    "kind": "waiver",
    "rule": "unknown-mechanism",
    "reason": "The vendor answers this month.",
    "remedy": "Record the clauses.",
    "approved_by": "A. Person",
    "approved_on": "2026-08-01",
    "expires": "2026-09-01",
}


@pytest.mark.parametrize(
    ("subject", "named"),
    [
        ("acme@USA", "Acme Mail (USA)"),
        ("acme@aws:eu-west-1", "Acme Mail (aws:eu-west-1)"),
        ("acme@", "Acme Mail ()"),
        ("@", " ()"),
        (">", " to "),
        ("/", ""),
        ("acme>acme>x/y@z@q", "Acme Mail to Acme Mail to x (y, z@q)"),
        ("acme@US", "Acme Mail (United States)"),
    ],
)
def test_a_subject_that_is_no_subject(subject: str, named: str) -> None:
    after: Records = {**BASE, "waivers/late": {**WAIVER, "subject": subject}}
    (said,) = reported(BASE, after)
    assert said.startswith(f"unknown-mechanism on {named}: ")
