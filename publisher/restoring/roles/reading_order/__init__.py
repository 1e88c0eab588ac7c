"""Transcript → Transcript: columns that an extractor has mixed or swapped stand in reading order again.

Only lines of one page change places, and only where a broken word finds its other half there
and everything else speaks for it; what is less sure stays as it was and becomes a finding.
"""

from __future__ import annotations

from publisher.restoring.roles.reading_order.pages import Ordered, in_reading_order

__all__ = ["Ordered", "in_reading_order"]
