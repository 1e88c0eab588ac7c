"""Print the layout figures of finished PDFs: ``python -m bench.layout_figures build/*/*.pdf``."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.support.print_figures import Figures, measure_pages

HEAD = ("pages", "lines", "letters", "hyphens", "stack", "stacks", "loose", "loosest", "widows")
MORE = ("orphans", "heads", "turns", "off grid", "outside")


def row(figures: Figures) -> tuple[str, ...]:
    """Return the figures as the columns of the table."""
    counted = (
        *(figures.widows, figures.orphans, figures.stranded),
        *(figures.turns, figures.off_grid, figures.outside),
    )
    return (
        f"{figures.pages}",
        f"{figures.lines}",
        f"{figures.measure}",
        f"{figures.share:.1%}",
        f"{figures.longest_stack}",
        f"{len(figures.stacks)}",
        f"{len(figures.loose)}",
        f"{figures.loosest:.2f}",
        *(f"{len(pages)}" for pages in counted),
    )


def main() -> None:
    """Measure the files named on the command line."""
    print(f"{'':32}" + "".join(f"{name:>9}" for name in (*HEAD, *MORE)))
    for name in sys.argv[1:]:
        figures = row(measure_pages(Path(name).read_bytes()))
        print(f"{Path(name).stem[:31]:32}" + "".join(f"{figure:>9}" for figure in figures))


if __name__ == "__main__":
    main()
