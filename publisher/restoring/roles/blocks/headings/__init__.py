"""How much a block is a heading: its wording, its layout, its context, its series."""
