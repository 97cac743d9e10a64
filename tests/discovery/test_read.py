"""Each kind of file that is read, by what it holds, and the traces in it."""

import contextlib
import json
import time

import pytest

from onward.discovery.read import read
from onward.source.text import Unreadable


def found(file: str, text: str) -> dict[str, int]:
    """The names of the traces with their lines."""
    return {each.name: each.line for each in read(file, text.encode()).traces}


def har(*urls: str) -> str:
    return json.dumps({"log": {"entries": [{"request": {"url": url}} for url in urls]}})


PLAN = {
    "format_version": "1.2",
    "configuration": {
        "provider_config": {
            "aws": {
                "name": "aws",
                "full_name": "registry.terraform.io/hashicorp/aws",
                "expressions": {"region": {"constant_value": "eu-west-1"}},
            }
        }
    },
    "resource_changes": [
        {
            "provider_name": "registry.opentofu.org/hetznercloud/hcloud",
            "change": {"after": {"location": "fsn1"}},
        }
    ],
    "planned_values": {
        "root_module": {
            "child_modules": [
                {
                    "resources": [
                        {
                            "provider_name": "registry.terraform.io/hashicorp/google",
                            "values": {"region": "europe-west4"},
                        }
                    ]
                }
            ]
        }
    },
}
TF = """\
terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
    own = { source = "registry.acme.example/acme/own" }
  }
}
provider "aws" {
  region = "eu-central-1"
}
resource "google_compute_instance" "one" {
  zone     = "europe-west1-b"
  location = "europe-west1"
}
resource "aws_instance" "two" {
  region = var.region
}
"""
PAGE = """\
<!doctype html>
<html><head>
<meta http-equiv="Content-Security-Policy" content="font-src fonts.acme.example">
<script src="//cdn.acme.example/a.js"></script>
<link rel="canonical" href="https://mine.example/page">
<link rel="preconnect" href="https://pre.acme.example">
</head><body>
<a href="https://linked.acme.example">no trace</a>
<img srcset="https://i1.acme.example/a.png 1x, https://i2.acme.example/b.png 2x">
<form action="https://forms.acme.example/post"></form>
<script>
load("https://late.acme.example/b.js")
</script>
</body></html>
"""
YARN = """\
# yarn lockfile v1
"@acme/browser@^7.0.0", "@acme/browser@^7.1.0":
  version "7.1.0"
beta@^1.0.0:
  dependencies:
    gamma "^1"
"delta@npm:^2.0.0":
  version: 2.0.0
"""
PNPM = """\
lockfileVersion: '9.0'
packages:
  '@acme/browser@7.0.0':
    resolution: {integrity: x}
  beta@1.0.0(react@18.0.0):
    resolution: {integrity: x}
  /gamma/1.0.0:
    resolution: {integrity: x}
"""
GEMS = """\
GEM
  remote: https://rubygems.org/
  specs:
    acme-ruby (5.0.0)
      beta (~> 1.0)
    beta (1.0)
"""
ZONE = """\
; hidden IN MX 10 comment.acme.example.
@ 3600 IN TXT "v=spf1 include:spf.acme.example " "redirect=_spf.beta.example -all"
@ IN MX 10 mx.acme.example.
www IN CNAME host.acme.example.
@ IN NS ns1.acme.example. ; ours
"""
COOKIES = """\
# Netscape HTTP Cookie File
.acme.example\tTRUE\t/\tTRUE\t0\tid\t1
#HttpOnly_m.beta.example\tTRUE\t/\tTRUE\t0\tid\t1
"""
V1 = json.dumps(
    {"lockfileVersion": 1, "dependencies": {"a": {"dependencies": {"@b/c": {}}}}}, indent=1
)
V3 = json.dumps(
    {"lockfileVersion": 3, "packages": {"": {}, "node_modules/a/node_modules/@b/c": {}}}, indent=1
)
CASES = [
    ("x.har", har("https://JS.Acme.example/a", "data:image/png,x", "wss://ws.acme.example:8443/"),
     {"js.acme.example": 0, "ws.acme.example": 0}),
    ("page.html", PAGE, {"fonts.acme.example": 3, "cdn.acme.example": 4, "pre.acme.example": 6,
                         "i1.acme.example": 9, "i2.acme.example": 9, "forms.acme.example": 10,
                         "late.acme.example": 12}),
    ("csp", "Content-Security-Policy: script-src 'self' *.acme.example; img-src data: b.example",
     {"acme.example": 1, "b.example": 1}),
    ("csp.txt", "script-src 'nonce-a.b' https://acme.example:443/x;\n connect-src beta.example",
     {"acme.example": 1, "beta.example": 2}),
    ("cookies.txt", COOKIES, {"acme.example": 2, "m.beta.example": 3}),
    ("cookies.csv", "Name;Domain;Purpose\n_a;.acme.example;x\n_b;beta.example;y\n",
     {"acme.example": 2, "beta.example": 3}),
    ("cookies.json", json.dumps({"cookies": [{"name": "a", "domain": ".acme.example"}]}),
     {"acme.example": 0}),
    ("package-lock.json", V1, {"a": 4, "@b/c": 6}),
    ("sub/package-lock.json", V3, {"@b/c": 5}),
    ("package.json", '{"dependencies": {"a": "1"}, "devDependencies": {"@B/c": "1"}}',
     {"a": 1, "@b/c": 1}),
    ("yarn.lock", YARN, {"@acme/browser": 2, "beta": 4, "delta": 7}),
    ("pnpm-lock.yaml", PNPM, {"@acme/browser": 3, "beta": 5, "gamma": 7}),
    ("requirements.txt", "# no\nAcme_SDK[x]>=1 ; python_version > '3'\n-r other.txt\nbeta\n",
     {"acme-sdk": 2, "beta": 4}),
    ("requirements-dev.txt", "acme==1 \\\n    --hash=sha256:00\n", {"acme": 1}),
    ("uv.lock", '[[package]]\nname = "Acme.SDK"\n', {"acme-sdk": 2}),
    ("Pipfile.lock", '{"default": {"acme": {}}, "develop": {"beta": {}}}', {"acme": 1, "beta": 1}),
    ("Gemfile.lock", GEMS, {"acme-ruby": 4, "beta": 6}),
    ("go.mod", "module me\nrequire (\n\tgithub.com/acme/sdk-go/v72 v72.1.0 // indirect\n)\n",
     {"github.com/acme/sdk-go/v72": 3}),
    (".terraform.lock.hcl", 'provider "registry.terraform.io/hashicorp/aws" {\n}\n',
     {"hashicorp/aws": 1}),
    ("main.tf", TF, {"hashicorp/aws": 3, "acme/own": 4, "aws:eu-central-1": 8,
                     "gcp:europe-west1": 12}),
    ("plan.json", json.dumps(PLAN), {"hashicorp/aws": 0, "aws:eu-west-1": 0,
                                     "hetznercloud/hcloud": 0, "hetzner:fsn1": 0,
                                     "hashicorp/google": 0, "gcp:europe-west4": 0}),
    ("zone.txt", ZONE, {"spf.acme.example": 2, "_spf.beta.example": 2, "mx.acme.example": 3,
                        "host.acme.example": 4, "ns1.acme.example": 5}),
    ("spf.txt", "v=spf1 include:spf.acme.example ~all", {"spf.acme.example": 1}),
]  # fmt: skip


@pytest.mark.parametrize(("file", "text", "names"), CASES, ids=[case[0] for case in CASES])
def test_what_a_file_names(file: str, text: str, names: dict[str, int]) -> None:
    assert found(file, text) == names


@pytest.mark.parametrize(
    ("file", "data", "says"),
    [
        ("notes.txt", b"nothing of interest", "is of no kind that is read"),
        ("empty.txt", b"", "is of no kind that is read"),
        ("x.json", b'{"a": 1}', "is JSON of no kind that is read"),
        ("x.har", b'{"log": ', "is damaged JSON"),
        ("x.har", b"[" * 100_000, "is damaged JSON"),
        ("package-lock.json", b"[]", "is no JSON object"),
        ("uv.lock", b"[[package]", "is no TOML"),
        ("main.tf", b"provider {{{", "is no HCL"),
        ("photo.png", b"\x89PNG\r\n", "is not UTF-8 (byte 1)"),
    ],
)
def test_what_is_not_read_is_said(file: str, data: bytes, says: str) -> None:
    with pytest.raises(Unreadable, match=f"^{file}: ") as error:
        read(file, data)
    assert says in str(error.value)


def test_a_damaged_har_loses_no_other_request() -> None:
    good = {"request": {"url": "https://acme.example/"}}
    entries = [{}, None, {"request": {"url": 5}}, {"request": None}, good]
    assert found("x.har", json.dumps({"log": {"entries": entries}})) == {"acme.example": 0}


ODD: tuple[object, ...] = (
    None,
    True,
    7,
    1.5,
    "x",
    [],
    [[]],
    [None],
    [7],
    ["x"],
    {},
    {"a": 1},
    [{}],
    {"x": {"y": []}},
)
DEEP = "[" * 100_000


@pytest.mark.parametrize("odd", ODD, ids=repr)
def test_a_value_of_another_type_is_no_trace(odd: object) -> None:
    """Whatever a document holds at a place where something else is expected."""
    held = json.dumps(odd)
    for file, text in (
        ("x.har", f'{{"log": {{"entries": {held}}}}}'),
        (
            "x.har",
            f'{{"log": {{"entries": [{{"request": {held}}}, {{"request": {{"url": {held}}}}}]}}}}',
        ),
        ("package-lock.json", f'{{"packages": {held}, "dependencies": {held}}}'),
        ("package-lock.json", f'{{"packages": {{"node_modules/a": {{"name": {held}}}}}}}'),
        ("package-lock.json", f'{{"dependencies": {{"a": {held}}}}}'),
        ("package.json", f'{{"dependencies": {held}, "devDependencies": {held}}}'),
        ("Pipfile.lock", f'{{"default": {held}}}'),
        ("plan.json", json.dumps({"format_version": odd, "values": odd, "configuration": odd})),
        (
            "plan.json",
            json.dumps(
                {
                    "format_version": "1",
                    "resource_changes": [odd],
                    "values": {"root_module": {"resources": [odd], "child_modules": [odd]}},
                }
            ),
        ),
        (
            "plan.json",
            json.dumps(
                {
                    "format_version": "1",
                    "configuration": {
                        "provider_config": {
                            "a": odd,
                            "b": {"name": odd, "full_name": odd, "expressions": odd},
                        }
                    },
                }
            ),
        ),
        ("cookies.json", json.dumps([{"domain": odd}])),
        ("cookies.json", json.dumps(odd)),
    ):
        with contextlib.suppress(Unreadable):
            read(file, text.encode())


@pytest.mark.parametrize(
    ("file", "text"),
    [
        *((name, DEEP) for name in ("x.json", "x.har", "package.json", "package-lock.json")),
        ("poetry.lock", f"a = {DEEP}"),
        ("poetry.lock", f"a = {'9' * 5000}"),
        ("poetry.lock", "package = 7\npackages = [[1], {name = 7}, {name = [1]}]"),
        ("main.tf", f"a = {'[' * 2000}"),
        ("table.csv", f"a,domain\n{'x' * 200_000},y"),
        ("table.txt", "x" * 200_000),
        ("page.html", "<html><![foo[x]]><![ x"),
        ("page.html", f"<html><a href='x'>&#{'9' * 5000};"),
        ("page.html", f"<html><img src='//&#{'9' * 5000};'>"),
    ],
)
def test_a_hostile_file_is_read_or_refused_in_a_line(file: str, text: str) -> None:
    refused = ""
    try:
        read(file, text.encode())
    except Unreadable as error:
        refused = str(error)
    assert "\n" not in refused


def test_a_cell_over_several_lines_moves_no_line() -> None:
    text = 'domain,note\na.example,"x\ny"\nb.example,z\n'
    assert found("cookies.csv", text) == {"a.example": 3, "b.example": 4}


def test_a_long_line_of_a_lock_takes_no_time() -> None:
    start = time.process_time()
    read("yarn.lock", ("a@b" + ", " * 4_900 + "x\n").encode() * 200)
    read("page.html", f"<html><script>{'https://a.example ' * 200_000}".encode())
    read("page.html", f"<html><script>{'https://a.example ' * 200_000}</script>".encode())
    assert time.process_time() - start < 10
