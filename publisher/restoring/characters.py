"""Signs that travel inside a row's text until inlines are made."""

from __future__ import annotations

import re

# Supplementary private use area A: no transcript carries these (sources puts U+FFFD in their
# place), so a note reference can stand as one character in a row through every later step.
FIRST_CALL = 0xF0000
CALL = re.compile("[\U000f0000-\U000ffffd]")
