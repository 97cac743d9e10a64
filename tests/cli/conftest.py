"""`run`: the command `onward` in this process, in a directory of its own, on 2026-08-05."""

import gc
import io
import json
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import pytest
from tests.cli.running import Ran, Run
from tests.closing import closed

from onward.cli.main import main

EPOCH = int(datetime(2026, 8, 5, tzinfo=UTC).timestamp())


SCHEMAS = Path(__file__).parents[2] / "schema" / "output"


@pytest.fixture(name="judge")
def _judge() -> Callable[[str, object], None]:
    """Fails unless a document is as the schema of its command says."""

    def judge(command: str, document: object) -> None:
        schema = json.loads((SCHEMAS / f"{command}.schema.json").read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator(closed(schema)).validate(document)

    return judge


@pytest.fixture(name="here")
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The directory in which the command runs."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(EPOCH))
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("COLUMNS", raising=False)
    yield tmp_path
    gc.enable()


@pytest.fixture(name="run")
def _run(
    here: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> Run:
    """Run the command with words, and bytes on standard input."""

    def run(*words: str, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "argv", ["onward", *words])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capfdbinary.readouterr()
        with pytest.raises(SystemExit) as end:
            main()
        assert here.exists()
        out, err = capfdbinary.readouterr()
        code = end.value.code
        return Ran(code if isinstance(code, int) else 0, out.decode(), err.decode())

    return run
