"""The texts that `init` and `new` write, with what is filled in."""

from collections.abc import Mapping
from importlib import resources


def template(name: str, values: Mapping[str, str]) -> str:
    """The template of that name (`init/vendor.yaml`), each `@KEY@` replaced by its value."""
    file = resources.files("onward.cli") / "templates" / name
    text = file.read_text(encoding="utf-8")
    for key, value in values.items():
        text = text.replace(f"@{key}@", value)
    return text


def editor_line(schema: str) -> str:
    """The first line of a record, by which an editor finds the schema; a path relative to it."""
    return f"# yaml-language-server: $schema={schema}\n"
