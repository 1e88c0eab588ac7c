"""The structure tree of a tagged PDF, from the boxes of its pages."""
