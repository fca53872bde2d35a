"""Which URLs and network addresses may be fetched from: plain http and https, at public addresses unless private ones are allowed."""

import ipaddress
import socket
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit

from summarizer.ingest.decoding import Trouble

Resolve = Callable[[str, int], tuple[str, ...]]
"""Host and port → numeric addresses; raises `OSError` where the name is unknown."""

_WITHIN = tuple(ipaddress.ip_network(one) for one in ("64:ff9b::/96", "64:ff9b:1::/96", "::/96", "::ffff:0:0:0/96"))
"""NAT64 (RFC 6052, 8215), IPv4-compatible and SIIT addresses: the last 32 bits are an IPv4 address."""
_CLOSED = tuple(ipaddress.ip_network(one) for one in ("fec0::/10", "3fff::/20", "5f00::/16", "192.0.0.0/24"))
"""Site-local (RFC 3879), documentation (RFC 9637), segment routing (RFC 9602), IETF protocols: no host of the public network."""


_WEB = ("http://", "https://")


class Target(NamedTuple):
    """A URL taken apart: all in ASCII, the host as the name service takes it, `authority` as the Host header does."""

    scheme: str
    host: str
    port: int
    authority: str
    path: str

    @property
    def origin(self) -> str:
        return f"{self.scheme}://{self.authority}"


def target(url: str) -> Target | Trouble:
    """The URL taken apart, or why it cannot be asked for."""
    wrong = Trouble(f"{url} is not a plain http or https URL.", "Give a URL such as https://example.org/story.")
    try:
        parts = urlsplit(url)
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except ValueError:  # brackets without an address, a port that is no number, a name that is none
        return wrong
    if parts.scheme not in ("http", "https") or not host or parts.username is not None:
        return wrong
    name = f"[{host}]" if ":" in host else host
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~")
    query = f"?{quote(parts.query, safe='/%:@!$&()*+,;=~?')}" if parts.query else ""
    authority = name if port is None else f"{name}:{port}"
    return Target(parts.scheme, host, port or (443 if parts.scheme == "https" else 80), authority, path + query)


def on_web(source: str) -> bool:
    """Whether a source is a URL rather than a path."""
    return source.lower().startswith(_WEB)


def joined(base: str, link: str) -> str | None:
    """The link as seen from `base`; null where it is no URL at all."""
    try:
        return urljoin(base, link)
    except ValueError:
        return None


def resolve(host: str, port: int) -> tuple[str, ...]:
    """The host's numeric addresses as the system resolves them, each once, in the system's order."""
    return tuple(dict.fromkeys(str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


def is_public(address: str) -> bool:
    """Whether the address can be reached by anyone; an IPv4 address inside an IPv6 one counts as itself."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour
        if any(found in one for one in _WITHIN):
            inner = ipaddress.IPv4Address(int(found) & 0xFFFF_FFFF)
        found = inner or found
    closed = any(found in one for one in _CLOSED if one.version == found.version)
    return found.is_global and not found.is_multicast and not closed


def permitted(host: str, port: int, *, private: bool, look_up: Resolve = resolve) -> tuple[str, ...] | Trouble:
    """The addresses to connect to. A name with even one private address is refused, so that no answer of its server can choose."""
    try:
        addresses = look_up(host, port)
    except (OSError, UnicodeError) as error:
        return Trouble(f"The host {host} is not known: {error}.", "Check the URL and the network.")
    if not addresses:
        return Trouble(f"The host {host} has no address.", "Check the URL and the network.")
    closed = [address for address in addresses if not is_public(address)]
    if closed and not private:
        remedy = f"If you mean it, allow it with --allow-private {host}."
        return Trouble(f"The host {host} is at {closed[0]}, which is not a public address.", remedy)
    return addresses
