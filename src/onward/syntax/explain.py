"""What the parser says of a text that is no YAML, in sentences its author can act on."""

from yaml.error import MarkedYAMLError

from onward.syntax import character_errors, flow_style_errors, indent_errors
from onward.syntax.fault import Fault
from onward.syntax.parser_error import Explanation, Trouble, unread

_WORDS = (
    ("indentation indicator", character_errors.zero),
    ("directive", character_errors.directive),
    ("another document", character_errors.second_document),
    ("cannot start any token", character_errors.character),
    ("alphabetic or numeric", character_errors.word),
    ("found a tab", character_errors.tab),
    ("mapping values are not allowed", indent_errors.colon),
    ("found unexpected ':'", indent_errors.glued),
    ("could not find expected ':'", indent_errors.no_colon),
    ("mapping keys are not allowed", character_errors.character),
    ("sequence entries are not allowed", indent_errors.dash),
    ("found unexpected end of stream", character_errors.quote),
    ("found unexpected document indicator", character_errors.quote),
    ("document separator", character_errors.quote),
    ("Unicode", character_errors.code),
    ("hex", character_errors.code),
    ("escape", character_errors.escape),
    ("expected comment or line break", character_errors.block_text),
    ("expected a comment or a line break", character_errors.block_text),
    ("expected ',' or '}'", flow_style_errors.unclosed),
    ("expected ',' or ']'", flow_style_errors.unclosed),
    ("node content", flow_style_errors.nothing),
    ("expected '-' indicator", indent_errors.no_item),
    ("expected key", indent_errors.no_key),
    ("<block end>", indent_errors.no_key),
    ("<document start>", indent_errors.outside),
    ("tag", character_errors.word),
)


def explain(text: str, error: Exception) -> Fault:
    """The fault behind what PyYAML raised for this text: a sentence, a place and a remedy."""
    trouble = _trouble(text, error)
    diagnostic = next(
        (explain_it(trouble) for words, explain_it in _WORDS if words in trouble.words),
        unread(trouble),
    )
    return _fault(diagnostic, trouble)


def _trouble(text: str, error: Exception) -> Trouble:
    if not isinstance(error, MarkedYAMLError):
        return Trouble(text, 0, 0, str(error).splitlines()[0])
    words = ", ".join(part for part in (error.context, error.problem) if part)
    at = error.problem_mark
    began = error.context_mark or at
    if at is None or began is None:
        return Trouble(text, 0, 0, words)
    return Trouble(text, began.index, at.index, words)


def _fault(diagnostic: Explanation, trouble: Trouble) -> Fault:
    reason = f"The YAML parser says: {trouble.words}."
    return Fault(diagnostic.rule, diagnostic.span, diagnostic.message, reason, diagnostic.remedy)
