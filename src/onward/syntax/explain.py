"""What the parser says of a text that is no YAML, in sentences its author can act on."""

from yaml.error import MarkedYAMLError

from onward.syntax import flow, layout, sign
from onward.syntax.fault import Fault
from onward.syntax.trouble import Told, Trouble, unread

_WORDS = (
    ("indentation indicator", sign.zero),
    ("directive", sign.directive),
    ("another document", sign.second_document),
    ("cannot start any token", sign.character),
    ("alphabetic or numeric", sign.word),
    ("found a tab", sign.tab),
    ("mapping values are not allowed", layout.colon),
    ("found unexpected ':'", layout.glued),
    ("could not find expected ':'", layout.no_colon),
    ("mapping keys are not allowed", sign.character),
    ("sequence entries are not allowed", layout.dash),
    ("found unexpected end of stream", sign.quote),
    ("found unexpected document indicator", sign.quote),
    ("document separator", sign.quote),
    ("Unicode", sign.code),
    ("hex", sign.code),
    ("escape", sign.escape),
    ("expected comment or line break", sign.block_text),
    ("expected a comment or a line break", sign.block_text),
    ("expected ',' or '}'", flow.unclosed),
    ("expected ',' or ']'", flow.unclosed),
    ("node content", flow.nothing),
    ("expected '-' indicator", layout.no_item),
    ("expected key", layout.no_key),
    ("<block end>", layout.no_key),
    ("<document start>", layout.outside),
    ("tag", sign.word),
)


def explain(text: str, error: Exception) -> Fault:
    """The fault behind what PyYAML raised for this text: a sentence, a place and a remedy."""
    trouble = _trouble(text, error)
    told = next(
        (tell(trouble) for words, tell in _WORDS if words in trouble.words),
        unread(trouble),
    )
    return _fault(told, trouble)


def _trouble(text: str, error: Exception) -> Trouble:
    if not isinstance(error, MarkedYAMLError):
        return Trouble(text, 0, 0, str(error).splitlines()[0])
    words = ", ".join(part for part in (error.context, error.problem) if part)
    at = error.problem_mark
    began = error.context_mark or at
    if at is None or began is None:
        return Trouble(text, 0, 0, words)
    return Trouble(text, began.index, at.index, words)


def _fault(told: Told, trouble: Trouble) -> Fault:
    reason = f"The YAML parser says: {trouble.words}."
    return Fault(told.rule, told.span, told.message, reason, told.remedy)
