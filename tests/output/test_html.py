"""HTML from templates: what is filled in stays text."""

from jinja2 import DictLoader, UndefinedError
from pytest import MonkeyPatch, raises

from onward.output import html


def rendered(monkeypatch: MonkeyPatch, source: str, **values: object) -> str:
    environment = html._environment()
    monkeypatch.setattr(environment, "loader", DictLoader({"page": source}))
    environment.cache = None
    return html.page("page", **values)


def test_text_stays_text(monkeypatch: MonkeyPatch) -> None:
    source = '<p title="{{ name }}">{{ name }}</p><script>let a = {{ name | tojson }}</script>'
    made = rendered(monkeypatch, source, name="</script><b>\"x'\u202e")
    assert "<b>" not in made
    assert made.count("</script>") == 1
    assert "\u202e" not in made


def test_a_value_that_is_not_given_stops_the_page(monkeypatch: MonkeyPatch) -> None:
    with raises(UndefinedError):
        rendered(monkeypatch, "{{ nothing }}")
