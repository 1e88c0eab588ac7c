"""Broken, odd and hostile PDFs by name, and what must become of each."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Callable, Mapping
from enum import Enum

import pikepdf

from tests.sources.isolation.making import (
    FONT,
    book,
    form,
    packed,
    picture,
    stream,
    text,
)


class Fate(Enum):
    """What becomes of a file: its sentence is read, it is refused with words, or one of the two."""

    READ = "read"
    REFUSED = "refused"
    EITHER = "either"


READ, REFUSED, EITHER = Fate.READ, Fate.REFUSED, Fate.EITHER
WHOLE = book()
START = WHOLE.index(b"xref\n0")
NOISE = b"".join(hashlib.sha256(bytes([n])).digest() for n in range(60))


def cut(share: float) -> bytes:
    return WHOLE[: int(share * len(WHOLE))]


def replaced(old: bytes, new: bytes, data: bytes = WHOLE) -> bytes:
    assert old in data
    return data.replace(old, new)


def pages(tree: str, **others: str) -> bytes:
    """Return a PDF with another page tree; ``others`` are objects, ``o7`` for number 7."""
    changed: dict[int, str | bytes] = {2: tree}
    changed |= {int(name[1:]): body for name, body in others.items()}
    return book(changed=changed)


def fan(leaf: str, levels: int = 12) -> bytes:
    """Return a page tree in which each branch holds the next one ten times."""
    branches: dict[int, str | bytes] = {
        10 + n: f"<</Type/Pages/Kids[{f'{11 + n} 0 R ' * 10}]/Count 1>>" for n in range(levels)
    }
    branches[10 + levels] = f"<</Type/Pages/Kids[{leaf}]/Count 1>>"
    return book(changed={2: "<</Type/Pages/Kids[10 0 R]/Count 1>>", **branches})


def nested_tree(deep: int) -> bytes:
    branches: dict[int, str | bytes] = {
        10 + n: f"<</Type/Pages/Kids[{11 + n} 0 R]/Count 1>>" for n in range(deep)
    }
    branches[10 + deep] = "<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return book(changed={2: "<</Type/Pages/Kids[10 0 R]/Count 1>>", **branches})


def nested_forms(deep: int) -> bytes:
    forms: dict[int, str | bytes] = {10 + n: form("/X Do", f"/X {11 + n} 0 R") for n in range(deep)}
    forms[10 + deep] = form(text("deep down", y=300))
    return book(f"{text()} /X Do", forms="/X 10 0 R", changed=forms)


def fan_of_forms() -> bytes:
    forms: dict[int, str | bytes] = {
        10 + n: form("/X Do " * 10, f"/X {11 + n} 0 R") for n in range(9)
    }
    forms[19] = form(text())
    return book("/X Do", forms="/X 10 0 R", changed=forms)


def locked(user: str, **how: object) -> bytes:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(WHOLE)) as pdf:
        pdf.save(made, encryption=pikepdf.Encryption(user=user, owner="owner", **how))  # type: ignore[arg-type]
    return made.getvalue()


def saved(change: Callable[[pikepdf.Pdf], object], **how: object) -> bytes:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(WHOLE)) as pdf:
        change(pdf)
        pdf.save(made, **how)  # type: ignore[arg-type]
    return made.getvalue()


def attached(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["a.txt"] = b"hidden"


STRUCTURE: Mapping[str, tuple[Fate, bytes]] = {
    "cut in its content": (REFUSED, WHOLE[: WHOLE.index(b"Paper")]),
    "cut before its table": (READ, WHOLE[:START]),
    "cut in its table": (READ, WHOLE[: START + 40]),
    "cut in the first object": (REFUSED, WHOLE[:40]),
    "cut at a half": (EITHER, cut(0.5)),
    "a header alone": (REFUSED, b"%PDF-1.7\n"),
    "empty": (REFUSED, b""),
    "blank": (REFUSED, b" \r\n" * 40),
    "a web page": (REFUSED, b"<!DOCTYPE html>\n<title>Not found</title>"),
    "noise behind a header": (REFUSED, b"%PDF-1.7\n" + NOISE),
    "zeros behind a header": (REFUSED, b"%PDF-1.4\n" + bytes(5000)),
    "no table": (READ, replaced(WHOLE[START:], b"", WHOLE) + b"trailer<</Root 1 0 R>>\n"),
    "a table elsewhere": (READ, re.sub(rb"startxref\n\d+", b"startxref\n99999", WHOLE)),
    "a table before the file": (READ, re.sub(rb"startxref\n\d+", b"startxref\n-5", WHOLE)),
    "no place of a table": (READ, re.sub(rb"startxref\n\d+\n", b"", WHOLE)),
    "offsets off by some": (READ, re.sub(rb"(\d{9})\d (00000 n)", rb"\g<1>7 \2", WHOLE)),
    "a table of nothing": (EITHER, replaced(b" 00000 n", b" 00000 f")),
    "junk before the header": (READ, b"Content-Type: application/pdf\r\n\r\n" * 9 + WHOLE),
    "junk behind the end": (READ, WHOLE + NOISE),
    "an odd version": (READ, replaced(b"%PDF-1.7", b"%PDF-9.9")),
    "line ends of another system": (READ, replaced(b"\n", b"\r")),
    "a trailer without a root": (EITHER, replaced(b"/Root 1 0 R", b"")),
    "a root that is missing": (EITHER, replaced(b"/Root 1 0 R", b"/Root 9 0 R")),
    "a root that is a page": (EITHER, replaced(b"/Root 1 0 R", b"/Root 3 0 R")),
    "a table that leads to itself": (
        READ,
        replaced(b"/Root 1 0 R", f"/Root 1 0 R/Prev {START}".encode()),
    ),
    "no end of objects": (READ, replaced(b"\nendobj", b"")),
    "a size of nothing": (READ, replaced(b"/Size 5", b"/Size 0")),
    "in streams of objects": (
        READ,
        saved(lambda _: None, object_stream_mode=pikepdf.ObjectStreamMode.generate),
    ),
    "in streams of objects, cut": (
        EITHER,
        saved(lambda _: None, object_stream_mode=pikepdf.ObjectStreamMode.generate)[:-60],
    ),
    "linearised": (READ, saved(lambda _: None, linearize=True)),
    "linearised, cut": (EITHER, saved(lambda _: None, linearize=True)[:-300]),
    "two generations": (READ, WHOLE + WHOLE[START:]),
}

TREES: Mapping[str, tuple[Fate, bytes]] = {
    "no pages": (REFUSED, pages("<</Type/Pages/Kids[]/Count 0>>")),
    "no kids": (REFUSED, pages("<</Type/Pages/Count 1>>")),
    "no page tree": (EITHER, replaced(b"/Pages 2 0 R", b"")),
    "a count of nothing": (READ, pages("<</Type/Pages/Kids[3 0 R]/Count 0>>")),
    "a huge count": (READ, pages("<</Type/Pages/Kids[3 0 R]/Count 2147483647>>")),
    "a count below nothing": (READ, pages("<</Type/Pages/Kids[3 0 R]/Count -3>>")),
    "a tree that holds itself": (READ, pages("<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>")),
    "a tree of itself alone": (REFUSED, pages("<</Type/Pages/Kids[2 0 R]/Count 1>>")),
    "a kid that is null": (READ, pages("<</Type/Pages/Kids[null 3 0 R]/Count 2>>")),
    "a kid that is a number": (READ, pages("<</Type/Pages/Kids[7 3 0 R]/Count 2>>")),
    "a kid that is missing": (READ, pages("<</Type/Pages/Kids[8 0 R 3 0 R]/Count 2>>")),
    "a page twice": (READ, pages("<</Type/Pages/Kids[3 0 R 3 0 R]/Count 2>>")),
    "its own parent": (READ, replaced(b"/Parent 2 0 R", b"/Parent 3 0 R")),
    "a deep tree": (EITHER, nested_tree(600)),
    "more pages than anyone prints": (EITHER, fan("3 0 R")),
    "2,500 pages": (REFUSED, pages(f"<</Type/Pages/Kids[{'3 0 R ' * 2500}]/Count 2500>>")),
    "an outline that leads to itself": (
        READ,
        book(root="/Outlines 9 0 R", changed={9: "<</First 9 0 R/Next 9 0 R/Title(x)>>"}),
    ),
    "tags that lead to themselves": (
        READ,
        book(
            root="/StructTreeRoot 9 0 R/MarkInfo<</Marked true>>",
            changed={9: "<</Type/StructTreeRoot/K 10 0 R>>", 10: "<</S/P/P 10 0 R/K[10 0 R]>>"},
        ),
    ),
}

BOXES: Mapping[str, tuple[Fate, bytes]] = {
    "a huge box": (READ, book(box="/MediaBox[0 0 1000000000 1000000000]")),
    "a box of nothing": (EITHER, book(box="/MediaBox[0 0 0 0]")),
    "a box turned round": (READ, book(box="/MediaBox[420 595 0 0]")),
    "no box": (READ, book(box="")),
    "a box of words": (EITHER, book(box="/MediaBox[/a (b) null 3]")),
    "a box of three": (EITHER, book(box="/MediaBox[0 0 420]")),
    "a box far away": (READ, book(text(x=-9950, y=-9500), box="/MediaBox[-10000 -10000 0 0]")),
    "turned": (READ, book(page="/Rotate 90")),
    "turned by an odd angle": (READ, book(page="/Rotate 45")),
    "turned by a word": (EITHER, book(page="/Rotate/Left")),
    "a huge unit": (READ, book(page="/UserUnit 1e9")),
}

CONTENTS: Mapping[str, tuple[Fate, bytes]] = {
    "a length too short": (EITHER, book(stream(text(), length=9))),
    "a length too long": (READ, book(stream(text(), length=9999))),
    "no length": (READ, replaced(f"<</Length {len(text())}>>".encode(), b"<<>>")),
    "a length that leads to itself": (
        READ,
        replaced(f"/Length {len(text())}".encode(), b"/Length 4 0 R"),
    ),
    "packed": (READ, book(packed(text().encode()))),
    "packed badly": (REFUSED, book(stream(b"x\x9c" + NOISE, "/Filter/FlateDecode"))),
    "packed in an unknown way": (EITHER, book(stream(text(), "/Filter/Nobody"))),
    "content that is missing": (REFUSED, replaced(b"/Contents 4 0 R", b"/Contents 8 0 R")),
    "content that is a number": (REFUSED, replaced(b"/Contents 4 0 R", b"/Contents 8")),
    "content in pieces, some missing": (
        READ,
        replaced(b"/Contents 4 0 R", b"/Contents[8 0 R 4 0 R null]"),
    ),
    "content a thousand times": (EITHER, book(text() + " " + "q 1 0 0 1 0 0 cm " * 20_000)),
    "restored too often": (READ, book("Q " * 20_000 + text())),
    "operators of no language": (READ, book(f"foo /Bar baz << >> [ ( {text()}) ] {text()}")),
    "arrays in arrays": (EITHER, book("[" * 20_000 + "]" * 20_000 + text())),
    "dictionaries in dictionaries": (
        EITHER,
        book(page=f"/Deep{'<</A' * 2000} 1{'>>' * 2000}"),
    ),
    "numbers that are none": (READ, book(f"nan inf 1e999 --5 +-.3 cm {text()}")),
    "far beyond the page": (READ, book(f"BT /F1 12 Tf 1e30 -1e30 Td (x) Tj ET {text()}")),
    "a matrix of nothing": (READ, book(f"q 0 0 0 0 0 0 cm {text('gone')} Q {text()}")),
    "type of no size": (READ, book(f"BT /F1 0 Tf 50 50 Td (none) Tj ET {text()}")),
    "a string of 50,000 letters": (EITHER, book(text() + text("m" * 50_000, y=300))),
    "a form in itself": (
        READ,
        book(f"{text()} /X Do", forms="/X 9 0 R", changed={9: form("/X Do", "/X 9 0 R")}),
    ),
    "forms in each other": (
        READ,
        book(
            f"{text()} /X Do",
            forms="/X 9 0 R",
            changed={9: form("/Y Do", "/Y 10 0 R"), 10: form("/X Do", "/X 9 0 R")},
        ),
    ),
    "forms 300 deep": (READ, nested_forms(300)),
    "a bomb": (REFUSED, book(packed(bytes(9_000_000)))),
    "a bomb in a bomb": (REFUSED, book(packed(bytes(9_000_000), times=2))),
}

TYPE: Mapping[str, tuple[Fate, bytes]] = {
    "a font that is missing": (EITHER, book(fonts="")),
    "a font of nothing": (EITHER, book(fonts="/F1<<>>")),
    "a font that is a number": (EITHER, book(fonts="/F1 7")),
    "a table of letters that uses itself": (
        READ,
        book(
            fonts=f"/F1 {FONT[:-2]}/ToUnicode 9 0 R>>",
            changed={9: stream("/Adobe-x usecmap begincmap endcmap", "/UseCMap 9 0 R")},
        ),
    ),
    "a table of letters without end": (
        EITHER,
        book(
            fonts=f"/F1 {FONT[:-2]}/ToUnicode 9 0 R>>",
            changed={9: stream("begincmap 1 beginbfrange <00000000> <ffffffff> <0041> endbfrange")},
        ),
    ),
    "letters that are drawings": (
        EITHER,
        book(
            fonts="/F1<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]"
            "/CharProcs<</a 9 0 R>>/Encoding<</Differences[80/a]>>/FirstChar 80/LastChar 80"
            "/Widths[1]>>",
            changed={9: stream("0 0 1 1 re f /X Do")},
        ),
    ),
    "letters off the page": (EITHER, book(text(x=5000))),
    "letters nobody sees": (EITHER, book(f"3 Tr {text()}")),
    "a scan": (
        REFUSED,
        book("q 420 0 0 595 0 0 cm /I Do Q", forms="/I 9 0 R", changed={9: picture()}),
    ),
    "a scan in a form": (
        REFUSED,
        book("/X Do", forms="/X 9 0 R", changed={9: form("/I Do", "/I 10 0 R"), 10: picture()}),
    ),
    "a blank page": (REFUSED, book("")),
    "remarks alone": (
        REFUSED,
        book("", page="/Annots[<</Type/Annot/Subtype/FreeText/Contents(x)/Rect[0 0 9 9]>>]"),
    ),
    "a field alone": (
        REFUSED,
        book("", root="/AcroForm<</Fields[<</FT/Tx/T(a)/V(x)/Rect[0 0 9 9]>>]>>"),
    ),
    "attached files": (READ, saved(attached)),
    "a program": (READ, book(root="/OpenAction<</S/JavaScript/JS(app.alert)>>")),
    "a program of the system": (READ, book(root="/OpenAction<</S/Launch/F(rm)>>")),
}

LOCKED: Mapping[str, tuple[Fate, bytes]] = {
    "locked, 40 bits": (REFUSED, locked("secret", R=2, aes=False, metadata=False)),
    "locked, 128 bits": (REFUSED, locked("secret", R=3, aes=False, metadata=False)),
    "locked, AES of 128 bits": (REFUSED, locked("secret", R=4)),
    "locked, AES of 256 bits": (REFUSED, locked("secret", R=6)),
    "locked for changes alone": (READ, locked("", R=6)),
    "locked by nobody": (
        REFUSED,
        replaced(b"/Root 1 0 R", b"/Root 1 0 R/Encrypt<</Filter/Nobody/V 9>>/ID[(a)(a)]"),
    ),
    "locked without a key": (
        EITHER,
        replaced(b"/Root 1 0 R", b"/Root 1 0 R/Encrypt<</Filter/Standard/V 2/R 3>>"),
    ),
}

FAULTS: Mapping[str, tuple[Fate, bytes]] = {
    **STRUCTURE, **TREES, **BOXES, **CONTENTS, **TYPE, **LOCKED,
}  # fmt: skip
# These keep a reader busy for longer than anyone waits.
ENDLESS: Mapping[str, bytes] = {
    "forms ten times over": fan_of_forms(),
    "branches without end": fan(""),
    "labels that lead to themselves": book(
        root="/PageLabels 9 0 R", changed={9: "<</Kids[9 0 R]>>"}
    ),
}
