"""How many generated examples a law is tried on: ten times as many in ``make test-long``."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

USUAL = 60  # examples of a law; enough to find again every fault that a law has found so far
LONG = "long"  # the profile of ``make test-long``
TIMES = 10


def register_profiles() -> None:
    """Make both profiles known and load the usual one.

    The same examples are tried on every run: a red suite is a change of ours, never a throw of
    the dice.
    """
    for name, times in (("house", 1), (LONG, TIMES)):
        settings.register_profile(
            name,
            derandomize=True,
            database=None,
            deadline=None,
            max_examples=USUAL * times,
            suppress_health_check=[HealthCheck.too_slow],
        )
    settings.load_profile("house")


def examples(usual: int) -> settings:
    """Return the settings of a law that is tried on another number of examples than others."""
    times = TIMES if settings.get_current_profile_name() == LONG else 1
    return settings(max_examples=usual * times)
