"""The server: on this machine alone, its pages live while they are shown, and gone when it ends."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from html import unescape
from urllib.parse import urlencode

import pytest

from publisher.errors import DesignError, UsageError
from publisher.serving import HTML, Answer, Server, served
from publisher.serving.live import allowing_own, live

PATIENCE = 20  # seconds; a busy machine
PAGE = b"<!DOCTYPE html><html><head><title>x</title></head><body>One.</body></html>"


class Site(dict[str, Answer]):
    """Pages that a test may change."""

    def page(self, path: str) -> Answer | None:
        if path == "/wrong":
            raise DesignError("a brace is not closed", place="styles/shelf.css:3")
        return self.get(path)


@pytest.fixture
def site() -> Site:
    return Site({"/": Answer(PAGE, HTML), "/book.pdf": Answer(b"%PDF-1.7", "application/pdf")})


@pytest.fixture
def server(site: Site) -> Iterator[Server]:
    with served(site.page, 0) as server:
        yield server


@contextmanager
def asked(server: Server, path: str, host: str | None = None) -> Iterator[http.client.HTTPResponse]:
    """Yield the answer to a question, which is open as long as the block lasts."""
    name = server.address.removeprefix("http://").rstrip("/")
    with closing(http.client.HTTPConnection(name, timeout=PATIENCE)) as connection:
        connection.putrequest("GET", path, skip_host=True)
        connection.putheader("Host", name if host is None else host)
        connection.endheaders()
        yield connection.getresponse()


def got(server: Server, path: str, host: str | None = None) -> tuple[int, bytes]:
    with asked(server, path, host) as answer:
        return answer.status, answer.read()


def changes(page: str, answer: Answer) -> str:
    """Return the address that tells of other versions of a page than this one."""
    return f"/-/changes?{urlencode({'page': page, 'version': answer.version})}"


def test_a_page_is_given_the_script_and_a_file_stays_as_it_is(server: Server, site: Site) -> None:
    status, page = got(server, "/")
    assert status == 200
    assert b'data-page="/" data-version="' + site["/"].version.encode() in page
    assert got(server, "/book.pdf") == (200, b"%PDF-1.7")
    assert site["/"].content == PAGE
    assert b"EventSource" in got(server, "/-/reload.js")[1]
    assert got(server, "/elsewhere")[0] == 404


@pytest.mark.parametrize("host", ["127.0.0.1:4321", "localhost", "LOCALHOST:80"])
def test_this_machine_is_answered(server: Server, host: str) -> None:
    assert got(server, "/", host)[0] == 200


@pytest.mark.parametrize("host", ["example.org", "example.org:4321", "localhost.invalid", ""])
def test_a_page_from_elsewhere_that_leads_here_by_its_name_gets_nothing(
    server: Server, host: str
) -> None:
    for path in ("/", "/-/changes?page=/&version=0", "/-/reload.js"):
        assert got(server, path, host) == (400, b"Invalid host header")


def test_only_this_machine_can_connect(server: Server) -> None:
    assert server._socket.getsockname()[0] == "127.0.0.1"
    assert server.address.startswith("http://127.0.0.1:")


def test_an_open_page_hears_of_a_change_and_no_other_does(server: Server, site: Site) -> None:
    site["/other"] = Answer(PAGE, HTML)
    with (
        asked(server, changes("/", site["/"])) as changed,
        asked(server, changes("/other", site["/other"])) as other,
    ):
        assert changed.headers["Content-Type"].startswith("text/event-stream")
        assert [changed.readline(), changed.readline()] == [b": waiting\n", b"\n"]
        site["/"] = Answer(PAGE.replace(b"One", b"Two"), HTML)
        server.tell()
        assert changed.readline() == b"data: changed\n"
        server.end()
        assert other.read() == b": waiting\n\n"


def test_a_page_that_was_shown_before_a_change_hears_of_it_at_once(
    server: Server, site: Site
) -> None:
    shown = site["/"]
    site["/"] = Answer(PAGE.replace(b"One", b"Two"), HTML)
    assert got(server, changes("/", shown))[1].endswith(b"data: changed\n\n")


def test_what_is_wrong_with_a_template_is_shown_in_words(server: Server) -> None:
    status, said = got(server, "/wrong")
    assert (status, said) == (500, b"styles/shelf.css:3: a brace is not closed\n")


def test_a_port_in_use_is_an_error_in_words(server: Server, site: Site) -> None:
    port = int(server.address.rstrip("/").rpartition(":")[2])
    with pytest.raises(UsageError, match=f"port {port} is in use by another program"):
        Server(site.page, port)


def test_nothing_is_left_of_a_server_that_has_ended(site: Site) -> None:
    before = set(threading.enumerate())
    with served(site.page, 0) as server:
        port = int(server.address.rstrip("/").rpartition(":")[2])
        with asked(server, changes("/", site["/"])) as waiting:
            assert waiting.readline() == b": waiting\n"
            server.end()
    assert "server" not in {thread.name for thread in threading.enumerate()}
    for thread in set(threading.enumerate()) - before:  # those that pages were asked in
        thread.join(PATIENCE)
        assert not thread.is_alive()
    with served(site.page, port):
        pass


def test_another_page_is_live_without_a_head() -> None:
    assert live(b"<p>One.", "/a&b", "7").endswith(
        b'<p>One.<script src="/-/reload.js" data-page="/a&amp;b" data-version="7" defer></script>'
    )


def test_the_policy_in_a_page_is_opened_for_the_script_alone() -> None:
    page = (
        b'<head><meta content="default-src &#39;none&#39;; img-src data:"'
        b" http-equiv='Content-Security-Policy'></head>"
    )
    policy = "default-src 'none'; img-src data:; script-src 'self'; connect-src 'self'"
    assert f'<meta content="{policy}" http-equiv=' in unescape(live(page, "/", "7").decode())


@pytest.mark.parametrize(
    ("policy", "opened"),
    [
        ("img-src data:", "img-src data:"),
        ("script-src 'none'; img-src x:", "script-src 'self'; img-src x:"),
        ("script-src 'sha256-a'", "script-src 'sha256-a' 'self'"),
        ("default-src 'self'", "default-src 'self'; script-src 'self'; connect-src 'self'"),
        ("script-src-elem 'none';", "script-src-elem 'self'"),
        (
            "default-src x:; connect-src 'none'",
            "default-src x:; connect-src 'self'; script-src x: 'self'",
        ),
    ],
)
def test_a_policy_allows_its_own_server_too(policy: str, opened: str) -> None:
    assert allowing_own(policy) == opened
