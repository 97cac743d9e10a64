"""What to call a record."""


def called(name: object, id_: str) -> str:
    """The name of a record, if it is known; else its id."""
    return name if isinstance(name, str) else id_
