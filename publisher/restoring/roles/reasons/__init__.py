"""Why a line is what it was told to be, in words that a person can check on the page."""
