"""PDFs with pictures, made object by object, and pictures whose every pixel is known."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name
from PIL import Image, ImageDraw

WIDTH, HEIGHT = 420, 595
SENTENCE = "Paper is patient, and printers are not, said the man who set these lines by hand."


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


def lines(count: int, y: float, text: str = SENTENCE, size: float = 10) -> str:
    """Return the content that sets a paragraph from a baseline down."""
    return "\n".join(words(text, 40, y - 13 * n, size) for n in range(count))
