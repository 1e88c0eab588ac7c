"""Pages are shown in a browser on this machine, and loaded again when they change.

In: a function from an address to an ``Answer``, and a port. Out: a server on 127.0.0.1 that runs
beside the program until its ``with`` block ends. Starlette and uvicorn are used here alone.
Never here: what a page says, or where a product lies.
"""

from __future__ import annotations

from publisher.serving.answers import HTML, Answer, Pages
from publisher.serving.server import Server, served

__all__ = ["HTML", "Answer", "Pages", "Server", "served"]
