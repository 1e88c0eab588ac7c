"""The tags by which markup names languages, as BCP 47 has them."""

from __future__ import annotations

from publisher.expressions import compiled

# A tag (BCP 47); those for no language, several or an unknown one say nothing. Names of languages
# ("german") are none: subtags of four letters and more are reserved.
TAG = compiled(r"(?!(?:und|mul|zxx|mis|qaa)\b)[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
# Codes of ISO 639-2 for languages that BCP 47 names by two letters.
TWO_LETTERS = dict(
    pair.split(":")
    for pair in [
        "deu:de",
        "ger:de",
        "fra:fr",
        "fre:fr",
        "eng:en",
        "lat:la",
        "ita:it",
        "spa:es",
        "nld:nl",
        "dut:nl",
        "swe:sv",
        "dan:da",
        "nor:no",
        "nob:nb",
        "nno:nn",
        "fin:fi",
        "isl:is",
        "ice:is",
        "rus:ru",
        "ukr:uk",
        "pol:pl",
        "ces:cs",
        "cze:cs",
        "slk:sk",
        "hun:hu",
        "por:pt",
        "cat:ca",
        "ell:el",
        "gre:el",
        "heb:he",
        "ara:ar",
        "tur:tr",
        "fas:fa",
        "per:fa",
        "zho:zh",
        "chi:zh",
        "jpn:ja",
        "san:sa",
        "gle:ga",
        "cym:cy",
        "wel:cy",
        "ron:ro",
        "rum:ro",
        "bul:bg",
        "hrv:hr",
        "srp:sr",
        "slv:sl",
        "est:et",
        "lav:lv",
        "lit:lt",
        "epo:eo",
        "yid:yi",
    ]
)


def tag_of(said: str) -> str:
    """Return the BCP 47 tag that markup means; empty where it names no language."""
    tag = said.strip().replace("_", "-")
    if not TAG.fullmatch(tag):
        return ""
    first, _, rest = tag.partition("-")
    first = TWO_LETTERS.get(first.lower(), first.lower())
    return f"{first}-{rest}" if rest else first
