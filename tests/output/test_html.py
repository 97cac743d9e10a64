"""HTML from templates: what is filled in stays text."""

import pytest
from jinja2 import DictLoader, UndefinedError

from onward.output import html


def rendered(monkeypatch: pytest.MonkeyPatch, source: str, **values: object) -> str:
    environment = html._environment()
    monkeypatch.setattr(environment, "loader", DictLoader({"page": source}))
    environment.cache = None
    return html.page("page", **values)


def test_text_stays_text(monkeypatch: pytest.MonkeyPatch) -> None:
    source = '<p title="{{ name }}">{{ name }}</p><script>let a = {{ name | tojson }}</script>'
    made = rendered(monkeypatch, source, name="</script><b>\"x'\u202e")
    assert "<b>" not in made
    assert made.count("</script>") == 1
    assert "\u202e" not in made


def test_a_value_that_is_not_given_stops_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UndefinedError):
        rendered(monkeypatch, "{{ nothing }}")
