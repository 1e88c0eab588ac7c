"""What is seen of each line: the columns of small pages, odd pages, and time that grows evenly.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from numpy.typing import NDArray

from publisher.languages import language
from publisher.restoring.roles.features import NAMES, Sheet, features, sheet_of
from publisher.restoring.roles.features.wording import closed_up, folios, value_of
from publisher.sources import transcript_from
from tests.support.pages import languages, sources

FULL = "Kon stod kvar på bryggan och såg ut över vattnet som om hon väntade på någon"
# In letters, for figures do not tell lines apart.
NUMBERS = ("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio")


def sheet(text: str, tag: str = "sv") -> Sheet:
    return sheet_of(transcript_from(text, "lines.txt", tag).value, language(tag))


def seen(text: str, tag: str = "sv") -> NDArray[np.float32]:
    return features(sheet(text, tag))


def column(text: str, name: str, tag: str = "sv") -> list[float]:
    """Return what one column says of each filled line."""
    found: list[float] = seen(text, tag)[:, NAMES.index(name)].tolist()
    return found


def booklet(pages: int, head: str = "HOLMENS HISTORIA") -> str:
    """Return pages with a head, four full lines and a folio that rises from 7."""
    return "\f".join(
        "\n".join(
            [
                head,
                "",
                *[f"{FULL} {NUMBERS[page]} {NUMBERS[at]}," for at in range(4)],
                "",
                str(7 + page),
            ]
        )
        for page in range(pages)
    )


def test_every_column_has_a_name_of_its_own() -> None:
    assert seen(booklet(3)).shape == (18, len(NAMES))
    assert len(set(NAMES)) == len(NAMES)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("- 12 -", "number alone"),
        ("xii", "roman alone"),
        ("12 HOLMENS HISTORIA", "number first"),
        ("HOLMENS HISTORIA 12", "number last"),
        ("Holmen . . . . . 12", "leaders"),
        ("Kon   stod   kvar", "wide gaps"),
        ("* * *", "pause"),
        ("• en sak", "bullet"),
        ("A2", "signature"),
        ("ANNA. Kon stod kvar.", "speaker"),
        ("(Kon går.)", "stage"),
        ("H o l m e n s", "letterspaced"),
        ("Kapitel 3", "chapter word"),
        ("Noter", "note heading"),
        ("Den 6 mars 1926", "month"),
        ("Den 6 mars 1926", "year"),
        ("§ 4. Om kon", "section sign"),
        ("1 Se boken.", "label before capital"),
        ("a) se boken.", "label before small"),
        ("17", "no letters"),
    ],
)
def test_a_sign_that_shows_on_a_line_is_seen_there_alone(line: str, name: str) -> None:
    above, there, below = column(f"{FULL},\n{line}\nsom om hon väntade på någon.", name)
    assert there > 0
    assert above == below == 0


def test_opening_and_ending_of_a_line_are_each_one_of_a_few() -> None:
    table = seen(
        "Kon stod\nkvar på bryg-\n„Nej,“ sade\n12.\n— Ja!\n(kon)\n\N{COMBINING ACUTE ACCENT}"
    )
    for kind in ("opens ", "ends "):
        columns = [
            at for at, name in enumerate(NAMES) if name.startswith(kind) and name != "opens page"
        ]
        assert table[:, columns].sum(1).tolist() == [1.0] * len(table)


def test_marks_are_seen_where_they_follow_a_word() -> None:
    assert column("Kon stod kvar.1 Det gjorde (2) hon inte.\n1809 var året.", "marks") == [1, 0]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        *(("[a] Se där.", "a"), ("(a) Se där.", "a"), ("[§] Se där.", "§"), ("(¶) Se där.", "¶")),
        *(("‖", "‖"), ("[a Se där.", ""), ("(§ 3) Se där.", "")),
    ],
)
def test_letters_and_signs_in_brackets_are_labels(line: str, label: str) -> None:
    assert sheet(f"Kon stod där.\n{line}\n").worded[1].label == label


def test_signs_in_brackets_are_marks() -> None:
    assert sheet("Kon[†] stod[¶] där.[§]\n").worded[0].marks == ("†", "¶", "§")


def test_heads_return_and_folios_rise() -> None:
    text = booklet(6)
    heads, folio = slice(0, None, 6), slice(5, None, 6)
    assert min(column(text, "returns near")[heads]) > 0.9
    assert min(column(text, "rises")[folio]) > 0.9
    body = [at for at in range(36) if at % 6 not in (0, 5)]
    assert max(np.array(column(text, "returns near"))[body]) == 0
    assert max(np.array(column(text, "rises often"))[body]) == 0


def test_a_head_that_is_misread_further_on_still_begins_alike() -> None:
    pages = [booklet(1, head) for head in ("HOLMENS HISTORIA", "HOLMENS HISTOR1A", "HOLMENS HIST.")]
    assert min(column("\f".join(pages), "begins alike near")[::6]) == 1
    assert max(column("\f".join(pages), "returns near")[::6]) == 0


def test_an_entry_of_the_contents_knows_its_heading() -> None:
    text = f"Fyren på holmen . . . 3\nKons väg . . . . . 9\n\fFyren på holmen\n{FULL}.\nKons väg\n{FULL}."
    assert column(text, "is contents") == [1, 1, 0, 0, 0, 0]
    assert column(text, "in contents") == [0, 0, 1, 0, 1, 0]


def test_a_label_is_answered_by_its_mark_further_up() -> None:
    text = f"{FULL}.1\n{FULL}.2\n1 Se boken.\n2 Ibid.\n3 Kartan.\f{FULL}.3\n4 Se boken."
    assert column(text, "answered on page") == [0, 0, 1, 1, 0, 0, 0]
    assert column(text, "follows label above") == [0, 0, 0, 1, 1, 0, 1]
    assert column(text, "below answered label") == [0, 0, 1, 1, 1, 0, 0]


def test_short_lines_that_count_on_are_a_series() -> None:
    text = f"Kapitel 1\n{FULL}.\nKapitel 2\n{FULL}.\nKapitel 3\n{FULL}."
    assert column(text, "series follows") == [0, 0, 1, 0, 1, 0]
    assert column(text, "series in short lines") == [1, 0, 1, 0, 1, 0]
    assert column(text, "first word shared")[0] == 0, "the letters alone are all the same"


def test_the_line_above_left_room_for_a_word() -> None:
    text = f"{FULL}\n{FULL}\nKon gick\n{FULL}\n{FULL}"
    left = column(text, "left empty above")
    assert left[3] == 1
    assert max(left[1], left[2], left[4]) <= 0


def test_a_folio_between_two_halves_of_a_sentence_does_not_hide_the_first() -> None:
    text = (
        f"{FULL}.\nDet gjorde hon inte, för kon stod där hon stod och\n12\n\fsåg ut.\n{FULL} igen."
    )
    assert column(text, "above is furniture")[3] == 1
    assert column(text, "text above open")[3] == 1


@pytest.mark.parametrize(
    "text",
    [
        "Kon.",
        "1",
        "***\n---\n. . .",
        "١٢\n٣٤\nكتاب ٥",
        "१२\n१३. पुस्तक",
        "⁵\n²³ Se boken.\n①",
        "Ⅻ\nⅩ. Kon",
        "İİİ\nıı",
        "\N{ZERO WIDTH SPACE}\nKon",
        "\ue000\n\U000f0000",
        "\f\f\fKon.\f\f",
        "a\f" * 40,
        "\t\tKon\n\t1",
        "Преданная\nλόγος",
        "書物\n本\n12",
    ],
)
def test_odd_pages_give_finite_numbers(text: str) -> None:
    found = seen(text)
    assert np.isfinite(found).all()
    assert len(found) == len(sheet(text))


@given(sources, languages)
def test_every_filled_line_has_its_row_and_every_number_is_finite(text: str, tag: str) -> None:
    transcript = transcript_from(text, "lines.txt", tag).value
    filled = [line for line in transcript.lines() if not line.blank]
    if filled:
        found = features(sheet_of(transcript, language(tag)))
        assert found.shape == (len(filled), len(NAMES))
        assert np.isfinite(found).all()
        assert found.dtype == np.float32


def test_roman_numbers_have_their_values() -> None:
    assert [value_of(sign) for sign in ("i", "iv", "xiij", "XLII", "MCMXIV")] == [
        1,
        4,
        13,
        42,
        1914,
    ]
    assert folios("[xii]") == ((12,), True)
    assert folios("iiv") == ((), False)


def test_letterspaced_words_are_closed_up_and_others_are_not() -> None:
    assert closed_up("H o l m e n") == ("Holmen", True)
    assert closed_up("I en ö i å") == ("I en ö i å", True) or not closed_up("Kon i en å")[1]


@pytest.mark.slow
def test_time_grows_with_the_text_and_no_faster() -> None:
    """Four times the text in less than seven times the time."""
    short, long = (sheet("\f".join([booklet(10)] * many)) for many in (10, 40))
    assert best_of_three(lambda: features(long)) < 7 * best_of_three(lambda: features(short))


def best_of_three(work: Callable[[], object]) -> float:
    def seconds() -> float:
        before = time.process_time()
        work()
        return time.process_time() - before

    return min(seconds() for _ in range(3))
