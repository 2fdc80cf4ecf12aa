"""An article in a locale as a page: source and translation side by side, for who edits it."""

from transnews.preview.page import Editing, page, row

__all__ = ["Editing", "page", "row"]
