"""A small network over the lines of a text: from what is seen of each to the chances of its roles.

Each line is seen with its neighbours (convolutions over lines, some of them widened so that they
reach from a foot of a page to the next), and in between with the whole text: for every role the
network makes an image of what the text's own lines of that role look like (the mean of the lines
it takes for them so far) and compares each line with it. So a text's habits, which no weight can
know beforehand, have a say about every line of it. The weights are learned by training/roles:
those for plain text, and others for sources that show how their lines are drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from publisher.restoring.learned import SHIPPED, folder
from publisher.restoring.roles.columns import COLUMNS
from publisher.structs import frozen

Matrix = NDArray[np.float32]
# What was learned from text, and what was learned from that and from pages as they are drawn.
WEIGHTS, DRAWN_WEIGHTS = "roles.npz", "roles-drawn.npz"
# Added to the variance in a normalisation, so that a line of zeros can be divided.
EPSILON = 1e-5
# Lines that a layer works on at a time: what it makes of them in between is thrown away again, and
# one megabyte of it stays in the fast memory of a core.
BLOCK = 2048
# Lines that all layers work on together, a whole number of blocks: some nine megabytes of text. Of a
# longer one a number for each of 128 channels of every line would be a fifth of all its memory.
STRETCH = 64 * BLOCK


@frozen
class Convolution:
    """One layer over a line and its neighbours ``distance`` lines above and below it."""

    scale: Matrix
    shift: Matrix
    kernel: Matrix
    bias: Matrix
    distance: int

    def add(self, lines: Matrix) -> None:
        """Add to the lines, in their place, what the layer makes of them."""
        reach = self.distance
        above = lines[:0]
        for first, end in blocks(len(lines)):
            normal = np.concatenate((above, self._normal(lines[first : end + reach])))
            behind = len(above) + end - first
            lines[first:end] += self._made(normal, len(above), behind)
            # What the next block needs of these lines as they were.
            above = normal[max(0, behind - reach) : behind]

    def _made(self, normal: Matrix, first: int, behind: int) -> Matrix:
        """Return what is added to the lines from ``first`` up to ``behind``, beside their neighbours."""
        reach = self.distance
        made = normal[first:behind] @ self.kernel[1] + self.bias
        over = normal[max(0, first - reach) : max(0, behind - reach)]
        under = normal[first + reach : behind + reach]
        if len(over):
            made[-len(over) :] += over @ self.kernel[0]
        if len(under):
            made[: len(under)] += under @ self.kernel[2]
        shown: Matrix = np.maximum(made, 0, out=made)
        return shown

    def _normal(self, lines: Matrix) -> Matrix:
        normal: Matrix = lines - lines.mean(1, keepdims=True)
        variance = np.add.reduce(normal * normal, axis=1, keepdims=True) / lines.shape[1]
        normal /= np.sqrt(variance + EPSILON)
        normal *= self.scale
        normal += self.shift
        return normal


# Where a stretch of lines stands with those around it, and where it stands in these.
Stretch: TypeAlias = tuple[slice, slice]


@frozen
class Habits:
    """What a text looks like: the image of each role (a row for each), and what holds for all lines."""

    images: Matrix
    known: Matrix


@frozen
class Network:
    """The weights by their names in the file, and the layers they make up."""

    weights: dict[str, Matrix]
    near: tuple[Convolution, ...]
    far: tuple[Convolution, ...]

    @property
    def reach(self) -> int:
        """Return how many lines above and below a line have a say about it, the whole text apart."""
        return sum(layer.distance for layer in (*self.near, *self.far))

    def chances(self, features: Matrix, habits: Habits | None = None) -> Matrix:
        """Return the logarithms of the chances of each role: a row for each line.

        Where the lines are but some of a text, ``habits`` are those of all of it.
        """
        # One thread: the matrices are small, and several texts are restored side by side.
        with threads().limit(limits=1, user_api="blas"):
            parts = list(self._stretches(len(features)))
            near = self._nearly(features, parts)
            said = habits or self._habits(parts, near)
            made = np.empty((len(features), len(self.weights["out.bias"])), dtype=np.float32)
            for part in parts:
                around, own = part
                lines = near(part)
                for first, end in blocks(len(lines)):
                    lines[first:end] += self._said(lines[first:end], said)
                for layer in self.far:
                    layer.add(lines)
                shares = log_shares(
                    lines[own] @ self.weights["out.weight"], self.weights["out.bias"]
                )
                made[around][own] = shares
                del lines  # before those of the next stretch are made
            return made

    def habits(self, features: Matrix) -> Habits:
        """Return what the lines of a text look like, all of them and those of each role."""
        with threads().limit(limits=1, user_api="blas"):
            parts = list(self._stretches(len(features)))
            return self._habits(parts, self._nearly(features, parts))

    def _stretches(self, count: int) -> Iterator[Stretch]:
        """Yield the stretches of so many lines, each with the lines around it that have a say.

        These are whole blocks, so that each line is reckoned as in a text of one stretch.
        """
        around = BLOCK * -(-self.reach // BLOCK)
        for first in range(0, count, STRETCH):
            begin, end = max(0, first - around), min(first + STRETCH, count)
            yield slice(begin, min(end + around, count)), slice(first - begin, end - begin)

    def _nearly(self, features: Matrix, parts: Sequence[Stretch]) -> Callable[[Stretch], Matrix]:
        """Return what gives the lines of a stretch with their neighbours, as the near layers make them.

        The lines of a text of one stretch are made once; those of others each time they are asked for.
        """
        if len(parts) > 1:
            return lambda part: self._near(features[part[0]])
        only = self._near(features)
        return lambda _: only

    def _near(self, features: Matrix) -> Matrix:
        own = self.weights
        lines: Matrix = features @ own["enter.weight"]
        np.maximum(np.add(lines, own["enter.bias"], out=lines), 0, out=lines)
        for layer in self.near:
            layer.add(lines)
        return lines

    def _habits(self, parts: Sequence[Stretch], near: Callable[[Stretch], Matrix]) -> Habits:
        sums = [self._sums(near(part)[part[1]]) for part in parts]
        roles, images, lines = (np.add.reduce(one) for one in zip(*sums, strict=True))
        count = sum(own.stop - own.start for _, own in parts)
        total = roles + np.float32(1e-3)
        known = np.concatenate([np.log1p(100 * total / count), lines / count])
        return Habits(images / (total + 1)[:, None], known)

    def _sums(self, lines: Matrix) -> tuple[Matrix, Matrix, Matrix]:
        """Return how many of some lines are likely of each role, and these and all of them added up."""
        own = self.weights
        shares = log_shares(lines @ own["mid.weight"], own["mid.bias"])
        np.exp(shares, out=shares)
        return shares.sum(0), shares.T @ lines, lines.sum(0)

    def _said(self, lines: Matrix, habits: Habits) -> Matrix:
        """Return what the images of the roles, made from the whole text, say of each line."""
        own = self.weights
        likeness = (lines @ own["line.weight"]) @ (habits.images @ own["image.weight"]).T
        likeness /= np.sqrt(np.float32(own["line.weight"].shape[1]))
        roles = likeness.shape[1]
        mixed = likeness @ own["mix.weight"][:roles] + habits.known @ own["mix.weight"][roles:]
        said: Matrix = np.maximum(mixed + own["mix.bias"], 0)
        return said


def blocks(count: int) -> Iterator[tuple[int, int]]:
    """Yield where blocks of BLOCK lines begin and end in so many lines."""
    for first in range(0, count, BLOCK):
        yield first, min(first + BLOCK, count)


def log_shares(values: Matrix, bias: Matrix) -> Matrix:
    """Return the logarithms of shares that are proportional to the powers of values and bias.

    They take the place of the values: of a long text there is no room for both.
    """
    values += bias
    for first, end in blocks(len(values)):
        own = values[first:end]
        own -= own.max(1, keepdims=True)
        own -= np.log(np.exp(own).sum(1, keepdims=True))
    return values


def network(*, drawn: bool = False) -> Network:
    """Return the network with the weights that were learned, for text or for ``drawn`` pages."""
    return _read(folder(), DRAWN_WEIGHTS if drawn else WEIGHTS)


def is_drawn(features: Matrix) -> bool:
    """Tell whether any line of a text shows how it is drawn."""
    return bool(features[:, COLUMNS["drawn"]].any())


@cache
def threads() -> ThreadpoolController:
    """Return what says in how many threads matrices are multiplied."""
    return ThreadpoolController()


@cache
def _read(where: Path, name: str) -> Network:
    found = where / name
    with np.load(found if found.is_file() else SHIPPED / name) as weights:
        return network_of({name: w.astype(np.float32) for name, w in weights.items()})


def network_of(weights: dict[str, Matrix]) -> Network:
    """Return the network of some weights; the mean and spread of features are drawn in."""
    own = dict(weights)
    scaled = own["enter.weight"] / own["spread"][:, None]
    own["enter.bias"] = own["enter.bias"] - own["mean"] @ scaled
    own["enter.weight"] = scaled
    return Network(own, _layers(own, "near"), _layers(own, "far"))


def _layers(weights: dict[str, Matrix], name: str) -> tuple[Convolution, ...]:
    count = sum(key.startswith(f"{name}.") and key.endswith(".bias") for key in weights)
    return tuple(
        Convolution(
            scale=weights[f"{name}.{at}.scale"],
            shift=weights[f"{name}.{at}.shift"],
            kernel=weights[f"{name}.{at}.kernel"],
            bias=weights[f"{name}.{at}.bias"],
            distance=int(weights[f"{name}.{at}.distance"][0]),
        )
        for at in range(count)
    )
