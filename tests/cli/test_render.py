"""Pictures as bytes: by the program of the wheel, by a `dot` that is asked for, or not at all."""

import struct
import sys
import sysconfig
from dataclasses import replace
from datetime import date
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from onward.cli.render import DrawingError, Renderer, draw, drawn_by
from onward.output.diagrams.look import boxed
from onward.output.formats import PICTURES
from onward.reports.diagrams.collapsed import collapsed
from onward.reports.diagrams.diagram import (
    Arrow,
    Cluster,
    CountryBox,
    Diagram,
    Group,
    Node,
    NodeKind,
)
from onward.transfers.status import Status

DAY = date(2026, 11, 22)
CLUSTERS = (
    Cluster(Group.INSIDE, "Inside: EEA", (CountryBox("BE", "Belgium"),)),
    Cluster(Group.THIRD, "Third countries", (CountryBox("US", "United States"),)),
)
PICTURE = Diagram(
    "Société Générale d'Été",
    DAY,
    DAY,
    CLUSTERS,
    (Node("us", "Wij", kind=NodeKind.US, country="BE"), Node("a", "Änderung Ltd", country="US")),
    (Arrow("us", "a", Status.FAILS, "no transfer mechanism recorded", "e-mail"),),
)
SOURCE = "digraph { a -> b }"
PROGRAM = Path(sysconfig.get_path("scripts")) / "graphviz-pure"


def program(folder: Path, body: str, name: str = "dot") -> str:
    """A program that reads DOT from standard input, like dot."""
    path = folder / name
    script = folder / f"{name}.py"
    script.write_text(f"import os, sys, time\nsys.stdin.read()\n{body}\n")
    # Through the shell: a `#!` can't name an interpreter below a directory with a space.
    path.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{script}"\n')
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize("kind", [each for each in PICTURES if each != "pdf"])
def test_the_same_picture_is_the_same_bytes(kind: str) -> None:
    assert draw(PICTURE, kind) == draw(PICTURE, kind)


def test_each_format_is_what_it_says() -> None:
    assert draw(PICTURE, "svg").startswith(b'<svg xmlns="http://www.w3.org/2000/svg"')
    assert draw(PICTURE, "png").startswith(b"\x89PNG\r\n\x1a\n")
    assert draw(PICTURE, "dot").startswith(b"digraph onward {")
    assert draw(PICTURE, "mmd").startswith(b"flowchart LR\n")


def test_another_format_is_refused_with_those_there_are() -> None:
    with pytest.raises(DrawingError, match="'gif'; there are svg, png, pdf, dot, mmd"):
        draw(PICTURE, "gif")


@pytest.mark.parametrize(
    ("renderer", "remedy"), [("auto", "install it"), ("built-in", "leave --renderer out")]
)
def test_a_pdf_needs_the_graphviz_of_the_system(
    renderer: Renderer, remedy: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(DrawingError, match=f"^a PDF is drawn by the Graphviz .* alone; {remedy}"):
        draw(PICTURE, "pdf", renderer=renderer)


def test_a_pdf_has_the_day_that_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, "print('/CreationDate (D:20310203040506Z)')")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert draw(PICTURE, "pdf") == f"/CreationDate (D:{PICTURE.as_of:%Y%m%d}000000Z)\n".encode()


def test_text_is_drawn_without_fonts_on_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = draw(PICTURE, "png")
    for name in ("HOME", "FONTCONFIG_PATH", "FONTCONFIG_FILE", "XDG_DATA_HOME", "XDG_DATA_DIRS"):
        monkeypatch.setenv(name, "/nonexistent")
    monkeypatch.setenv("PATH", "")
    assert draw(PICTURE, "png") == usual
    renamed = (PICTURE.nodes[0], PICTURE.nodes[1]._replace(label="Ordnung Ltd"))
    assert draw(replace(PICTURE, nodes=renamed), "png") != usual


def test_the_environment_cannot_change_a_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = draw(PICTURE, "svg")
    for name in ("GV_FILE_PATH", "SERVER_NAME", "DOTFONTPATH", "GVBINDIR"):
        monkeypatch.setenv(name, "/nonexistent")
    assert draw(PICTURE, "svg") == usual


def test_a_png_is_not_wider_than_a_screen() -> None:
    width, height = struct.unpack(">II", draw(PICTURE, "png")[16:24])
    assert 300 < width < 1600
    assert 200 < height < 1600


def test_five_thousand_parties_are_drawn() -> None:
    nodes = tuple(Node(f"v{n}", f"Vendor {n}", country="US") for n in range(5000))
    arrows = tuple(Arrow("us", node.id, Status.REVIEW) for node in nodes)
    large = replace(PICTURE, nodes=(*PICTURE.nodes, *nodes), arrows=(*PICTURE.arrows, *arrows))
    drawn = draw(collapsed(large), "svg").decode()
    assert "Drawn together, 5,002 parties and 5,001 flows: parties of one country" in drawn
    assert "1 fails, 0 unknown, 5,000 review" in drawn
    assert len(drawn) < 40_000


def test_a_dot_of_the_system_only_where_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, "print('drawn by the system')")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert draw(PICTURE, "png", renderer="dot") == b"drawn by the system\n"
    assert draw(PICTURE, "png").startswith(b"\x89PNG")


def test_what_the_system_draws_is_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "print('<svg xmlns=\"http://www.w3.org/2000/svg\"/>')")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(DrawingError, match=r"has 0 lines where 1 were asked; write a \.dot"):
        draw(PICTURE, "svg", renderer="dot")


@pytest.fixture
def without_wheel(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the extra `pictures` is not installed."""

    def absent(name: str) -> None:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("importlib.metadata.distribution", absent)


@pytest.mark.usefixtures("without_wheel")
@pytest.mark.parametrize(
    ("renderer", "remedy"),
    [
        ("dot", "install Graphviz"),
        ("built-in", "run: pip install graphviz-pure"),
        ("auto", "run: pip install graphviz-pure or install Graphviz"),
    ],
)
@pytest.mark.parametrize("kind", ["svg", "png"])
def test_a_missing_program_is_reported(
    renderer: Renderer, remedy: str, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    reported = (
        rf"^no drawing program is installed; {remedy} \(a \.dot or a \.mmd file needs neither\)"
    )
    with pytest.raises(DrawingError, match=reported):
        draw(PICTURE, kind, renderer=renderer)


@pytest.mark.usefixtures("without_wheel")
@pytest.mark.parametrize("kind", ["dot", "mmd"])
def test_text_needs_no_program(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert draw(PICTURE, kind)


@pytest.mark.usefixtures("without_wheel")
def test_the_graphviz_of_the_system_draws_where_there_is_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, "print('drawn')")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert draw(PICTURE, "png") == b"drawn\n"
    with pytest.raises(DrawingError, match="graphviz-pure"):
        draw(PICTURE, "png", renderer="built-in")


@pytest.mark.usefixtures("without_wheel")
def test_a_program_of_the_current_directory_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, "print('drawn')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", ".")
    with pytest.raises(DrawingError, match="no drawing program"):
        draw(PICTURE, "png")


def test_the_wheel_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "print('drawn')")
    usual = draw(PICTURE, "png", renderer="built-in")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert draw(PICTURE, "png") == usual


def test_a_program_that_does_not_end_is_stopped(tmp_path: Path) -> None:
    slow = program(tmp_path, "time.sleep(60)")
    with pytest.raises(DrawingError, match=r"dot did not finish in 0\.5 seconds and was stopped"):
        drawn_by(slow, SOURCE, "svg", seconds=0.5)


def test_a_picture_with_exit_1_is_refused(tmp_path: Path) -> None:
    lossy = program(tmp_path, "print('<svg/>'); sys.exit('Error: lost a -> b')")
    with pytest.raises(DrawingError, match=r"no valid picture \(exit 1\): Error: lost a -> b"):
        drawn_by(lossy, SOURCE, "svg")


def test_a_complaint_with_exit_0_is_refused(tmp_path: Path) -> None:
    lossy = program(tmp_path, "print('<svg/>'); print('Warning: lost', file=sys.stderr)")
    with pytest.raises(DrawingError, match="Warning: lost"):
        drawn_by(lossy, SOURCE, "svg")


def test_no_picture_at_all_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DrawingError, match="gives no reason"):
        drawn_by(program(tmp_path, ""), SOURCE, "svg")


def test_what_cannot_be_run_is_reported(tmp_path: Path) -> None:
    with pytest.raises(DrawingError, match="can't be run"):
        drawn_by(str(tmp_path), SOURCE, "svg")


def test_faulty_dot_is_refused() -> None:
    with pytest.raises(DrawingError, match="syntax error"):
        drawn_by(str(PROGRAM), "digraph { a -> ", "svg")


def test_warnings_about_fonts_are_dropped(tmp_path: Path) -> None:
    reported = (
        "Warning: no value for width of non-ASCII character 206. Falling back to width of space"
    )
    quiet = program(tmp_path, f"print('drawn'); print({reported!r}, file=sys.stderr)")
    assert drawn_by(quiet, SOURCE, "png") == b"drawn\n"


@pytest.mark.parametrize(
    "letter", ["A", "é", "ş", "Ω", "Ж", "ầ", "א", "中", "ა", "ع", "अ", "€", "→", "☃", "₿"]
)
def test_names_that_a_png_cannot_show_are_known(letter: str) -> None:
    named = replace(PICTURE, title=letter)
    empty_box = replace(PICTURE, title="日")
    same = _letter_drawn(letter) == _letter_drawn("日")
    assert boxed(named) == ((letter,) if same else ())
    assert boxed(empty_box) == ("日",)


def test_a_picture_in_a_name_is_known_as_one_that_a_png_cannot_show() -> None:
    assert boxed(replace(PICTURE, title="Rocket 🚀")) == ("Rocket 🚀",)


def _letter_drawn(letter: str) -> bytes:
    look = "shape=box fixedsize=true width=0.5 height=0.5 fontname=Arial"
    return drawn_by(str(PROGRAM), f'digraph {{ a [{look} label="&#{ord(letter)};"] }}', "png")
