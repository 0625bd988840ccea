"""A web server on this machine, for what addresses and feeds give."""

from __future__ import annotations

import contextlib
import gzip
import ssl
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


@dataclass
class Answer:
    """What the server answers. slow: seconds before each piece of the body; pieces: how many it comes in."""

    body: bytes = b""
    type: str | None = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    slow: float = 0.0
    pieces: int = 1


@dataclass
class Site:
    """A server's address and its answers by path; `asked` is what it was asked, with the Host header."""

    url: str
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)

    def page(self, path: str, body: str | bytes, type: str | None = "text/html; charset=utf-8") -> str:
        self.answers[path] = Answer(body.encode() if isinstance(body, str) else body, type)
        return self.url + path

    def redirect(self, path: str, target: str, status: int = 302) -> str:
        self.answers[path] = Answer(status=status, headers={"Location": target})
        return self.url + path


@contextlib.contextmanager
def serving(*, certificate: Path | None = None, key: Path | None = None) -> Iterator[Site]:
    """A site that is served until the block ends, over TLS where a certificate and its key are given."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, self.headers["Host"]))
            answer = site.answers.get(self.path, Answer(b"not here", status=404))
            self.send_response(answer.status)
            body = answer.body
            if answer.headers.get("Content-Encoding") == "gzip":
                body = gzip.compress(body)
            if answer.type is not None:
                self.send_header("Content-Type", answer.type)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            size = -(-len(body) // answer.pieces)
            with contextlib.suppress(OSError):  # whoever asked may have gone
                for start in range(0, len(body), max(1, size)):
                    time.sleep(answer.slow)
                    self.wfile.write(body[start : start + size])
                    self.wfile.flush()

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        server.handle_error = lambda *_: None  # type: ignore[method-assign]  # a client that does not trust it
    site = Site(f"http{'' if certificate is None else 's'}://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
