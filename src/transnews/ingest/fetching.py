"""Fetch what an address holds. Nothing else of transnews goes to the network."""

import http.client
import ipaddress
import socket
import time
import urllib.error
import urllib.request
from typing import IO
from urllib.parse import urlsplit

from transnews import __version__
from transnews.errors import ArticleError

_SCHEMES = ("http", "https")
_CHUNK = 65536


def is_address(place: str) -> bool:
    """Tell whether *place* is an address, and no path.

    >>> is_address("HTTPS://example.org/a"), is_address("pages/a.html"), is_address("file:///a")
    (True, False, False)
    """
    return place.lower().startswith(tuple(f"{scheme}://" for scheme in _SCHEMES))


def fetch(address: str, timeout: float, largest: int) -> bytes:
    """Return what *address* holds; redirections are followed, to ``http`` and ``https`` only.

    Raises:
        ArticleError: it cannot be had within *timeout* seconds, or is larger than *largest* bytes.
    """
    deadline = time.monotonic() + timeout
    try:
        if not urlsplit(address).hostname:
            raise ArticleError(f"{address}: no address: it names no host")
        request = urllib.request.Request(  # noqa: S310 - `is_address`
            address, headers={"User-Agent": f"transnews/{__version__}", "Accept": "*/*"}
        )
        with _opener().open(request, timeout=timeout) as answer:
            return _read(answer, address, deadline, timeout, largest)
    except urllib.error.HTTPError as error:
        raise ArticleError(f"{address}: the server says {error.code} {error.reason}") from error
    except TimeoutError as error:
        raise ArticleError(_late(address, timeout)) from error
    except urllib.error.URLError as error:
        late = isinstance(error.reason, TimeoutError)
        message = _late(address, timeout) if late else f"{address}: no answer: {error.reason}"
        raise ArticleError(message) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        said = str(error) or type(error).__name__
        raise ArticleError(f"{address}: cannot be fetched: {said}") from error


def _read(
    answer: http.client.HTTPResponse, address: str, deadline: float, timeout: float, largest: int
) -> bytes:
    pieces: list[bytes] = []
    size = 0
    # `read1` returns what is there: a server that sends a byte a second must not hold us.
    while piece := answer.read1(_CHUNK):
        pieces.append(piece)
        size += len(piece)
        if size > largest:
            raise ArticleError(f"{address}: larger than {largest // 1_000_000} MB: no article")
        if time.monotonic() > deadline:
            raise ArticleError(_late(address, timeout))
    return b"".join(pieces)


def _late(address: str, timeout: float) -> str:
    return f"{address}: no answer within {timeout:g} seconds; try --timeout {2 * timeout:g}"


class _Redirect(urllib.request.HTTPRedirectHandler):
    """Follows a server to the web, ten times at most, and never into the house."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        if leads_in(req.full_url, newurl):
            raise urllib.error.URLError(f"it leads to {newurl}, which is no public address")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def leads_in(address: str, to: str) -> bool:
    """Tell whether a public *address* leads to a machine of one's own network.

    Who names such a machine may read from it; a page from outside may not make us.
    """
    before, after = (_numbers(urlsplit(each).hostname or "") for each in (address, to))
    return all(map(_is_public, before)) and not all(map(_is_public, after))


def _numbers(host: str) -> list[str]:
    """Return the addresses of a machine; none where only a proxy knows them."""
    try:
        return [str(found[4][0]) for found in socket.getaddrinfo(host, None)]
    except OSError:
        return []


def _is_public(number: str) -> bool:
    return ipaddress.ip_address(number.partition("%")[0]).is_global


def _opener() -> urllib.request.OpenerDirector:
    """Return what opens addresses and never a file, whatever a server redirects to."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler,
        urllib.request.HTTPHandler,
        urllib.request.HTTPSHandler,
        _Redirect,
        urllib.request.HTTPDefaultErrorHandler,
        urllib.request.HTTPErrorProcessor,
        urllib.request.UnknownHandler,
    ):
        opener.add_handler(handler())
    return opener
