"""Pictures are made ready for screens and for print; what can stay as it is stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import pytest
from PIL import Image, ImageCms

from publisher.pictures.faults import UnreadablePictureError
from publisher.pictures.preparing import Prepared, for_print, for_screens
from tests.pictures.made import TURNED, exif, flat, opened, saved

Prepare: TypeAlias = Callable[[bytes], Prepared]
SCREEN = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
# Of another screen, whose red is this one's green.
OTHER = SCREEN.replace(b"rXYZ", b"----").replace(b"gXYZ", b"rXYZ").replace(b"----", b"gXYZ")
WAYS = pytest.mark.parametrize("prepare", [for_screens, for_print])


def halves(size: tuple[int, int], mode: str = "RGB") -> Image.Image:
    """Return a picture, black above and white below."""
    image = Image.new("L", size, 0)
    image.paste(255, (0, size[1] // 2, *size))
    return image.convert(mode)


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("JPEG", "RGB"), ("JPEG", "L"), ("PNG", "RGB"), ("PNG", "RGBA"), ("PNG", "1"), ("PNG", "P")],
)
@WAYS
def test_a_picture_that_fits_stays_as_it_is(prepare: Prepare, kind: str, mode: str) -> None:
    content = flat(mode=mode, kind=kind)
    assert prepare(content).content == content


@pytest.mark.parametrize("kind", ["WEBP", "GIF"])
def test_webp_and_gif_stay_on_screens_and_are_png_in_print(kind: str) -> None:
    content = flat(kind=kind)
    assert for_screens(content).content == content
    assert for_screens(content).media_type == f"image/{kind.lower()}"
    printed = for_print(content)
    assert (printed.media_type, opened(printed.content).format) == ("image/png", "PNG")


@pytest.mark.parametrize(
    ("kind", "mode", "becomes"),
    [
        ("PNG", "L", ("PNG", "L")),
        ("PNG", "1", ("PNG", "L")),
        ("PNG", "RGBA", ("PNG", "RGBA")),
        ("JPEG", "RGB", ("JPEG", "RGB")),
        ("WEBP", "RGB", ("WEBP", "RGB")),
        ("GIF", "P", ("PNG", "L")),
    ],
)
def test_a_large_picture_is_made_smaller_for_screens_alone(
    kind: str, mode: str, becomes: tuple[str, str]
) -> None:
    content = saved(halves((2400, 600), mode), kind)
    screen, paper = for_screens(content), for_print(content)
    made = opened(screen.content)
    assert (made.format, made.mode) == becomes
    assert (made.size, screen.shrunk) == ((2000, 500), True)
    assert (opened(paper.content).size, paper.shrunk) == ((2400, 600), False)


@pytest.mark.parametrize(("mode", "becomes"), [("L", "LA"), ("P", "RGBA"), ("RGB", "RGBA")])
def test_a_transparent_colour_makes_no_holes_where_colours_are_mixed(
    mode: str, becomes: str
) -> None:
    grey = Image.linear_gradient("L").resize((2400, 600)).convert(mode)
    content = saved(grey, transparency=(128, 128, 128) if mode == "RGB" else 128)
    made = opened(for_screens(content).content)
    assert made.mode == becomes
    # Through the middle runs a line, and nothing else is transparent.
    rows = made.getchannel("A").resize((1, 500)).tobytes()
    assert 0 < sum(alpha < 255 for alpha in rows) < 20


@pytest.mark.parametrize("lossless", [True, False])
def test_what_was_saved_without_loss_is_made_smaller_without_loss(lossless: bool) -> None:
    content = saved(halves((2400, 600)), "WEBP", lossless=lossless)
    assert (b"VP8L" in for_screens(content).content) is lossless


@WAYS
def test_a_picture_is_turned_as_its_camera_says(prepare: Prepare) -> None:
    prepared = prepare(saved(halves((400, 200)), "JPEG", exif=exif(TURNED)))
    made = opened(prepared.content).convert("L")
    assert (made.size, made.getexif().get(0x0112, 1)) == ((200, 400), 1)
    # What was above is on the right.
    assert (made.getpixel((5, 200)), made.getpixel((195, 200))) == (255, 0)
    assert prepared.size[1] == 2 * prepared.size[0]


@WAYS
def test_the_colours_of_a_press_become_those_of_a_screen(prepare: Prepare) -> None:
    prepared = prepare(saved(Image.new("CMYK", (40, 30), (0, 255, 255, 0)), "JPEG"))
    made = opened(prepared.content)
    assert made.mode == "RGB"
    red, green, blue = made.getpixel((20, 15))  # type: ignore[misc]
    assert (red > 200, green < 60, blue < 60) == (True, True, True)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P"])
def test_other_colours_than_those_of_the_screen_are_turned_into_these_for_print(mode: str) -> None:
    image = Image.new("RGB", (40, 30), (255, 0, 0)).convert(mode)
    content = saved(image, icc_profile=OTHER)
    assert for_screens(content).content == content
    printed = opened(for_print(content).content)
    assert "icc_profile" not in printed.info
    red, green, *_ = printed.convert("RGB").getpixel((1, 1))  # type: ignore[misc]
    assert (red < 60, green > 200) == (True, True)
    same = saved(Image.new("RGB", (40, 30)), icc_profile=SCREEN)
    assert for_print(same).content == same


def test_what_is_transparent_stays_so_when_colours_are_turned() -> None:
    image = Image.new("RGB", (40, 30), (255, 0, 0))
    content = saved(image, transparency=(255, 0, 0), icc_profile=OTHER)
    assert opened(for_print(content).content).getchannel("A").getextrema() == (0, 0)


def test_a_grey_of_sixteen_bits_keeps_its_steps_in_print() -> None:
    deep = Image.new("I;16", (4, 4), 32_768)
    assert opened(for_print(saved(deep)).content).getpixel((1, 1)) == 128


@pytest.mark.parametrize(
    ("stated", "millimetres"),
    [(200, 76.2), (600, 25.4), (None, 50.8), (72, 50.8), (96, 50.8), (5000, 50.8)],
)
def test_a_picture_is_as_large_as_its_file_means_it_where_that_can_be_believed(
    stated: int | None, millimetres: float
) -> None:
    content = saved(
        Image.new("RGB", (600, 300)), "PNG", **({"dpi": (stated, stated)} if stated else {})
    )
    width, height = for_print(content).size
    assert width == pytest.approx(millimetres, rel=0.001)
    assert height == pytest.approx(millimetres / 2, rel=0.001)


def test_a_picture_that_moves_stays_so_on_screens_and_stands_still_in_print() -> None:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    content = saved(frames[0], "GIF", save_all=True, append_images=frames[1:], loop=0)
    assert (for_screens(content).content, for_screens(content).moving) == (content, True)
    assert opened(for_print(content).content).format == "PNG"


WHOLE = saved(Image.radial_gradient("L"))
DAMAGED = {
    "short": WHOLE[: len(WHOLE) // 2],
    "bent": WHOLE[:20] + b"x" * 90,
    "no picture": b"%PDF-1.7",
    # The header says 20,000 times 20,000 pixels.
    "too large": WHOLE[:16] + (20_000).to_bytes(4) * 2 + WHOLE[24:],
}


@WAYS
@pytest.mark.parametrize("damage", DAMAGED)
def test_a_damaged_picture_is_refused(prepare: Prepare, damage: str) -> None:
    with pytest.raises(UnreadablePictureError):
        prepare(DAMAGED[damage])


SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" {}>{}</svg>'


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="50mm" height="20mm"', (50, 20)),
        ('width="96" height="48px"', (25.4, 12.7)),
        ('width="1in" viewBox="0 0 200 100"', (25.4, 12.7)),
        ('height="3cm" viewBox="0,0,200,100"', (60, 30)),
        ('viewBox="0 0 200 100"', (500, 250)),
        ('width="100%" viewBox="0 0 10 10"', (500, 500)),
        ("", (500, 500)),
    ],
)
@WAYS
def test_a_drawing_stays_as_it_is_and_tells_its_size(
    prepare: Prepare, attributes: str, size: tuple[float, float]
) -> None:
    inside = '<a x:href="https://example.org/"><rect style="fill: url(#g)"/></a><use x:href="#g"/>'
    content = SVG.format(attributes, f"<!-- drawn -->{inside}").encode()
    prepared = prepare(content)
    assert (prepared.content, prepared.media_type) == (content, "image/svg+xml")
    assert prepared.size == pytest.approx(size)


@pytest.mark.parametrize(
    ("inside", "fault"),
    [
        ("<script>alert(1)</script>", "an element script"),
        ("<foreignObject/>", "an element foreignObject"),
        ('<rect onclick="go()"/>', "runs a script"),
        ('<image href="other.png"/>', "another file, other.png"),
        ('<image x:href="file:///etc/passwd"/>', "another file"),
        ("<style>@import 'a.css';</style>", "styles name other files"),
        (
            "<style>rect { fill: url( 'https://example.org/a#b') }</style>",
            "styles name other files",
        ),
        ('<rect fill="url(other.svg#a)"/>', "another file"),
        ("<g>", "mismatch"),
    ],
)
def test_a_drawing_that_does_more_than_draw_is_refused(inside: str, fault: str) -> None:
    with pytest.raises(UnreadablePictureError, match=fault):
        for_screens(SVG.format("", inside).encode())


def test_a_drawing_without_its_namespace_or_with_entities_is_refused() -> None:
    with pytest.raises(UnreadablePictureError, match="xmlns"):
        for_screens(b"<svg/>")
    bomb = b"<!DOCTYPE svg [ <!ENTITY a 'b'> ]>" + SVG.format("", "<text>&a;</text>").encode()
    with pytest.raises(UnreadablePictureError, match="entity"):
        for_screens(bomb)


def test_the_same_picture_gives_the_same_bytes() -> None:
    content = saved(halves((2400, 600)), "JPEG")
    assert for_screens(content) == for_screens(content)
