"""Compare the printing room with WeasyPrint as it comes, on the same markup and style sheets.

``python -m bench.print_speed [TIMES]`` sets the specimen TIMES times over, in a process
of its own for WeasyPrint alone, and prints CPU seconds and their ratio.
"""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from publisher.printing import FONT_FOLDERS, print_book, search_path_of
from publisher.printing.formats import design_page, style_of
from tests.printing.test_pages import specimen

PLAIN = """
import sys, time, weasyprint
begin = time.process_time()
weasyprint.HTML(sys.argv[1]).write_pdf(pdf_variant="pdf/a-2a")
print(time.process_time() - begin)
"""


def long_book(times: int) -> tuple[str, str]:
    """Return the specimen's markup with its plain paragraphs repeated, and its style."""
    rendering = specimen()
    begin, rest = rendering.markup.split('<div class="leaf leaf-chapter', 1)
    chapters, end = rest.split('<div class="leaf leaf-endnotes', 1)
    words = "".join(f"<p>{line}</p>" for line in _paragraphs(chapters) * times)
    markup = (
        f'{begin}<div class="leaf leaf-chapter{chapters}{words}<div class="leaf leaf-endnotes{end}'
    )
    style = next(s for s in rendering.styles if s.name.endswith("print.css"))
    return markup, style.content.decode()


def _paragraphs(markup: str) -> list[str]:
    """Return the paragraphs that hold nothing but words."""
    pieces = (piece.split("</p>")[0] for piece in markup.split("<p>")[1:])
    return [piece for piece in pieces if "<" not in piece]


def ours(markup: str) -> tuple[float, int]:
    """Return the CPU seconds the printing room needs, and the number of pages."""
    begin = time.process_time()
    book = print_book(replace(specimen(), markup=markup), search_path_of())
    return time.process_time() - begin, book.pages


def plain(markup: str, style: str) -> float:
    """Return the CPU seconds WeasyPrint needs by itself."""
    with TemporaryDirectory() as folder:
        styles = Path(folder) / "styles"
        styles.mkdir()
        (Path(folder) / "fonts").symlink_to(FONT_FOLDERS[0])
        (styles / "print.css").write_text(style)
        (styles / "page.css").write_text(style_of(design_page("a5")))
        (styles / "book.css").write_text("")
        page = Path(folder) / "book.html"
        page.write_text(markup)
        command = [sys.executable, "-c", PLAIN, str(page)]
        return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def main() -> None:
    """Measure five times in turn, so that a busy machine is busy for both; print the best."""
    markup, style = long_book(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
    runs = [(plain(markup, style), *ours(markup)) for _ in range(5)]
    alone, own = min(run[0] for run in runs), min(run[1] for run in runs)
    print(
        f"{runs[0][2]} pages: WeasyPrint {alone:.2f} s, printing room {own:.2f} s, {own / alone:.2f}"
    )


if __name__ == "__main__":
    main()
