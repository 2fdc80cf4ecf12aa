"""The review page at a server of this machine: texts are edited where they are read.

The server answers one person at 127.0.0.1 (`guard`), and writes nothing but PO files (`saving`):
what is edited here is edited as in a PO editor, and a run, Poedit or another page may do so too.
"""

from transnews.desk.answering import Desk
from transnews.desk.handlers import app
from transnews.desk.listing import address
from transnews.desk.serving import listening, serve

__all__ = ["Desk", "address", "app", "listening", "serve"]
