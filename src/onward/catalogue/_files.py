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
    return tomllib.loads(data(f"vendors/{id_}.toml"))


def data(name: str) -> str:
    """The text of a file of this package; FileNotFoundError where there is none."""
    found = pkgutil.get_data("onward.catalogue", name)
    if found is None:
        raise FileNotFoundError(f"the catalogue has no {name}")
    return found.decode("utf-8")
