"""LinesTold → Told: the role of every line carried out, with a person's rulings above it.

Nothing is decided here that the lines' roles have decided: furniture is set aside, bodies are
cut, marks are paired with them, and rows are put together to blocks.
"""

from __future__ import annotations

from publisher.restoring.roles.carrying.carrying import carry_out

__all__ = ["carry_out"]
