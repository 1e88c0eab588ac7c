"""What restoring knows → Suspicion: how likely it is that a text was not restored well, and why.

Nothing is decided here. Each file has figures about one part of a text; a small formula that was
fitted to texts whose truth is known weighs them.
"""

from __future__ import annotations

from publisher.restoring.suspicion.figures import Restored
from publisher.restoring.suspicion.weighing import AS_IT_STANDS, figures_of, suspect

__all__ = ["AS_IT_STANDS", "Restored", "figures_of", "suspect"]
