"""Schemas of what is printed are open to new keys; a test holds this Onward to those they name."""

from typing import Any


def closed(schema: Any) -> Any:
    """The same schema, in which an object has no key beside those that it names."""
    match schema:
        case dict():
            inner = {key: closed(value) for key, value in schema.items()}
            named = isinstance(schema.get("properties"), dict) and schema.get("type") == "object"
            return {"additionalProperties": False, **inner} if named else inner
        case list():
            return [closed(each) for each in schema]
        case _:
            return schema
