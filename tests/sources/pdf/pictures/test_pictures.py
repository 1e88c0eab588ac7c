"""Pictures are cut out as the file has them, and what only decorates a page is left out."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageChops, ImageDraw

from publisher.model.transcript import Page
from publisher.sources.pdf.illustrating import Wanted
from publisher.sources.pdf.reading import read_pdf
from tests.sources.pdf.pictures.making import Made, jpeg, lines, paint, photo, words

CURVES = "\n".join(
    f"60 {300 + n} m 100 {400 + n} 200 {250 - n} 300 {380 - n} c S" for n in (0, 9, 30)
)


class Read:
    """What was read of a PDF: its pages, its findings by code, and the files of its pictures."""

    def __init__(self, made: Made, folder: Path, pictures: int = 50, pixels: int = 10**7) -> None:
        self.folder = folder / "pictures"
        self.folder.mkdir()
        wanted = Wanted(self.folder, pictures, pixels, 10**8)
        outcome = read_pdf(made.saved(folder), "a.pdf", "en", wanted=wanted)
        self.pages: tuple[Page, ...] = outcome.value.pages
        self.said = {finding.code: finding.message for finding in outcome.findings}

    @property
    def names(self) -> list[str]:
        """The names of all pictures in the order of their pages."""
        return [one.name for page in self.pages for one in page.pictures]

    def picture(self, name: str) -> Image.Image:
        """Return one of the pictures."""
        with Image.open(self.folder / name) as picture:
            return picture.copy()

    def text(self) -> str:
        """Return all lines, parted by a blank."""
        return " ".join(line.text.strip() for page in self.pages for line in page.lines)


def _same(one: Image.Image, other: Image.Image) -> bool:
    pair = one.convert("RGB"), other.convert("RGB")
    return one.size == other.size and ImageChops.difference(*pair).getbbox() is None


def _shown(made: Made, content: str, folder: Path, **images: object) -> Image.Image:
    read = Read(made.page(f"{lines(3, 540)}\n{content}", **images), folder)  # type: ignore[arg-type]
    (name,) = read.names
    return read.picture(name)


def test_a_plain_jpeg_comes_byte_for_byte(tmp_path: Path) -> None:
    made = Made()
    read = Read(
        made.page(lines(3, 540) + "\n" + paint("I", 60, 300, 180, 120), I=made.jpeg(photo())),
        tmp_path,
    )
    assert read.names == ["p1-1.jpg"]
    assert (read.folder / "p1-1.jpg").read_bytes() == jpeg(photo())
    assert read.said["sources/pictures"].endswith("1 of them byte for byte")


@pytest.mark.parametrize(
    ("matrix", "way"),
    [
        ("-180 0 0 120 240 300", Image.Transpose.FLIP_LEFT_RIGHT),
        ("180 0 0 -120 60 420", Image.Transpose.FLIP_TOP_BOTTOM),
        ("0 180 -120 0 240 200", Image.Transpose.ROTATE_90),
        ("0 -180 120 0 60 420", Image.Transpose.ROTATE_270),
    ],
)
def test_a_picture_is_turned_and_mirrored_as_it_is_painted(
    tmp_path: Path, matrix: str, way: Image.Transpose
) -> None:
    made = Made()
    shown = _shown(made, f"q {matrix} cm /I Do Q", tmp_path, I=made.plain(photo()))
    assert _same(shown, photo().transpose(way))


def test_pixels_come_as_they_are_whatever_size_they_are_painted_in(tmp_path: Path) -> None:
    made = Made()
    image = made.plain(photo(61, 37), Interpolate=True)
    shown = _shown(made, paint("I", 33.3, 301.7, 183.0, 111.0), tmp_path, I=image)
    assert _same(shown, photo(61, 37))


def test_a_soft_mask_lets_the_white_of_the_paper_through(tmp_path: Path) -> None:
    made, mask = Made(), Image.new("L", (60, 40), 0)
    ImageDraw.Draw(mask).rectangle((0, 0, 29, 39), fill=255)
    image = made.plain(photo(), SMask=made.plain(mask))
    white = Image.new("RGB", (60, 40), "white")
    white.paste(photo(), mask=mask)
    assert _same(_shown(made, paint("I", 60, 300, 180, 120), tmp_path, I=image), white)


def test_four_colours_become_three(tmp_path: Path) -> None:
    made = Made()
    image = made.jpeg(Image.new("CMYK", (60, 40), (0, 0, 0, 0)))
    assert _shown(made, paint("I", 60, 300, 180, 120), tmp_path, I=image).mode in ("RGB", "L", "1")


def test_what_a_path_cuts_off_is_not_shown(tmp_path: Path) -> None:
    made = Made()
    content = f"q 60 300 90 120 re W n {paint('I', 60, 300, 180, 120)} Q"
    shown = _shown(made, content, tmp_path, I=made.plain(photo()))
    assert _same(shown, photo().crop((0, 0, 30, 40)))


def test_strips_are_put_together(tmp_path: Path) -> None:
    made, whole = Made(), photo(60, 60)
    strips = {f"I{n}": made.plain(whole.crop((0, 20 * n, 60, 20 * n + 20))) for n in range(3)}
    content = "\n".join(paint(f"I{n}", 60, 340 - 60 * n, 180, 60) for n in range(3))
    assert _same(_shown(made, content, tmp_path, **strips), whole)


def test_an_image_amid_the_content_is_cut_out_of_its_page(tmp_path: Path) -> None:
    content = "q 80 0 0 80 60 300 cm BI /W 4 /H 4 /CS /G /BPC 8 ID \x20@\x60pAQaqBRbrCScs EI Q"
    assert _shown(Made(), content, tmp_path).size == (4, 4)


@pytest.mark.parametrize(
    ("painted", "reason"),
    [
        (paint("I", 0, 0, 420, 595), "behind the text"),
        (paint("I", 60, 300, 20, 20), "ornaments"),
        (paint("I", 60, 300, 300, 5), "ornaments"),
        (paint("I", 60, 560, 90, 34), "in the head or foot"),
    ],
)
def test_what_is_no_picture_of_the_text_is_left_out_with_its_reason(
    tmp_path: Path, painted: str, reason: str
) -> None:
    made = Made()
    read = Read(made.page(f"{painted}\n{lines(9, 540)}", I=made.jpeg(photo())), tmp_path)
    assert (read.names, reason in read.said["sources/pictures-left-out"]) == ([], True)


def test_a_picture_on_many_pages_is_a_mark(tmp_path: Path) -> None:
    made = Made()
    logo = made.jpeg(photo())
    for _ in range(3):
        made.page(lines(3, 540) + "\n" + paint("I", 60, 300, 90, 60), I=logo)
    read = Read(made, tmp_path)
    assert (read.names, "on several pages" in read.said["sources/pictures-left-out"]) == ([], True)


def test_a_picture_of_a_pixel_is_not_seen(tmp_path: Path) -> None:
    made = Made()
    dot = made.plain(Image.new("RGB", (1, 1), "black"))
    read = Read(made.page(lines(3, 540) + "\n" + paint("I", 60, 300, 90, 60), I=dot), tmp_path)
    assert (read.names, "not seen" in read.said["sources/pictures-left-out"]) == ([], True)


def test_a_full_page_plate_is_a_picture(tmp_path: Path) -> None:
    made = Made().page(lines(3, 540))
    made.page(paint("I", 0, 0, 420, 595) + words("The quay", 60, 60), I=made.jpeg(photo()))
    assert Read(made, tmp_path).names == ["p2-1.jpg"]


def test_a_drawing_is_cut_out_with_its_labels_and_these_are_no_lines(tmp_path: Path) -> None:
    read = Read(Made().page(f"{lines(3, 540)}\n{CURVES}\n{words('the slope', 150, 320)}"), tmp_path)
    assert read.names == ["p1-1.svg"]
    assert "the slope" not in read.text()
    assert "the slope" in read.said["sources/picture-lettering"]


def test_a_text_in_a_drawing_stays_text(tmp_path: Path) -> None:
    inside = [
        words(text, 100, 340 - 12 * n)
        for n, text in enumerate(("he went down", "to the quay", "and waited"))
    ]
    read = Read(Made().page("\n".join([lines(3, 540), CURVES, *inside])), tmp_path)
    assert "he went down to the quay and waited" in " ".join(read.text().split())


def test_rules_and_boxes_are_no_drawings(tmp_path: Path) -> None:
    boxes = "\n".join(f"60 {300 + 20 * n} 200 20 re S" for n in range(5))
    read = Read(Made().page(f"{lines(3, 540)}\n{boxes}\n50 200 m 350 200 l S"), tmp_path)
    assert (read.names, read.said) == ([], {})


def test_a_picture_stands_behind_the_line_above_it(tmp_path: Path) -> None:
    made = Made()
    content = f"{lines(3, 540)}\n{paint('I', 60, 360, 180, 120)}\n{lines(3, 330)}"
    read = Read(made.page(content, I=made.jpeg(photo())), tmp_path)
    (page,) = read.pages
    (picture,) = page.pictures
    third = [line for line in page.lines if line.text][2]
    assert (picture.after, picture.box) == (third.number, (60.0, 115.0, 240.0, 235.0))


def test_a_picture_with_too_many_pixels_is_made_smaller(tmp_path: Path) -> None:
    made = Made()
    content = lines(3, 540) + "\n" + paint("I", 60, 300, 180, 120)
    read = Read(made.page(content, I=made.plain(photo())), tmp_path, pixels=600)
    assert (read.picture("p1-1.png").size, "page 1" in read.said["sources/picture-smaller"]) == (
        (30, 20),
        True,
    )


def test_more_pictures_than_the_limit_are_named(tmp_path: Path) -> None:
    made = Made()
    images = {f"I{n}": made.plain(photo(60 + n, 40)) for n in range(2)}
    painted = (paint(f"I{n}", 60, 360 - 160 * n, 180, 120) for n in range(2))
    content = "\n".join([lines(3, 540), *painted])
    read = Read(made.page(content, **images), tmp_path, pictures=1)
    assert (read.names, "page 1" in read.said["sources/picture-lost"]) == (["p1-1.png"], True)


def test_a_damaged_picture_is_named_and_the_text_is_read(tmp_path: Path) -> None:
    made = Made()
    broken = made.pdf.make_stream(b"nothing")
    for key, value in {
        "Type": Name.XObject,
        "Subtype": Name.Image,
        "Width": 9,
        "Height": 9,
    }.items():
        broken[f"/{key}"] = value
    broken.Filter = Name.JPXDecode
    read = Read(made.page(lines(3, 540) + "\n" + paint("I", 60, 300, 180, 120), I=broken), tmp_path)
    assert "Paper is patient" in read.text()


def test_a_jpeg_that_says_which_way_up_it_is_is_shown_as_its_page_shows_it(tmp_path: Path) -> None:
    made, file = Made(), BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    photo().save(file, "JPEG", exif=exif)
    image = made.jpeg(photo())
    image.write(file.getvalue(), filter=Name.DCTDecode)
    read = Read(made.page(lines(3, 540) + "\n" + paint("I", 60, 300, 180, 120), I=image), tmp_path)
    assert (read.names, read.picture("p1-1.png").size) == (["p1-1.png"], (60, 40))


# Twelve bars of three colours on one line, as spreadsheets draw them, with lines across.
BARS = "\n".join(
    f"{colour} rg {80 + 60 * group + 14 * n} 300 14 {high} re f"
    for group, highs in enumerate(((90, 30, 44), (24, 88, 95), (31, 16, 37), (43, 90, 61)))
    for n, (colour, high) in enumerate(
        zip(("0 0.27 0.53", "1 0.26 0.05", "1 0.83 0.13"), highs, strict=True)
    )
)
GRID = "\n".join(f"70 {300 + 20 * n} m 330 {300 + 20 * n} l S" for n in range(6))


def test_a_bar_chart_is_a_drawing(tmp_path: Path) -> None:
    values = words("90", 82, 350, 7)
    read = Read(Made().page(f"{lines(3, 540)}\n{GRID}\n{BARS}\n{values}"), tmp_path)
    assert read.names == ["p1-1.svg"]
    (picture,) = read.pages[0].pictures
    left, _, right, _ = picture.box
    assert (left, right) == pytest.approx((69, 331), abs=1)


def test_bars_that_lie_and_bars_of_one_path_are_a_chart(tmp_path: Path) -> None:
    lying = " ".join(f"80 {300 + 20 * n} {high} 14 re" for n, high in enumerate((90, 30, 150, 70)))
    read = Read(Made().page(f"{lines(3, 540)}\n0.2 0.4 0.8 rg {lying} f"), tmp_path)
    assert len(read.names) == 1


@pytest.mark.parametrize(
    "content",
    [
        # Rows of a table filled with a colour, one of them twice as high.
        "\n".join(
            f"0.8 0.9 1 rg 60 {300 + 40 * n} 280 {high} re f 0 g {words('a row of it', 70, 305 + 40 * n)}"
            for n, high in enumerate((20, 20, 34))
        ),
        # Its columns, each as broad as the others and ending together.
        "\n".join(f"0.8 0.9 1 rg {60 + 100 * n} 300 60 80 re f" for n in range(3)),
        # Bullets.
        "\n".join(f"1 0 0 rg 60 {300 + 20 * n} 5 5 re f" for n in range(6)),
        # White, which nobody sees.
        "\n".join(f"1 g {60 + 20 * n} 300 14 {30 + 9 * n} re f" for n in range(6)),
    ],
)
def test_rectangles_that_are_no_bars_are_no_drawing(tmp_path: Path, content: str) -> None:
    assert Read(Made().page(f"{lines(3, 540)}\n{content}"), tmp_path).names == []


def test_lines_between_axes_are_a_plot_with_all_that_the_axes_span(tmp_path: Path) -> None:
    curves = "100 360 m 160 372 l 220 365 l 290 374 l S 100 325 m 160 338 l 220 330 l 290 341 l S"
    read = Read(
        Made().page(f"{lines(3, 540)}\n80 300 m 80 400 l S 80 300 m 300 300 l S {curves}"), tmp_path
    )
    (picture,) = read.pages[0].pictures
    assert picture.box == pytest.approx((79, 194, 301, 296), abs=1)


def test_labels_in_a_row_below_an_axis_belong_to_the_chart(tmp_path: Path) -> None:
    row = "\n".join(words(f"Month {n}", 82 + 60 * n, 290, 8) for n in range(4))
    caption = words("Figure 1. Sheets printed in a month", 100, 270, 9)
    read = Read(Made().page(f"{lines(3, 540)}\n{GRID}\n{BARS}\n{row}\n{caption}"), tmp_path)
    assert "Month" not in read.text()
    assert "Sheets printed in a month" in read.text()


def test_a_frame_with_its_ticks_in_one_path_and_a_line_is_a_chart(tmp_path: Path) -> None:
    ticks = " ".join(f"{80 + 40 * n} 300 m {80 + 40 * n} 304 l" for n in range(6))
    plot = f"80 300 200 80 re S {ticks} S 80 320 m 160 310 l 280 370 l S"
    assert len(Read(Made().page(f"{lines(3, 540)}\n{plot}"), tmp_path).names) == 1


def test_what_cannot_be_seen_is_no_part_of_what_a_file_says_of_a_picture(tmp_path: Path) -> None:
    made = Made()
    tagged = f"/Figure <</MCID 0>> BDC {paint('I', 60, 300, 180, 120)} EMC"
    made.page(f"{lines(3, 540)}\n{tagged}", I=made.jpeg(photo()))
    page = made.pdf.pages[0].obj
    page.StructParents = 0
    figure = made.pdf.make_indirect(Dictionary(S=Name.Figure, Pg=page, K=0, Alt="A quay\x00"))
    root = Dictionary(Type=Name.StructTreeRoot, K=[figure])
    root.ParentTree = Dictionary(Nums=[0, Array([figure])])
    made.pdf.Root.StructTreeRoot = made.pdf.make_indirect(root)
    figure.P = made.pdf.Root.StructTreeRoot
    read = Read(made, tmp_path)
    assert [one.alt for one in read.pages[0].pictures] == ["A quay"]


def _dot(x: float, y: float) -> str:
    return f"{x} {y + 2} m {x + 3} {y + 2} {x + 3} {y - 2} {x} {y - 2} c h f"


def test_dots_that_straight_lines_join_are_one_drawing(tmp_path: Path) -> None:
    dots = "\n".join(_dot(x, y) for x, y in ((80, 300), (200, 300), (200, 380), (80, 380)))
    joined = "80 300 m 200 300 l S 200 300 m 200 380 l S 80 380 m 200 380 l S"
    read = Read(Made().page(f"{lines(3, 540)}\n{dots}\n{joined}"), tmp_path)
    (picture,) = read.pages[0].pictures
    assert picture.box == pytest.approx((79, 212, 203, 298), abs=2)


def test_bullets_and_a_rule_are_none(tmp_path: Path) -> None:
    dots = "\n".join(_dot(60, 300 + 20 * n) for n in range(6))
    read = Read(Made().page(f"{lines(3, 540)}\n{dots}\n50 290 m 350 290 l S"), tmp_path)
    assert read.names == []
