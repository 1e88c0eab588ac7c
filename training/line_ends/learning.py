"""Documents → weights of line ends.

The documents come from unpacked packages (README.md beside this file says which). Writes the weights
and the tables of words that stand apart into the package, with the figures they reached on
documents that were not learned from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import publisher
from publisher.restoring.words.line_ends.weights import UNKNOWN
from training.fitting import Model, fit_log_odds, pools, single
from training.line_ends.apart import Apart, count_apart
from training.line_ends.material import Document, read_documents
from training.line_ends.samples import Sample, samples
from training.line_ends.typesetting import Setting
from training.provenance import digest, provenance

PACKAGE = Path(publisher.__file__).parent
# Of a language with much material so many documents are used; one with little is set often.
MOST, REPEATED, TIMES = 36, 20, 3
# One document in so many is kept apart to measure on.
HELD = 5
SURE = 0.99
SHOWN = ("join", "keep", "space")
HIDDEN = ("", "join")
# Points of a calibration whose shares of right decisions differ by less are one.
APART = 0.002


@dataclass(frozen=True, slots=True)
class Learned:
    """A model of some samples, and how it did on those kept apart."""

    model: Model
    points: list[list[float]]
    figures: tuple[str, ...]


def learn(folder: Path) -> None:
    """Read the packages in a folder, learn from them, write the tables into the package."""
    documents = read_documents(folder)
    languages = sorted({document.language for document in documents})
    for language in languages:
        _write_apart(language, count_apart(documents, language))
    shown, hidden = _all_samples(documents)
    known = [sample for sample in hidden if UNKNOWN not in sample.clues]
    unknown = [sample for sample in hidden if UNKNOWN in sample.clues]
    learned = (_learn(shown, SHOWN), _learn(known, HIDDEN), _learn(unknown, HIDDEN))
    text = "".join((*_head(documents), *_toml(learned, _prior(hidden))))
    (PACKAGE / "restoring" / "learned" / "line_ends.toml").write_text(text, "utf-8")


def _write_apart(language: str, apart: Apart) -> None:
    rows = "".join(f"{left}\t{right}\t{times}\n" for (left, right), times in apart.items())
    if rows:
        (PACKAGE / "languages" / "data" / "apart" / f"{language}.tsv").write_text(rows, "utf-8")


def _all_samples(documents: Sequence[Document]) -> tuple[list[Sample], list[Sample]]:
    """Return shown and hidden samples; words apart were counted in the other half of the texts."""
    halves = [[d for d in documents if _half(d) == half] for half in (0, 1)]
    languages = sorted({document.language for document in documents})
    apart = {(tag, h): count_apart(halves[1 - h], tag) for tag in languages for h in (0, 1)}
    shown: list[Sample] = []
    hidden: list[Sample] = []
    for number, document in enumerate(_chosen(documents)):
        tables = apart[document.language, _half(document)]
        more_shown, more_hidden = samples(document, Setting(number), tables)
        shown.extend(more_shown)
        hidden.extend(more_hidden)
    return shown, hidden


def _half(document: Document) -> int:
    return crc32(document.paragraphs[0].encode()) % 2


def _chosen(documents: Sequence[Document]) -> Iterator[Document]:
    there = Counter(document.language for document in documents)
    used: Counter[str] = Counter()
    for document in documents:
        used[document.language] += 1
        if used[document.language] <= MOST:
            yield from [document] * (TIMES if there[document.language] <= REPEATED else 1)


def _prior(hidden: Sequence[Sample]) -> float:
    return sum(sample.truth == "join" for sample in hidden) / len(hidden)


def _learn(all_samples: Sequence[Sample], choices: tuple[str, ...]) -> Learned:
    held = [sample for sample in all_samples if not crc32(sample.document.encode()) % HELD]
    rest = [sample for sample in all_samples if crc32(sample.document.encode()) % HELD]
    trial = _fit(rest, choices)
    chances = trial.chances([sample.clues for sample in held])
    stated = [float(row.max()) for row in chances]
    right = [choices[int(row.argmax())] == s.truth for row, s in zip(chances, held, strict=True)]
    figures = tuple(_figures(held, stated, right))
    return Learned(_fit(all_samples, choices), _calibrated(stated, right), figures)


def _fit(some: Sequence[Sample], choices: tuple[str, ...]) -> Model:
    truths = [choices.index(sample.truth) for sample in some]
    return fit_log_odds([sample.clues for sample in some], truths, len(choices))


def _calibrated(stated: Sequence[float], right: Sequence[bool]) -> list[list[float]]:
    """Return points [stated, found right], rising.

    Each pool has a wrong decision added, so that nothing is ever found to be certain.
    """
    decisions = [single(said, right=was) for said, was in zip(stated, right, strict=True)]
    points: list[list[float]] = []
    for pool in pools(decisions):
        found = pool.right / (pool.total + 1)
        if pool.total > 1 and (not points or found > points[-1][1] + APART):
            points.append([round(pool.high, 5), round(found, 4)])
    return points


def _figures(
    held: Sequence[Sample], stated: Sequence[float], right: Sequence[bool]
) -> Iterator[str]:
    sure = [was for said, was in zip(stated, right, strict=True) if said >= SURE]
    yield f"# {len(held)} kept apart: {_share(right)} right; {_share(sure)} of {len(sure)} called sure"
    for language in sorted({sample.language for sample in held}):
        own = [was for sample, was in zip(held, right, strict=True) if sample.language == language]
        yield f"#   {language}: {_share(own)} of {len(own)}"


def _share(right: Sequence[bool]) -> str:
    return f"{sum(right) / max(1, len(right)):.4f}"


def _head(documents: Sequence[Document]) -> Iterator[str]:
    """Yield where the weights come from; LEARNED_FROM in the Makefile names the packages."""
    pieces = (paragraph for document in documents for paragraph in document.paragraphs)
    languages = len({document.language for document in documents})
    source = (
        f"{len(documents)} documents in {languages} languages of Debian's packages that"
        f" the Makefile names in LEARNED_FROM (SHA-256 {digest(pieces)})"
    )
    yield from provenance(source, "python -m training.line_ends FOLDER")


def _toml(learned: tuple[Learned, Learned, Learned], prior: float) -> Iterator[str]:
    shown, known, unknown = learned
    yield "# Weights are in log odds.\n"
    for name, one in zip(("shown", "hidden, known", "hidden, unknown"), learned, strict=True):
        yield f"\n# {name}\n" + "\n".join(one.figures) + "\n"
    yield f"\n[shown]\ncalibration = {shown.points}\n"
    yield from _table("shown.keep", shown.model.column(1))
    yield from _table("shown.space", shown.model.column(2))
    yield f"\n[hidden]\nprior = {prior:.4f}\n"
    yield from _table("hidden.known", known.model.column(1))
    yield from _table("hidden.unknown", unknown.model.column(1))
    for name, one in (("known", known), ("unknown", unknown)):
        yield f"\n[hidden.calibration.{name}]\npoints = {one.points}\n"


def _table(name: str, weights: dict[str, float]) -> Iterator[str]:
    yield f"\n[{name}]\n"
    for clue, weight in weights.items():
        yield f"{clue} = {weight}\n"
