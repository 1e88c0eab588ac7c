"""The model of py3langid, asked at once: what it takes half a second to load is made into tables.

Its features are runs of up to six bytes, and what it counts at each place of a text is the longest
run that ends there and that a feature begins with. The library walks from byte to byte; here all
places are looked up together, with the same answer.
"""

from __future__ import annotations

import json
import math
import unicodedata
from collections import Counter
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from publisher.errors import InstallationError
from publisher.kept import digest, kept
from publisher.languages import own_tag
from publisher.languages.loading import table_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Bytes of the longest run; a seventh would leave no room for the length in a number of eight bytes.
LONGEST = 6
# Sets of languages that texts are compared with: two for each script that has several.
_SETS = 24
_NO_FEATURE = -1
# Bytes of a key, of the number of a feature, and of what says where the numbers of a table begin.
_KEY, _FEATURE, _HEAD = 8, 4, 8
# The part of a key that is the run itself; its length stands in the uppermost byte.
_LETTERS = 0x00FF_FFFF_FFFF_FFFF


class Runs(NamedTuple):
    """All runs of bytes as numbers, in order, and the feature that each is, -1 where it is none."""

    keys: NDArray[np.uint64]
    features: NDArray[np.int32]


class Shares(NamedTuple):
    """What features say of some languages: their labels, chances, and a row for each feature.

    Chances are natural logarithms. A label may stand twice: a language in two scripts.
    """

    labels: list[str]
    alone: NDArray[np.float32]
    rows: NDArray[np.float16]


def rank(text: str, among: tuple[str, ...]) -> list[tuple[str, float]]:
    """Return the labels of some languages with their chances (0 to 1), the likeliest first.

    ``among`` are the languages' own tags. The same as ``LanguageIdentifier.rank``.
    """
    labels, alone, rows = _shares(among)
    letters = unicodedata.normalize("NFC", text.lower() if text.isupper() else text)
    written = letters.encode("utf-8", "surrogatepass")
    features, counts = _visited(written)
    scores = np.zeros(len(labels), np.float32)
    if len(features):
        scores = np.log1p(counts) @ rows[features] + alone
    # By the root of the length, so that chances of short and long texts are alike.
    scores *= 1.0 / math.sqrt(len(written) or 1)
    chances = np.exp(scores - scores.max())
    chances /= chances.sum()
    told: dict[str, Any] = {}
    for label, chance in zip(labels, chances, strict=True):
        told[label] = told[label] + chance if label in told else chance
    found = [(label, float(chance)) for label, chance in told.items()]
    return sorted(found, key=lambda one: one[1], reverse=True)


def _visited(written: bytes) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """Return the features of a text in the order in which it has them first, and how often."""
    runs = _runs()
    own = np.frombuffer(written, np.uint8).astype(np.uint64)
    found = np.full(len(own), _NO_FEATURE, np.int32)
    keys = np.zeros(len(own), np.uint64)
    for length in range(1, min(LONGEST, len(own)) + 1):
        # The run of this length that ends at each place but the first few.
        keys = (keys[:-1] if length > 1 else keys) << np.uint64(8) | own[length - 1 :]
        wanted = keys | np.uint64(length << 56)
        at = np.minimum(np.searchsorted(runs.keys, wanted), len(runs.keys) - 1)
        longer = runs.keys[at] == wanted
        found[length - 1 :][longer] = runs.features[at[longer]]
    # In the order in which they come first; numpy's own way loads its masked arrays for it.
    told = Counter(found[found != _NO_FEATURE].tolist())
    return np.fromiter(told, np.intp), np.fromiter(told.values(), np.float32)


@cache
def _runs() -> Runs:
    table = kept("language-runs", _made_from(), _made_runs)
    count = len(table) // (_KEY + _FEATURE)
    features = np.frombuffer(table, np.int32, count, offset=count * _KEY)
    return Runs(np.frombuffer(table, np.uint64, count), features)


def _made_runs() -> bytes:
    """Return the runs of the library's model: every state of its automaton is one."""
    model = _model()
    rows = np.asarray(model.tk_row)
    following = np.asarray(model.tk_nextmove).reshape(-1, 256)  # of each row, the state by byte
    keys = np.zeros(len(rows), np.uint64)
    seen = np.zeros(len(rows), np.bool_)
    seen[0] = True  # no byte read
    ahead, length = np.zeros(1, np.intp), 0
    while len(ahead):
        length += 1
        states, first = np.unique(following[rows[ahead]], return_index=True)
        new = ~seen[states]
        states, (before, byte) = states[new], np.divmod(first[new], 256)
        if len(states) and length > LONGEST:
            raise InstallationError(f"runs of the language model are longer than {LONGEST} bytes")
        letters = keys[ahead[before]] & np.uint64(_LETTERS)
        keys[states] = letters << np.uint64(8) | byte.astype(np.uint64) | np.uint64(length << 56)
        seen[states] = True
        ahead = states
    order = np.argsort(keys)[1:]
    features = np.asarray(model.tk_output, np.int32)
    return keys[order].tobytes() + features[order].tobytes()


@cache
def _shares(among: tuple[str, ...]) -> Shares:
    # Which of its labels are meant, the aliases of tags decide (``own_tag``).
    made_from = digest(_made_from(), json.dumps(table_of("aliases")), *among)
    table = kept("language-shares", made_from, lambda: _made_shares(among), _SETS)
    size = int.from_bytes(table[:_HEAD], "little")
    labels = json.loads(bytes(table[_HEAD:size]))
    alone = np.frombuffer(table, np.float32, len(labels), offset=size)
    rows = np.frombuffer(table, np.float16, offset=size + alone.nbytes)
    return Shares(labels, alone, rows.reshape(-1, len(labels)))


def _made_shares(among: tuple[str, ...]) -> bytes:
    """Return the columns of some languages, as the library's model has them in order."""
    model = _model()
    named = enumerate(model.nb_classes)
    places = [at for at, label in named if own_tag(label) in among]
    labels = json.dumps([model.nb_classes[at] for at in places]).encode()
    # Padded, so that numbers begin at a multiple of their size.
    size = -(-(_HEAD + len(labels)) // _HEAD) * _HEAD
    head = size.to_bytes(_HEAD, "little") + labels.ljust(size - _HEAD)
    alone, rows = np.asarray(model.nb_pc)[places], np.asarray(model.nb_ptc)[:, places]
    return head + alone.tobytes() + rows.tobytes()


@cache
def _made_from() -> str:
    """Return the digest of the library's model, which is not loaded for that, and of this module."""
    package = find_spec("py3langid")
    if package is None or package.origin is None:
        raise InstallationError("the library py3langid is missing")
    return digest(Path(package.origin).parent / "data" / "model.npz.xz", Path(__file__))


def _model() -> Any:
    """Return the library's model for all its languages: half a second, and 80 MB while it is asked."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
