"""Providers and regions that Terraform or OpenTofu uses: files, lock files, plans."""

import re
from collections.abc import Iterator
from typing import Any, Final

from onward.discovery.json_values import mapping
from onward.discovery.trace import Sort, Trace, lines
from onward.source.text import Unreadable
from onward.terms.region import region

_PROVIDERS: Final = {
    "aws": "aws",
    "google": "gcp",
    "google-beta": "gcp",
    "azurerm": "azure",
    "hcloud": "hetzner",
    "digitalocean": "digitalocean",
    "scaleway": "scaleway",
    "ovh": "ovh",
}
"""The name of a provider in Terraform, and the provider whose regions it names."""
_KEYS: Final = ("region", "location", "region_name")
_LOCK = re.compile(r'^\s*provider\s+"([^"]+)"')
_ZONE = re.compile(r"(?<=\d)[a-z]$|-[a-c]$")


def lock(text: str, file: str) -> Iterator[Trace]:
    """`.terraform.lock.hcl`: the providers that are used."""
    for number, line in lines(text):
        if found := _LOCK.match(line):
            yield Trace(Sort.TERRAFORM, _source(found[1]), file, number)


def _source(said: str) -> str:
    """`hashicorp/aws`, of `registry.terraform.io/hashicorp/aws` or of `aws` alone."""
    parts = said.lower().split("/")
    return "/".join(parts[-2:]) if len(parts) > 1 else f"hashicorp/{parts[0]}"


def _parsed(text: str, file: str) -> dict[str, Any]:
    """A document of HCL. Raises Unreadable where it is none, and without python-hcl2."""
    try:
        import hcl2
    except ImportError as error:
        wanted = "needs python-hcl2; run: pip install python-hcl2"
        raise Unreadable(f"{file}: {wanted}") from error
    try:
        return hcl2.loads(text)
    except Exception as error:  # lark raises errors of several modules
        raise Unreadable(f"{file}: is no HCL: {_first(error)}") from error


def configuration(text: str, file: str) -> Iterator[Trace]:
    """A `.tf` file. Raises Unreadable."""
    document = _parsed(text, file)
    for block in _list(document.get("terraform")):
        for required in _list(block.get("required_providers")):
            for name, said in _named(required):
                source = said.get("source") if isinstance(said, dict) else None
                yield _provider(str(source or name), text, file)
    for block in _list(document.get("provider")):
        for name, body in _named(block):
            yield _provider(name, text, file)
            yield from _regions(name, body, text, file)
    for block in _list(document.get("resource")):
        for kind, bodies in _named(block):
            for _, body in _named(mapping(bodies)):
                yield from _regions(kind.partition("_")[0], body, text, file)


def _named(block: dict[str, Any]) -> Iterator[tuple[str, object]]:
    """What a block holds by name, without the quotes and the marks that the library adds."""
    return ((_bare(key), value) for key, value in block.items() if not key.startswith("__"))


def _first(error: Exception) -> str:
    return str(error).strip().split("\n")[0][:200]


def _bare(name: str) -> str:
    return name.strip('"')


def _provider(source: str, text: str, file: str) -> Trace:
    said = _bare(source)
    return Trace(Sort.TERRAFORM, _source(said), file, _line(said, text))


def _line(word: str, text: str) -> int:
    return next((number for number, line in lines(text) if f'"{word}"' in line), 0)


def _regions(provider: str, body: object, text: str, file: str) -> Iterator[Trace]:
    for key in _KEYS:
        said = mapping(body).get(key)
        if isinstance(said, str):
            yield from _region(provider, _bare(said), file, _line(_bare(said), text))


def _region(provider: str, said: str, file: str, line: int) -> Iterator[Trace]:
    """A region that the tables know; an expression such as `var.region` is none."""
    short = _PROVIDERS.get(provider)
    for name in (said, _ZONE.sub("", said), re.sub(r"\s+", "", said)):
        code = f"{short}:{name.lower()}"
        if short is not None and region(code) is not None:
            yield Trace(Sort.REGION, code, file, line)
            return


def _list(value: object) -> list[dict[str, Any]]:
    held = value if isinstance(value, list) else [value]
    return [each for each in held if isinstance(each, dict)]


def is_plan(document: object) -> bool:
    """Whether a JSON document is a plan or a state as `terraform show -json` prints it."""
    keys = mapping(document).keys()
    return "format_version" in keys and bool(
        {"configuration", "planned_values", "resource_changes", "values"} & keys
    )


def plan(document: dict[str, Any], file: str) -> Iterator[Trace]:
    """The providers and regions of a plan or a state."""
    configured = mapping(mapping(document.get("configuration")).get("provider_config"))
    for each in configured.values():
        body = mapping(each)
        name = str(body.get("name", ""))
        yield Trace(Sort.TERRAFORM, _source(str(body.get("full_name") or name)), file, 0)
        expressions = mapping(body.get("expressions"))
        for key in _KEYS:
            said = mapping(expressions.get(key)).get("constant_value")
            if isinstance(said, str):
                yield from _region(name, said, file, 0)
    for resource in _resources(document):
        full = str(resource.get("provider_name", ""))
        if full:
            yield Trace(Sort.TERRAFORM, _source(full), file, 0)
        change = mapping(resource.get("change"))
        values = mapping(change.get("after")) or mapping(resource.get("values"))
        for key in _KEYS:
            if isinstance(values.get(key), str):
                yield from _region(full.rsplit("/", 1)[-1], values[key], file, 0)


def _resources(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from _list(document.get("resource_changes"))
    waiting = [
        mapping(mapping(document.get("planned_values")).get("root_module")),
        mapping(mapping(document.get("values")).get("root_module")),
    ]
    while waiting:
        module = waiting.pop()
        yield from _list(module.get("resources"))
        waiting += _list(module.get("child_modules"))
