"""Traces of pages in a source that has lost its form feeds.

Lines come in; the indexes of lines that begin a page go out, or nothing. Each trace has its own
file. A trace counts only where it comes regularly, for anything may stand in a text once.
"""

from publisher.sources.page_traces.finding import Trace, find_pages

__all__ = ["Trace", "find_pages"]
