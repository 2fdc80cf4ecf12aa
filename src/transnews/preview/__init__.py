"""Pages for who edits: an article beside its translation, and an index over all of them."""

from transnews.preview.keeping import Kept, has_index, place, write_all, write_index
from transnews.preview.page import Editing, page, row

__all__ = ["Editing", "Kept", "has_index", "page", "place", "row", "write_all", "write_index"]
