"""Measures the package: start, speed, memory, layout, and text recovery against known truth."""
