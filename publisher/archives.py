"""A zip archive whose bytes depend on its members alone (EPUB OCF 3.3, section 4.2)."""

from __future__ import annotations

from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first date a zip archive can hold
_MODE = 0o100644 << 16  # a plain file, readable by all
_LEVEL = 9  # of deflate: the strongest
# What gains nothing from being packed again.
_PACKED = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".woff2")


class SteadyZip(ZipFile):
    """Writes members with a fixed date and mode, so that the same book gives the same bytes."""

    def add(self, name: str, content: bytes) -> None:
        """Add a member; ``mimetype`` and what is packed already are stored as they are."""
        member = ZipInfo(name, _EPOCH)
        member.external_attr = _MODE
        member.create_system = 3  # Unix, whatever machine this is
        stored = name == "mimetype" or name.endswith(_PACKED)
        self.writestr(member, content, ZIP_STORED if stored else ZIP_DEFLATED, _LEVEL)
