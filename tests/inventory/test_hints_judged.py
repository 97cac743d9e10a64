"""No word that is offered for a misspelt one is milder, as the judge sees it.

Every closed list that a verdict reads is here with a record that takes its words. Each word is
misspelt by one letter in every way, and each spelling that a list knows is offered its word: what
is offered is judged at least as badly as the word that was meant.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pytest
from tests.inventory.test_hints import DAY
from tests.rules.reported import inventory
from tests.schema.test_hints_of_lists import LISTS

from onward.law.law import load
from onward.schema.files import as_spelled, spelled
from onward.schema.wording import Refusal, phrase
from onward.transfers.status import Status, worst
from onward.workflow import statuses

_CLAUSES = "instrument: eu-scc-2021-914, modules: [2], with: Kite Inc."
_TIA = "assessment: {conclusion: equivalent, countries: [US], date: 2026-01-10}"
_DPF = "{instrument: eu-us-dpf, status: stated, certified: {listed_as: %s, entity: Kite Inc., %s}}"
_SIGNED = f"{{{_CLAUSES}, status: signed, signed: 2026-01-10, {_TIA}}}"
ACTIVITY = "kind: activity\nname: News\npurpose: News\nrole: controller\ndata: [contact.email]\n"
SCENES = {
    "listed_as": f"mechanisms: [{_DPF % ('WORD', 'covers: [non-hr], verified: 2026-08-01')}]",
    "covers": f"mechanisms: [{_DPF % ('participant', 'covers: [WORD], verified: 2026-08-01')}]",
    "status": f"mechanisms: [{{{_CLAUSES}, status: WORD, signed: 2026-01-10, {_TIA}}}]",
    "conclusion": f"mechanisms: [{_SIGNED.replace('conclusion: equivalent', 'conclusion: WORD')}]",
    "modules": f"mechanisms: [{_SIGNED.replace('modules: [2]', 'modules: [WORD]')}]",
    "instrument": f"mechanisms: [{_SIGNED.replace('eu-scc-2021-914', 'WORD')}]",
    "role": f"mechanisms: [{_SIGNED}]\nrole: WORD",
    "engaged": "engaged: WORD",
    "stage": "SERVICE stage: WORD",
    "form": "SERVICE form: WORD",
    "clear_text": "SERVICE form: encrypted\nSERVICE clear_text: WORD\nmechanisms: ["
    + _SIGNED.replace("conclusion: equivalent", "conclusion: equivalent-with-measures")
    + "]",
    "frequency": "SERVICE frequency: WORD\nmechanisms: [{instrument: eu-art49, letter: b, "
    "status: stated}]",
}
"""Key of a closed list -> lines of a vendor's record; SERVICE begins a line of its service."""


@cache
def rank(key: str, word: str) -> tuple[int, int]:
    """How badly a record with the word is judged: the worst status, and how many flows there are.

    A record that takes its flow out of judgment is the mildest.
    """
    lines = SCENES[key].replace("WORD", word).split("\n")
    service = [line.removeprefix("SERVICE ") for line in lines if line.startswith("SERVICE")]
    own = [line for line in lines if not line.startswith("SERVICE")]
    record = [
        "kind: vendor",
        "name: Kite",
        "legal_name: Kite Inc.",
        "country: US",
        *([] if any(line.startswith("role:") for line in own) else ["role: processor"]),
        "subprocessors: []",
        *own,
        "services:",
        "  - id: mail",
        "    purpose: Mail",
        "    activities: [news]",
        *([] if key == "form" else ["    data: [contact.email]"]),
        "    locations: [{place: US, for: [storage], by: self}]",
        *(f"    {line}" for line in service),
    ]
    files = {"activities/news.yaml": ACTIVITY, "vendors/kite.yaml": "\n".join(record)}
    judged = statuses(inventory(files), load(), DAY).judgments
    if not judged:
        return (-1, 0)
    return (worst(each.status for each in judged).rank, len(judged))


def misspelt(word: str) -> Iterator[str]:
    """The word with one letter left out, doubled, swapped with the next, or another."""
    for at, letter in enumerate(word):
        yield word[:at] + word[at + 1 :]
        yield word[:at] + letter + word[at:]
        yield word[:at] + word[at + 1 : at + 2] + letter + word[at + 2 :]
        yield word[:at] + "e" + word[at + 1 :]


def _lists(key: str) -> list[Mapping[str, Any]]:
    """The lists of a key; of an agreement no status of a transfer reads the list."""
    found = [node for kind, name, node in LISTS if (kind, name) == ("vendor", key)]
    return [node for node in found if key != "status" or "planned" in node["enum"]]


def _offered(key: str, node: Mapping[str, Any], typed: str) -> str | None:
    said = phrase(Refusal("vendor", "enum", key, False, typed, node))[0]
    _, found, rest = said.partition("did you mean `")
    return rest.partition("`")[0] if found else None


@pytest.mark.parametrize("key", SCENES)
def test_no_word_is_taken_for_a_milder_one(key: str) -> None:
    milder = []
    for node in _lists(key):
        known = spelled(node)
        slips = [(typed, word) for word in map(str, node["enum"]) for typed in misspelt(word)]
        unclear = [pair for pair in slips if as_spelled(pair[0]) not in known]
        for typed, word in (*known.items(), *unclear):
            offered = _offered(key, node, typed) if typed not in node["enum"] else None
            if offered is not None and rank(key, offered) < rank(key, word):
                milder.append((typed, word, offered))
    assert milder == []


def test_unknown_is_never_fine() -> None:
    """Where a word decides, `unknown` gives `review` at best."""
    for key in SCENES:
        node, *_ = _lists(key)
        if "unknown" in node["enum"]:
            assert rank(key, "unknown")[0] >= Status.REVIEW.rank, key


def test_the_words_differ_for_the_judge() -> None:
    """Else the test above could not fail."""
    for key in SCENES:
        node, *_ = _lists(key)
        words = [str(word) for word in node["enum"]]
        assert len({rank(key, word) for word in words}) > 1
