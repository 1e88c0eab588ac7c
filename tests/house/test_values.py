"""Single values of manifests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.house import values


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1935, "1935"),
        ("1935-09", "1935-09"),
        ("1935-09-06", "1935-09-06"),
        (date(1935, 9, 6), "1935-09-06"),
        ("2024-02-29", "2024-02-29"),
    ],
)
def test_dates(value: object, text: str) -> None:
    assert values.work_date(value) == text


@pytest.mark.parametrize(
    ("check", "value"),
    [
        *((values.work_date, v) for v in ("2023-02-29", "35", "1935-13", "6 Sept", True, 0, None)),
        (values.work_date, datetime(1935, 9, 6, 12, tzinfo=UTC)),
        *((values.language_tag, v) for v in ("sw-", "SV", "sv_SE", "qq", "svenska", 3, "")),
        *((values.isbn, v) for v in ("978-91-7000-000-5", "9170000004", 9789170000003, "")),
        *((values.web_address, v) for v in ("x.org", "ftp://x.org", "https://", "https://[", 1)),
        *(
            (values.web_address, v)
            for v in ('https://x.org/"', "https://x.org/a b", "javascript:1")
        ),
        *((values.colour, v) for v in ("red", "#abc", "#12345g", 0x7A1F1F)),
        *((values.position, v) for v in ("I", "1.", -1, True, "")),
        *((values.role, v) for v in ("author", "AUT", "xyz", "", 1)),
        *((values.phrase, v) for v in ("", "  ", 3, "a\nb", "a\x00b", "\x1b[31m", None)),
    ],
)
def test_what_is_refused(check: Callable[[object], str], value: object) -> None:
    with pytest.raises(ValueError, match=r"^an? "):
        check(value)


@pytest.mark.parametrize("tag", ["sv", "nl", "pt-BR", "sr-Latn", "zh-Hans-CN", "de-1901", "gsw"])
def test_tags(tag: str) -> None:
    assert values.language_tag(tag) == tag


def test_an_isbn_keeps_its_hyphens() -> None:
    assert values.isbn("978-0-306-40615-7") == "978-0-306-40615-7"


def test_a_wrong_check_digit_is_named() -> None:
    with pytest.raises(ValueError, match="the check digit of 978917000000 is 3"):
        values.isbn("978-91-7000-000-7")


@given(st.from_regex(r"97[89][0-9]{9}", fullmatch=True))
def test_one_check_digit_of_ten_is_right(digits: str) -> None:
    assert sum(_accepted(f"{digits}{last}") for last in range(10)) == 1


def _accepted(text: str) -> bool:
    try:
        values.isbn(text)
    except ValueError:
        return False
    return True
