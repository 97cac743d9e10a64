"""The bounds, at the boundary and far beyond it, where the parser alone would break down."""

import subprocess
import sys
import time

import pytest

from onward.source.text import Source
from onward.syntax.parse import parse


def rules(data: bytes) -> list[str]:
    """The rules by which a file is refused."""
    return [fault.rule for fault in parse(Source("a.yaml", data)).diagnostics]


def both(accepted: str, refused: str) -> None:
    """One text is read, the other is too much."""
    assert rules(accepted.encode()) == []
    assert rules(refused.encode()) == ["yaml-limit"]


def test_a_file_has_a_mebibyte() -> None:
    both("a" * 1024 * 1024, "a" * (1024 * 1024 + 1))


@pytest.mark.parametrize("many", ["", "\n# " + "[" * 600], ids=["few signs", "many signs"])
def test_a_text_is_32_deep(many: str) -> None:
    both("[" * 32 + "]" * 32 + many, "[" * 33 + "]" * 33 + many)
    both("[" * 32 + "a" + "]" * 32 + many, "[" * 33 + "a" + "]" * 33 + many)
    both("- " * 32 + "a" + many, "- " * 33 + "a" + many)
    both("{a: " * 32 + "}" * 32 + many, "{a: " * 33 + "}" * 33 + many)
    nested = [f"{' ' * depth}a:\n" for depth in range(33)]
    both("".join(nested[:32]) + many, "".join(nested) + many)


def test_a_file_has_100_000_keys_and_values() -> None:
    both(f"[{'a,' * 99_999}]", f"[{'a,' * 100_000}]")
    both("".join(f"- {{k{n}: v}}\n" for n in range(33_333)), "- {a: b}\n" * 33_334)


def test_a_number_has_18_digits() -> None:
    both("a: 123456789012345678", "a: 1234567890123456789")
    both("a: -999999999999999999", "a: -1000000000000000000")
    both("a: 0.12345678901234567", "a: 0.123456789012345678")
    both("a: 0xDE0B6B3A763FFFF", "a: 0xDE0B6B3A7640000")
    both("a: 0o33653337357777777", "a: 0o1234567012345670123")
    both("a: '1234567890123456789'", "a: " + "1" * 100_000)


PATTERNS = ["[", "- ", "{a: ", "? ", "? - ", "-\n", "[a, {b: ", "!a [", "&a [", "'a': [", "[?"]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_mebibyte_of_openings_does_not_kill_the_interpreter(pattern: str) -> None:
    program = (
        "import sys\n"
        "from onward.source.text import Source\n"
        "from onward.syntax.locate import locate_all\n"
        "from onward.syntax.parse import parse\n"
        "source = Source('a.yaml', (sys.argv[1] * 2**20)[:2**20].encode())\n"
        "assert len(parse(source).diagnostics) == 1\n"
        "assert locate_all(source, ['/a/b']) == {'/a/b': (1, 1, 1, 1)}\n"
        "print(parse(source).diagnostics[0].rule)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, pattern],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip() in {"yaml-limit", "yaml-syntax"}


@pytest.mark.parametrize(
    "pattern", ["a: b\n", "a,", "[],", "{},", "'a' ", "a b ", "&a ", "! ", "# "]
)
@pytest.mark.parametrize("frame", ["{}", "[{}", "a: {}", "'{}"])
def test_a_mebibyte_of_anything_takes_bounded_time(pattern: str, frame: str) -> None:
    data = frame.replace("{}", pattern * (2**20 // len(pattern) - 4)).encode()
    start = time.process_time()
    assert len(rules(data)) <= 1
    assert time.process_time() - start < 20
