"""Fit everything that is learned from texts: ``python -m training PACKAGES`` (make train).

PACKAGES is the folder of unpacked packages that training/line_ends/README.md names. Each table in
publisher/restoring/learned begins with what it was learned from, by which command and when.
"""

from __future__ import annotations

import sys
from pathlib import Path

from training import confidence
from training.line_ends import learning


def main(packages: Path) -> int:
    """Fit line ends first: what a confidence is worth depends on them."""
    if not packages.is_dir():
        print(f"train: {packages} is no folder; training/line_ends/README.md says what it holds")
        return 1
    learning.learn(packages)
    confidence.learn()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
