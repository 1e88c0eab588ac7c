"""Where each thing that is seen of a line stands in its row.

The features of its text, then what rules say, then how it is drawn.
"""

from __future__ import annotations

from publisher.restoring.roles.features import NAMES as SEEN
from publisher.restoring.roles.features.drawn import NAMES as DRAWN
from publisher.restoring.roles.opinion import NAMES as OPINION

COLUMNS = {name: at for at, name in enumerate((*SEEN, *OPINION, *DRAWN))}
