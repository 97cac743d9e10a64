"""The standard streams: whatever is printed arrives whole, or the run says that it did not."""

import io
import sys

TYPE_CHECKING = False
"""As in `typing`, which would take as long to load as all the rest of `onward --version`."""
if TYPE_CHECKING:
    from typing import BinaryIO, TextIO

    from _typeshed import ReadableBuffer


class Unwritable(Exception):
    """Standard output takes no more; the sentence says why."""


class Stream(io.RawIOBase):
    """The bytes of a standard stream, written to the last one.

    A pipe that is full is waited for. Once its reader has gone, the rest is dropped without a word:
    the exit code is kept. Any other refusal is `Unwritable`, reported once; for standard
    error (`silent`), where nothing can be reported, it is dropped as well.
    """

    def __init__(self, under: "io.RawIOBase | BinaryIO | None", *, silent: bool) -> None:
        self._under = under
        self._silent = silent
        self._broken = False

    def writable(self) -> bool:
        """It can."""
        return True

    def isatty(self) -> bool:
        """Whether a terminal shows it."""
        return self._under is not None and self._under.isatty()

    def fileno(self) -> int:
        """The number of its file; OSError where it is closed."""
        if self._under is None:
            raise OSError("closed")
        return self._under.fileno()

    def write(self, data: "ReadableBuffer", /) -> int:
        """Write all of it. Raises Unwritable."""
        left = memoryview(data).cast("B")
        size = len(left)
        while left and not self._broken:
            left = left[self._some(left) :]
        return size

    def _some(self, left: memoryview) -> int:
        """How many of the bytes were taken now."""
        if self._under is None:
            self._refuse("it is closed")
            return 0
        try:
            taken = self._under.write(left)
            if taken is None:
                _wait(self._under)
        except BrokenPipeError:
            self._broken = True
            return 0
        except OSError as error:
            self._refuse(error.strerror or str(error))
            return 0
        return taken or 0

    def _refuse(self, why: str) -> None:
        self._broken = True
        if not self._silent:
            raise Unwritable(f"standard output can't be written: {why}")


def _wait(under: "io.RawIOBase | BinaryIO") -> None:
    """Until a pipe that does not block has room again."""
    import select

    select.select((), (under,), ())


def standard() -> tuple[io.TextIOWrapper, io.TextIOWrapper]:
    """Standard output and standard error as they are now, both on a `Stream`."""
    return _text(sys.stdout, silent=False), _text(sys.stderr, silent=True)


def _text(stream: "TextIO | None", *, silent: bool) -> io.TextIOWrapper:
    under = None if stream is None else getattr(stream.buffer, "raw", stream.buffer)
    buffer = io.BufferedWriter(Stream(under, silent=silent))
    encoding = "utf-8" if stream is None else stream.encoding
    return io.TextIOWrapper(buffer, encoding, "backslashreplace", line_buffering=silent)
