"""A directory that Onward fills by itself: it replaces its own files and touches no other."""

import contextlib
import json
import os
from collections.abc import Mapping
from hashlib import sha256

from onward.cli.emit import make_folder, refuse_inside, save
from onward.cli.exits import Refused

MANIFEST = ".onward-publish.json"
"""What says, in such a directory, which files Onward wrote, with their SHA-256."""


def fill(folder: str, files: Mapping[str, bytes]) -> None:
    """Write the files, and take away those of an earlier run that are not among them.

    Raises Refused, before anything is written, for a link, a directory with a file that Onward did
    not write, and a file of its own that was changed since.
    """
    refuse_inside(folder, os.path.realpath(folder))
    make_folder(folder)
    try:
        stale = _stale(folder, files)
        for name, data in files.items():
            save(data, os.path.join(folder, name))
        for name in stale:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(os.path.join(folder, name))
    except OSError as error:
        raise Refused(f"{error.filename}: can't be read or taken away: {error.strerror}") from error
    written = {"made_by": "onward publish", "files": {n: _digest(d) for n, d in files.items()}}
    save(f"{json.dumps(written, indent=2)}\n".encode(), os.path.join(folder, MANIFEST))


def _stale(folder: str, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """The files of an earlier run that are no longer wanted. Raises Refused."""
    ours = _written(folder)
    stale = []
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        if name == MANIFEST:
            continue
        if os.path.islink(path) or not os.path.isfile(path):
            raise Refused(f"{path}: not written by `onward publish`; name a directory of its own")
        with open(path, "rb") as file:
            held = _digest(file.read())
        wanted = name in files and held == _digest(files[name])
        if not wanted and name not in ours:
            raise Refused(f"{path}: not written by `onward publish`; name a directory of its own")
        if not wanted and held != ours[name]:
            raise Refused(f"{path}: changed since `onward publish` wrote it; move it away first")
        if name not in files:
            stale.append(name)
    return tuple(stale)


def _written(folder: str) -> Mapping[str, str]:
    """The files of an earlier run by name, with their SHA-256; none where there was no run."""
    path = os.path.join(folder, MANIFEST)
    try:
        with open(path, encoding="utf-8") as file:
            said = json.load(file)
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        raise Refused(f"{path}: can't be read; name another directory") from error
    match said:
        case {"made_by": "onward publish", "files": dict(files)}:
            return {name: str(held) for name, held in files.items()}
        case _:
            raise Refused(f"{path}: not written by `onward publish`; name another directory")


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()
