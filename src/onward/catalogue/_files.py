"""Read a file of this package: beside the code, also when the package lies in a zip."""

import pkgutil
import tomllib
from importlib import resources
from typing import Any


def entries() -> tuple[str, ...]:
    """The ids of all vendors of the catalogue, sorted: the names of their files."""
    folder = resources.files("onward.catalogue").joinpath("vendors")
    names = (each.name for each in folder.iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def entry(id_: str) -> dict[str, Any]:
    """The file of one vendor, as TOML gives it.

    FileNotFoundError where there is none; a file that is not TOML is a fault of the installation.
    """
    data = pkgutil.get_data("onward.catalogue", f"vendors/{id_}.toml")
    if data is None:
        raise FileNotFoundError(f"the catalogue has no {id_}")
    return tomllib.loads(data.decode("utf-8"))
