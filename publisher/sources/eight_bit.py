"""The eight-bit encoding of bytes: charset-normalizer finds the possible ones, words decide."""

from __future__ import annotations

from charset_normalizer import from_bytes

from publisher.expressions import compiled
from publisher.languages import lexicon
from publisher.sources.language_recognition import likely_language

# The commonest first: of two that give the same letters, the first is named.
ENCODINGS = (
    "cp1252", "cp1250", "iso8859_2", "cp1251", "koi8_r", "cp1253", "mac_roman", "cp850", "latin_1"
)  # fmt: skip
NAMES = {
    "cp1250": "windows-1250",
    "cp1251": "windows-1251",
    "cp1252": "windows-1252",
    "cp1253": "windows-1253",
    "latin_1": "iso-8859-1",
    "iso8859_2": "iso-8859-2",
    "koi8_r": "koi8-r",
    "mac_roman": "macintosh",
    "cp850": "ibm850",
}
# Bytes; charset-normalizer is far slower than decoding, so it sees only lines that are not ASCII.
SAMPLE = 20_000
# charset-normalizer's measure of nonsense, 0 to 1; an encoding this much above the best is out.
CHAOS = 0.05
# Words with letters beyond ASCII, which the encoding decides: "för" (for), "чуть" (hardly).
TELLING = compiled(r"(?<![^\W\d_])[^\W\d_]*[^\W\d_\x00-\x7f][^\W\d_]*")
# Such words; enough to choose by, and few enough to look up in nine encodings.
WORDS = 400
# Share of the words; a rarer encoding must make this many more of them known than a commoner one.
LEAD = 0.1


def decode_eight_bit(data: bytes) -> tuple[str, str]:
    """Return the text of bytes in an eight-bit encoding, and the name of that encoding (IANA)."""
    sample = _sample(data)
    shares = {name: _known_words(sample, name) for name in _possible(sample)}
    most = max(shares.values(), default=0.0)
    for encoding in (name for name, share in shares.items() if share >= most - LEAD):
        try:
            return data.decode(encoding), NAMES[encoding]
        except UnicodeDecodeError:
            continue
    return decode_western(data)


def decode_western(data: bytes) -> tuple[str, str]:
    """Decode Windows-1252, which is Latin-1 and more, or Latin-1 where one of its gaps is used."""
    try:
        return data.decode("cp1252"), NAMES["cp1252"]
    except UnicodeDecodeError:
        return data.decode("latin-1"), NAMES["latin_1"]


def _sample(data: bytes) -> bytes:
    telling = (line for line in data.split(b"\n") if not line.isascii())
    return b"\n".join(telling)[:SAMPLE]


def _possible(sample: bytes) -> list[str]:
    """Return the encodings in which the sample is no nonsense, the commonest first."""
    matches = from_bytes(sample, cp_isolation=list(ENCODINGS))
    chaos = {name: m.chaos for m in matches for name in (m.encoding, *m.could_be_from_charset)}
    least = min(chaos.values(), default=0.0)
    return [name for name in ENCODINGS if chaos.get(name, 1.0) <= least + CHAOS]


def _known_words(sample: bytes, encoding: str) -> float:
    """Return the share (0 to 1) of telling words that the language knows; 1 where none is there."""
    text = sample.decode(encoding, "replace")
    found = dict.fromkeys(word.lower() for word in TELLING.findall(text) if len(word) > 1)
    words = list(found)[:WORDS]
    known = lexicon(likely_language(text)[0])
    return sum(known.frequency(word) > 0 for word in words) / len(words) if words else 1.0
