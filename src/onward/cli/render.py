"""A picture as the bytes of a file: SVG, PNG and PDF by a program that draws, DOT and Mermaid text.

The program comes with the wheel `graphviz-pure`, of the extra `pictures`: it brings its fonts and
draws the same bytes on every machine. Where it is not installed, the `dot` of the system draws, or
where that is asked for. The wheel has no PDF.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, TypeAlias
from xml.etree import ElementTree as ET

from onward.output.diagrams.dot import dot
from onward.output.diagrams.mermaid import mermaid
from onward.output.diagrams.svg import UnfaithfulError, svg
from onward.output.formats import PICTURES
from onward.reports.diagrams.diagram import Diagram
from onward.source.text import Unable

Renderer: TypeAlias = Literal["auto", "built-in", "dot"]
"""`auto` is the wheel, else the `dot` of the system."""
SECONDS = 20.0
_DOTS_PER_INCH = 96
_TEXT = "a .dot or a .mmd file needs neither"
_CREATED = re.compile(rb"/CreationDate \(D:\d{14}")
"""The time in a PDF, which would be another one in each run."""
_ABOUT_FONTS = ("no value for width of non-ASCII", "no hard-coded metrics", "Fontconfig", "Pango")


class DrawingError(Unable):
    """No picture was made; the message says why and what to do."""


def draw(diagram: Diagram, kind: str, *, renderer: Renderer = "auto") -> bytes:
    """The picture, as one of `PICTURES`. Raises DrawingError."""
    match kind:
        case "dot":
            return dot(diagram).encode()
        case "mmd":
            return mermaid(diagram).encode()
        case "svg":
            source = dot(diagram)
            drawn = drawn_by(_program(renderer), source, "svg").decode()
            try:
                return svg(diagram, source, drawn).encode()
            except UnfaithfulError as error:
                raise DrawingError(f"{error}; write a .dot or a .mmd file instead") from error
        case "png":
            return drawn_by(_program(renderer), dot(diagram), "png")
        case "pdf":
            day = f"/CreationDate (D:{diagram.as_of:%Y%m%d}000000".encode()
            return _CREATED.sub(day, drawn_by(_for_pdf(renderer), dot(diagram), "pdf"))
        case _:
            raise DrawingError(
                f"no picture in the format {kind!r}; there are {', '.join(PICTURES)}"
            )


def laid_out(source: str) -> str:
    """What is drawn of DOT text, as the SVG of the program. Raises DrawingError."""
    return drawn_by(_program("auto"), source, "svg").decode()


def _program(renderer: Renderer) -> str:
    """The path of the program that draws. Raises DrawingError."""
    found = {"built-in": built_in, "dot": _of_the_system}
    wanted = ("built-in", "dot") if renderer == "auto" else (renderer,)
    program = next(filter(None, (found[each]() for each in wanted)), None)
    if program is None:
        wheel = "run: pip install graphviz-pure"
        remedy = {"built-in": wheel, "dot": "install Graphviz"}
        reported = " or ".join(remedy[each] for each in wanted)
        raise DrawingError(f"no drawing program is installed; {reported} ({_TEXT})")
    return program


def _for_pdf(renderer: Renderer) -> str:
    """The Graphviz of the system. Raises DrawingError."""
    program = _of_the_system() if renderer != "built-in" else None
    if program is None:
        reported = "a PDF is drawn by the Graphviz of the system alone"
        remedy = "leave --renderer out" if renderer == "built-in" else "install it"
        raise DrawingError(f"{reported}; {remedy}, or print an .svg")
    return program


def rastered(svg: bytes) -> bytes:
    """An SVG as PNG, twice as large, in the fonts of this system. Raises DrawingError."""
    if float(ET.fromstring(svg).get("height", "0")) * _ZOOM > _HIGH:  # noqa: S314  (our own)
        raise DrawingError("too high for a PNG: ask for less of it, or write an .svg")
    try:
        from resvg_py import svg_to_bytes
    except ImportError as error:
        raise DrawingError(
            "this PNG needs resvg; run: pip install resvg-py, or write an .svg"
        ) from error
    if svg_to_bytes(svg_string=_LETTER) == svg_to_bytes(svg_string=_NO_LETTER):
        raise DrawingError("this system has no fonts, and a PNG would have no words; write an .svg")
    return bytes(svg_to_bytes(svg_string=svg.decode(), zoom=_ZOOM))


_ZOOM, _HIGH = 2, 30_000
"""Pixels; above, a picture takes gigabytes of memory."""
_NO_LETTER = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"></svg>'
_LETTER = _NO_LETTER.replace("></", '><text y="15">M</text></')


def built_in() -> str | None:
    """The program of the wheel, wherever pip put it; None where it is not installed."""
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        wheel = distribution("graphviz-pure")
    except PackageNotFoundError:
        return None
    files = [file for file in wheel.files or () if file.stem == "graphviz-pure"]
    return shutil.which(os.path.abspath(str(files[0].locate()))) if files else None


def _of_the_system() -> str | None:
    """The `dot` on PATH; one of the current directory is none, for it may be anybody's."""
    program = shutil.which("dot")
    return program if program is not None and os.path.isabs(program) else None


def drawn_by(program: str, source: str, kind: str, *, seconds: float = SECONDS) -> bytes:
    """What the program draws from DOT text; `kind` is svg, png or pdf.

    Raises DrawingError where it does not end in time, fails, or complains of anything but fonts:
    dot can write a picture from which lines are missing and only say so beside it.
    """
    name = Path(program).name
    command = [program, f"-T{kind}", *([f"-Gdpi={_DOTS_PER_INCH}"] if kind == "png" else [])]
    try:
        done = subprocess.run(
            command,
            input=source.encode(),
            capture_output=True,
            timeout=seconds,
            check=False,
            env=_surroundings(os.environ),
        )
    except subprocess.TimeoutExpired as error:
        reported = f"{name} did not finish in {seconds:g} seconds and was stopped"
        raise DrawingError(f"{reported}; write a .dot or a .mmd file instead") from error
    except OSError as error:
        raise DrawingError(f"{name} can't be run: {error.strerror}") from error
    complaints = _complaints(done.stderr)
    if done.returncode or complaints or not done.stdout:
        reported = complaints or "it gives no reason"
        raise DrawingError(f"{name} drew no valid picture (exit {done.returncode}): {reported}")
    return done.stdout


def _surroundings(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment without what makes Graphviz read files or draw otherwise."""
    return {
        name: value
        for name, value in environment.items()
        if not name.startswith(("GV_", "GVBINDIR", "DOTFONTPATH", "GDFONTPATH", "SERVER_NAME"))
    }


def _complaints(stderr: bytes) -> str:
    lines = stderr.decode(errors="replace").splitlines()
    grave = [line.strip() for line in lines if not any(part in line for part in _ABOUT_FONTS)]
    return "; ".join(line for line in grave if line)[:400]
