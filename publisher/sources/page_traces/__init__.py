"""What pages leave behind when their form feeds are lost.

In come lines, out go the indexes of lines that begin a page, or nothing. One file for each
trace; a trace counts only when it comes regularly, because a text can do everything once.
"""

from publisher.sources.page_traces.finding import Trace, find_pages

__all__ = ["Trace", "find_pages"]
