"""The network of publisher/restoring/roles/network.py in torch, so that it can learn."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from publisher.restoring.roles.states import STATES

# Numbers that stand for a line inside the network, and those in which lines and images are compared.
WIDTH, COMPARED = 128, 32
# How far apart the three lines are that a layer sees, before the text's habits come in and behind.
NEAR, FAR = (1, 2, 4), (1, 2, 4, 8)
# Share of the numbers that are hidden in each step of learning.
HIDDEN = 0.1


class Layer(nn.Module):  # type: ignore[misc]
    """A line and its two neighbours at a distance, added to the line."""

    def __init__(self, distance: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH)
        self.convolution = nn.Conv1d(WIDTH, WIDTH, 3, padding=distance, dilation=distance)
        self.distance = distance

    def forward(self, lines: Tensor, filled: Tensor) -> Tensor:
        """Return texts × lines × WIDTH as they came, with what the layer adds."""
        normal = self.norm(lines) * filled
        added = self.convolution(normal.transpose(1, 2)).transpose(1, 2)
        return lines + torch.relu(added)


class Net(nn.Module):  # type: ignore[misc]
    """From features to values of states; ``mid`` is the first opinion, which makes the images."""

    def __init__(self, features: int) -> None:
        super().__init__()
        count = len(STATES)
        self.enter = nn.Linear(features, WIDTH)
        self.near = nn.ModuleList(Layer(distance) for distance in NEAR)
        self.mid = nn.Linear(WIDTH, count)
        self.line = nn.Linear(WIDTH, COMPARED, bias=False)
        self.image = nn.Linear(WIDTH, COMPARED, bias=False)
        self.mix = nn.Linear(2 * count + WIDTH, WIDTH)
        self.far = nn.ModuleList(Layer(distance) for distance in FAR)
        self.out = nn.Linear(WIDTH, count)
        self.hide = nn.Dropout(HIDDEN)

    def forward(self, features: Tensor, filled: Tensor) -> tuple[Tensor, Tensor]:
        """Return the values of the states of each line, at the end and in the middle.

        ``features`` is texts × lines × features; ``filled`` (texts × lines) is 0 where a text
        is shorter than the longest.
        """
        there = filled.unsqueeze(-1)
        lines = torch.relu(self.enter(features)) * there
        for layer in self.near:
            lines = layer(self.hide(lines), there)
        first = self.mid(lines)
        lines = lines + self._habits(lines, first, there)
        for layer in self.far:
            lines = layer(self.hide(lines), there)
        return self.out(lines), first

    def _habits(self, lines: Tensor, first: Tensor, there: Tensor) -> Tensor:
        shares = torch.softmax(first, -1) * there
        total = shares.sum(1) + 1e-3
        images = torch.einsum("tls,tlw->tsw", shares, lines) / (total + 1).unsqueeze(-1)
        likeness = torch.einsum("tlk,tsk->tls", self.line(lines), self.image(images))
        count = there.sum(1)
        known = [torch.log1p(100 * total / count), (lines * there).sum(1) / count]
        spread = [one.unsqueeze(1).expand(-1, lines.shape[1], -1) for one in known]
        mixed = torch.cat([likeness / math.sqrt(COMPARED), *spread], -1)
        return torch.relu(self.mix(mixed))

    def weights(self) -> Iterator[tuple[str, NDArray[np.float16]]]:
        """Yield the weights by the names that publisher/restoring/roles/network.py reads."""
        for name in ("enter", "mid", "mix", "out"):
            yield f"{name}.weight", _plain(getattr(self, name).weight.T)
            yield f"{name}.bias", _plain(getattr(self, name).bias)
        for name in ("line", "image"):
            yield f"{name}.weight", _plain(getattr(self, name).weight.T)
        for name in ("near", "far"):
            for at, layer in enumerate(getattr(self, name)):
                yield f"{name}.{at}.scale", _plain(layer.norm.weight)
                yield f"{name}.{at}.shift", _plain(layer.norm.bias)
                # Output × input × place becomes place × input × output.
                yield f"{name}.{at}.kernel", _plain(layer.convolution.weight.permute(2, 1, 0))
                yield f"{name}.{at}.bias", _plain(layer.convolution.bias)
                yield f"{name}.{at}.distance", np.array([layer.distance], dtype=np.float16)


def _plain(weights: Tensor) -> NDArray[np.float16]:
    return np.ascontiguousarray(weights.detach().numpy(), dtype=np.float16)
