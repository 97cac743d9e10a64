"""The digest of a document: in pieces, whatever its line ends, and that of a pointer."""

import hashlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onward.source.digest import Digest, digest, inside, spellings

NAMED = "5" * 64
POINTER = f"version https://git-lfs.github.com/spec/v1\noid sha256:{NAMED}\nsize 12345\n".encode()


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@given(st.lists(st.binary(max_size=9).map(lambda data: data.replace(b"x", b"\r\n"))))
def test_where_it_is_cut_does_not_matter(pieces: list[bytes]) -> None:
    whole = b"".join(pieces)
    assert digest(filter(None, pieces)) == digest([whole] if whole else [])
    assert digest(filter(None, pieces)).sha256 == sha(whole)


@pytest.mark.parametrize("lies", [b"a\nb\n", b"a\r\nb\r\n", b"a\r\nb\n"])
def test_a_text_is_alike_with_each_kind_of_line_end(lies: bytes) -> None:
    assert digest([lies]).alike == (sha(b"a\nb\n"), sha(b"a\r\nb\r\n"))


def test_a_carriage_return_alone_is_a_letter() -> None:
    assert digest([b"a\rb\r"]).alike == (sha(b"a\rb\r"), sha(b"a\rb\r"))
    assert digest([b"a\r", b"\nb"]).alike == (sha(b"a\nb"), sha(b"a\r\nb"))


def test_what_is_binary_is_alike_to_nothing() -> None:
    assert digest([b"a\r\n\0"]) == Digest(sha(b"a\r\n\0"))


def test_a_pointer_names_the_hash() -> None:
    assert digest([POINTER]) == Digest(NAMED, pointer=True)
    longer = POINTER + b"x" * 1024
    for no_pointer in (b"\n" + POINTER, longer, POINTER.replace(b"5", b"g"), POINTER[:60]):
        assert digest([no_pointer]).sha256 == sha(no_pointer)


def test_accents_are_written_either_way() -> None:
    composed = "Société.pdf"
    decomposed = unicodedata.normalize("NFD", composed)
    assert list(spellings("a.pdf")) == ["a.pdf"]
    assert list(spellings(composed)) == [composed, decomposed]
    assert list(spellings(decomposed)) == [decomposed, composed]


@pytest.mark.parametrize("name", ["/etc/passwd", "../a", "a/../../b", "a\0b"])
def test_a_path_that_leads_elsewhere_is_not_inside(name: str) -> None:
    assert not inside(name)
    assert inside("a/..b/c.pdf")
