"""Pictures cut out of a PDF: as the file has them, else as they are painted.

A JPEG that is shown as it is comes byte for byte. Any other image is painted, with its colours,
masks and turns, on a page that has a point for each of its pixels, and so at its own resolution.
Drawings are written as SVG where their paths and letters are understood, else cut out of their page.
"""

from __future__ import annotations

from contextlib import ExitStack
from io import BytesIO
from math import ceil, floor, sqrt
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pypdfium2
from pikepdf import Dictionary, Name, Stream
from PIL import Image as Pixels
from PIL import ImageChops

from publisher.sources.keeping import picture_digest
from publisher.sources.pdf.painted import Box, Image
from publisher.sources.pdf.pictures.found import Found
from publisher.sources.pdf.pictures.shapes import NotUnderstoodError, shapes_in
from publisher.sources.pdf.pictures.tiles import scales_of
from publisher.sources.pdf.pictures.vector import SCALE, looks_like, svg_of
from publisher.structs import frozen

# Pixels to the point at which drawings are cut out: 300 to the inch.
DRAWN = 300 / 72
# Bytes of a drawing in SVG, at most: readers take long to draw a larger one.
LARGEST = 400_000
# The share by which the pixels of an image may be no squares, as rounded sizes make them.
SQUARE = 0.02
# Points: an image that is cut off by less is shown whole.
WHOLE = 0.75
# The share of its sides by which a matrix may turn an image that is called upright.
UPRIGHT = 0.001
# Pixels by which the edge of an image lies beside where it should.
HAIR = 0.05
# Colour spaces in which a JPEG looks the same without its PDF.
PLAIN = (Name.DeviceGray, Name.DeviceRGB, Name.CalGray, Name.CalRGB)
# What says in a JPEG which way up it is (Exif 2.3, tag 274); PDFs do not obey it.
ORIENTATION = 0x0112
# What the libraries raise for pictures that are not what they should be.
ODD = (
    pikepdf.PdfError,
    pypdfium2.PdfiumError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)


@frozen
class Cut:
    """A picture that was cut out: its bytes, the ending of its name, its size in pixels.

    ``smaller`` tells that it has fewer pixels than the file holds, for there were too many.
    """

    content: bytes
    ending: str
    pixels: tuple[int, int]
    smaller: bool = False

    @property
    def digest(self) -> str:
        """Return what tells the picture from others."""
        return picture_digest(self.content)


class _Paper(NamedTuple):
    """The size in pixels of what is painted, and how many pixels there are to the point."""

    width: int
    height: int
    across: float
    down: float
    smaller: bool


class Cutter:
    """Cuts pictures out of one file; ``most`` are the pixels that one may have."""

    def __init__(self, path: Path, most: int, stack: ExitStack) -> None:
        self._file = stack.enter_context(pikepdf.Pdf.open(path))
        self._pages = stack.enter_context(pypdfium2.PdfDocument(path))
        self._most = most

    def cut(self, found: Found, turn: int = 0) -> Cut | None:
        """Return a picture as it is seen on its page, None if it fails.

        ``turn`` counts the quarters by which the page is turned back to be read.
        """
        try:
            alike = None if turn else self._as_it_is(found) or self._as_shapes(found)
            return alike or self._painted(found, turn)
        except ODD:
            return None

    def _as_it_is(self, found: Found) -> Cut | None:
        if found.drawn or len(found.pieces) != 1:
            return None
        (piece,) = found.pieces
        if not piece.stream or not _is_upright(piece) or not _is_whole(piece, found.box):
            return None
        image = self._image(piece)
        if image is None or not _is_plain_jpeg(image):
            return None
        content = image.read_raw_bytes()
        with Pixels.open(BytesIO(content)) as picture:
            plain = picture.format == "JPEG" and picture.mode in ("L", "RGB")
            straight = picture.getexif().get(ORIENTATION, 1) == 1
            alike = picture.size == piece.pixels
            size = picture.size
        return Cut(content, "jpg", size) if plain and straight and alike else None

    def _as_shapes(self, found: Found) -> Cut | None:
        """Return a drawing in SVG, None for what that cannot show as its page does."""
        if not found.drawn or found.pieces:
            return None
        page = self._pages[found.sheet - 1]
        try:
            box = _whole_points(found.box, *page.get_size())
            width, height = box.right - box.left, box.bottom - box.top
            if page.get_rotation() or width * height * SCALE * SCALE > self._most:
                return None
            shapes = shapes_in(page, box)
            content = svg_of(shapes, width, height)
            if len(content) > LARGEST:
                return None
            seen = _part(page, box, SCALE)
            fits = looks_like(shapes, seen, width, height)
            return Cut(content, "svg", seen.size) if fits else None
        except (NotUnderstoodError, *ODD):
            return None  # it can still be painted
        finally:
            page.close()

    def _painted(self, found: Found, turn: int) -> Cut:
        images = [self._image(piece) for piece in found.pieces]
        paper = self._paper(found)
        if found.drawn or not all(images):
            picture = self._off_the_page(found, paper)
        else:
            picture = self._alone(found, [image for image in images if image is not None], paper)
        turned = _turned_back(_fewest_colours(picture), turn)
        file = BytesIO()
        turned.save(file, "PNG")
        return Cut(file.getvalue(), "png", turned.size, paper.smaller)

    def _image(self, piece: Image) -> Stream | None:
        """Return the image as an object of the file; None where it is none there."""
        if not piece.stream:
            return None
        image = self._file.get_object(piece.stream, 0)
        if isinstance(image, Stream) and image.get("/Subtype") == Name.Image:
            return image
        return None

    def _paper(self, found: Found) -> _Paper:
        width, height = found.box.right - found.box.left, found.box.bottom - found.box.top
        scales = [scales_of(piece) for piece in found.pieces]
        across, down = (max((one[side] for one in scales), default=0.0) for side in (0, 1))
        if found.pieces and _is_sideways(found.pieces[0]):
            across, down = down, across
        if abs(across - down) > SQUARE * max(across, down):
            across = down = max(across, down)
        if found.drawn:
            across = down = max(DRAWN, across, down)
        rate = min(1.0, sqrt(self._most / max(1.0, width * across * height * down)))
        pixels = round(width * across * rate), round(height * down * rate)
        return _Paper(max(1, pixels[0]), max(1, pixels[1]), across * rate, down * rate, rate < 1)

    def _alone(self, found: Found, images: list[Stream], paper: _Paper) -> Pixels.Image:
        """Return images painted on a page of their own, on white."""
        with pikepdf.Pdf.new() as pdf:
            page = pdf.add_blank_page(page_size=(paper.width, paper.height))
            names = {f"/I{n}": pdf.copy_foreign(image) for n, image in enumerate(images)}
            for copy in names.values():
                if "/Interpolate" in copy:  # it would blur what has a pixel for each pixel
                    del copy["/Interpolate"]
            page.obj.Resources = Dictionary(XObject=Dictionary(names))
            page.obj.Contents = pdf.make_stream(_painting(found, paper).encode())
            file = BytesIO()
            pdf.save(file)
        document = pypdfium2.PdfDocument(file.getvalue())
        try:
            sharp = not paper.smaller
            return _pixels(document[0].render(scale=1, prefer_bgrx=True, no_smoothimage=sharp))
        finally:
            document.close()

    def _off_the_page(self, found: Found, paper: _Paper) -> Pixels.Image:
        """Return a part of a page as it looks."""
        page = self._pages[found.sheet - 1]
        try:
            return _part(page, found.box, max(paper.across, paper.down))
        finally:
            page.close()


def _part(page: pypdfium2.PdfPage, box: Box, scale: float) -> Pixels.Image:
    """Return a part of a page as it looks, with so many pixels to the point."""
    width, height = page.get_size()
    edges = (box.left, height - box.bottom, width - box.right, box.top)
    crop = tuple(max(0, edge) for edge in edges)
    return _pixels(page.render(scale=scale, crop=crop, prefer_bgrx=True))


def _whole_points(box: Box, width: float, height: float) -> Box:
    """Return a box on a page of this size, larger by less than a point on each side."""
    right, bottom = min(ceil(box.right), floor(width)), min(ceil(box.bottom), floor(height))
    return Box(max(0, floor(box.left)), max(0, floor(box.top)), right, bottom)


def _pixels(bitmap: pypdfium2.PdfBitmap) -> Pixels.Image:
    picture: Pixels.Image = bitmap.to_pil()
    return picture.convert("RGB")


def _painting(found: Found, paper: _Paper) -> str:
    """Return the content of a page on which the pieces of a picture stand as they do on theirs."""
    return "\n".join(_placed(found.box, paper, n, piece) for n, piece in enumerate(found.pieces))


def _placed(box: Box, paper: _Paper, number: int, piece: Image) -> str:
    across, down = paper.width / (box.right - box.left), paper.height / (box.bottom - box.top)
    a, b, c, d, e, f = piece.matrix
    # The page as it is seen runs down, content runs up.
    matrix = (
        *(a * across, -b * down, c * across, -d * down),
        *((e - box.left) * across, paper.height - (f - box.top) * down),
    )
    red, green, blue = piece.colour
    colour = f"{red:.4f} {green:.4f} {blue:.4f} rg " if piece.mask else ""
    return f"q {colour}{' '.join(map(_whole, matrix))} cm /I{number} Do Q"


def _whole(number: float) -> str:
    """Return a number of pixels; what should be a whole one is not a hair beside it."""
    near = round(number)
    return str(near) if abs(number - near) <= HAIR else f"{number:.5f}"


def _is_upright(piece: Image) -> bool:
    a, b, c, d, _, _ = piece.matrix
    return a > 0 > d and abs(b) <= UPRIGHT * a and abs(c) <= UPRIGHT * -d


def _is_sideways(piece: Image) -> bool:
    a, b, _, _, _, _ = piece.matrix
    return abs(b) > abs(a)


def _is_whole(piece: Image, box: Box) -> bool:
    return all(
        abs(one - other) <= WHOLE for one, other in zip(piece.box, box, strict=True)
    ) and all(abs(one - other) <= WHOLE for one, other in zip(_unclipped(piece), box, strict=True))


def _unclipped(piece: Image) -> Box:
    """Return where the corners of an image lie, whatever cuts it off."""
    a, b, c, d, e, f = piece.matrix
    xs, ys = (e, e + a, e + c, e + a + c), (f, f + b, f + d, f + b + d)
    return Box(min(xs), min(ys), max(xs), max(ys))


def _is_plain_jpeg(image: Stream) -> bool:
    """Tell whether an image is a JPEG that its PDF shows as any other program would."""
    filters = image.get("/Filter")
    names = [filters] if isinstance(filters, Name) else list(filters or ())
    changed = any(key in image for key in ("/SMask", "/Mask", "/Decode", "/DecodeParms"))
    return names == [Name.DCTDecode] and not changed and _is_plain(image.get("/ColorSpace"))


def _is_plain(space: object) -> bool:
    if isinstance(space, pikepdf.Array) and space:
        if space[0] == Name.ICCBased:
            return int(space[1].get("/N", 0)) in (1, 3)
        space = space[0]
    return isinstance(space, Name) and space in PLAIN


def _turned_back(picture: Pixels.Image, turn: int) -> Pixels.Image:
    """Return a picture turned as its page is read; ``turn`` counts quarters, clockwise."""
    way = {
        1: Pixels.Transpose.ROTATE_90,
        2: Pixels.Transpose.ROTATE_180,
        3: Pixels.Transpose.ROTATE_270,
    }
    return picture.transpose(way[turn]) if turn in way else picture


def _fewest_colours(picture: Pixels.Image) -> Pixels.Image:
    """Return a picture with nothing lost but the colours that it does not have."""
    grey = picture.convert("L")
    if ImageChops.difference(picture, grey.convert("RGB")).getbbox() is not None:
        return picture
    colours = grey.getcolors(2)
    black_and_white = colours is not None and {value for _, value in colours} <= {0, 255}
    return grey.point(lambda value: value, "1") if black_and_white else grey
