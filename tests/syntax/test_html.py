"""HTML before it is parsed: the same page and lines, without what costs time or stops a parser."""

import time
from html.parser import HTMLParser

import pytest

from onward.syntax.html import harmless, unescaped

BEGINNINGS = (
    *("<!--", "<!--x>", "<![CDATA[", "<![CDATA[x>", "<", "</", "<a", "<a b='", '<a b="', "<a  "),
    *("<a/", "<a =", "<?", "<!a", "<![if ", "<![x[", "</script", "<script ", "<style>", "&#", "&"),
)


@pytest.mark.parametrize("before", ["", "<script>", "<!--", "<a "])
@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_what_is_not_closed_takes_no_time(beginning: str, before: str) -> None:
    start = time.process_time()
    parser = HTMLParser()
    parser.feed(harmless(f"<html>{before}{beginning * 20_000}"))
    parser.close()
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("a<!-- b\n<td> -->c", "a\nc"),
        ("a<!-->b", "ab"),
        ("a<!-- b", "a"),
        ("a<![if !supportLists]>b<![endif]>c", "abc"),
        ("a<!--[if mso]><![endif]-->b", "ab"),
        ("<script>'<!--'</script><td>a</td><!-- b -->", "<script>'<!--'</script><td>a</td>"),
        ("<p>a <b", "<p>a &lt;b"),
        ("1 < 2 <br> 3", "1 < 2 <br> 3"),
        ("<script>let a = '</p><!-- b", "<script>let a = '</p>&lt;!-- b"),
        ("a&#99999999999999999999;&#xfffffffffff;b&amp;", "a\ufffd\ufffdb&amp;"),
    ],
)
def test_the_page_is_as_it_is_seen(page: str, shown: str) -> None:
    assert harmless(page) == shown


def test_a_number_that_no_character_has_stands_for_none() -> None:
    assert unescaped(f"&#{'9' * 5000};&eacute;&#233;") == "\ufffdéé"
