"""What changes is reported in a sentence that stands for itself: the cases of sentences.yaml."""

import pytest
from tests.diff.snapshots import CASES, LAW, Case, compared

from onward.diff.change import Direction
from onward.reports.review.change_wording import grouped, sentence


@pytest.mark.parametrize("case", CASES, ids=[case.title for case in CASES])
def test_a_change_is_one_sentence(case: Case) -> None:
    found = grouped(compared(case.before, case.after).changes)
    senses = {sentence(each, LAW.article): {one.direction for one in each} for each in found}
    assert senses[case.says] == {Direction(case.direction)}
