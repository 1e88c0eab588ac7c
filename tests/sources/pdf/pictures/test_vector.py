"""Drawings become SVG that looks like their page; what SVG would not show as the page does is painted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from unittest.mock import Mock

import pypdfium2
import pytest
from lxml import etree
from pikepdf import Array, Dictionary, Name, Object
from PIL import Image, ImageChops
from weasyprint import HTML

from publisher.pictures.vector import drawing_size
from publisher.sources.pdf.pictures import shapes
from tests.sources.pdf.pictures.making import Made, lines, paint, photo, words
from tests.sources.pdf.pictures.test_pictures import CURVES, Read

SCALE = 4  # pixels to the point
# What each drawing has beside its curves. Colours: grey, red, green and blue, four colours.
UNDERSTOOD = {
    "curves": "",
    "filled": "1 0 0 rg 80 300 m 200 300 l 140 370 l h f 0.5 g 210 300 40 40 re f",
    "even and odd": "0 0 1 rg 80 300 100 80 re 100 320 60 40 re f*",
    "wound": "0 0 1 rg 80 300 100 80 re 100 320 60 40 re f",
    "four colours": "0.2 0.8 0 0.1 k 80 300 60 60 re f 1 0 0 0 K 4 w 160 300 60 60 re S",
    "dashes": "3 w [12 4 2 4] 5 d 70 310 m 290 370 l S",
    "ends and corners": "9 w 1 J 1 j 80 300 m 140 370 l 160 300 l S 2 J 2 j 200 300 m 240 360 l S",
    "pointed": "9 w 80 300 m 100 370 l 120 300 l S",
    "clipped": "q 100 320 m 200 320 l 150 380 l h W n 0 1 0 rg 60 300 240 100 re f Q",
    "turned and scaled": "q 0.6 0.8 -0.8 0.6 300 100 cm 2 w 60 300 40 40 re B Q",
    "seen through": "q /S gs 1 0 0 rg 80 300 120 60 re f Q",
    "labels": words("the slope", 150, 320) + words("height", 70, 355, 8),
    "coloured label": "1 0 0 rg " + words("the slope", 150, 320),
}
NOT_UNDERSTOOD = {
    "shading": "q 80 300 120 60 re W n /Z sh Q",
    "pattern": "/Pattern cs /P scn 80 300 120 60 re f",
    "mixed": "q /M gs 1 1 0 rg 60 300 200 90 re f Q",
    "masked": "q /K gs 1 0 0 rg 60 300 200 90 re f Q",
    "outlined letters": "BT 1 Tr /F 30 Tf 150 320 Td (slope) Tj ET",
    "an end that is none": "9 J 2 w 80 300 m 140 370 l S",
    "a join that is none": "9 j 2 w 80 300 m 140 370 l S",
    "dashes shorter than none": "[-3 2] 0 d 80 300 m 140 370 l S",
    "an image on it": paint("I", 100, 310, 60, 40),
}


def drawings(extras: Iterable[str]) -> Made:
    """Return pages with a drawing each; /S, /M and /K are states, /Z is a shading, /P a pattern."""
    made = Made()
    ramp = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0, 0], C1=[0, 0, 1], N=1)
    across = Array([80, 300, 200, 300])
    shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=across, Function=ramp)
    dots = {"PatternType": 1, "PaintType": 1, "TilingType": 1, "XStep": 4, "YStep": 4}
    pattern = _stream(made, b"0 0 2 2 re f", **dots, BBox=[0, 0, 4, 4], Resources=Dictionary())
    kind = {"Type": Name.XObject, "Subtype": Name.Form, "BBox": [0, 0, 420, 595]}
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
    mask = _stream(made, b"0.5 g 60 300 100 90 re f", **kind, Group=group)
    states = Dictionary(
        S=Dictionary(ca=0.4),
        M=Dictionary(BM=Name.Multiply),
        K=Dictionary(SMask=Dictionary(S=Name.Luminosity, G=mask)),
    )
    for number, extra in enumerate(extras):
        # What stands at one place on many pages is furniture.
        content = f"q 1 0 0 1 {number % 5} {-14 * number} cm {CURVES}\n{extra} Q"
        made.page(f"{lines(3, 540)}\n{content}", I=made.plain(photo(60 + number)))
        resources = made.pdf.pages[-1].obj.Resources
        resources.Shading, resources.Pattern = Dictionary(Z=shading), Dictionary(P=pattern)
        resources.ExtGState = states
    return made


def _stream(made: Made, content: bytes, **facts: object) -> Object:
    stream = made.pdf.make_stream(content)
    for key, value in facts.items():
        stream[f"/{key}"] = value
    return made.pdf.make_indirect(stream)


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Image.Image, Image.Image]]:
    """Return the drawings in SVG as WeasyPrint shows them, and the parts of their pages."""
    folder = tmp_path_factory.mktemp("drawn")
    read = Read(drawings(UNDERSTOOD.values()), folder)
    assert read.names == [f"p{n}-1.svg" for n in range(1, len(UNDERSTOOD) + 1)]
    contents = [(read.folder / name).read_bytes() for name in read.names]
    boxes = [page.pictures[0].box for page in read.pages]
    pages = pypdfium2.PdfDocument(folder / "a.pdf")
    seen = (_seen(page, box) for page, box in zip(pages, boxes, strict=True))
    return dict(zip(UNDERSTOOD, zip(_shown(contents), seen, strict=True), strict=True))


@pytest.mark.parametrize("name", UNDERSTOOD)
def test_a_drawing_in_svg_looks_like_its_page(
    drawn: dict[str, tuple[Image.Image, Image.Image]], name: str
) -> None:
    shown, seen = drawn[name]
    # Means over 3 points, for two programs have drawn them: the place of an edge may differ.
    size = (seen.width // 12, seen.height // 12)
    one, other = (one.resize(size, Image.Resampling.BOX) for one in (shown, seen))
    difference = ImageChops.difference(one, other).convert("L")
    assert sum(difference.histogram()[50:]) == 0
    assert seen.getextrema() != ((255, 255),) * 3


def _shown(contents: list[bytes]) -> Iterator[Image.Image]:
    """Yield drawings as WeasyPrint shows them, each on a page of its size."""
    pages = ["<style>body { margin: 0 } img { display: block }</style>"]
    for number, content in enumerate(contents):
        width, height = (side / 25.4 * 72 for side in drawing_size(content))
        size = f"@page p{number} {{ size: {width}pt {height}pt; margin: 0 }}"
        uri = "data:image/svg+xml," + "".join(f"%{byte:02x}" for byte in content)
        pages.append(f'<style>{size}</style><div style="page: p{number}"><img src="{uri}"></div>')
    for page in pypdfium2.PdfDocument(HTML(string="".join(pages)).write_pdf()):
        yield page.render(scale=SCALE).to_pil().convert("RGB")


def _seen(page: pypdfium2.PdfPage, box: tuple[float, float, float, float]) -> Image.Image:
    """Return the part of a page on which a drawing stands, a whole number of points large."""
    left, top = (int(side) * SCALE for side in box[:2])
    right, bottom = (-int(-side) * SCALE for side in box[2:])
    picture: Image.Image = page.render(scale=SCALE).to_pil().convert("RGB")
    return picture.crop((left, top, right, bottom))


def test_what_svg_would_not_show_is_painted_as_it_looks(tmp_path: Path) -> None:
    read = Read(drawings(NOT_UNDERSTOOD.values()), tmp_path)
    kinds = {
        name: one.rpartition(".")[2] for name, one in zip(NOT_UNDERSTOOD, read.names, strict=True)
    }
    assert kinds == dict.fromkeys(NOT_UNDERSTOOD, "png")


def test_a_drawing_of_too_many_paths_is_painted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shapes, "MOST_STEPS", 20)
    many = " ".join(f"{60 + n} {300 + n % 80} l" for n in range(30))
    assert Read(drawings([f"60 300 m {many} S"]), tmp_path).names == ["p1-1.png"]


def test_clips_of_what_is_not_seen_are_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clips = Mock(wraps=shapes._clips)
    monkeypatch.setattr(shapes, "_clips", clips)
    far = " ".join(f"{60 + 4 * n} 20 2 2 re f" for n in range(50))
    made = Read(drawings([f"q 60 20 m 300 20 l 60 40 l h W n {far} Q"]), tmp_path)
    assert made.names == ["p1-1.svg"]
    assert 0 < clips.call_count < 50


def test_an_svg_has_no_more_than_its_paths(tmp_path: Path) -> None:
    read = Read(drawings([UNDERSTOOD["labels"]]), tmp_path)
    root = etree.fromstring((read.folder / "p1-1.svg").read_bytes())
    assert {etree.QName(one).localname for one in root.iter()} == {"svg", "path"}
    assert "1 as drawings in SVG" in read.said["sources/pictures"]
