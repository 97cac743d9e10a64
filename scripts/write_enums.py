"""Write the closed lists of the schemas from the words (`terms`) and the law (`law`).

Of the closed words that code compares, `inventory/words.py` is written from the schemas, so that
mypy sees a word that no record can hold.

Run `python scripts/write_enums.py` after a change of these; a test fails where a file lags. A
list that is written so says where it comes from under `x-enum`: names of sources, and `=word` for a
word of the schema's own. `x-aliases` beside it are the other spellings people use; `x-ended`,
the instruments that a record may still name but that nobody can begin to rely on.
"""

import json
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from onward._about import VERSION
from onward.schema.files import MADE_BY
from onward.source.packaged import table
from onward.terms.country import Country, codes, countries
from onward.terms.place import PlaceKind, name_of, resolve, special_places

ROOT = Path(__file__).resolve().parent.parent
LAW = ROOT / "src" / "onward" / "law"
SCHEMAS = ROOT / "schema"
WORDS = ROOT / "src" / "onward" / "inventory" / "words.py"
CLOSED = {
    "VendorRole": "vendor/properties/role",
    "ActivityRole": "activity/properties/role",
    "Engagement": "vendor/properties/engaged",
    "Visibility": "vendor/properties/visibility",
    "AgreementStatus": "vendor/$defs/agreement/properties/status",
    "Authorisation": "vendor/$defs/agreement/properties/authorisation",
    "Promised": "vendor/$defs/agreement/properties/letters/properties/a",
    "MechanismStatus": "vendor/$defs/mechanism/properties/status",
    "Variant": "vendor/$defs/mechanism/properties/variant",
    "ListedAs": "vendor/$defs/certificate/properties/listed_as",
    "Verdict": "vendor/$defs/vendor-approval/properties/verdict",
    "Risk": "vendor/$defs/vendor-approval/properties/risk",
    "Conclusion": "vendor/$defs/assessment/properties/conclusion",
    "Certainty": "vendor/$defs/evidence/properties/how",
    "Confidence": "vendor/$defs/evidence/properties/confidence",
    "Chooser": "vendor/$defs/location/properties/chosen_by",
    "ClearText": "vendor/$defs/service/properties/clear_text",
    "DataForm": "vendor/$defs/service/properties/form",
    "Stage": "vendor/properties/stage",
    "Frequency": "vendor/$defs/service/properties/frequency",
    "Disclosure": "organisation/$defs/notice/properties/transfers",
    "Singled": "organisation/properties/terms/properties/data/items/properties/special",
}
"""A type of `inventory/words.py`, and the place of its words: a schema and the way in it."""


def sources() -> Mapping[str, list[str]]:
    """The words of every closed list, by its name."""
    rows = instruments()
    places = [name for name in special_places() if resolve(name).kind is not PlaceKind.ZONE]
    return {
        "countries": sorted(codes()) + places,
        "instruments": [id_ for id_, _ in rows],
        "ended": [
            id_ for id_, row in rows if "last_day" in row and row["last_day"] <= row["checked"]
        ],
        "shown": sorted(
            {
                word
                for _, row in rows
                for key in ("shown", "shown_for_own_staff", "marked")
                for word in _words_of(row.get(key, ()))
            }
        ),
        "exclusions": sorted({word for _, row in rows for word in row.get("exclusions", ())}),
        "regimes": [row["id"] for row in regimes()],
        "letters": list(letters()),
        "retired": list(tomllib.loads((LAW / "retired.toml").read_text("utf-8"))),
    }


def _words_of(said: str | list[str]) -> list[str]:
    return [said] if isinstance(said, str) else list(said)


@cache
def _table(name: str) -> Mapping[str, Any]:
    return tomllib.loads((LAW / f"{name}.toml").read_text("utf-8"))


def regimes() -> list[dict[str, Any]]:
    """The row of every regime, in its order."""
    return list(_table("regimes")["regime"])


def statutes() -> Mapping[str, str]:
    """What a regime is called in a list: its statute of today, and whose it is."""
    now = {row["regime"]: row["statute"] for row in _table("regimes")["wording"]}
    return {row["id"]: f"{now[row['id']]} ({row['name']})" for row in regimes()}


def letters() -> Mapping[str, str]:
    """The letter of every derogation, and its title under the first law that has it."""
    found: dict[str, str] = {}
    for row in _table("clauses")["derogation"]:
        found.setdefault(row["letter"], row.get("title", row["text"]))
    return found


def instruments() -> list[tuple[str, dict[str, Any]]]:
    """Id and row of every instrument, by regime."""
    return [
        (id_, row)
        for regime in regimes()
        for id_, row in _table(f"instruments/{regime['id'].lower()}").items()
        if isinstance(row, dict)
    ]


Spellings: TypeAlias = Mapping[str, Mapping[str, list[str]]]


def spellings() -> Spellings:
    """Name of a list -> its words -> what people write instead.

    For a country other codes and its names.
    """
    others = table("onward.terms", "spellings")["countries"]
    return {
        "countries": {
            code: list(dict.fromkeys([country.alpha3, *_names(country), *others.get(code, ())]))
            for code, country in sorted(countries().items())
        },
        "instruments": {id_: row["aliases"] for id_, row in instruments() if "aliases" in row},
    }


def _names(country: Country) -> tuple[str, ...]:
    return (*country.aliases, *country.names.values())


def rewritten(schema: Any, words: Mapping[str, list[str]], other: Spellings) -> Any:
    """A schema with its closed lists written anew."""
    if isinstance(schema, list):
        return [rewritten(item, words, other) for item in schema]
    if not isinstance(schema, dict):
        return schema
    out = {key: rewritten(value, words, other) for key, value in schema.items()}
    if isinstance(out.get("x-enum"), list):
        out["enum"] = [word for name in out["x-enum"] for word in _words(name, words)]
        own = _OWN_WORDS.get(out["x-enum"][0], dict)()
        short = own or out["x-enum"][0] == "retired"
        out["enumDescriptions"] = [own.get(word) or meaning(word) for word in out["enum"]]
        if short:
            *some, last = (f"`{word}`" for word in out["enum"])
            out["x-message"] = f"{', '.join(some)} or {last}"
    if "x-aliases" in out and "x-enum" in out:
        out["x-aliases"] = dict(other[out["x-enum"][0]])
    if "x-ended" in out:
        out["x-ended"] = words["ended"]
    return out


@cache
def _titles() -> Mapping[str, str]:
    """What each word of the law data means; of an instrument also that it has ended."""
    ended = set(sources()["ended"])
    rows = dict(instruments())
    names = {id_: str(row["name"]) for id_, row in rows.items()}
    names |= {id_: f"{names[id_]} (last day {rows[id_]['last_day']})" for id_ in ended}
    retired = tomllib.loads((LAW / "retired.toml").read_text("utf-8"))
    conditions = tomllib.loads((LAW / "conditions.toml").read_text("utf-8"))
    return {
        **names,
        **{id_: row["old"] for id_, row in retired.items()},
        **conditions["conditions"],
        **conditions["exclusions"],
    }


_OWN_WORDS = {"regimes": statutes, "letters": letters}
"""Lists of which a word means something of its own, whatever it means elsewhere."""


def meaning(word: str) -> str:
    """A word of a closed list as an editor explains it beside the word."""
    if word == "unknown":
        return "we do not know"
    return _titles().get(word) or name_of(word)


def _words(name: str, words: Mapping[str, list[str]]) -> list[str]:
    return [name[1:]] if name.startswith("=") else words[name]


def written(value: object) -> str:
    """JSON with what is short on one line, and long lists filled to the width of a page."""
    return "".join(_pieces(value, "")) + "\n"


def _pieces(value: object, indent: str) -> Iterator[str]:
    flat = json.dumps(value, ensure_ascii=False)
    if len(indent) + len(flat) <= 100 or not isinstance(value, dict | list) or not value:
        yield flat
    elif isinstance(value, dict):
        yield "{\n"
        for number, (key, item) in enumerate(value.items()):
            comma = ",\n" if number else ""
            yield f"{comma}{indent}  {json.dumps(key, ensure_ascii=False)}: "
            yield from _pieces(item, indent + "  ")
        yield f"\n{indent}}}"
    elif all(isinstance(item, str) for item in value):
        yield f"[\n{_filled(value, indent + '  ')}\n{indent}]"
    else:
        yield "[\n"
        for number, item in enumerate(value):
            yield f"{',' if number else ''}{chr(10) if number else ''}{indent}  "
            yield from _pieces(item, indent + "  ")
        yield f"\n{indent}]"


def _filled(words: list[str], indent: str) -> str:
    lines, line = [], ""
    for number, word in enumerate(words):
        piece = json.dumps(word, ensure_ascii=False) + ("," if number < len(words) - 1 else "")
        if line and len(indent) + len(line) + len(piece) > 99:
            lines.append(indent + line)
            line = ""
        line = f"{line} {piece}" if line else piece
    return "\n".join([*lines, indent + line])


def types() -> str:
    """The text of `inventory/words.py`: a type for each closed list, without `unknown`."""
    lines = [
        '"""The closed words of records, as types, written by `scripts/write_enums.py`."""',
        "",
        "from typing import Literal, TypeAlias",
        "",
    ]
    for name, place in CLOSED.items():
        kind, *steps = place.split("/")
        node = json.loads((SCHEMAS / f"{kind}.schema.json").read_text("utf-8"))
        for step in steps:
            node = node[step]
        words = ", ".join(json.dumps(word) for word in node["enum"] if word != "unknown")
        lines.append(f"{name}: TypeAlias = Literal[{words}]")
    return "\n".join(_wrapped(lines)) + "\n"


def _wrapped(lines: list[str]) -> Iterator[str]:
    """Lines of code as the formatter leaves them."""
    for line in lines:
        head, bracket, words = line.partition("[")
        if len(line) <= 100 or not bracket:
            yield line
        else:
            yield from (f"{head}[", f"    {words.removesuffix(']')}", "]")


def main() -> None:
    """Write every schema of a record anew, and then the types of their closed words."""
    words, other = sources(), spellings()
    for file in sorted(SCHEMAS.glob("*.schema.json")):
        held = json.loads(file.read_text("utf-8"))
        schema = {"$schema": held["$schema"], "$comment": f"{MADE_BY} {VERSION}", **held}
        schema["$comment"] = f"{MADE_BY} {VERSION}"
        file.write_text(written(rewritten(schema, words, other)), "utf-8")
    WORDS.write_text(types(), "utf-8")


if __name__ == "__main__":
    main()
