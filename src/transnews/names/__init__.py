"""Find the proper names of a text by their capitals, without a dictionary."""

from transnews.names.common import is_common
from transnews.names.finding import find, known

__all__ = ["find", "is_common", "known"]
