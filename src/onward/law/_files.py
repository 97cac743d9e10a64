"""The tables of the law data as they lie beside this module."""

import tomllib
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent


def table(name: str) -> dict[str, Any]:
    """The TOML table of that name, such as `events` or `instruments/eu`."""
    with (_HERE / f"{name}.toml").open("rb") as stream:
        return tomllib.load(stream)
