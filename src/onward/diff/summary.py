"""A record that came or went, in one line."""

from collections.abc import Iterator

from onward.diff.change import State
from onward.diff.facts.fact import Facts, Key
from onward.transfers.applicable_law import OurLaw


def summary(kind: str, facts: Facts, law: OurLaw) -> str:
    """What a record is about, so that nobody has to open it."""
    match kind:
        case "vendor":
            return "; ".join(_vendor(facts, law.article("processor")))
        case "activity":
            return "; ".join(_activity(facts))
        case "waiver":
            return "; ".join(_waiver(facts))
        case _:
            return ""


def _word(facts: Facts, aspect: str, unknown: str = "unknown", absent: str = "") -> str:
    fact = facts.get(Key(aspect))
    if fact is None:
        return absent
    return unknown if fact.state is State.UNKNOWN else fact.words


def _vendor(facts: Facts, article: str) -> Iterator[str]:
    who = _word(facts, "entity", *["a company that is not known"] * 2)
    yield f"with {who} ({_word(facts, 'country', 'country not known', 'country not recorded')})"
    role = _word(facts, "role", "")
    yield f"as {role}" if role else "in a role that is not known"
    for key, fact in facts.items():
        if key.aspect == "service":
            yield f"for {fact.words}"
    yield from _mechanisms(facts)
    reported = _word(facts, "agreement")
    cited = f" ({article})" if article else ""
    yield f"agreement{cited}: {reported or 'not recorded'}"
    chain = [fact.words for key, fact in facts.items() if key.aspect == "chain" and not key.about]
    if chain:
        yield f"passes data on to {' and to '.join(chain)}"


def _mechanisms(facts: Facts) -> Iterator[str]:
    named = [
        fact.words
        for key, fact in facts.items()
        if key.aspect == "mechanism" and not key.about and fact.state is not State.NONE
    ]
    if named:
        yield f"transfer mechanism: {', then '.join(named)}"


def _activity(facts: Facts) -> Iterator[str]:
    role = _word(facts, "own role")
    acting = {"processor": "we act for customers", "controller": "we decide"}.get(role)
    yield acting or f"our role: {role or 'not recorded'}"
    if purpose := _word(facts, "purpose"):
        yield purpose
    data = [fact.words for key, fact in facts.items() if key.aspect == "data"]
    if data:
        yield f"data: {', '.join(data)}"


def _waiver(facts: Facts) -> Iterator[str]:
    yield f"until {_word(facts, 'expires')}"
    yield f"approved by {_word(facts, 'approved by')} on {_word(facts, 'approved on')}"
    yield f"because: {_word(facts, 'reason')}"
    yield f"promised: {_word(facts, 'remedy')}"
