"""Learn the weights of line ends: ``python -m training.line_ends FOLDER``."""

from __future__ import annotations

import sys
from pathlib import Path

from training.line_ends.learning import learn

if __name__ == "__main__":
    learn(Path(sys.argv[1]))
