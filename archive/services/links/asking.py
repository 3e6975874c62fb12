"""Asking an address: HEAD, then GET where HEAD is not understood; bounded in time and size.

The host is looked up once, every address it has is looked at, and the connection goes to an
address that was looked at: a name cannot point to a public address while it is checked, and to a
machine inside afterwards. Redirects go through the same gate.
"""

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from archive.models.links import LinkState

AGENT = "memorial-archive (checks whether its sources can still be read)"
REDIRECTS = 5
READ_AT_MOST = 1024
GONE = {404, 410}
MOVED = {301, 302, 303, 307, 308}
NAT64 = ipaddress.ip_network("64:ff9b::/96")  # may lead to any IPv4 address, inside ones too
PORTS = {"http": 80, "https": 443}
SAFE = "/?&=%:@!$'()*+,;~-._[]"


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of asking: the state, and a few words for archivists."""

    state: LinkState
    words: str


class NotAsked(Exception):
    """The address is none we ask: not http(s), or inside a network."""


@dataclass(frozen=True, slots=True)
class Asking:
    """How to ask: how long to wait, and whether addresses inside a network may be asked."""

    timeout: float = 10.0
    allow_private: bool = False

    def ask(self, url: str) -> Answer:
        """Return what answers at an address. Never raises for what the address does."""
        try:
            return self._follow(url)
        except NotAsked as refusal:
            return Answer(LinkState.NOT_TRIED, str(refusal))
        except TimeoutError:
            return Answer(LinkState.FAILS, "no answer in time")
        except ssl.SSLError as error:
            return Answer(LinkState.FAILS, f"no safe connection: {error.reason or error}"[:200])
        except (OSError, http.client.HTTPException, ValueError) as error:
            words = getattr(error, "strerror", None) or str(error) or type(error).__name__
            return Answer(LinkState.FAILS, words[:200])

    def _follow(self, url: str) -> Answer:
        """Ask, and go where the answer leads, a few times."""
        deadline = time.monotonic() + 3 * self.timeout
        for _step in range(REDIRECTS + 1):
            status, location = self._either(url, deadline)
            if status not in MOVED or not location:
                return _answer(status)
            url = urljoin(url, location)
        return Answer(LinkState.FAILS, "leads in a circle")

    def _either(self, url: str, deadline: float) -> tuple[int, str]:
        """Ask politely for the head only; for the page where that is refused."""
        status, location = self._once("HEAD", url, deadline)
        if status in MOVED or status < 400:
            return status, location
        return self._once("GET", url, deadline)

    def _once(self, method: str, url: str, deadline: float) -> tuple[int, str]:
        parts = _web_address(url)
        left = min(self.timeout, deadline - time.monotonic())
        if left <= 0:
            raise TimeoutError
        connection = self._connection(parts, left)
        try:
            headers = {"User-Agent": AGENT, "Accept": "*/*", "Connection": "close"}
            connection.request(method, _target(parts), headers=headers)
            answer = connection.getresponse()
            if method == "GET":
                answer.read(READ_AT_MOST)
            return answer.status, answer.getheader("Location", "")
        finally:
            connection.close()

    def _connection(self, parts: SplitResult, timeout: float) -> http.client.HTTPConnection:
        host = _host(parts)
        port = parts.port or PORTS[parts.scheme]
        address = self._look_up(host, port)
        is_safe = parts.scheme == "https"
        make: Callable[..., http.client.HTTPConnection]
        make = http.client.HTTPSConnection if is_safe else http.client.HTTPConnection
        connection = make(host, port, timeout=timeout)
        # to the address that was looked at, whatever the name points to by now
        connection._create_connection = (  # type: ignore[attr-defined]
            lambda _address, wait, source=None: socket.create_connection(address, wait, source)
        )
        return connection

    def _look_up(self, host: str, port: int) -> tuple[str, int]:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = [str(address[4][0]) for address in answers]
        if not self.allow_private and not all(_is_public(address) for address in addresses):
            raise NotAsked("inside a network, not on the public web")
        return addresses[0], port


def _is_public(address: str) -> bool:
    """Whether an address belongs to the public internet, also when written as IPv6."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    within = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None)
    if ip in NAT64:
        return False
    return ip.is_global and not ip.is_multicast and (within is None or within.is_global)


def _web_address(url: str) -> SplitResult:
    parts = urlsplit(url.strip())
    if parts.scheme not in PORTS or not parts.hostname or parts.username or parts.password:
        raise NotAsked("no plain http or https address")
    return parts


def _host(parts: SplitResult) -> str:
    host = parts.hostname or ""
    return host if host.isascii() else host.encode("idna").decode("ascii")


def _target(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe=SAFE)
    return f"{path}?{quote(parts.query, safe=SAFE)}" if parts.query else path


def _answer(status: int) -> Answer:
    words = f"{status} {http.client.responses.get(status, '')}".strip()
    if status < 400:
        return Answer(LinkState.ANSWERS, words)
    if status in GONE:
        return Answer(LinkState.GONE, words)
    return Answer(LinkState.FAILS if status >= 500 else LinkState.UNCLEAR, words)
