"""Letters in Markdown: a heading each, and numbered questions."""

from onward.output import escape
from onward.output.envelope import colophon
from onward.reports.papers.texts import texts
from onward.reports.questions.letters import Letter, LetterQuestion, Letters, Point
from onward.reports.questions.phrases import ENGLISH, Phrases


def render(letters: Letters) -> str:
    """Every letter, and below them the day and its law."""
    parts = [_letter(each) if each.to else _ours(each) for each in letters.letters]
    if not parts:
        parts = [f"{_say(ENGLISH, 'none')}\n"]
    elif letters.other:
        parts.insert(0, f"> {_say(ENGLISH, 'language', language=letters.other)}\n")
    return "\n".join([*parts, f"*{_colophon(letters)}*\n"])


def _colophon(letters: Letters) -> str:
    """The last line, in the language of the letters where that is one."""
    spoken = {each.language for each in letters.letters}
    if len(spoken) != 1 or spoken == {"en"}:
        return colophon(letters.as_of, letters.law_checked)
    say = texts(spoken.pop(), "common")
    return say("colophon", day=f"{letters.as_of}", checked=f"{letters.law_checked}")


def _say(say: Phrases, key: str, /, number: int = 1, **texts: str) -> str:
    """A phrase of the letter; what is filled in comes from strangers."""
    facts = {name: escape.markdown(text) for name, text in texts.items()}
    return say("letter", key, number=number, **facts)


def _letter(letter: Letter) -> str:
    to, sender, say = letter.to, letter.sender, Phrases(letter.language, letter.law)
    names = say.listed(letter.internal)
    number = len(letter.internal)
    inside = f"> {_say(say, 'internal', number, names=names)}\n\n" if names else ""
    use = f" {_say(say, 'use', services=letter.services)}" if letter.services else ""
    reply = f"{_say(say, 'reply', reply=letter.reply)}\n\n" if letter.reply else ""
    return (
        f"## {_say(say, 'to', to=to)}\n\n{inside}{_say(say, 'dear', to=to)}\n\n"
        f"{_say(say, 'intro', sender=sender)}{use} {_say(say, 'request')}\n\n"
        f"{_points(letter)}\n{reply}{_say(say, 'regards')}<br>\n{escape.markdown(sender)}\n"
    )


def _ours(letter: Letter) -> str:
    say = Phrases(letter.language, letter.law)
    return f"## {_say(say, 'to-us', sender=letter.sender)}\n\n{_points(letter)}"


def _points(letter: Letter) -> str:
    say, numbered = Phrases(letter.language, letter.law), enumerate(letter.points, 1)
    return "".join(f"{number}. {_point(point, say)}" for number, point in numbered)


def _point(point: Point, say: Phrases) -> str:
    """A question with the reason below it; above several, once for all of them."""
    why = f"*{escape.markdown(point.why)}*\n"
    first, *others = (_question(each, say) for each in point.questions)
    if not others:
        return f"{first}   {why}"
    shown = (f"   {number}. {text}" for number, text in enumerate((first, *others), 1))
    return f"{why}{''.join(shown)}"


def _question(question: LetterQuestion, say: Phrases) -> str:
    owner = f" {_say(say, 'owner', owner=question.owner)}" if question.owner else ""
    return f"{escape.markdown(question.text)}{owner}\n"
