"""A scripted OpenAI-compatible endpoint on loopback: each request takes the next answer of a script. Real sockets, no network."""

import json
import socket
import struct
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import cast

Body = dict[str, object]


@dataclass(frozen=True)
class Scripted:
    """One scripted answer. `cut` ends the connection after the headers; `reset` ends it before; `delay` is in seconds."""

    body: object = None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    content_type: str = "application/json"
    cut: bool = False
    reset: bool = False
    delay: float = 0.0


def completion(content: str | None, finish: str = "stop", refusal: str | None = None) -> Body:
    """The body of a chat completion."""
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "scripted-1",
        "choices": [{"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": content, "refusal": refusal}}],
        "usage": {"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110},
    }


def error(status: int, message: str, code: str | None = None, headers: Mapping[str, str] | None = None) -> Scripted:
    """An error in OpenAI's envelope."""
    return Scripted({"error": {"message": message, "type": code, "code": code, "param": None}}, status, headers or {})


@dataclass
class Server:
    """The running endpoint: its address, and what it was asked."""

    url: str
    asked: list[Body] = field(default_factory=list)
    active: int = 0
    most_active: int = 0


Script = Sequence[Scripted] | Callable[[Body], Scripted]


@contextmanager
def serving(script: Script, port: int = 0) -> Iterator[Server]:
    """Serve the script; its last answer repeats. A function answers by request instead. Port 0 is any free one."""
    server = Server("")
    lock = threading.Lock()
    handler = _handler(server, script, lock)
    http = ThreadingHTTPServer(("127.0.0.1", port), handler)
    http.daemon_threads = True
    server.url = f"http://127.0.0.1:{http.server_address[1]}/v1"
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
        thread.join()


def _handler(server: Server, script: Script, lock: threading.Lock) -> type[BaseHTTPRequestHandler]:
    released = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.send({"object": "list", "data": [{"id": "scripted-1", "object": "model", "created": 1, "owned_by": "test"}]}, Scripted())

        def do_POST(self) -> None:
            body = cast(Body, json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            with lock:
                server.asked.append(body)
                number = len(server.asked)
                server.active += 1
                server.most_active = max(server.most_active, server.active)
            answer = script(body) if callable(script) else script[min(number, len(script)) - 1]
            if answer.delay:
                released.wait(answer.delay)
            with lock:
                server.active -= 1
            if answer.reset:
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                self.close_connection = True
                self.connection.close()
                return
            self.send(answer.body, answer)

        def send(self, body: object, answer: Scripted) -> None:
            data = body.encode() if isinstance(body, str) else json.dumps(body).encode()
            try:
                self.send_response(answer.status)
                self.send_header("Content-Type", answer.content_type)
                self.send_header("Content-Length", str(len(data)))
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(data[: len(data) // 2] if answer.cut else data)
            except OSError:
                self.close_connection = True  # the client went away, as a timeout does
            if answer.cut:
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
            pass

        def finish(self) -> None:
            try:
                super().finish()
            except (OSError, ValueError):
                self.close_connection = True  # the socket was reset on purpose

    return Handler
