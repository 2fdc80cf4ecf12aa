"""The server: on this machine only, until somebody ends it."""

import errno
import socket

from starlette.applications import Starlette

from transnews import files
from transnews.errors import UsageError

HOST = "127.0.0.1"
_GRACE = 5
"""Seconds that an answer may take after the server was told to end."""


def listening(port: int) -> socket.socket:
    """Return a socket that listens on this machine.

    Args:
        port: 0 for any that is free.

    Raises:
        UsageError: the port is taken, or not for everybody.
    """
    try:
        return socket.create_server((HOST, port))
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        why = "in use, perhaps by another transnews review" if taken else files.reason(error)
        raise UsageError(f"port {port}: {why}; say --port with another, or 0 for any") from error


def serve(app: Starlette, at: socket.socket) -> None:
    """Answer until SIGINT or SIGTERM comes, which is then raised as if it came after that."""
    import uvicorn

    config = uvicorn.Config(
        app,
        loop="asyncio",
        http="h11",
        ws="none",
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=_GRACE,
    )
    uvicorn.Server(config).run(sockets=[at])
