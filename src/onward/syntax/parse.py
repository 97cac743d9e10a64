"""One file read: its value, or what is wrong with it and exactly where."""

from yaml.error import YAMLError

from onward.diagnostic import Outcome, bounded
from onward.source.text import Source, Span
from onward.syntax.fault import Faulty, TextFault, fault, stretch
from onward.syntax.node import MAX_NODES, BoundError, compose
from onward.syntax.scan import refused
from onward.syntax.text import text_of
from onward.syntax.value import Value
from onward.syntax.walk import Walk, too_deep


def parse(source: Source) -> Outcome[Value]:
    """What the file says, read by the core schema of YAML 1.2; or no value, and every fault.

    What keeps the text from being read further is reported alone. Anchors and foreign tags are
    reported before the rest, one fault for all of each: they change what the lines around them
    mean. Of every other text all is reported: each number, and one fault for each mapping with
    doubtful keys.
    """
    try:
        value, faults = _read(source.data)
    except Faulty as error:
        return Outcome(None, (error.fault.diagnostic(source.path),))
    if faults:
        return Outcome(None, bounded(fault.diagnostic(source.path) for fault in faults))
    return Outcome(value)


def _read(data: bytes) -> tuple[Value, list[TextFault]]:
    text = text_of(data)
    try:
        faults = refused(text)
        if faults:
            return None, faults
        root = compose(text)
    except BoundError as error:
        raise Faulty(_bound(error)) from error
    except (YAMLError, ValueError) as error:
        from onward.syntax.parser_errors import explain

        raise Faulty(explain(text, error)) from error
    if root is None:
        raise Faulty(_empty(text))
    walk = Walk()
    value = walk.value(root)
    if value is None and not walk.faults:
        raise Faulty(_empty(text))
    return value, sorted(walk.faults, key=lambda fault: fault.span)


def _empty(text: str) -> TextFault:
    return fault("empty", stretch(text, 0, 0))


def _bound(error: BoundError) -> TextFault:
    if error.deep:
        return too_deep(error.mark)
    return fault("nodes", Span(1, 1, 1, 1), most=MAX_NODES)
