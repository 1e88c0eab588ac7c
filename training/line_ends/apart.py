"""Words that stand apart though word lists run them together, counted in open texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from publisher.languages import lexicon
from training.line_ends.material import Document

Apart = dict[tuple[str, str], float]

FEWEST = 3
SHORTEST = 4
MILLION = 1_000_000
_WORD = re.compile(r"[^\W\d_]+")
_STOP = re.compile(r"[^\w\s]")


def count_apart(documents: Iterable[Document], language: str) -> Apart:
    """Return the pairs of a language, times in a million words, the most frequent first."""
    words: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for document in documents:
        if document.language == language:
            _count(document, words, pairs)
    listed = lexicon(language)
    return {
        (left, right): round(MILLION * times / words.total(), 1)
        for (left, right), times in pairs.most_common()
        if times >= FEWEST
        and len(left + right) >= SHORTEST
        and times > words[left + right]
        and listed.frequency(left + right)
    }


def _count(document: Document, words: Counter[str], pairs: Counter[tuple[str, str]]) -> None:
    for paragraph in document.paragraphs:
        for phrase in _STOP.split(paragraph.lower()):
            found = _WORD.findall(phrase)
            words.update(found)
            pairs.update(pairwise(found))
