"""Dates as texts write them."""

from __future__ import annotations

import pytest

from publisher.languages import find_date, language


@pytest.mark.parametrize(
    ("line", "tag", "iso"),
    [
        ("6 september 1935", "sv", "1935-09-06"),
        ("den 6:e mars 1923", "sv", "1923-03-06"),
        ("Stockholm, 12/11 1935", "sv", "1935-11-12"),
        ("12.11.1935", "de", "1935-11-12"),
        ("6. März 1923", "de", "1923-03-06"),
        ("am 3. Oktober 1908", "de", "1908-10-03"),
        ("1er avril 1922", "fr", "1922-04-01"),
        ("3 de octubre de 1898", "es", "1898-10-03"),
        ("October 5th, 1918", "en", "1918-10-05"),
        ("Sept. 5, 1918", "en", "1918-09-05"),
        ("maart 1921", "nl", "1921-03"),
        ("1 марта 1921", "ru", "1921-03-01"),
        ("5 marraskuuta 1921", "fi", "1921-11-05"),
        ("12 října 1921", "cs", "1921-10-12"),
        ("(1906)", "en", "1906"),
        ("2026-02-28", "und", "2026-02-28"),
    ],
)
def test_a_date_is_read_as_its_language_writes_it(line: str, tag: str, iso: str) -> None:
    dated = find_date(line, language(tag).cues)
    assert dated is not None
    assert dated.iso == iso


@pytest.mark.parametrize(
    "line",
    [
        "31 februari 1935",
        "13/13 1935",
        "1935 kom svaret",
        "6 maj 1911 och 7 maj 1911",
        "No. 1906/3",
    ],
)
def test_a_line_without_one_sure_date_has_none(line: str) -> None:
    assert find_date(line, language("sv").cues) is None


@pytest.mark.parametrize(("line", "tag"), [("8 December 1921", "de"), ("4 setiembre 1921", "es")])
def test_other_forms_of_a_months_name_are_known(line: str, tag: str) -> None:
    assert find_date(line, language(tag).cues) is not None
