"""Single values of manifests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.house import values
from publisher.house.language_tags import language_tag

WRONG: dict[Callable[[object], str], tuple[object, ...]] = {
    values.work_date: (
        *("2023-02-29", "35", "1935-13", "6 Sept", True, 0, None),
        datetime(1935, 9, 6, 12, tzinfo=UTC),
    ),
    language_tag: ("sw-", "SV", "sv_SE", "sv-sv", "qq", "svenska", "x-private", 3, ""),
    values.isbn: ("978-91-7000-000-5", "91-7000-000-4", "978–91–7000–000–3", 9789170000003, ""),
    values.web_address: (
        *("x.org", "ftp://x.org", "https://", "https://[", "https:x.org", "https:///x.org"),
        *('https://x.org/"', "https://x.org/a b", "https://x.org:70000", "javascript:1", 1),
    ),
    values.book_address: (
        "https://example.org/",
        "https://example.org/{nam}",
        "ftp://example.org/{name}",
        "https://example.org/{name}/{",
        3,
    ),
    values.colour: ("red", "#abc", "#12345g", 0x7A1F1F),
    values.position: ("I", "1.", -1, True, ""),
    values.role: ("author", "AUT", "xyz", "", 1),
    values.phrase: ("", "  ", 3, "a\nb", "a\x00b", "\x1b[31m", None),
}


@pytest.mark.parametrize("check", WRONG)
def test_a_wrong_value_is_refused_with_what_is_expected(check: Callable[[object], str]) -> None:
    for value in WRONG[check]:
        with pytest.raises(ValueError, match=r"^an? "):
            check(value)


def test_a_date_is_a_year_a_month_or_a_day_as_text_or_as_toml_has_it() -> None:
    written = (1935, "1935-09", "1935-09-06", date(1935, 9, 6), "2024-02-29")
    read = ["1935", "1935-09", "1935-09-06", "1935-09-06", "2024-02-29"]
    assert [values.work_date(value) for value in written] == read


def test_a_language_tag_may_have_script_region_and_variant() -> None:
    tags = ["sv", "nl", "pt-BR", "sr-Latn", "zh-Hans-CN", "de-1901", "gsw", "tlh", "und"]
    assert [language_tag(tag) for tag in tags] == tags


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("SV", "sv"),
        ("sv_se", "sv-SE"),
        ("nld", "nl"),
        ("Dutch", "nl"),
        ("svenska", "sv"),
        ("Finnish", "fi"),
    ],
)
def test_a_tag_in_another_spelling_is_told_the_usual_one(written: str, meant: str) -> None:
    with pytest.raises(ValueError, match=f"did you mean “{meant}”"):
        language_tag(written)


def test_an_isbn_keeps_its_hyphens_and_gets_them_for_blanks() -> None:
    assert values.isbn("978-0-306-40615-7") == "978-0-306-40615-7"
    assert values.isbn(" 978 0 306 40615 7 ") == "978-0-306-40615-7"
    assert values.isbn("9780306406157") == "9780306406157"


def test_a_wrong_check_digit_of_an_isbn_is_told_the_right_one() -> None:
    with pytest.raises(ValueError, match="the check digit of 978917000000 is 3"):
        values.isbn("978-91-7000-000-7")


def test_an_address_of_books_has_gaps_for_what_differs() -> None:
    for address in ("https://x.org/{name}", "https://x.org/{name}.{language}?f={format}"):
        assert values.book_address(address) == address
    with pytest.raises(ValueError, match=r"did you mean “\{name\}”"):
        values.book_address("https://x.org/{nam}")


def test_a_web_address_stays_as_it_is_written() -> None:
    for address in ("https://x.org", "http://Bücher.example/ä?q=1#s"):
        assert values.web_address(address) == address


@given(st.from_regex(r"97[89][0-9]{9}", fullmatch=True))
def test_of_ten_check_digits_one_is_right(digits: str) -> None:
    assert sum(_accepted(f"{digits}{last}") for last in range(10)) == 1


def _accepted(text: str) -> bool:
    try:
        values.isbn(text)
    except ValueError:
        return False
    return True
