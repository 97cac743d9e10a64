"""An inventory of the few records that a test writes down."""

import json
from collections.abc import Mapping

from onward.inventory.records import Inventory
from onward.source.text import SUFFIXES, Folder, Source
from onward.workflow import read


def folder(records: Mapping[str, object], name: str = "example", path: str = ".") -> Folder:
    """Records by their names below a directory: texts as they are, values as JSON, which is YAML.

    A name without a suffix is that of a `.yaml` file.
    """
    sources = []
    for key, record in records.items():
        file = key if key.endswith(SUFFIXES) else f"{key}.yaml"
        text = record if isinstance(record, str) else json.dumps(record)
        sources.append(Source(file if path == "." else f"{path}/{file}", text.encode()))
    return Folder(name, path, tuple(sources))


def inventory(records: Mapping[str, object], name: str = "example", path: str = ".") -> Inventory:
    """The inventory of these records, which may have no fault."""
    got = read(folder(records, name, path))
    assert not got.faults, [(each.at, each.message) for each in got.faults]
    return got.whole
