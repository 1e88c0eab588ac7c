"""Which versions of WeasyPrint and pydyf this package knows from the inside."""

from __future__ import annotations

import pydyf
import weasyprint

from publisher.errors import InstallationError

# WeasyPrint numbers its releases MAJOR.MINOR and changes its inside in a major one; pydyf is
# still at 0, where the second number does the same.
WEASYPRINT, PYDYF = "70", "0.13"
_HINT = f"pip install 'weasyprint=={WEASYPRINT}.*' 'pydyf=={PYDYF}.*'"


def require_known_versions() -> None:
    """Raise InstallationError where another version is installed: its inside may look different.

    Pages set without the patches would have other line and page ends, and tags that no reader
    could use, so that a book is rather not printed.
    """
    installed = (
        ("WeasyPrint", str(weasyprint.__version__), WEASYPRINT),
        ("pydyf", str(pydyf.__version__), PYDYF),
    )
    for name, found, known in installed:
        if found.split(".")[: known.count(".") + 1] != known.split("."):
            raise InstallationError(
                f"{name} {found} is installed; publisher can only print with {name} {known}",
                hint=_HINT,
            )
