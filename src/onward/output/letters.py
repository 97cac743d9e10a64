"""Letters in Markdown: a heading each, and numbered questions."""

from onward.output import escape
from onward.output.envelope import colophon
from onward.reports.questions.letters import Letter, Letters, Point, Question


def render(letters: Letters) -> str:
    """Every letter, and below them the day and its law."""
    parts = [_letter(each) if each.to else _ours(each) for each in letters.letters]
    if not parts:
        parts = ["Nothing to ask.\n"]
    elif letters.language:
        said = escape.markdown(letters.language)
        parts.insert(0, f"> Our papers are in `{said}`, and these letters are in English.\n")
    return "\n".join([*parts, f"*{colophon(letters.as_of, letters.law_checked)}*\n"])


def _letter(letter: Letter) -> str:
    to, sender = escape.markdown(letter.to), escape.markdown(letter.sender)
    used = escape.markdown(letter.services)
    use = f" We use your services for {used}." if used else ""
    reply = f"Please answer to {escape.markdown(letter.reply)}.\n\n" if letter.reply else ""
    names = ", ".join(escape.markdown(each) for each in letter.internal)
    inside = f"> Before it is sent: {names}, named below, is internal.\n\n" if names else ""
    return (
        f"## To {to}\n\n{inside}Dear {to},\n\n"
        f"{sender} keeps a record of who receives personal data from it, in which places, and on"
        f" which transfer mechanism.{use} To keep that record true, we ask you:\n\n"
        f"{_points(letter)}\n{reply}Kind regards,<br>\n{sender}\n"
    )


def _ours(letter: Letter) -> str:
    sender = escape.markdown(letter.sender)
    return f"## For ourselves, {sender}\n\n{_points(letter)}"


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
    owner = f" (Ask {escape.markdown(question.owner)}.)" if question.owner else ""
    return f"{escape.markdown(question.text)}{owner}\n"
