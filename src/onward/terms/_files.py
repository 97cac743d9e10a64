"""Read a table of this package: TOML beside the code, also when the package lies in a zip."""

import pkgutil
import tomllib
from typing import Any


def table(name: str) -> dict[str, Any]:
    """The table of that name (`countries`, `regions/aws`), as TOML gives it.

    A table that is missing or not TOML is a fault of the installation and raises.
    """
    data = pkgutil.get_data("onward.terms", f"{name}.toml")
    if data is None:
        raise FileNotFoundError(f"onward.terms has no table {name}")
    return tomllib.loads(data.decode("utf-8"))
