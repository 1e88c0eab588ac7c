"""Fit everything that is learned from texts: ``python -m training PACKAGES [PAGES …]`` (make train).

PACKAGES is the folder of unpacked packages that training/line_ends/README.md names; PAGES are
folders of ``make pages``, from whose texts the roles of lines are learned beside the tracks. Each
file in publisher/restoring/learned says, or a table beside it, what it was learned from, by which
command and when.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from training import confidence, suspicion
from training.line_ends import learning
from training.roles.learning import learn_all


def main(packages: Path, pages: Sequence[Path] = ()) -> int:
    """Fit line ends, then the roles of lines: what a confidence is worth depends on both.

    How suspicious a text is, is learned from weights that have not seen its work (make folds).
    """
    if not packages.is_dir():
        print(f"train: {packages} is no folder; training/line_ends/README.md says what it holds")
        return 1
    learning.learn(packages)
    learn_all(pages, ("",))
    confidence.learn()
    suspicion.learn()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), [Path(folder) for folder in sys.argv[2:]]))
