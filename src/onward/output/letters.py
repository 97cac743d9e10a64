"""Letters in Markdown: a heading each, and numbered questions."""

from onward.output import escape
from onward.output.envelope import colophon
from onward.reports.questions.letters import Letter, Letters, Point, Question
from onward.reports.questions.topics import phrase
from onward.wording.english import listed


def render(letters: Letters) -> str:
    """Every letter, and below them the day and its law."""
    parts = [_letter(each) if each.to else _ours(each) for each in letters.letters]
    if not parts:
        parts = [f"{_say('none')}\n"]
    elif letters.language:
        parts.insert(0, f"> {_say('language', language=letters.language)}\n")
    return "\n".join([*parts, f"*{colophon(letters.as_of, letters.law_checked)}*\n"])


def _say(key: str, /, number: int = 1, **texts: str) -> str:
    """A phrase of the letter; what is filled in comes from strangers."""
    facts = {name: escape.markdown(text) for name, text in texts.items()}
    return phrase("letter", key, number=number, **facts)


def _letter(letter: Letter) -> str:
    to, sender = letter.to, letter.sender
    names = listed(letter.internal)
    number = len(letter.internal)
    inside = f"> {_say('internal', number, names=names)}\n\n" if names else ""
    use = f" {_say('use', services=letter.services)}" if letter.services else ""
    reply = f"{_say('reply', reply=letter.reply)}\n\n" if letter.reply else ""
    return (
        f"## {_say('to', to=to)}\n\n{inside}{_say('dear', to=to)}\n\n"
        f"{_say('intro', sender=sender)}{use} {_say('request')}\n\n"
        f"{_points(letter)}\n{reply}{_say('regards')}<br>\n{escape.markdown(sender)}\n"
    )


def _ours(letter: Letter) -> str:
    return f"## {_say('to-us', sender=letter.sender)}\n\n{_points(letter)}"


def _points(letter: Letter) -> str:
    return "".join(f"{number}. {_point(point)}" for number, point in enumerate(letter.points, 1))


def _point(point: Point) -> str:
    """A question with the reason below it; above several, once for all of them."""
    why = f"*{escape.markdown(point.why)}*\n"
    first, *others = (_question(each) for each in point.questions)
    if not others:
        return f"{first}   {why}"
    shown = (f"   {number}. {text}" for number, text in enumerate((first, *others), 1))
    return f"{why}{''.join(shown)}"


def _question(question: Question) -> str:
    owner = f" {_say('owner', owner=question.owner)}" if question.owner else ""
    return f"{escape.markdown(question.text)}{owner}\n"
