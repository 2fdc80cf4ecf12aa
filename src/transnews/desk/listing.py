"""The page over all articles that can be edited: plain links, what waits first."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup

from transnews import languages, layout, standing
from transnews.desk.answering import Desk
from transnews.errors import TransnewsError
from transnews.preview.page import asset
from transnews.status import Standing

if TYPE_CHECKING:
    from jinja2 import Environment

_COUNTED = 200
"""Files whose texts are counted for the page; of more only the names are told."""


@dataclass(frozen=True, slots=True)
class Line:
    """An article in a locale."""

    article: str
    address: str
    """From the list."""
    left: int | None
    """Texts that wait; None if they were not counted."""
    urgent: str = ""


def page(desk: Desk, nonce: str) -> str:
    """Return the page as HTML; *nonce* is that of its style and script."""
    groups = {languages.name(code): lines(desk, code) for code in desk.locales}
    template = _environment().get_template("list.html")
    css, theme = (Markup(asset(name)) for name in ("base.css", "theme.js"))  # noqa: S704 - our own
    name = desk.settings.project.name
    return template.render(groups=groups, nonce=nonce, name=name, css=css, theme=theme)


def lines(desk: Desk, locale: str) -> list[Line]:
    """Return the articles that have a PO file in *locale*: urgent ones first, then what waits."""
    found = layout.articles(desk.project, desk.settings, ())
    articles = (path for path in found if not isinstance(path, TransnewsError))
    there = [path for path in articles if _has_po(desk, path, locale)]
    if len(there) > _COUNTED:
        return [_line(path.as_posix(), locale, None) for path in there]
    return sorted(_counted(desk, there, locale), key=lambda line: (not line.urgent, not line.left))


def address(locale: str, article: str) -> str:
    """Return the address of the page of an article, from that of the list.

    >>> address("pt-BR", "articles/what now?.md")
    'pt-BR/articles/what%20now%3F.md'
    """
    return f"{locale}/{quote(article)}"


def _has_po(desk: Desk, path: PurePath, locale: str) -> bool:
    return (desk.project / layout.places(desk.settings, path, locale).po).is_file()


def _counted(desk: Desk, paths: list[PurePath], locale: str) -> Iterator[Line]:
    if not paths:
        return
    named = [str(desk.project / path) for path in paths]
    for one in standing.status_all(desk.project, desk.settings, named, (locale,)):
        if isinstance(one, Standing):
            yield _line(one.article, locale, one.counts.waiting, one.urgent)


def _line(article: str, locale: str, left: int | None, urgent: str = "") -> Line:
    return Line(article, address(locale, article), left, urgent)


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    loader = PackageLoader("transnews.desk")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
