"""Feeds and saved web pages to articles in Markdown, with where they come from in front matter.

`read` says what a file or address holds: a feed's entries (feedparser) or the article of a page
(trafilatura). Both are an extra; `MISSING` says how to install it. The network is used for an
address that somebody wrote, and for nothing else: links are not followed, pictures not fetched.
"""

from transnews.ingest.article import Found, Story, file_name, markdown
from transnews.ingest.reading import MISSING, read

__all__ = ["MISSING", "Found", "Story", "file_name", "markdown", "read"]
