"""Licences: named by an SPDX identifier or a web address."""

from __future__ import annotations

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

from publisher.errors import nearest
from publisher.expressions import compiled
from publisher.house.values import web_address

A_LICENCE = "an SPDX identifier like CC-BY-4.0, or a web address"
# What texts are licensed under; any other SPDX identifier is right as well.
USUAL = (
    "CC0-1.0",
    *(f"CC-{terms}-4.0" for terms in ("BY", "BY-SA", "BY-ND", "BY-NC", "BY-NC-SA", "BY-NC-ND")),
    "GFDL-1.3-or-later",
)
# CC-BY-NC-4.0, CC-BY-SA-3.0-DE; CC0-1.0 alone gives up all rights
_COMMONS = compiled(r"CC-(?P<terms>BY[A-Z-]*?)-(?P<version>\d\.\d)(?:-(?P<country>[A-Z]{2}))?")
_SITE = "https://creativecommons.org"


def licence(value: object) -> str:
    """Return the web address of a licence, or its SPDX identifier where it is none of Creative Commons.

    Raises ValueError for what is neither, with the nearest identifier.
    """
    text = value.strip() if isinstance(value, str) else ""
    if "://" in text:
        return web_address(text)
    try:
        identifier = str(canonicalize_license_expression(text))
    except InvalidLicenseExpression:
        identifier = ""
    # Terms that are joined ("MIT OR …") and licences of one's own ("LicenseRef-…") name no page.
    if not identifier or " " in identifier or identifier.startswith("LicenseRef"):
        raise ValueError(f"{A_LICENCE}; {nearest(text, USUAL)}")
    return _address(identifier)


def _address(identifier: str) -> str:
    if identifier == "CC0-1.0":
        return f"{_SITE}/publicdomain/zero/1.0/"
    found = _COMMONS.fullmatch(identifier)
    if found is None:
        return identifier
    country = f"{found['country'].lower()}/" if found["country"] else ""
    return f"{_SITE}/licenses/{found['terms'].lower()}/{found['version']}/{country}"
