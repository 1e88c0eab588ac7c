"""The reprinter: a manuscript is set, printed, and extracted as badly as asked for.

The same manuscript and setting always give the same bytes. How the works of this house are
set stands in ``training.reprinting.house``.
"""

from __future__ import annotations

from dataclasses import dataclass

from publisher.manuscript import read, write, write_joins, write_removed
from publisher.model.text import Text
from training.reprinting.breaking import Stick
from training.reprinting.extracting import Sheet
from training.reprinting.flow import Galley
from training.reprinting.numbering import number_notes
from training.reprinting.paging import Pager
from training.reprinting.pieces import Extractor
from training.reprinting.runs import runs_of
from training.reprinting.setting import Setting
from training.reprinting.truth import whole_truth

PULL_SCALE = 0.6


@dataclass(frozen=True, slots=True)
class Reprint:
    """A damaged source, and the truth about it."""

    data: bytes
    pages: int
    truth: Text

    @property
    def tables(self) -> dict[str, str]:
        """Return the truth as files: the manuscript with pages, joins, furniture."""
        return {
            "printed.md": write(self.truth),
            "joins.tsv": write_joins(self.truth),
            "removed.tsv": write_removed(self.truth),
        }


def reprint(markup: str, source: str, language: str, setting: Setting) -> Reprint:
    """Return a manuscript as a damaged source; ``source`` names that in the truth."""
    text = read(markup, source, language)
    runs, labels = runs_of(text)
    pages = Pager(Galley(text, runs, setting), labels, setting).fill()
    numbering = number_notes(pages, labels, setting)
    pulls = Stick(setting, language, setting.measure * PULL_SCALE, breaks_words=False)
    sheet = Sheet(source, setting, Extractor(setting, numbering), pulls)
    for page in pages:
        sheet.print_page(page, len(pages))
    truth = whole_truth(text, runs, pages, numbering, sheet, setting)
    content = "".join(line + setting.line_end for line in sheet.lines)
    return Reprint(content.encode(setting.encoding), len(pages), truth)
