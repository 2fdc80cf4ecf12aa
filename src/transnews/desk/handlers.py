"""The addresses of the desk: what comes in as JSON is read, what goes out is written, no more."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import asdict
from datetime import datetime
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from transnews.desk import answering, guard, listing
from transnews.desk.answering import Desk
from transnews.desk.answers import Done, Refused
from transnews.desk.suggesting import Recollection
from transnews.desk.values import Asked, Typed, Undoing, Wish
from transnews.errors import FileError, LanguageError, TransnewsError, UsageError

T = TypeVar("T")
_CONFLICT = 409


class Handlers:
    """The answers of one desk; each works on the files in a thread beside the server's."""

    def __init__(self, desk: Desk, token: str) -> None:
        """Prepare to answer for *desk*, at addresses that begin with *token*."""
        self._desk, self._root = desk, f"/{token}/"
        # One thread: what is saved is saved in the order in which it came.
        self._worker = ThreadPoolExecutor(1, "desk")
        self._memory = Recollection(desk.project, desk.settings)

    def begin(self) -> None:
        """Prepare what takes time while nobody waits for it."""
        self._memory.warm()

    def end(self) -> None:
        """Finish what was begun: a text that is being saved is saved."""
        self._worker.shutdown()
        self._memory.close()

    async def list(self, _request: Request) -> Response:
        """Show all articles that can be edited."""
        nonce = secrets.token_urlsafe(16)
        return _page(await self._do(lambda: listing.page(self._desk, nonce)), nonce)

    async def page(self, request: Request) -> Response:
        """Show an article."""
        nonce = secrets.token_urlsafe(16)
        where = request.path_params["locale"], request.path_params["article"]
        made = await self._do(lambda: answering.page(self._desk, *where, self._root, nonce))
        return _page(made, nonce)

    async def again(self, request: Request) -> Response:
        """Show an article again, as a part of the answer."""
        asked = await _read(request, Asked)
        return _json(asdict(await self._do(lambda: answering.again(self._desk, asked, self._root))))

    async def check(self, request: Request) -> Response:
        """Look over a text as it is typed."""
        typed = await _read(request, Typed)
        return _json(asdict(await self._do(lambda: answering.check(self._desk, typed))))

    async def suggest(self, request: Request) -> Response:
        """Help with a text."""
        typed = await _read(request, Typed)
        found = await self._do(lambda: answering.suggest(self._desk, typed, self._memory))
        said: dict[str, object] = {"offer": found.offer, "names": list(map(asdict, found.names))}
        try:
            matches = await asyncio.wrap_future(found.matches)
        except FileError as error:
            return _json({**said, "matches": [], "problem": str(error)})
        return _json({**said, "matches": list(map(asdict, matches)), "problem": ""})

    async def save(self, request: Request) -> Response:
        """Save a text."""
        return await self._changed(answering.save, await _read(request, Wish))

    async def undo(self, request: Request) -> Response:
        """Take a save back."""
        return await self._changed(answering.undo, await _read(request, Undoing))

    async def _changed(
        self, change: Callable[[Desk, T, datetime], Done | Refused], asked: T
    ) -> Response:
        now = datetime.now().astimezone()
        outcome = await self._do(lambda: change(self._desk, asked, now))
        return _json(asdict(outcome), _CONFLICT if isinstance(outcome, Refused) else 200)

    async def _do(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._worker, work)


def app(desk: Desk, token: str, port: int) -> Starlette:
    """Return the application: ``http://127.0.0.1:{port}/{token}/`` is its list of articles."""
    answers = Handlers(desk, token)

    @asynccontextmanager
    async def living(_app: Starlette) -> AsyncIterator[None]:
        answers.begin()
        yield
        answers.end()

    calls = {"check": answers.check, "save": answers.save, "suggest": answers.suggest}
    calls |= {"undo": answers.undo, "page": answers.again}
    return Starlette(
        routes=[
            Route(f"/{token}/", answers.list),
            *(Route(f"/{token}/api/{n}", call, methods=["POST"]) for n, call in calls.items()),
            Route(f"/{token}/{{locale}}/{{article:path}}", answers.page),
        ],
        middleware=[Middleware(BaseHTTPMiddleware, dispatch=guard.guarding(token, port))],
        exception_handlers={TransnewsError: _told, HTTPException: _unknown},
        lifespan=living,
    )


async def _read(request: Request, kind: type[T]) -> T:
    """Return what a request says, as a value of *kind*.

    Raises:
        HTTPException: it is too large, or not what was asked for.
    """
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > guard.MOST:
            raise HTTPException(413, f"more than {guard.MOST:,} bytes")
    try:
        return TypeAdapter(kind).validate_json(body, strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"])) or "request"
        raise HTTPException(422, f"{place}: {first['msg']}") from None


def _told(request: Request, error: Exception) -> Response:
    """Say what is wrong; that a call is not found says only that its address is another now."""
    if isinstance(error, FileError):
        return _said(request, 500, str(error))
    unknown = isinstance(error, UsageError | LanguageError) and request.method == "GET"
    return _said(request, 404 if unknown else 422, str(error))


def _unknown(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return _said(request, status, str(getattr(error, "detail", error)))


def _said(request: Request, status: int, message: str) -> Response:
    if request.method == "GET":
        return PlainTextResponse(message, status)
    return guard.error(status, message)


def _page(text: str, nonce: str) -> Response:
    return HTMLResponse(text, headers={"Content-Security-Policy": guard.policy(nonce)})


def _json(said: dict[str, object], status: int = 200) -> Response:
    return JSONResponse(said, status)
