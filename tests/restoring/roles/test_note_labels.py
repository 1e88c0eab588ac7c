"""Labels that open a note, in every form."""

from __future__ import annotations

import pytest

from publisher.restoring.roles.notes.labels import Form, Label, follows, read_label


@pytest.mark.parametrize(
    ("text", "mark", "form", "rest"),
    [
        ("[12] Se ovan.", "12", Form.BRACKET, "Se ovan."),
        ("[*] Se ovan.", "*", Form.BRACKET, "Se ovan."),
        ("[†] Se ovan.", "†", Form.BRACKET, "Se ovan."),
        ("[‡‡] Se ovan.", "‡‡", Form.BRACKET, "Se ovan."),
        ("12) Se ovan.", "12", Form.PAREN, "Se ovan."),
        ("(12) Se ovan.", "12", Form.PAREN, "Se ovan."),
        ("*) Se ovan.", "*", Form.PAREN, "Se ovan."),
        ("12. Se ovan.", "12", Form.DOT, "Se ovan."),
        ("12 Se ovan.", "12", Form.PLAIN, "Se ovan."),
        ("12", "12", Form.PLAIN, ""),
        ("12Se ovan.", "12", Form.GLUED, "Se ovan."),
        ("12”Se ovan.”", "12", Form.GLUED, "”Se ovan.”"),
        ("¹² Se ovan.", "12", Form.GLUED, "Se ovan."),
        ("* Se ovan.", "*", Form.STAR, "Se ovan."),
        ("**Se ovan.", "**", Form.STAR, "Se ovan."),
        ("† Se ovan.", "†", Form.STAR, "Se ovan."),
    ],
)
def test_a_label_is_read_in_every_form(text: str, mark: str, form: Form, rest: str) -> None:
    number = int(mark) if mark.isdigit() else None
    assert read_label(text) == Label(mark, form, rest, number)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "Se ovan.",
            "1868 kom den",
            "12:e gången",
            "12-tum",
            "0 grader",
            "* * *",
            "***",
            "a) ja",
        ),
        "[† 1912] Hon",
    ],
)
def test_a_row_that_begins_otherwise_has_no_label(text: str) -> None:
    assert read_label(text) is None


def label(mark: str) -> Label:
    found = read_label(f"{mark} Text.")
    assert found is not None
    return found


@pytest.mark.parametrize(("first", "second"), [("3", "4"), ("*", "**"), ("*", "†"), ("**", "***")])
def test_a_label_follows_the_one_before_it(first: str, second: str) -> None:
    assert follows(label(first), label(second))


@pytest.mark.parametrize(
    ("first", "second"), [("3", "3"), ("3", "5"), ("4", "3"), ("*", "*"), ("3", "*"), ("*", "4")]
)
def test_a_label_of_another_sequence_or_number_does_not_follow(first: str, second: str) -> None:
    assert not follows(label(first), label(second))
