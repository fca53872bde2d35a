"""Which network addresses may be fetched from: public ones, unless private ones are allowed."""

import ipaddress
import socket
from collections.abc import Callable

from summarizer.ingest.decoding import Trouble

Resolve = Callable[[str, int], tuple[str, ...]]
"""Host and port → numeric addresses; raises `OSError` where the name is unknown."""

_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
"""NAT64 (RFC 6052): the last 32 bits are an IPv4 address."""


def resolve(host: str, port: int) -> tuple[str, ...]:
    """The host's numeric addresses as the system resolves them, each once, in the system's order."""
    return tuple(dict.fromkeys(str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


def is_public(address: str) -> bool:
    """Whether the address can be reached by anyone; an IPv4 address inside an IPv6 one counts as itself."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour
        if found in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFF_FFFF)
        found = inner or found
    return found.is_global and not found.is_multicast


def permitted(host: str, port: int, *, private: bool, look_up: Resolve = resolve) -> str | Trouble:
    """The address to connect to. A name with even one private address is refused, so that no answer of its server can choose."""
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
    return addresses[0]
