"""Why a line is what it was told to be: data for whoever is asked about it."""

from __future__ import annotations

from publisher.structs import frozen


@frozen
class Reasons:
    """What a line was told to be, what else it may be, and what speaks for the one or the other.

    ``role`` and ``rival`` are named in words, each with its probability (0 to 1). What speaks
    ``for_role`` and ``against`` it comes in words, the strongest first, at most three of each.
    """

    role: str
    chance: float
    rival: str
    rival_chance: float
    for_role: tuple[str, ...]
    against: tuple[str, ...]
