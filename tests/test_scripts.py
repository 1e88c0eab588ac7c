"""Texts in other scripts come out in every format: with title, author, chapters, notes, and pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import wrap
from typing import NamedTuple

import pytest

from publisher.model.findings import Severity
from publisher.model.formats import Format
from publisher.model.text import FrontKind, FrontLine, Heading
from publisher.pandoc import find_pandoc
from publisher.pipeline.converting import ConvertOptions, convert
from publisher.restoring import restore
from publisher.sources import transcript_from
from tests.epub.opening import OPF, package

CASE = "hebrew-is-taken-for-norwegian"
SHARED = Path(__file__).parents[2] / "shared" / "cases"
PAGE = 24  # lines


class Book(NamedTuple):
    """A short book: title, byline, the word for a chapter with its numbers, sentences, a note."""

    title: str
    byline: str
    chapters: tuple[str, ...]
    sentences: tuple[str, ...]
    note: str


# "The small printing house, by Ida Borgis": the printer worked from morning to evening and would
# not stop before the last page; his comrades had gone home, and the machine still sang in the old
# house by the river, where nobody lived but the cats, seven of them. The note: "So in the
# manuscript; see the second book."
BOOKS = {
    "el": Book(
        "Το μικρό τυπογραφείο",
        "της Ίδας Μπόργκις",
        ("Κεφάλαιο πρώτο", "Κεφάλαιο δεύτερο"),
        (
            "Ο τυπογράφος δούλευε από νωρίς το πρωί ως το βράδυ και δεν ήθελε να σταματήσει.",
            "Όλοι οι σύντροφοί του είχαν πάει σπίτι, αλλά η μηχανή τραγουδούσε ακόμη.",
            "Εκεί δεν έμενε κανείς εκτός από τις γάτες, και ήταν επτά.",
            "Στις έξι έσβησε τη λάμπα και γύρισε σπίτι του από τον δρόμο του ποταμού.",
            "Τα χαρτιά ήταν πάνω στο τραπέζι και το μελάνι ήταν ακόμη υγρό.",
        ),
        "Έτσι στο χειρόγραφο· βλέπε το δεύτερο βιβλίο.",
    ),
    "ru": Book(
        "Маленькая типография",
        "Автор: Ида Боргис",
        ("Глава первая", "Глава вторая"),
        (
            "Печатник работал с раннего утра до вечера и не хотел останавливаться.",
            "Все его товарищи уже ушли домой, но машина ещё пела в старом доме у реки.",
            "Там никто не жил, кроме кошек, а их было семь.",
            "В шесть часов он погасил лампу и пошёл домой по Речной улице.",
            "Бумаги лежали на столе, и краска была ещё сырой.",
        ),
        "Так в рукописи; смотри вторую книгу.",
    ),
    "he": Book(
        "בית הדפוס הקטן",
        "מאת עידה בורגיס",
        ("פרק ראשון", "פרק שני"),
        (
            "המדפיס עבד מן הבוקר המוקדם ועד הערב, ולא רצה לעצור לפני שהעמוד האחרון היה גמור.",
            "כל חבריו כבר הלכו הביתה, אבל המכונה עוד שרה בבית הישן שליד הנהר.",
            "ושם לא גר איש מלבד החתולים, והם היו שבעה במספר.",
            "בשעה שש כיבה את המנורה, ואחר כך הלך הביתה ברחוב הנהר.",
            "הניירות היו מונחים על השולחן, והדיו עדיין הייתה רטובה.",
        ),
        "כך בכתב היד; ראו הספר השני.",
    ),
    "yi": Book(
        "די קליינע דרוקערײַ",
        "פֿון אידאַ באָרגיס",
        ("ערשטער קאַפּיטל", "צווייטער קאַפּיטל"),
        (
            "דער דרוקער האָט געאַרבעט פֿון דער פֿרי ביז אין אָוונט, און ער האָט ניט געוואָלט אויפֿהערן.",
            "אַלע זײַנע חבֿרים זענען שוין געגאַנגען אַהיים, אָבער די מאַשין האָט נאָך געזונגען.",
            "דאָרט האָט קיינער ניט געוווינט אַחוץ די קעץ, און זיי זענען געווען זיבן.",
            "זעקס אַ זייגער האָט ער פֿאַרלאָשן דעם לאָמפּ און איז געגאַנגען אַהיים.",
            "די פּאַפּירן זענען געלעגן אויף דעם טיש, און די טינט איז נאָך געווען נאַס.",
        ),
        "אַזוי אין כּתבֿ־יד; זע דאָס צווייטע בוך.",
    ),
    "ar": Book(
        "المطبعة الصغيرة",
        "بقلم إيدا بورجيس",
        ("الفصل الأول", "الفصل الثاني"),
        (
            "عمل الطابع من الصباح الباكر حتى المساء، ولم يرد أن يتوقف قبل أن تنتهي الصفحة الأخيرة.",
            "وكان جميع رفاقه قد ذهبوا إلى بيوتهم، لكن الآلة ظلت تغني في البيت القديم قرب النهر.",
            "ولم يسكن هناك أحد سوى القطط، وكان عددها سبعًا.",
            "في الساعة السادسة أطفأ المصباح، ثم عاد إلى بيته في شارع النهر.",
            "كانت الأوراق موضوعة على الطاولة، وكان الحبر ما زال رطبًا.",
        ),
        "هكذا في المخطوط؛ انظر الكتاب الثاني.",
    ),
    "fa": Book(
        "چاپخانهٔ کوچک",
        "نوشتهٔ آیدا بورگیس",
        ("فصل اول", "فصل دوم"),
        (
            "چاپچی از بامداد تا شامگاه کار کرد و نمی‌خواست پیش از آنکه صفحهٔ آخر تمام شود دست بکشد.",
            "همهٔ دوستانش به خانه رفته بودند، اما ماشین هنوز در خانهٔ کهنه کنار رودخانه می‌خواند.",
            "آنجا جز گربه‌ها کسی زندگی نمی‌کرد و گربه‌ها هفت تا بودند.",
            "ساعت شش چراغ را خاموش کرد و از خیابان رودخانه به خانه رفت.",
            "کاغذها روی میز بودند و مرکب هنوز خیس بود.",
        ),
        "در دستنوشته چنین است؛ کتاب دوم را ببینید.",
    ),
}
FROM_THE_RIGHT = ("he", "yi", "ar", "fa")


def source_of(book: Book) -> str:
    """Return the book as it was extracted: pages with heads and folios, notes below their pages."""
    lines = [book.title, "", book.byline, "", *_body(book)]
    pages: list[str] = []
    for number, start in enumerate(range(0, len(lines), PAGE), start=1):
        page = lines[start : start + PAGE]
        called = [mark for line in page for mark in re.findall(r"\[\d+\]", line)]
        head = [] if number == 1 else [f"{book.title}    {number}", ""]
        notes = ["", *(f"{mark} {book.note}" for mark in called)] if called else []
        pages.append("\n".join((*head, *page, *notes)))
    return "\f".join(pages)


def _body(book: Book) -> Iterator[str]:
    note = 0
    for chapter, title in enumerate(book.chapters):
        yield from ("", title, "")
        for paragraph in range(7):
            order = _turned(book.sentences, chapter + paragraph)
            words = " ".join(order[: 3 + paragraph % 3])
            if paragraph % 3 == 1:
                note += 1
                words = f"{words}[{note}]"
            yield from wrap(words, 60, initial_indent="   ", break_on_hyphens=False)


def _turned(sentences: Sequence[str], by: int) -> list[str]:
    at = by % len(sentences)
    return [*sentences[at:], *sentences[:at]]


@pytest.mark.parametrize("language", BOOKS)
def test_title_author_chapters_and_notes_are_told(language: str) -> None:
    book = BOOKS[language]
    outcome = transcript_from(source_of(book), "a.txt")
    assert outcome.value.language == language
    text = restore(outcome.value).value
    levels = [block.level for block in text.blocks if isinstance(block, Heading)]
    assert levels == [1, *[2] * len(book.chapters)]
    fronts = [block.kind for block in text.blocks if isinstance(block, FrontLine)]
    assert fronts == [FrontKind.BYLINE]
    assert len(text.notes) == 4
    assert all(note.body for note in text.notes)
    # The running heads and folios of the pages behind the first.
    assert {str(piece.kind) for piece in text.furniture} >= {"running-head"}


@pytest.mark.slow
@pytest.mark.parametrize("language", BOOKS)
def test_a_book_comes_out_in_every_format(language: str, tmp_path: Path) -> None:
    source = tmp_path / "kalla.txt"
    source.write_text(source_of(BOOKS[language]), "utf-8")
    formats = [kind for kind in Format if kind is not Format.DOCX or find_pandoc()]
    targets = tuple(tmp_path / f"bok.{kind}" for kind in formats)
    report = convert(source, targets, ConvertOptions())
    rooms = ("epub", "printing", "page", "docx", "tei")
    made = [f for f in report.findings if f.code.split("/")[0] in rooms]
    assert made == []
    for target in targets:
        assert target.stat().st_size > 1000, target
    spine = package(targets[formats.index(Format.EPUB)].read_bytes()).find(f"{OPF}spine")
    assert spine is not None
    turned = "rtl" if language in FROM_THE_RIGHT else None
    assert spine.get("page-progression-direction") == turned


@pytest.mark.skipif(not SHARED.is_dir(), reason="no shared/cases beside the repository")
def test_a_hebrew_text_is_hebrew_in_every_product(tmp_path: Path) -> None:
    targets = (tmp_path / "a.epub", tmp_path / "a.html")
    report = convert(SHARED / f"{CASE}.txt", targets, ConvertOptions())
    assert [f for f in report.findings if f.severity is not Severity.NOTE] == []
    document = package(targets[0].read_bytes())
    assert document.findtext(".//{http://purl.org/dc/elements/1.1/}language") == "he"
    assert document.get("dir") == "rtl"
    assert '<html lang="he" dir="rtl">' in targets[1].read_text("utf-8")
