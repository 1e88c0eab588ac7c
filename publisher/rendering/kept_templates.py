"""Templates are compiled once and then kept: half of the time of a short book is spent on it else."""

from __future__ import annotations

from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from publisher.kept import digest, found, keep
from publisher.rendering import xml_safe

_KIND = "templates"
# Templates of some 4 kB each: those of the package, twice, and of several houses.
_MOST = 400


class KeptTemplates(BytecodeCache):
    """Keeps what Jinja makes of a template under the digest of all that decides on it.

    What a template is compiled to depends on its text, its file (for messages), the version of
    Jinja (which its first file states), and on ``finalize`` and the settings of the environment,
    which stand in ``compiled_by``; Jinja itself sees to the version of Python.
    """

    def __init__(self, compiled_by: Path) -> None:
        self._made_from = digest(Path(jinja2.__file__), Path(xml_safe.__file__), compiled_by)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what was kept of its template, if there is any."""
        entry = found(_KIND, self._digest(bucket))
        if entry is not None:
            bucket.bytecode_from_string(bytes(entry))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a bucket holds."""
        keep(_KIND, self._digest(bucket), bucket.bytecode_to_string(), _MOST)

    def _digest(self, bucket: Bucket) -> str:
        return digest(self._made_from, bucket.key, bucket.checksum)
