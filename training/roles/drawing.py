"""How sure, and how right, as a curve for each role: a picture for docs/figures.md."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import matplotlib as mpl
import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

# Curves are drawn at these probabilities; a point stands for the lines between two of them.
BOUNDS = np.array([0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0])
# Fewer lines than this between two bounds tell nothing of their share.
FEWEST = 30
# Inches; four curves in each row.
WIDTH, HEIGHT, ROW = 10.0, 2.6, 4


def draw(roles: dict[str, tuple[NDArray[np.float64], NDArray[np.bool_]]], path: Path) -> None:
    """Draw for each role the share of right lines against their probability, as SVG.

    ``roles`` has the probabilities of the lines, and which are right. The same lines give the
    same bytes.
    """
    mpl.rcParams.update({"svg.hashsalt": "roles", "font.size": 8, "svg.fonttype": "none"})
    curves = {name: (len(of[0]), _points(*of)) for name, of in roles.items()}
    # A single point is no curve.
    curves = {name: curve for name, curve in curves.items() if len(curve[1]) > 1}
    rows = -(-len(curves) // ROW)
    figure = Figure(figsize=(WIDTH, HEIGHT * rows), layout="constrained")
    places = figure.subplots(rows, ROW, sharex=True, sharey=True, squeeze=False).flat
    for (name, (count, curve)), axes in zip(curves.items(), places, strict=False):
        points = np.array(curve)
        axes.plot([0, 1], [0, 1], color="0.8", linewidth=0.8)
        axes.plot(points[:, 0], points[:, 1], marker="o", markersize=3, color="black", linewidth=1)
        axes.set_title(f"{name} ({count:,} lines)", fontsize=8)
    for axes in list(places):
        axes.set_visible(False)
    figure.supxlabel("probability that was stated")
    figure.supylabel("share that is right")
    figure.savefig(
        path, format="svg", metadata=dict.fromkeys(("Date", "Creator", "Format", "Type"))
    )


def _points(stated: NDArray[np.float64], right: NDArray[np.bool_]) -> list[tuple[float, float]]:
    made = []
    for low, high in pairwise(BOUNDS):
        inside = (stated >= low) & ((stated < high) | (high == BOUNDS[-1]))
        if inside.sum() >= FEWEST:
            made.append((float(stated[inside].mean()), float(right[inside].mean())))
    return made
