"""The core schema of YAML 1.2: `NO` is Norway, a day is text, `22:30` is text."""

import pytest

from onward.source.text import Source
from onward.syntax.parse import parse
from onward.syntax.value import Value

COUNTRIES = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT
BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH
ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT
HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS
LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI
NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG
SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG
UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
"""
CODES = COUNTRIES.split()
LOOKS = """
yes Yes YES no No NO on On ON off Off OFF y Y n N tRUE fALSE nULL none None NaN inf nan
2018-05-25 2018-05-25T10:00:00Z 22:30 22:30:15 1:20 0b101 1_000 1,5 12.5.1 1-2 1__0 0x_1
0o18 0o 0x 0xG -0o17 -0x1F +0x1 0O17 0X1F .5.5 . .. + -- e3 1e 1e+ .e3 ~~ = +-
.iNF .NAn -.nan :a a:b -a ?a a#b \U0001f600 \xe9
"""


def read(text: str) -> Value:
    """The value of a text that has no fault."""
    outcome = parse(Source("vendors/acme.yaml", text.encode()))
    assert outcome.diagnostics == ()
    return outcome.value


def test_there_are_250_codes() -> None:
    assert len(set(CODES)) == len(CODES) == 250


@pytest.mark.parametrize("code", CODES)
def test_every_country_code_is_text_as_key_and_as_value(code: str) -> None:
    expected = {code: code, "list": [code], "flow": {code: code}}
    assert read(f"{code}: {code}\nlist: [{code}]\nflow: {{{code}: {code}}}\n") == expected
    assert read(f"{code.lower()}: {code.lower()}\n") == {code.lower(): code.lower()}


@pytest.mark.parametrize("text", LOOKS.split())
def test_what_only_looks_like_something_else_stays_text(text: str) -> None:
    assert read(f"a: {text}\n") == {"a": text}
    assert read(f"{text}: a\n") == {text: "a"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("null", None),
        ("Null", None),
        ("NULL", None),
        ("~", None),
        ("", None),
        ("true", True),
        ("True", True),
        ("TRUE", True),
        ("false", False),
        ("False", False),
        ("FALSE", False),
        ("0", 0),
        ("-0", 0),
        ("+12", 12),
        ("-12", -12),
        ("012", 12),
        ("0o17", 15),
        ("0x1f", 31),
        ("0xFF", 255),
        ("1.5", 1.5),
        ("-.5", -0.5),
        ("+1.", 1.0),
        ("1e3", 1000.0),
        ("1.2E-1", 0.12),
        ("0.0", 0.0),
        ("!!str 12", "12"),
        ("!!str", ""),
        ("!!int '12'", 12),
        ("!!float 1", 1.0),
        ("!!float 1.5", 1.5),
        ("!!bool true", True),
        ("!!null ~", None),
        ("!!seq [1]", [1]),
        ("!!map {b: 1}", {"b": 1}),
        ("!<tag:yaml.org,2002:str> 12", "12"),
    ],
)
def test_core_spellings_have_their_core_meaning(text: str, value: Value) -> None:
    found = read(f"a: {text}\n")
    assert found == {"a": value}
    assert isinstance(found, dict)
    assert type(found["a"]) is type(value)


@pytest.mark.parametrize("text", ["12", "true", "null", "~", "", "2018-05-25", "<<", "&a", "!b"])
def test_what_stands_in_quotes_or_in_a_block_is_text(text: str) -> None:
    assert read(f"a: '{text}'\n") == {"a": text}
    assert read(f'"{text}": "{text}"\n') == {text: text}
    if text:
        assert read(f"a: |-\n  {text}\n") == {"a": text}
        assert read(f"a: >-\n  {text}\n") == {"a": text}


def test_a_byte_order_mark_and_any_line_end_are_read() -> None:
    for end in ("\n", "\r\n", "\r"):
        text = f"\ufeffkind: vendor{end}name: Café{end}"
        assert read(text) == {"kind": "vendor", "name": "Café"}


def test_keys_keep_their_order_and_escapes_their_meaning() -> None:
    value = read('b: "\\u2028\\0"\na: "\\x41\\/"\n')
    assert value == {"b": "\u2028\0", "a": "A/"}
    assert list(value if isinstance(value, dict) else ()) == ["b", "a"]
