"""Which judgments a paper tells apart: of each company that the recipient may be."""

from onward.transfers.status import Judgment


def apart(judgment: Judgment) -> tuple[Judgment, ...]:
    """The judgment for each company that the importer may be; itself where they say the same.

    The flow of each has the name and the country of its company.
    """
    said = {(each.status, _named(each)) for each in judgment.among}
    return judgment.among if len(said) > 1 else (judgment,)


def _named(judgment: Judgment) -> tuple[str, ...]:
    return tuple(each.instrument for each in judgment.mechanisms)
