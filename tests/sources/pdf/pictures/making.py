"""PDFs with pictures, made object by object, and pictures whose every pixel is known."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name
from PIL import Image, ImageDraw

WIDTH, HEIGHT = 420, 595
PROSE = (
    "Paper is patient, and printers are not, said the man who had set these lines by",
    "hand before the war, when a page of small type took him the better part of a day",
    "and was paid by the thousand letters. He had learned in a house by the harbour, where",
    "the windows shook whenever a ship came in, and had never liked the smell of the ink.",
    "What he liked was the quiet before the first sheet was drawn, and the weight of a",
    "line in the stick when the last word had been spaced out to the measure. Nobody who",
    "has not stood there, he used to say, knows how long a second is. The others laughed",
    "and went on with their work, for the paper had to be on the quay by six, and the",
    "captain did not wait. In the evening they read what they had printed, found that two",
    "letters had been turned, and drank to the health of those who would notice it first.",
)


def photo(width: int = 60, height: int = 40) -> Image.Image:
    """Return a picture that looks another way however it is turned or mirrored."""
    picture = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    ImageDraw.Draw(picture).rectangle((2, 2, width // 3, height // 4), fill=(250, 60, 30))
    return picture


def jpeg(picture: Image.Image) -> bytes:
    """Return a picture as a JPEG."""
    file = BytesIO()
    picture.save(file, "JPEG", quality=90)
    return file.getvalue()


class Made:
    """A PDF that grows page by page."""

    def __init__(self) -> None:
        self.pdf = pikepdf.Pdf.new()

    def jpeg(self, picture: Image.Image, **more: object) -> pikepdf.Object:
        """Return an image object that holds a JPEG."""
        spaces = {"L": Name.DeviceGray, "RGB": Name.DeviceRGB, "CMYK": Name.DeviceCMYK}
        data, space = jpeg(picture), spaces[picture.mode]
        return self._image(data, picture, ColorSpace=space, Filter=Name.DCTDecode, **more)

    def plain(self, picture: Image.Image, **more: object) -> pikepdf.Object:
        """Return an image object that holds the pixels of an RGB or a grey picture."""
        space = Name.DeviceRGB if picture.mode == "RGB" else Name.DeviceGray
        return self._image(picture.tobytes(), picture, ColorSpace=space, **more)

    def _image(self, data: bytes, picture: Image.Image, **more: object) -> pikepdf.Object:
        image = self.pdf.make_stream(data)
        facts = {"Type": Name.XObject, "Subtype": Name.Image, "BitsPerComponent": 8}
        size = {"Width": picture.width, "Height": picture.height}
        for key, value in {**facts, **size, **more}.items():
            image[f"/{key}"] = value
        return self.pdf.make_indirect(image)

    def page(self, content: str, **images: pikepdf.Object) -> Made:
        """Add a page that paints a content with images by their names."""
        page = self.pdf.add_blank_page(page_size=(WIDTH, HEIGHT))
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        page.obj.Resources = Dictionary(
            XObject=Dictionary({f"/{name}": image for name, image in images.items()}),
            Font=Dictionary(F=font),
        )
        page.obj.Contents = self.pdf.make_stream(content.encode("cp1252"))
        return self

    def saved(self, folder: Path, name: str = "a.pdf") -> Path:
        """Write the file and return its path."""
        path = folder / name
        self.pdf.save(path)
        return path


def paint(name: str, x: float, y: float, width: float, height: float) -> str:
    """Return the content that paints an image upright; y runs up."""
    return f"q {width} 0 0 {height} {x} {y} cm /{name} Do Q"


def words(text: str, x: float, y: float, size: float = 10) -> str:
    """Return the content that sets a line."""
    return f"BT /F {size} Tf {x} {y} Td ({text}) Tj ET"


def lines(count: int, y: float, first: int = 0) -> str:
    """Return the content that sets lines of prose from a baseline down, the ``first`` from 0."""
    return "\n".join(words(PROSE[first + n], 40, y - 13 * n, 9) for n in range(count))
