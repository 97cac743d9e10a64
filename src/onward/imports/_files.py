"""Read a table of this package: TOML beside the code, also when the package lies in a zip."""

import pkgutil
import tomllib
from functools import cache
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The table of that name (`columns`, `words`), as TOML gives it.

    A table that is missing or not TOML is a fault of the installation and raises.
    """
    data = pkgutil.get_data("onward.imports", f"{name}.toml")
    if data is None:
        raise FileNotFoundError(f"onward.imports has no table {name}")
    return tomllib.loads(data.decode("utf-8"))
