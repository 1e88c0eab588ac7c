"""Fits the network: texts in windows, some at a time, until each has been seen often enough."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from publisher.restoring.roles.states import STATES
from training.roles.hiding import Hiding
from training.roles.layers import Net
from training.roles.samples import DRAWN, PAGES, Sample

# Lines of a window; longer texts are cut where pages end. Windows that are learned from at once.
WINDOW, BATCH = 512, 16
# In each round a text of the tracks is seen so many times, and of the made pages only this part,
# drawn at random: there are eight lines of these for each line of the tracks, the six texts of one
# layout hardly differ, and real paragraphs begin and end otherwise than made ones.
OFTEN, PART = 3, 0.15
# Of the made pages that are read as they were drawn, this part: no text of the tracks shows sizes
# and faces.
DRAWN_PART = 0.5
# A made text of fewer lines is a slip of paper. All slips together have few lines, and hardly a
# text of the tracks is one, so that each of them is seen more than once.
SLIP, SLIP_OFTEN = 100, 2
# The highest rate of learning (rises over the first tenth of the steps, then falls to nothing),
# the pull of weights to 0, and the longest step (Loshchilov and Hutter 2019, Smith 2018).
RATE, DECAY, LONGEST = 2e-3, 0.02, 1.0
# What the first opinion counts beside the last one.
FIRST_OPINION = 0.3
# A feature that hardly varies is not blown up; in standard deviations.
STEADY = 0.05
# Windows that are sorted by length, so that those learned from at once are alike.
SORTED = 256


@dataclass(frozen=True, slots=True)
class Window:
    """Some lines of a text that follow each other."""

    features: NDArray[np.float16]
    states: NDArray[np.int32]


def fit(samples: Sequence[Sample], rounds: int, seed: int = 0) -> dict[str, NDArray[np.float16]]:
    """Return the weights that were learned in some rounds over the texts.

    The same samples and seed give the same weights.
    """
    torch.manual_seed(seed)
    torch.use_deterministic_algorithms(mode=True)
    chance = random.Random(seed)
    seen = np.concatenate([one.features[::7] for one in samples]).astype(np.float32)
    mean, spread = seen.mean(0), seen.std(0) + STEADY
    net = Net(seen.shape[1])
    counting, hiding = random.Random(seed), Hiding(seed)
    steps = sum(1 for _ in range(rounds) for _ in _batches(samples, counting))
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, RATE, total_steps=steps + 1, pct_start=0.1
    )
    for _ in range(rounds):
        for batch in _batches(samples, chance):
            loss = _loss(net, batch, (mean, spread), hiding)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), LONGEST)
            optimizer.step()
            schedule.step()
    net.eval()
    return {
        **dict(net.weights()),
        "mean": mean.astype(np.float16),
        "spread": spread.astype(np.float16),
    }


def _batches(samples: Sequence[Sample], chance: random.Random) -> Iterator[list[Window]]:
    """Yield all windows of one round, some of like length at a time, in a random order."""
    windows = [
        window
        for one in samples
        for _ in range(_times(one, chance))
        for window in _windows(one, chance)
    ]
    chance.shuffle(windows)
    pools = [
        sorted(windows[at : at + SORTED], key=lambda window: len(window.states))
        for at in range(0, len(windows), SORTED)
    ]
    batches = [pool[at : at + BATCH] for pool in pools for at in range(0, len(pool), BATCH)]
    chance.shuffle(batches)
    yield from batches


def _times(sample: Sample, chance: random.Random) -> int:
    """Return how often a text is seen in this round."""
    if sample.text.track != PAGES:
        return OFTEN
    if sample.text.path.suffix == DRAWN:
        return int(chance.random() < DRAWN_PART)
    return SLIP_OFTEN if len(sample.states) < SLIP else int(chance.random() < PART)


def _windows(sample: Sample, chance: random.Random) -> Iterator[Window]:
    """Yield a text in windows, the first of them beginning with any of its early pages."""
    count = len(sample.states)
    if count <= WINDOW:
        yield Window(sample.features, sample.states)
        return
    starts = [0, *(np.flatnonzero(np.diff(sample.pages)) + 1).tolist()]
    at = chance.choice(starts[: max(1, len(starts) // 4)])
    while at < count:
        yield Window(sample.features[at : at + WINDOW], sample.states[at : at + WINDOW])
        at += WINDOW


def _loss(
    net: Net,
    batch: Sequence[Window],
    scale: tuple[NDArray[np.float32], NDArray[np.float32]],
    hiding: Hiding,
) -> Tensor:
    """Return how unlikely the net takes the states that the lines may have (cross entropy)."""
    mean, spread = scale
    longest = max(len(window.states) for window in batch)
    features = torch.zeros(len(batch), longest, len(mean))
    allowed = torch.zeros(len(batch), longest, len(STATES))
    filled = torch.zeros(len(batch), longest)
    for at, window in enumerate(batch):
        count = len(window.states)
        # What is hidden is as usual: a feature's mean is 0 on this scale.
        own = hiding.as_text(window.features)
        seen = np.where(hiding.columns(), 0, (own - mean) / spread)
        features[at, :count] = torch.from_numpy(seen.astype(np.float32))
        bits = (window.states[:, None] >> np.arange(len(STATES))[None]) & 1
        allowed[at, :count] = torch.from_numpy(bits.astype(np.float32))
        filled[at, :count] = 1
    last, first = net(features, filled)
    return _unlikely(last, allowed) + FIRST_OPINION * _unlikely(first, allowed)


def _unlikely(values: Tensor, allowed: Tensor) -> Tensor:
    known = (allowed.sum(-1) > 0).float()
    shares = torch.log_softmax(values, -1) + torch.log(allowed + 1e-9)
    loss: Tensor = -(torch.logsumexp(shares, -1) * known).sum() / known.sum()
    return loss
