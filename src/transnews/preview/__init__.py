"""An article in a locale as a page: source and translation side by side, for who edits it."""

from transnews.preview.keeping import Kept, place, write_all
from transnews.preview.page import Editing, page, row

__all__ = ["Editing", "Kept", "page", "place", "row", "write_all"]
