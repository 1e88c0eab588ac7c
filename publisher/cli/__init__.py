"""The command line: what people type, and what is printed for them.

In: arguments. Out: results on standard output, everything else on standard error, an exit code
from ``errors.py``. Heavy libraries are loaded inside the commands that use them, so that
``--help`` answers at once. Nothing is made here.
"""

from __future__ import annotations

from publisher.cli.app import main, program

__all__ = ["main", "program"]
