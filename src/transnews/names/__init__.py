"""Find the proper names of a text by their capitals, without a dictionary."""

from transnews.names.common import countries, is_article, is_common
from transnews.names.finding import find, known, titled
from transnews.names.likeness import mistyped, plain, resembles, script

__all__ = [
    "countries",
    "find",
    "is_article",
    "is_common",
    "known",
    "mistyped",
    "plain",
    "resembles",
    "script",
    "titled",
]
