"""Learn the roles of lines: ``python -m training.roles --pages FOLDER …`` (part of make train).

A FOLDER holds pages that ``make pages`` has made; without it only the published tracks are learned
from. Writes publisher/restoring/learned/roles.npz and roles.toml, which says what went in.
``--without`` names a fold of make folds, whose works or whose typesetter are left out; its
weights are laid into build/folds.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from training.roles.learning import ROUNDS, learn_all


def main() -> None:
    """Fit the network to all texts, or to those that a fold leaves in, and write it."""
    options = _options()
    learn_all(options.pages, (options.without,), options.rounds, options.jobs)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training.roles", description=__doc__)
    parser.add_argument("--pages", type=Path, nargs="*", default=[], help="folders of make pages")
    parser.add_argument("--without", default="", help="work-0 … or family-typst …")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often texts are seen")
    parser.add_argument("--jobs", type=int, default=2, help="worker processes for reading")
    return parser.parse_args()


if __name__ == "__main__":
    main()
