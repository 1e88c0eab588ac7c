"""How much emphasis comes back from the PDFs of made pages: ``python -m training.pages.emphasis``.

Words of paragraphs are compared one by one. One is right if it is stressed in the text as restored
in the way it was set: italics and letterspacing are emphasis, bold is strong.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from rapidfuzz.distance import Indel

from publisher.model.inlines import runs
from publisher.model.letters import letters_and_figures
from publisher.model.text import Emphasis, Enclosing, Inlines, Passage, Style, Styled, Text, Words
from publisher.restoring import restore
from publisher.sources.pdf import read_pdf

# How the styles of the copy are told in a text.
MEANT = {
    "italic": "emphasis",
    "spaced": "emphasis",
    "bold": "strong",
    "smallcaps": "small capitals",
}
REFERENCE = re.compile(r"\[\^[^\]]*\]")
# The gold's prefixes of blocks.
PREFIX = re.compile(r"\A(?:#{1,4} |[\^>!|=-] )")
Said = tuple[str, str]


def main() -> None:
    """Print precision, recall and F1 of each way, by setter and over all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    names = sorted(
        path.stem.removesuffix(".styled") for path in options.folder.glob("pdf/*.styled.tsv")
    )
    counts: Counter[tuple[str, str, str]] = Counter()
    with ProcessPoolExecutor(options.jobs) as pool:
        for found in pool.map(partial(counted, options.folder), names):
            counts += found
    for setter, way in sorted({(setter, way) for setter, way, _ in counts}):
        right, set_, told = (counts[setter, way, what] for what in ("right", "set", "told"))
        print(
            f"{setter:12} {way:15} precision {right / max(1, told):.3f} recall"
            f" {right / max(1, set_):.3f} F1 {2 * right / max(1, set_ + told):.3f} of {set_}"
        )


def counted(folder: Path, name: str) -> Counter[tuple[str, str, str]]:
    """Return how many words are set, told and right, by setter and way, of one layout."""
    about = json.loads((folder / "works" / name / "meta.json").read_text("utf-8"))
    gold = list(gold_of(folder, name))
    made = list(
        words_of(restore(read_pdf(folder / "pdf" / f"{name}.pdf", name, about["lang"]).value).value)
    )
    counts: Counter[tuple[str, str, str]] = Counter()
    setter = about["options"]["setter"]
    for (_, meant), said in _pairs(gold, made):
        for way in filter(None, {meant, said} - {"?"}):
            for group in ("all", setter):
                counts[group, way, "set"] += meant == way
                counts[group, way, "told"] += said == way and meant != "?"
                counts[group, way, "right"] += said == meant == way
    return counts


def gold_of(folder: Path, name: str) -> Iterator[Said]:
    """Yield the words of the gold with how they are set; ``?`` where nothing is compared."""
    rows = (folder / "works" / name / "gold.md").read_text("utf-8").split("\n\n")
    styled: dict[tuple[int, int], str] = {}
    displayed: set[int] = set()
    for row in (folder / "pdf" / f"{name}.styled.tsv").read_text("utf-8").splitlines():
        block, _, at, style, _ = row.split("\t")
        if at:
            styled[int(block), int(at)] = MEANT[style]
        else:
            displayed.add(int(block))
    for number, row in enumerate(rows):
        bare = PREFIX.match(row) is not None or row.startswith("[^") or number in displayed
        for place, word in enumerate(REFERENCE.sub("", PREFIX.sub("", row)).split()):
            yield letters_and_figures(word), "?" if bare else styled.get((number, place), "")


def words_of(text: Text) -> Iterator[Said]:
    """Yield the words of a text with how most of their letters are set."""
    for block in text.blocks:
        for run in runs(block):
            letters = [*_letters(run, ""), (" ", "")]
            word: list[Said] = []
            for sign, way in letters:
                if not sign.isspace():
                    word.append((sign, way))
                elif word:
                    yield _told(word)
                    word = []


def _told(word: Sequence[Said]) -> Said:
    ways = Counter(way for sign, way in word if sign.isalnum())
    usual = ways.most_common(1)[0][0] if ways else ""
    return letters_and_figures("".join(sign for sign, _ in word)), usual


def _letters(inlines: Inlines, way: str) -> Iterator[Said]:
    for inline in inlines:
        if isinstance(inline, Words):
            yield from ((sign, way) for sign in inline.text)
        elif isinstance(inline, Enclosing):
            yield from _letters(inline.content, _way(inline) or way)


def _way(inline: Emphasis | Passage | Styled) -> str:
    match inline:
        case Emphasis():
            return "strong" if inline.strong else "emphasis"
        case Styled(Style.SMALL_CAPITALS):
            return "small capitals"
        case _:
            return ""


def _pairs(gold: Sequence[Said], made: Sequence[Said]) -> Iterator[tuple[Said, str]]:
    """Yield every word of the gold with how the same word of a text is set, the others with nothing."""
    same: dict[int, int] = {}
    changes = Indel.opcodes([word for word, _ in gold], [word for word, _ in made])
    for change in changes:
        if change.tag == "equal":
            same |= dict(
                zip(
                    range(change.src_start, change.src_end),
                    range(change.dest_start, change.dest_end),
                    strict=True,
                )
            )
    for at, said in enumerate(gold):
        yield said, made[same[at]][1] if at in same else ""


if __name__ == "__main__":
    main()
