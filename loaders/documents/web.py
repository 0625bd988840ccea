"""Addresses: what http and https give, within limits, and never from a host that the user did not mean."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

from sides.graph.errors import NotFetched, TooLarge
from sides.loaders.documents.addresses import Address, addresses_of, is_public
from sides.loaders.documents.facts import without_password
from sides.loaders.documents.limits import DEFAULT_LIMITS, Limits

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

_REDIRECTS = (301, 302, 303, 307, 308)
_ACCEPT = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, text/plain, */*;q=0.5"
_PORTS = {"http": 80, "https": 443}
_WHY = {
    401: "it asks for a login",
    402: "it asks for a payment",
    403: "the site refuses programs, or this page; save the page in a browser and read the file",
    404: "there is no such page",
    410: "the page was removed",
    429: "too many requests; try again later",
    451: "it is withheld for legal reasons",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What an address gave. url: where it was in the end. media_type: lower case, empty where none was given; charset:
    as the server says, None where it does not.
    """

    url: str
    raw: bytes
    media_type: str = ""
    charset: str | None = None


class Fetcher:
    """Fetches addresses, one after the other.

    Only http and https. A host that the user named may be anywhere; one that a redirect or a feed leads to must be on
    the internet, or be what the user's own address led to: a page must not make this machine ask its own network.
    private: whether such hosts are asked all the same. The proxies of the environment are used (`HTTPS_PROXY`, …).
    """

    def __init__(self, *, limits: Limits = DEFAULT_LIMITS, private: bool = False) -> None:
        self._limits, self._private = limits, private
        self._named: set[tuple[Address, int]] = set()

    def fetch(self, url: str, *, named: bool = True) -> Fetched:
        """What `url` gives, after its redirects; `named` says whether the user named it.

        Raises `NotFetched` with the reason where it gives nothing, `TooLarge` where it gives too much.
        """
        url = without_password(url)
        deadline = time.monotonic() + self._limits.seconds
        current = url
        for _ in range(self._limits.redirects + 1):
            with closing(self._ask(current, source=url, named=named, deadline=deadline)) as response:
                target = response.headers.get("Location")
                if response.status not in _REDIRECTS or not target:
                    return self._given(response, current, source=url, deadline=deadline)
            current, named = _joined(current, target, source=url), False
        raise NotFetched(f"it redirects more than {self._limits.redirects} times", source=url)

    def _given(self, response: BaseHTTPResponse, url: str, *, source: str, deadline: float) -> Fetched:
        if response.status != 200:
            why = _WHY.get(response.status, "the server has failed" if response.status >= 500 else "it gives no page")
            raise NotFetched(f"{why} (HTTP {response.status})", source=source)
        media_type, _, rest = response.headers.get("Content-Type", "").partition(";")
        _, _, charset = rest.lower().partition("charset=")
        raw = b"".join(self._chunks(response, source=source, deadline=deadline))
        charset = charset.split(";")[0].strip(" \"'")
        return Fetched(url=url, raw=raw, media_type=media_type.strip().lower(), charset=charset or None)

    def _chunks(self, response: BaseHTTPResponse, *, source: str, deadline: float) -> Iterator[bytes]:
        from urllib3.exceptions import HTTPError

        size = 0
        try:
            while chunk := response.read1(65_536, decode_content=True):
                size += len(chunk)
                if size > self._limits.bytes:
                    raise TooLarge(f"it gives more than {self._limits.bytes:,} bytes", source=source)
                if time.monotonic() > deadline:
                    raise NotFetched(f"it took more than {self._limits.seconds:g} seconds", source=source)
                yield chunk
        except (HTTPError, OSError) as error:
            raise NotFetched(f"the connection broke: {_reason(error)}", source=source) from None

    def _ask(self, url: str, *, source: str, named: bool, deadline: float) -> BaseHTTPResponse:
        """The answer of `url` itself, its body not yet read."""
        from urllib3.exceptions import HTTPError

        parts = _split(url, source=source)
        host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
        proxy = None if proxy_bypass(host) else getproxies().get(parts.scheme)
        addresses = self._allowed(host, port, source=source, named=named, proxied=proxy is not None)
        failure: Exception | None = None
        tries: list[Address | None] = [*addresses] or [None]
        for address in tries:
            left = deadline - time.monotonic()
            if left <= 0:
                break
            try:
                return _request(parts, address=address, proxy=proxy, seconds=left)
            except (HTTPError, OSError, ValueError) as error:
                failure = error
        if failure is None or _timed_out(failure):
            raise NotFetched(f"it did not answer within {self._limits.seconds:g} seconds", source=source)
        raise NotFetched(f"no connection: {_reason(failure)}", source=source)

    def _allowed(self, host: str, port: int, *, source: str, named: bool, proxied: bool) -> list[Address]:
        """The addresses of `host` that may be asked; none where only the proxy knows them."""
        try:
            addresses = addresses_of(host, port)
        except (OSError, ValueError):
            if proxied:
                return []
            raise NotFetched(f"there is no host called {host!r}", source=source) from None
        if named:
            self._named.update((address, port) for address in addresses)
        if self._private:
            return addresses
        allowed = [each for each in addresses if is_public(each) or (each, port) in self._named]
        if not allowed:
            message = f"it leads to {host}:{port}, which is not on the internet; such hosts are asked on request only"
            raise NotFetched(message, source=source)
        return allowed


def _joined(url: str, target: str, *, source: str) -> str:
    """Where the redirect `target` of `url` leads."""
    try:
        return without_password(urljoin(url, target))
    except ValueError:
        raise NotFetched(f"this is no http or https address ({without_password(target)})", source=source) from None


def _split(url: str, *, source: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        valid = parts.scheme in _PORTS and bool(parts.hostname) and parts.port != 0
    except ValueError:
        valid = False
    if not valid:
        shown = "" if url == source else f" ({url})"
        raise NotFetched(f"this is no http or https address{shown}", source=source)
    return parts


def _request(parts: SplitResult, *, address: Address | None, proxy: str | None, seconds: float) -> BaseHTTPResponse:
    """Ask once. The connection goes to `address`, which was checked, not to what the name means a moment later."""
    import urllib3

    host = parts.hostname or ""
    path = urlsplit(urllib3.util.parse_url(parts.geturl()).url)._replace(scheme="", netloc="", fragment="").geturl()
    name = f"[{host}]" if ":" in host else host.encode("idna").decode("ascii")
    headers = {
        "Host": name if parts.port is None else f"{name}:{parts.port}",
        "User-Agent": f"sides/{version('sides')}",
        "Accept": _ACCEPT,
        "Accept-Encoding": "gzip, deflate",
    }
    timeout = urllib3.Timeout(connect=min(seconds, 10.0), read=seconds)
    if proxy is not None:
        manager = urllib3.ProxyManager(proxy if "://" in proxy else f"http://{proxy}")
        url = parts._replace(fragment="").geturl()
        return manager.request(
            "GET", url, headers=headers, timeout=timeout, redirect=False, retries=False, preload_content=False
        )
    pool: urllib3.HTTPConnectionPool
    if parts.scheme == "https":
        pool = urllib3.HTTPSConnectionPool(str(address), parts.port or 443, server_hostname=name, assert_hostname=name)
    else:
        pool = urllib3.HTTPConnectionPool(str(address), parts.port or 80)
    return pool.urlopen(
        "GET", path or "/", headers=headers, timeout=timeout, redirect=False, retries=False, preload_content=False
    )


def _timed_out(error: Exception) -> bool:
    from urllib3.exceptions import NewConnectionError
    from urllib3.exceptions import TimeoutError as TimedOut

    # In some versions a refused connection is a kind of time-out too.
    return isinstance(error, (TimedOut, TimeoutError)) and not isinstance(error, NewConnectionError)


def _reason(error: Exception) -> str:
    """What went wrong, without the objects that urllib3 names in its messages."""
    text = str(error)
    return text.rpartition(">: ")[2] or text
