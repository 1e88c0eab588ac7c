"""A picture of the house's own becomes a cover: cut a little, set on a ground, or refused."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from publisher.errors import DesignError
from publisher.pictures import draw_cover_picture
from publisher.pictures.covers import fitted
from tests.rendering.books import book_of
from tests.rendering.reading import rendered

COVER = (1600, 2560)
GROUND = "#102030"
ORIENTATION = 0x0112  # EXIF: how the camera was held


def saved(path: Path, picture: Image.Image, **options: object) -> Path:
    picture.save(path, **options)  # type: ignore[arg-type]
    return path


def halves(size: tuple[int, int]) -> Image.Image:
    """Return a picture, red above and green below."""
    picture = Image.new("RGB", size, "#ff0000")
    picture.paste("#00ff00", (0, size[1] // 2, *size))
    return picture


def colour(picture: Image.Image, x: float, y: float) -> str:
    pixel = picture.getpixel((int(x * 1599), int(y * 2559)))
    assert isinstance(pixel, tuple)
    return "#" + "".join(f"{int(channel):02x}" for channel in pixel)


def test_a_picture_of_nearly_the_shape_fills_the_cover(tmp_path: Path) -> None:
    picture = fitted(saved(tmp_path / "a.png", halves((700, 1000))), "a.png", COVER, GROUND)
    assert picture.size == COVER
    assert [colour(picture, x, y) for x, y in ((0, 0), (1, 0), (0, 1))] == [
        "#ff0000",
        "#ff0000",
        "#00ff00",
    ]


@pytest.mark.parametrize("size", [(1000, 1000), (300, 1000)])
def test_a_picture_of_another_shape_is_shown_whole(tmp_path: Path, size: tuple[int, int]) -> None:
    picture = fitted(saved(tmp_path / "a.png", halves(size)), "a.png", COVER, GROUND)
    assert picture.size == COVER
    assert {colour(picture, x, y) for x in (0, 1) for y in (0, 1)} == {GROUND}
    assert (colour(picture, 0.5, 0.45), colour(picture, 0.5, 0.55)) == ("#ff0000", "#00ff00")


def test_a_picture_is_turned_as_its_camera_says(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 3  # upside down
    path = saved(tmp_path / "a.png", halves((1600, 2560)), exif=exif)
    assert colour(fitted(path, "a.png", COVER, GROUND), 0.5, 0.1) == "#00ff00"


@pytest.mark.parametrize("mode", ["CMYK", "L", "1", "P", "LA", "RGBA", "I;16"])
def test_every_kind_of_picture_becomes_one_for_a_screen(tmp_path: Path, mode: str) -> None:
    ending = "jpg" if mode == "CMYK" else "png"
    path = saved(tmp_path / f"a.{ending}", Image.new(mode, (160, 256)))
    assert fitted(path, path.name, COVER, GROUND).mode == "RGB"


def test_transparent_places_show_the_ground(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.png", Image.new("RGBA", (160, 256), (255, 255, 255, 0)))
    assert colour(fitted(path, "a.png", COVER, GROUND), 0.5, 0.5) == GROUND


@pytest.mark.parametrize("damage", ["short", "other", "bent"])
def test_a_damaged_picture_is_refused(tmp_path: Path, damage: str) -> None:
    target = BytesIO()
    Image.radial_gradient("L").save(target, "PNG")
    whole = target.getvalue()
    path = tmp_path / "a.png"
    kinds = {"short": whole[: len(whole) // 2], "other": b"GIF89a", "bent": whole[:20] + b"x" * 90}
    path.write_bytes(kinds[damage])
    with pytest.raises(DesignError, match=r"pictures/a\.png: the picture .* cannot be read"):
        fitted(path, "pictures/a.png", COVER, GROUND)


def test_the_cover_of_a_book_is_the_picture_of_its_house(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    saved(tmp_path / "pictures/a.jpg", halves((1600, 2560)))
    edition = book_of("# En bok\n\nText.")
    settings = replace(
        edition.facts.settings, cover_picture="pictures/a.jpg", cover_alt="Rött och grönt"
    )
    rendering = rendered(replace(edition, facts=replace(edition.facts, settings=settings)))
    path = tmp_path / "pictures/a.jpg"
    jpeg = draw_cover_picture(path, "pictures/a.jpg", GROUND)
    picture = Image.open(BytesIO(jpeg))
    assert (picture.format, picture.size) == ("JPEG", COVER)
    assert jpeg == draw_cover_picture(path, "pictures/a.jpg", GROUND)
    assert rendering.cover.alt == "Rött och grönt"
    assert 'alt="Rött och grönt"' in rendering.documents[0].markup
    with pytest.raises(DesignError, match=r"pictures/a\.jpg: the picture .* is missing"):
        draw_cover_picture(None, "pictures/a.jpg", GROUND)


def test_a_picture_whose_comment_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.png", halves((40, 64)))
    comment = PngInfo()
    comment.add_text("Comment", "x" * 80_000_000, zip=True)
    halves((40, 64)).save(path, pnginfo=comment)
    assert path.stat().st_size < 200_000
    with pytest.raises(DesignError, match="cannot be read"):
        fitted(path, "a.png", (400, 640), "#ffffff")


@pytest.mark.filterwarnings("error")
def test_a_scan_of_ninety_megapixels_becomes_a_cover_without_a_word(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.jpg", Image.new("L", (7600, 12_000), 200))
    assert colour(fitted(path, "a.jpg", COVER, GROUND), 0.5, 0.5) == "#c8c8c8"
    saved(path, Image.new("1", (12_000, 15_200)))
    with pytest.raises(DesignError, match="cannot be read"):
        fitted(path, "a.jpg", COVER, GROUND)
