"""What changes is told in a sentence that stands for itself: the cases of sentences.yaml."""

import pytest
from tests.diff.sides import CASES, Case, compared, said

from onward.diff.change import Sense


@pytest.mark.parametrize("case", CASES, ids=[case.title for case in CASES])
def test_a_change_is_one_sentence(case: Case) -> None:
    changes = compared(case.before, case.after).changes
    assert case.says in said(changes)
    alone = {text: {each.sense} for each in changes for text in said((each,))}
    together = {each.sense for each in changes}
    assert alone.get(case.says, together) == {Sense(case.sense)}
