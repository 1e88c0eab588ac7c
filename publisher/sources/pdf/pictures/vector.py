"""Shapes as a drawing in SVG, if that looks like the page that they were read from.

The same shapes are painted again by PDFium, which painted the page, and the two are compared: what
was not understood (masks, patterns, ways of mixing colours) shows there, and then there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import groupby

import pikepdf
import pypdfium2
from pikepdf import Dictionary
from PIL import Image as Pixels
from PIL import ImageChops

from publisher.sources.pdf.pictures.shapes import Colour, Outline, Pen, Shape

# Pixels to the point at which the two are compared, and the sides of the squares of pixels whose
# means are: half a point, so that it does not matter where an edge falls among them.
SCALE, SQUARE = 4, 6
# Steps of 255 by which a mean may differ, for letters are not drawn as outlines are, and how many
# may differ by more: a letter that is missing makes five or more.
ALIKE, STRAY = 48, 3
OPAQUE = 255
# How lines end and meet, by PDF's numbers (ISO 32000-1, 8.4.3.3 and 8.4.3.4).
CAPS, JOINS = ("butt", "round", "square"), ("miter", "round", "bevel")
# PDF cuts corners off where they are ten times as long as their line is wide (8.4.3.5).
MITRE_LIMIT = 10


def svg_of(shapes: Sequence[Shape], width: float, height: float) -> bytes:
    """Return a drawing of so many points; each clip stands in it once."""
    clips = {clip: f"c{n}" for n, clip in enumerate(_clips(shapes))}
    size = f'width="{width:g}pt" height="{height:g}pt" viewBox="0 0 {width:g} {height:g}"'
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" {size}>']
    if clips:
        paths = (
            f'<clipPath id="{name}"><path d="{_data(clip)}"/></clipPath>'
            for clip, name in clips.items()
        )
        parts.append(f"<defs>{''.join(paths)}</defs>")
    for cut, together in groupby(shapes, key=lambda shape: shape.clips):
        opened = "".join(f'<g clip-path="url(#{clips[clip]})">' for clip in cut)
        drawn = "\n".join(_element(shape) for shape in together)
        parts.append(f"{opened}{drawn}{'</g>' * len(cut)}")
    return "\n".join([*parts, "</svg>"]).encode()


def _clips(shapes: Iterable[Shape]) -> Iterator[Outline]:
    return iter(dict.fromkeys(clip for shape in shapes for clip in shape.clips))


def _element(shape: Shape) -> str:
    kinds = [f'd="{_data(shape.outline)}"', *_paint("fill", shape.fill)]
    if shape.fill and shape.even_odd:
        kinds.append('fill-rule="evenodd"')
    if shape.pen:
        kinds += _stroke(shape.pen)
    return f"<path {' '.join(kinds)}/>"


def _paint(kind: str, colour: Colour | None) -> Iterator[str]:
    if colour is None:
        yield f'{kind}="none"'
        return
    red, green, blue, opacity = colour
    if kind == "stroke" or (red, green, blue) != (0, 0, 0):
        yield f'{kind}="#{red:02x}{green:02x}{blue:02x}"'
    if opacity < OPAQUE:
        yield f'{kind}-opacity="{opacity / OPAQUE:.3g}"'


def _stroke(pen: Pen) -> Iterator[str]:
    yield from _paint("stroke", pen.colour)
    yield f'stroke-width="{_number(pen.width)}"'
    if any(pen.dashes):
        yield f'stroke-dasharray="{" ".join(map(_number, pen.dashes))}"'
        if pen.phase:
            yield f'stroke-dashoffset="{_number(pen.phase)}"'
    if pen.cap:
        yield f'stroke-linecap="{CAPS[pen.cap]}"'
    yield (
        f'stroke-linejoin="{JOINS[pen.join]}"' if pen.join else f'stroke-miterlimit="{MITRE_LIMIT}"'
    )


def _data(outline: Outline) -> str:
    return "".join(kind + " ".join(map(_number, points)) for kind, points in outline)


def _number(value: float) -> str:
    """Return a number of points to a hundredth of one."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def looks_like(shapes: Sequence[Shape], seen: Pixels.Image, width: float, height: float) -> bool:
    """Tell whether shapes look like what is ``seen`` of their page, at ``SCALE`` pixels to the point."""
    made = _painted(shapes, width, height)
    if made.size != seen.size:
        return False
    difference = ImageChops.difference(made.reduce(SQUARE), seen.convert("RGB").reduce(SQUARE))
    worst = ImageChops.lighter(ImageChops.lighter(*difference.split()[:2]), difference.split()[2])
    counts = worst.histogram()
    return sum(counts[ALIKE + 1 :]) <= STRAY


def _painted(shapes: Sequence[Shape], width: float, height: float) -> Pixels.Image:
    """Return shapes as PDFium paints them, on white."""
    with pikepdf.Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(width, height))
        states = {
            f"/G{fill}-{line}": Dictionary(ca=fill / OPAQUE, CA=line / OPAQUE)
            for fill, line in {_opacity(shape) for shape in shapes}
        }
        page.obj.Resources = Dictionary(ExtGState=Dictionary(states))
        content = "\n".join([f"1 0 0 -1 0 {height} cm", *map(_operators, shapes)])
        page.obj.Contents = pdf.make_stream(content.encode())
        file = BytesIO()
        pdf.save(file)
    document = pypdfium2.PdfDocument(file.getvalue())
    try:
        picture: Pixels.Image = document[0].render(scale=SCALE, prefer_bgrx=True).to_pil()
        return picture.convert("RGB")
    finally:
        document.close()


def _opacity(shape: Shape) -> tuple[int, int]:
    return (shape.fill or (0, 0, 0, OPAQUE))[3], shape.pen.colour[3] if shape.pen else OPAQUE


def _operators(shape: Shape) -> str:
    """Return what paints a shape in the content of a page."""
    fill, line = _opacity(shape)
    parts = ["q", *(f"{_path(clip)} W n" for clip in shape.clips), f"/G{fill}-{line} gs"]
    if shape.fill:
        parts.append(f"{_rgb(shape.fill)} rg")
    if shape.pen:
        pen = shape.pen
        dashes = " ".join(map(_number, pen.dashes)) if any(pen.dashes) else ""
        parts.append(f"{_rgb(pen.colour)} RG {pen.width:.4f} w {pen.cap} J {pen.join} j")
        parts.append(f"[{dashes}] {pen.phase:.4f} d")
    rule = "*" if shape.even_odd and shape.fill else ""
    paint = "B" if shape.fill and shape.pen else "f" if shape.fill else "S"
    return " ".join([*parts, _path(shape.outline), f"{paint}{rule}", "Q"])


def _path(outline: Outline) -> str:
    names = {"M": "m", "L": "l", "C": "c", "Z": "h"}
    return " ".join(" ".join([*map(_number, points), names[kind]]) for kind, points in outline)


def _rgb(colour: Colour) -> str:
    return " ".join(f"{part / OPAQUE:.4f}" for part in colour[:3])
