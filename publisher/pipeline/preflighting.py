"""A finished PDF, whoever made it, is compared with the demands of a printer."""

from __future__ import annotations

from pathlib import Path

from publisher.errors import UsageError
from publisher.model.preflight import Preflight
from publisher.pipeline.print_jobs import print_job
from publisher.pipeline.printers import wrap_of
from publisher.pipeline.requests import PrintRequest
from publisher.prepress import preflight_cover, preflight_pages


def preflight_file(
    house: Path, path: Path, request: PrintRequest, cover_of: Path | None = None
) -> Preflight:
    """Return the preflight of a file for the printer of a profile; nothing is written.

    ``cover_of`` is the file of pages that the cover goes round. Raises UsageError for a file that
    is not there, a profile or a paper that there is not, SourceError for what is no PDF.
    """
    job = print_job(house, request)
    data = _read(path)
    if cover_of is None:
        return preflight_pages(data, job.profile, job.paper, str(path))
    # A barcode is not asked for: only the house knows whether the book has an ISBN.
    wrap = wrap_of(_read(cover_of), str(cover_of), job, None)
    return preflight_cover(data, job.profile, wrap, str(path))


def _read(path: Path) -> bytes:
    if not path.is_file():
        raise UsageError("the file does not exist", place=str(path))
    return path.read_bytes()
