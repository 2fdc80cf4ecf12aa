"""Who may talk to the desk: this machine, the page that it served, and nobody's other page.

What a browser can be made to do by a page from elsewhere: ask any address, also under a name that
its owner lets point here (DNS rebinding), and send forms. It cannot read our token, choose the
`Host` and `Origin` that it sends, or set a content type of JSON unasked.
"""

from collections.abc import Awaitable, Callable
from secrets import compare_digest

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

MOST = 1_000_000
"""Bytes of a request; the longest text of an article has 50,000 characters."""
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

Next = Callable[[Request], Awaitable[Response]]


def policy(nonce: str) -> str:
    """Return the Content-Security-Policy of a page whose style and scripts have *nonce*."""
    return (
        f"default-src 'none'; style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'; "
        "connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    )


def guarding(token: str, port: int) -> Callable[[Request, Next], Awaitable[Response]]:
    """Return what lets requests through, for Starlette's ``BaseHTTPMiddleware``."""
    hosts = (f"127.0.0.1:{port}", f"localhost:{port}")

    async def guard(request: Request, go_on: Next) -> Response:
        wrong = refused(request, token, hosts)
        response = wrong if wrong is not None else await go_on(request)
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return guard


def refused(request: Request, token: str, hosts: tuple[str, ...]) -> Response | None:
    """Return why a request is refused, None if it is not."""
    host = request.headers.get("host", "")
    if host not in hosts:
        return error(421, "not the address of this server")
    given = request.url.path.split("/")[1]
    # The bytes: a comparison of texts takes only ASCII.
    if not compare_digest(given.encode(), token.encode()):
        return error(404, "no such page; open the address that transnews review printed")
    if request.method in ("GET", "HEAD"):
        return None
    origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site")
    if origin is None and site is None:
        return error(403, "not asked by the page of this server")
    if origin not in (None, f"http://{host}") or site not in (None, "same-origin"):
        return error(403, "asked by a page of another server")
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        return error(415, "not JSON")
    return None


def error(status: int, message: str) -> JSONResponse:
    """Return the answer to what cannot be done."""
    return JSONResponse({"error": message}, status)
