"""A finished PDF, whoever made it, is compared with the demands of a printer."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from publisher.errors import PublisherError, UsageError
from publisher.model.preflight import Preflight
from publisher.pipeline.print_jobs import print_job
from publisher.pipeline.printers import wrap_of
from publisher.pipeline.requests import PrintRequest
from publisher.pipeline.workers import work_apart
from publisher.prepress import preflight_cover, preflight_pages


def preflight_file(
    house: Path, path: Path, request: PrintRequest, cover_of: Path | None = None
) -> Preflight:
    """Return the preflight of a file for the printer of a profile; nothing is written.

    ``cover_of`` is the file of pages that the cover goes round. Raises UsageError for a file that
    is not there, a profile or a paper that there is not, SourceError for what is no PDF.
    """
    for file in (path, *([cover_of] if cover_of else [])):
        if not file.is_file():
            raise UsageError("the file does not exist", place=str(file))
    ((_, result),) = work_apart(partial(_preflight, house, request, cover_of), (path,), 1)
    if isinstance(result, PublisherError):
        result.place = result.place or str(path)
        raise result
    return result


def _preflight(house: Path, request: PrintRequest, cover_of: Path | None, path: Path) -> Preflight:
    job = print_job(house, request)
    if cover_of is None:
        return preflight_pages(path.read_bytes(), job.profile, job.paper, str(path))
    # A barcode is not asked for: only the house knows whether the book has an ISBN.
    wrap = wrap_of(cover_of.read_bytes(), str(cover_of), job, None)
    return preflight_cover(path.read_bytes(), job.profile, wrap, str(path))
