"""`onward schema`: the JSON Schemas of the records, for editors and other tools."""

import os
from typing import Annotated

import typer

from onward.cli.exits import Refused, say
from onward.cli.write import emit, save


def schema(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="Print this one: vendor.", show_default=False),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="DIR", help="Write those of the records there."),
    ] = None,
) -> None:
    """List, print or write the JSON Schemas.

    Those of the records make an editor complete and check them; the others are of what Onward
    prints as JSON.

    Example: onward schema -o inventory/.onward
    """
    from onward.schema.files import KINDS, PRINTED

    if output is not None:
        if name is not None:
            raise Refused(f"-o writes the schemas of every record; leave {name} out")
        for path in write_schemas(output):
            say(f"wrote {path}")
    elif name is not None:
        emit(_one(name), None)
    else:
        lines = [*(f"{kind}: the records of kind `{kind}`" for kind in KINDS)]
        lines += [f"{verb}: what `onward {verb} --format json` prints" for verb in PRINTED]
        emit("\n".join(lines) + "\n", None)


def _one(name: str) -> str:
    from onward.schema.files import KINDS, PRINTED, schema_text
    from onward.terms.guess import did_you_mean

    if name in KINDS:
        return schema_text(name)
    if name in PRINTED:
        return schema_text(f"output/{name}")
    guess = did_you_mean(name, (*KINDS, *PRINTED))
    hint = f"did you mean {guess}?" if guess else "`onward schema` lists them"
    raise Refused(f"no schema is called {name!r}; {hint}")


def write_schemas(folder: str) -> list[str]:
    """Write every schema of a record into a directory, which is made; the paths. Raises Refused."""
    from onward.schema.files import schemas

    if os.path.islink(folder.rstrip("/")):
        raise Refused(f"{folder}: a link; Onward writes through no link")
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise Refused(f"{folder}: can't be made: {error.strerror}") from error
    paths = []
    for name, text in schemas().items():
        path = os.path.join(folder, name)
        save(text.encode(), path)
        paths.append(path)
    return paths
