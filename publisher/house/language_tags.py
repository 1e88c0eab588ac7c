"""Tags of languages (BCP 47) as manifests, file names and options spell them."""

from __future__ import annotations

from functools import cache

from publisher.errors import UsageError
from publisher.languages import known_languages, tag_called

A_TAG = "a language tag like sv, nl or pt-BR"


def require_language(tag: str) -> None:
    """Raise UsageError for what is not a language tag."""
    try:
        language_tag(tag)
    except ValueError as wrong:
        raise UsageError(f"“{tag}” is not a known language", hint=f"give {wrong}") from None


def language_tag(value: object) -> str:
    """Return a BCP 47 tag of a registered language, spelled as is usual.

    The message for ``sv_SE``, ``SV``, ``swe`` and ``Swedish`` names the tag that is meant.
    """
    text = value if isinstance(value, str) else ""
    if is_tag(text):
        return text
    meant = _usual_spelling(text) or tag_called(text)
    raise ValueError(f"{A_TAG}; did you mean “{meant}”?" if meant else A_TAG)


def is_tag(text: str) -> bool:
    """Tell whether text is a language tag as manifests and file names spell it (``pt-BR``)."""
    # Languages with a file of their own need no registry, which takes a tenth of a second to load.
    return text in known_languages() or (bool(text) and _usual_spelling(text) == text)


@cache
def _usual_spelling(text: str) -> str:
    """Return a tag with the capitals and hyphens of BCP 47, empty where no language has it.

    Of several codes of a language (``nl``, ``nld``, ``dut``) it is the shortest, as it asks.
    """
    from langcodes import Language, tag_is_valid
    from langcodes.tag_parser import LanguageTagError

    try:
        tag = Language.get(text)
    except LanguageTagError:
        return ""
    # Longer first parts are private or were given up ("i-klingon"); they name no language alone.
    named = len(str(tag).split("-")[0]) in (2, 3)
    return str(tag) if named and tag_is_valid(text) else ""
