"""A second language among the lines of a text is named, with its share and its first line."""

from __future__ import annotations

from itertools import chain, zip_longest
from textwrap import wrap

import pytest

from publisher.sources import transcript_from
from tests.sources.test_language_recognition import SAMPLES

LATIN = (
    "Mola tribus agris a flumine aberat neque umquam granum moluerat. Aedificaverat eam vir cui "
    "dictum erat aquam fossam rectam secuturam esse. Undecim aestates fodit cum duobus filiis et "
    "mulo, et cum fossa perfecta esset, aqua mansit ubi erat."
)
SPANISH = (
    "Quien dobla un pliego dos veces tiene ocho páginas, y el cuchillo abre tres de sus lados. "
    "Nadie en el taller pudo decir quién había pedido el papel azul que estaba sobre la mesa."
)
TEXTS = {**SAMPLES, "la": LATIN, "es": SPANISH}
# The text of each pair that the program takes for the whole, or one of both.
PAIRS = [("sv", "en"), ("nl", "en"), ("de", "la"), ("fr", "en"), ("da", "fr"), ("ru", "de")]
CODE = "sources/second-language"


def lines(tag: str) -> list[str]:
    return wrap(TEXTS[tag] * 2, 44)


def found(text: str) -> list[tuple[str, int]]:
    """Return the messages of such findings in a text, with their first lines."""
    outcome = transcript_from(f"{text}\n", "a.txt")
    own = [one for one in outcome.findings if one.code == CODE]
    return [(one.message, one.place.first) for one in own]


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_a_passage_in_another_language_is_named(first: str, second: str) -> None:
    text = [*lines(first), *lines(second), *lines(first)]
    ((message, line),) = found("\n".join(text))
    assert message.startswith("about ")
    assert len(lines(first)) < line < len(text) - len(lines(first)) + 1


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_a_column_in_another_language_is_named(first: str, second: str) -> None:
    rows = zip_longest(lines(first), lines(second), fillvalue="")
    assert len(found("\n".join(f"{one:<50}{other}" for one, other in rows))) == 1


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_every_second_line_in_another_language_is_named(first: str, second: str) -> None:
    rows = zip_longest(lines(first), lines(second), fillvalue="")
    assert len(found("\n".join(line for line in chain.from_iterable(rows) if line))) == 1


@pytest.mark.parametrize(("first", "second"), [("en", "he"), ("de", "ru"), ("fr", "ar")])
def test_a_column_in_another_script_is_named(first: str, second: str) -> None:
    rows = zip_longest(lines(first), lines(second), fillvalue="")
    assert len(found("\n".join(f"{one:<50}{other}" for one, other in rows))) == 1


@pytest.mark.parametrize("tag", TEXTS)
def test_a_text_in_one_language_has_no_second(tag: str) -> None:
    assert found("\n".join(lines(tag) * 3)) == []


# Names of places and ships have no common words, and are in no language for that.
def test_names_and_figures_are_no_second_language() -> None:
    names = (
        "Orrin, Harrow, Farley, Skarvholmen, Kromme Vaart\nElias Brandt 1868, Teunis Vlieger 1871"
    )
    assert found("\n".join([*lines("en"), *[names] * 4, *lines("en")])) == []
