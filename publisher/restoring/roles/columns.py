"""Where each thing that is seen of a line stands in its row.

The features of its text, then what rules say, then how it is drawn.
"""

from __future__ import annotations

from publisher.restoring.roles.features import NAMES as SEEN
from publisher.restoring.roles.features.drawn import NAMES as OF_DRAWING
from publisher.restoring.roles.opinion import NAMES as OF_RULES

COLUMNS = {name: at for at, name in enumerate((*SEEN, *OF_RULES, *OF_DRAWING))}
# The columns of what rules say, and of how a line is drawn.
BY_RULE = slice(len(SEEN), len(SEEN) + len(OF_RULES))
DRAWN = slice(BY_RULE.stop, len(COLUMNS))
