"""The documents that records name: what lies at their paths, on a disk and in a commit."""

import os
from collections.abc import Callable, Iterable, Mapping
from functools import partial

from onward.source.digest import PIECE, Digest, composed, digest, inside, spellings
from onward.source.disk import kept_off
from onward.source.git import GITLINK, LINKED, Repository
from onward.source.revision import from_root
from onward.source.text import SPARSE


def hashes(folder: str, documents: Iterable[str]) -> Mapping[str, Digest | None]:
    """What lies at the paths of documents; None where nothing does, a link, or what is outside.

    What a sparse checkout leaves out lies elsewhere.
    """
    found = {name: _digest(folder, name) for name in sorted(set(documents))}
    if None not in found.values():
        return found
    elsewhere = {composed(path) for path in kept_off(folder)}
    return {
        name: Digest(unsure=SPARSE) if each is None and composed(name) in elsewhere else each
        for name, each in found.items()
    }


def _digest(folder: str, name: str) -> Digest | None:
    if not inside(name):
        return None
    path = folder
    for part in name.split("/"):
        ways = [os.path.join(path, each) for each in spellings(part)]
        path = next(filter(os.path.lexists, ways), ways[0])
        if os.path.islink(path):
            return None
    if os.path.isdir(path) or not os.path.lexists(path):
        return None
    if not os.path.isfile(path):
        return Digest(unsure="it is not a regular file")
    try:
        with open(path, "rb") as file:
            return digest(iter(partial(file.read, PIECE), b""))
    except OSError as error:
        return Digest(unsure=f"it can't be read: {error.strerror}")


def hashes_in(
    repo: Repository, commit: str
) -> Callable[[str, Iterable[str]], Mapping[str, Digest | None]]:
    """What gives the digests of documents below an inventory, as they are in a commit.

    None for one that is missing, a link, or outside, as from a directory.
    """

    def of(folder: str, documents: Iterable[str]) -> Mapping[str, Digest | None]:
        root = from_root(repo, folder)
        prefix = f"{root}/" if root else ""
        there = {
            each.path: each.blob
            for each in repo.tree(commit, root)
            if each.mode not in (LINKED, GITLINK)
        }
        alike = {composed(path): path for path in there}
        found: dict[str, str | None] = {}
        for name in sorted(set(documents)):
            path = f"{prefix}{name}"
            other = alike.get(composed(path)) if inside(name) else None
            found[name] = path if other and path in there else other
        paths = [path for path in found.values() if path is not None]
        digests = repo.digests(there[path] for path in paths)
        filtered = repo.filtered(paths)
        return {
            name: _compared(digests[there[path]], filtered.get(path)) if path is not None else None
            for name, path in found.items()
        }

    return of


def _compared(found: Digest, attribute: str | None) -> Digest:
    """A digest, with why another proves nothing where git gives the file other bytes on a disk."""
    if attribute is None or found.pointer:
        return found
    return found._replace(
        unsure=f"git converts it at checkout (attribute `{attribute}`), and Onward"
        " runs no filters of a repository"
    )
