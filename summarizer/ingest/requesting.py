"""One HTTP request on the wire, to an address that was checked (the only importer of urllib3).

However slowly a server sends, and in whatever part of its answer, a request ends after its seconds: the connection is cut from outside.
"""

import socket
import ssl
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.client import HTTPException
from typing import NamedTuple

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from summarizer.ingest.addresses import Target
from summarizer.ingest.decoding import Trouble

_CHUNK = 65_536
_ADDRESSES = 3
"""Addresses of one host that are tried."""


class Answer(NamedTuple):
    """What a server answered; the names of headers are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Silence(Trouble):
    """No answer came, or not in time."""


class Bounds(NamedTuple):
    """What a request may take: seconds in all, seconds for each wait, bytes after decompression; what is longer is trouble, or is cut off
    where it need not be `whole`."""

    seconds: float
    wait: float
    bytes: int
    whole: bool = True


class _Cuttable:
    """A connection with a second handle on its socket, by which it can be cut while it is read or while its keys are agreed."""

    handle: socket.socket | None = None

    def _new_conn(self) -> socket.socket:
        opened: socket.socket = super()._new_conn()  # type: ignore[misc]  # of the connection that this is mixed into
        self.handle = opened.dup()
        return opened


class _Plain(_Cuttable, HTTPConnection):
    pass


class _Secure(_Cuttable, HTTPSConnection):
    pass


def ask(target: Target, addresses: Sequence[str], headers: Mapping[str, str], bounds: Bounds) -> Answer | Trouble:
    """The answer to a GET from exactly these addresses, the first that takes a connection; redirects are answers."""
    found: Answer | Trouble = Trouble(f"The host {target.host} has no address.", "Check the URL and the network.")
    for address in addresses[:_ADDRESSES]:
        found, connected = _ask_one(target, address, headers, bounds)
        if connected:
            break
    return found


def _ask_one(target: Target, address: str, headers: Mapping[str, str], bounds: Bounds) -> tuple[Answer | Trouble, bool]:
    """The answer of one address, and whether a connection came about."""
    connection = _connection(target, address, bounds.wait)
    with _cut_after(connection, bounds.seconds) as late:
        try:
            connection.request("GET", target.path, headers=headers, preload_content=False)
            found = _read(connection.getresponse(), bounds)
        except (HTTPError, HTTPException, OSError) as error:
            found = Silence(f"The host {target.host} cannot be read: {_why(error, bounds)}.", "Check the URL and the network.")
    if late.is_set():
        found = Silence(f"It took longer than {bounds.seconds:g} seconds.", "Try again later.")
    return found, connection.handle is not None


def _connection(target: Target, address: str, wait: float) -> _Plain | _Secure:
    """To the checked address; the certificate is checked against the name."""
    if target.scheme == "http":
        return _Plain(address, target.port, timeout=wait)
    return _Secure(address, target.port, timeout=wait, ssl_context=ssl.create_default_context(), server_hostname=target.host)


@contextmanager
def _cut_after(connection: _Plain | _Secure, seconds: float) -> Iterator[threading.Event]:
    """Cuts the connection when its time is up, which sets the event, and closes it at the end."""
    late = threading.Event()

    def cut() -> None:
        late.set()
        if connection.handle is not None:
            try:
                connection.handle.shutdown(socket.SHUT_RDWR)
            except OSError:
                return  # it has ended by itself

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield late
    finally:
        timer.cancel()
        connection.close()
        if connection.handle is not None:
            connection.handle.close()


def _read(answer: BaseHTTPResponse, bounds: Bounds) -> Answer | Trouble:
    if "," in answer.headers.get("content-encoding", ""):
        return Trouble("It is compressed more than once.", "Save the page and give the file.")
    body = bytearray()
    for chunk in answer.stream(_CHUNK):
        body += chunk
        if len(body) > bounds.bytes:
            answer.close()
            if not bounds.whole:
                break
            return Trouble(f"It is larger than {bounds.bytes:,} bytes.", "Save the article's text and give the file.")
    return Answer(answer.status, {name.lower(): value for name, value in answer.headers.items()}, bytes(body))


def _why(error: Exception, bounds: Bounds) -> str:
    """What went wrong on the way, in words."""
    causes = [error, error.__cause__, *error.args]
    if any(isinstance(one, TimeoutError) or "Timeout" in type(one).__name__ for one in causes):
        return f"it did not answer within {bounds.wait:g} seconds"
    if any(isinstance(one, ssl.SSLError) for one in causes):
        return "its certificate or its encryption cannot be trusted"
    if "NewConnection" in type(error).__name__ or isinstance(error, ConnectionRefusedError):
        return "it refuses the connection"
    return "the connection broke off, or what came is no HTTP"
