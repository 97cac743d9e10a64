import pytest

from onward.terms.country import countries
from onward.wording.english import count, few, listed, with_article
from onward.wording.labels import called


@pytest.mark.parametrize(
    ("number", "noun", "said"),
    [
        (0, "flow", "0 flows"),
        (1, "flow", "1 flow"),
        (2, "party", "2 parties"),
        (1, "party", "1 party"),
        (1200, "later day", "1,200 later days"),
        (3, "sub-processor", "3 sub-processors"),
        (2, "more fault", "2 more faults"),
    ],
)
def test_a_count_agrees_with_its_noun(number: int, noun: str, said: str) -> None:
    assert count(number, noun) == said


def test_a_list_names_all_of_its_words() -> None:
    assert [listed("ABC"[:length]) for length in range(4)] == ["", "A", "A and B", "A, B and C"]
    assert listed(("A", "B", "C"), " or ") == "A, B or C"


def test_what_is_left_out_of_a_list_is_counted() -> None:
    assert few("ABCDEF") == "A, B, C, D, E and F"
    assert few("ABCDEFG") == "A, B, C, D, E and 2 more"
    assert few("ABCDEFG", 3) == "A, B and 5 more"


def test_names_of_countries_take_an_article_where_english_has_one() -> None:
    names = {code: with_article(row.names["en"]) for code, row in countries().items()}
    taking = {code for code, name in names.items() if name.startswith("the ")}
    assert {"US", "GB", "AE", "NL", "PH", "CF", "IM", "KY"} <= taking
    assert not {"IN", "CH", "IE", "JP", "CN", "BR", "AU", "GS"} & taking


def test_a_record_without_a_known_name_is_called_by_its_id() -> None:
    assert called("Acme", "a") == "Acme"
    assert called(None, "a") == "a"
