"""The job that a user's own repository runs, and where it gets Onward from."""

import json
import os
import re
from enum import Enum
from typing import NamedTuple

from onward._about import VERSION
from onward.cli.emit import below
from onward.cli.exits import Refused
from onward.cli.record_file import template


class Ci(Enum):
    """The services for which a job can be written."""

    GITHUB = "github"
    GITLAB = "gitlab"


class Job(NamedTuple):
    """The files of a job, and what remains to be done by hand."""

    root: str
    """The top of the repository, as seen from here."""
    files: dict[str, str]
    """Path from there -> text."""
    todo: tuple[str, ...]


_FILES = {Ci.GITHUB: ".github/workflows/onward.yml", Ci.GITLAB: ".gitlab/onward.yml"}
_GITLAB = ".gitlab-ci.yml"
_OWNERS = {Ci.GITHUB: ".github/CODEOWNERS", Ci.GITLAB: ".gitlab/CODEOWNERS"}
_CHANGE = {
    Ci.GITHUB: ".github/pull_request_template.md",
    Ci.GITLAB: ".gitlab/merge_request_templates/Default.md",
}
_GUARDED = {Ci.GITHUB: (".github/",), Ci.GITLAB: (".gitlab/", _GITLAB)}
"""What decides whether a change is checked."""
_OWNER = re.compile(r"@[A-Za-z0-9][A-Za-z0-9_.-]*(?:/[A-Za-z0-9][A-Za-z0-9_.-]*)*")
_SITE = re.compile(
    r"onward @ git\+(?P<url>https://[^/@]*(?:github|(?P<gitlab>gitlab))[^/@]*/[^@]+?)(?:\.git)?"
    "@(?P<commit>[0-9a-f]{40,64})"
)


def job(kind: Ci, inventory: str, owner: str | None = None) -> Job:
    """The job for an inventory, at the root of the repository that holds it. Raises Refused.

    With the people or team who own the inventory: who has to review it, and what a change says.
    """
    from onward.source.git import repository
    from onward.source.text import NoRevision

    try:
        repo = repository(inventory)
    except NoRevision as error:
        raise Refused(f"--ci: {error}; `git init` first, or leave --ci out") from error
    root, source = os.path.relpath(repo.root), requirement()
    inside = os.path.relpath(os.path.realpath(inventory), os.path.realpath(repo.root))
    values = {
        "BRANCH": json.dumps(repo.branch() or "main"),
        "INVENTORY": json.dumps(inside.replace(os.sep, "/")),
        "VERSION": VERSION,
        "ONWARD": json.dumps(source),
    }
    files = {_FILES[kind]: template(f"ci/{kind.value}.yml", values)}
    if owner is not None:
        files |= _review(kind, owner, inside.replace(os.sep, "/"))
    path = below(root, _FILES[kind])
    todo = [] if source else [f"fill in ONWARD in {path}: from where pip installs Onward"]
    if kind is Ci.GITLAB:
        main = below(root, _GITLAB)
        if os.path.lexists(main):
            todo.append(f"add to {main}: include: [{{local: /{_FILES[kind]}}}]")
        else:
            files[_GITLAB] = f"include:\n  - local: /{_FILES[kind]}\n"
    return Job(root, files, tuple(todo))


def _review(kind: Ci, owner: str, inside: str) -> dict[str, str]:
    """Who reviews changes of the inventory and of the job, and the text a change begins with."""
    if not _OWNER.fullmatch(owner):
        raise Refused(f"--owners {owner}: write a team or a person as @example/privacy")
    if not re.fullmatch(r"[\w./-]+", inside, re.ASCII):
        raise Refused(f"--owners: CODEOWNERS can't name {inside}; write the file by hand")
    records = "*" if inside == "." else f"/{inside}/"
    rules = [records, *(f"/{each}" for each in _GUARDED[kind])]
    lines = "\n".join(f"{each} {owner}" for each in rules)
    return {
        _OWNERS[kind]: template("ci/CODEOWNERS", {"RULES": lines}),
        _CHANGE[kind]: template("ci/change.md", {"INSIDE": f"{inside}/"}),
    }


def requirement() -> str:
    """What pip needs to install this same Onward; empty where no other machine can get it.

    An installed package keeps where it came from (PEP 610): a repository and its commit, or a
    local clone, whose own origin is then named. Without such a note it came from an index.
    """
    from importlib.metadata import distribution

    noted = distribution("onward").read_text("direct_url.json")
    if noted is None:
        return f"onward=={VERSION}"
    origin = json.loads(noted)
    url = str(origin.get("url", ""))
    match origin:
        case {"vcs_info": {"commit_id": str(commit)}}:
            return _named(f"git+{url}@{commit}")
        case {"dir_info": _}:
            return _of_clone(url)
        case _:
            return _named(url)


def address() -> str:
    """Where the files of this same Onward can be read; empty where they are on no known site."""
    site = _SITE.fullmatch(requirement())
    if site is None:
        return ""
    return f"{site['url']}{'/-' if site['gitlab'] else ''}/blob/{site['commit']}"


def _of_clone(url: str) -> str:
    from urllib.parse import urlsplit
    from urllib.request import url2pathname

    from onward.source.git import repository
    from onward.source.text import NoRevision

    folder = url2pathname(urlsplit(url).path)
    try:
        repo = repository(folder)
        if os.path.realpath(repo.root) != os.path.realpath(folder):
            return ""
        return _named(f"git+{repo.origin()}@{repo.commit('HEAD')}")
    except NoRevision:
        return ""


def _named(url: str) -> str:
    """An address that others can use too: https, and no name or password in it."""
    host = url.removeprefix("git+").removeprefix("https://").partition("/")[0]
    public = url.removeprefix("git+").startswith("https://") and "@" not in host
    return f"onward @ {url}" if public else ""
