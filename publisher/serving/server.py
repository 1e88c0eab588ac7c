"""The server: one thread beside the program, on this machine's own address alone."""

from __future__ import annotations

import asyncio
import errno
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from publisher.errors import PublisherError, UsageError
from publisher.serving.answers import HTML, Answer, Pages
from publisher.serving.live import SCRIPT, live

ADDRESS = "127.0.0.1"
# Names under which a browser may ask. A page from elsewhere that has its own name lead to this
# machine (DNS rebinding) asks under that name, and gets nothing.
HOSTS = (ADDRESS, "localhost")
# Seconds between two signs of life to a page that waits, and those that answers under way may
# take at the end.
HEARTBEAT, GRACE = 15.0, 2
# No other site may read, frame or guess at what is shown here, and no browser keeps it.
HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_SCRIPT = Path(__file__).with_name("data") / "reload.js"


class Server:
    """Answers browsers; ``tell`` lets the pages they show look whether they are out of date."""

    def __init__(self, pages: Pages, port: int) -> None:
        """Take a port, 0 for any that is free; raise UsageError where it cannot be had."""
        self._pages = pages
        self._socket = _listening(port)
        self.address = f"http://{ADDRESS}:{self._socket.getsockname()[1]}/"
        self._begun = Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._bell = asyncio.Event()
        self._ending = False
        # Signals are heeded by the program itself, whose main thread is another.
        config = uvicorn.Config(
            self._app(), log_config=None, access_log=False, server_header=False, ws="none"
        )
        config.timeout_graceful_shutdown = GRACE
        self._server = uvicorn.Server(config)
        self._thread = Thread(target=self._run, name="server", daemon=True)

    def begin(self) -> None:
        """Answer from now on."""
        self._thread.start()
        self._begun.wait()

    def tell(self) -> None:
        """Tell the pages that are open that some of them may have changed."""
        if self._loop is not None:
            # Closed in the meantime, it has nobody left to tell.
            with suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._ring)

    def end(self) -> None:
        """Answer nobody any more, and give the port back."""
        self._ending = self._server.should_exit = True
        self.tell()
        self._thread.join()
        self._socket.close()

    def _run(self) -> None:
        try:
            self._server.run(sockets=[self._socket])
        finally:
            self._begun.set()

    def _ring(self) -> None:
        self._bell, rung = asyncio.Event(), self._bell
        rung.set()

    def _app(self) -> Starlette:
        routes = [
            Route(SCRIPT, _script),
            Route("/-/changes", self._changes),
            Route("/{path:path}", self._page),
        ]
        hosts = Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS, www_redirect=False)
        return Starlette(routes=routes, middleware=[hosts], lifespan=self._lifespan)

    @asynccontextmanager
    async def _lifespan(self, _: Starlette) -> AsyncIterator[None]:
        self._loop = asyncio.get_running_loop()
        self._begun.set()
        yield

    async def _page(self, request: Request) -> Response:
        path = f"/{request.path_params['path']}"
        try:
            answer = await run_in_threadpool(self._pages, path)
        except PublisherError as error:
            return PlainTextResponse(f"{error}\n", 500, HEADERS)
        if answer is None:
            return PlainTextResponse("There is nothing at this address.\n", 404, HEADERS)
        return _response(answer, path)

    async def _changes(self, request: Request) -> Response:
        asked = request.query_params
        events = self._events(asked.get("page", ""), asked.get("version", ""))
        return StreamingResponse(events, headers=HEADERS, media_type="text/event-stream")

    async def _events(self, page: str, version: str) -> AsyncIterator[str]:
        """Yield an event once another version of a page is there, and signs of life until then."""
        yield ": waiting\n\n"
        while not self._ending:
            bell = self._bell  # before the page is looked at, so that no change falls between
            if await self._differs(page, version):
                yield "data: changed\n\n"
                return
            try:
                await asyncio.wait_for(bell.wait(), HEARTBEAT)
            except TimeoutError:
                yield ": waiting\n\n"

    async def _differs(self, page: str, version: str) -> bool:
        """Tell whether a page is there, or cannot be made, as another than the one shown."""
        try:
            answer = await run_in_threadpool(self._pages, page)
        except PublisherError:
            return False
        return answer is not None and answer.version != version


@contextmanager
def served(pages: Pages, port: int) -> Iterator[Server]:
    """Answer browsers on a port of this machine for as long as the block lasts.

    Raises UsageError where the port cannot be had.
    """
    server = Server(pages, port)
    server.begin()
    try:
        yield server
    finally:
        server.end()


def _listening(port: int) -> socket.socket:
    try:
        return socket.create_server((ADDRESS, port))
    except (OSError, OverflowError) as error:
        in_use = isinstance(error, OSError) and error.errno == errno.EADDRINUSE
        why = "is in use by another program" if in_use else "cannot be had"
        hint = "choose another one with --port; --port 0 takes any that is free"
        raise UsageError(f"port {port} {why}", hint=hint) from error


def _response(answer: Answer, path: str) -> Response:
    content, more = answer.content, {}
    if answer.media_type == HTML:
        content = live(content, path, answer.version)
    if answer.policy:
        more["Content-Security-Policy"] = answer.policy
    return Response(content, headers=HEADERS | more, media_type=answer.media_type)


async def _script(_: Request) -> Response:
    return Response(_SCRIPT.read_bytes(), headers=HEADERS, media_type="text/javascript")
