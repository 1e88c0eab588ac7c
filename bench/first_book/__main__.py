"""How long a newcomer takes to a first book to show: ``python -m bench.first_book [FOLDER]``.

A small book in two languages is made on the spot, once as a PDF of a press and once as a Word
file. From each a house is begun in an empty folder, and publisher is led through it as a newcomer
would: every command with its seconds, and five more for each question answered and each value
written. In the end the books are judged: whether they pass the program's own check and EPUBCheck,
and hold all of the material. The exit code is 1 where they do not, or not in ten minutes. FOLDER,
otherwise a temporary one, keeps what was made.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.first_book.judging import faults
from bench.first_book.making import LANGUAGES, make
from bench.first_book.walking import ANSWER, Step, walk

# Seconds from the empty folder to the books.
ALLOWED = 600
KINDS = ("pdf", "docx")
# What a text says that must not be published, and check where EPUBCheck did not run.
NOT_YET, UNCHECKED = "not for publication", "epubcheck-missing"


def main() -> int:
    """Lead the newcomer from the PDF and from the Word file, and judge what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", help="an empty folder to work in")
    folder: Path | None = parser.parse_args().folder
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        return _measured(folder)
    with TemporaryDirectory() as made:
        return _measured(Path(made))


def _measured(folder: Path) -> int:
    material = folder / "material"
    material.mkdir()
    made = list(make(material))
    wrong = 0
    for kind in KINDS:
        home = folder / kind
        home.mkdir()
        sources = [path for path in made if path.suffix == f".{kind}"]
        wrong += _led(home, kind, sources)
    return int(wrong > 0)


def _led(home: Path, kind: str, sources: Sequence[Path]) -> int:
    """Walk the way from some sources, print it, and return how much is wrong in the end."""
    print(f"from a {kind.upper()} in each of two languages")
    print(f"  {'':66}{'clock s':>8}{'cpu s':>7}{'answers':>9}{'so far s':>10}")
    steps: list[Step] = []
    so_far = 0.0
    for step in walk(home, sources):
        steps.append(step)
        so_far += step.total
        spent = f"{step.seconds:8.1f}{step.processor:7.1f}{step.prompts or '':>9}{so_far:10.1f}"
        print(f"  {step.words:66}{spent}", flush=True)
    found = [*_unfinished(steps), *_lacking(home / "press")]
    if so_far > ALLOWED:
        found.append(f"it took more than {ALLOWED} seconds")
    for fault in found:
        print(f"  wrong: {fault}")
    print(f"  {so_far:.0f} s, of {ALLOWED}; each answer counts as {ANSWER} s")
    if not found:
        print("  the books pass, and hold every paragraph, note, row, picture and line of verse")
    print()
    return len(found)


def _unfinished(steps: Sequence[Step]) -> Iterator[str]:
    """Yield which commands failed, and whether the books were left unfit; the first build may be."""
    last = {step.words.split()[1]: step for step in steps}
    for step in last.values():
        if step.exit_code or NOT_YET in step.printed:
            yield f"{step.words}: exit code {step.exit_code}\n{step.printed}"
        if UNCHECKED in step.printed:
            yield f"{step.words}: EPUBCheck is not installed"


def _lacking(house: Path) -> Iterator[str]:
    for language in LANGUAGES:
        yield from (f"{language}: {fault}" for fault in faults(house, language))


if __name__ == "__main__":
    sys.exit(main())
