"""Argos packages on the disk: list, verify, install, remove, and the way they make together.

Nothing here uses the network. Metadata and structure are read here, because Argos' own reader
stops at the first thing that is amiss (``argospm list`` fails over one stray folder); tests hold
both readers beside each other.
"""

from transnews.packages.folder import folder
from transnews.packages.record import licence
from transnews.packages.routes import route
from transnews.packages.starting import starters
from transnews.packages.store import Installed, install, installed, remove, verify

__all__ = [
    "Installed",
    "folder",
    "install",
    "installed",
    "licence",
    "remove",
    "route",
    "starters",
    "verify",
]
