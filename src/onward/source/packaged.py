"""What comes with Onward beside the code of a package, also where that lies in a zip."""

import pkgutil
import tomllib
from typing import Any


def text(package: str, file: str) -> str:
    """The text of a file; FileNotFoundError where there is none."""
    data = pkgutil.get_data(package, file)
    if data is None:
        raise FileNotFoundError(f"{package} has no {file}")
    return data.decode("utf-8")


def table(package: str, name: str) -> dict[str, Any]:
    """The table of that name (`events`, `instruments/eu`), as TOML gives it, read anew.

    One that is missing or not TOML is a fault of the installation and raises.
    """
    return tomllib.loads(text(package, f"{name}.toml"))


def tables(package: str, folder: str) -> tuple[str, ...]:
    """The names of the tables of a folder, sorted."""
    from importlib import resources

    files = (each.name for each in (resources.files(package) / folder).iterdir())
    return tuple(sorted(each.removesuffix(".toml") for each in files if each.endswith(".toml")))
