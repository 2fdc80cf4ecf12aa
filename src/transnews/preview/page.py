"""A galley as one HTML file that needs nothing beside it: style and script stand in it.

Nothing in it depends on the time or the machine: the same galley gives the same bytes.
"""

from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from markupsafe import Markup

from transnews import languages
from transnews.galley.values import Galley, Row
from transnews.preview import columns
from transnews.preview.weaving import visible
from transnews.preview.wording import STAGES, gist, notes

if TYPE_CHECKING:
    from jinja2 import Environment

MADE_FROM = "transnews:made-from"
"""The name of the ``<meta>`` that says what a page was made from."""


@dataclass(frozen=True, slots=True)
class Editing:
    """What a page has beside what it shows, so that it can be edited at a server."""

    api: str
    """Address of the calls, as seen from the page, with its slash at the end."""
    nonce: str
    """Of the style and the scripts; the server says it in its Content-Security-Policy."""
    style: str = ""
    """CSS after that of the page."""
    script: str = ""
    """JavaScript after that of the page."""


def page(
    galley: Galley, *, editing: Editing | None = None, index: str | None = None, made_from: str = ""
) -> str:
    """Return the page of a galley.

    Args:
        galley: What it shows.
        editing: What the page has at a server, which then has the policy, too.
        index: Address of the page over all articles, as seen from this one.
        made_from: A digest of all that the page was made from, to be found in its head.
    """
    css = asset("base.css") + asset("page.css") + (editing.style if editing else "")
    scripts = [asset("theme.js"), asset("page.js") + (editing.script if editing else "")]
    return (
        environment()
        .get_template("page.html")
        .render(
            galley=galley,
            levels=_levels(galley),
            editing=editing,
            index=index,
            made_from=made_from,
            css=Markup(css),  # noqa: S704 - our own files
            scripts=[Markup(script) for script in scripts],  # noqa: S704
            policy="" if editing else policy([css], scripts),
        )
    )


def row(one: Row, of: Galley) -> str:
    """Return the HTML of one row of a galley, as it stands in its page.

    Args:
        one: The row, which need not be in *of* any more: it may have been edited since.
        of: The galley, for languages and file names.
    """
    template = environment().get_template("row.html")
    return template.render(galley=of, levels=_levels(of), row=one)


def _levels(galley: Galley) -> list[int]:
    """Return the levels of headings that there are, so that the page leaves none out."""
    return sorted({row.level for row in galley.rows if row.level})


def asset(name: str) -> str:
    """Return a file of the folder ``assets``."""
    return (files(__package__) / "assets" / name).read_text(encoding="utf-8")


def policy(styles: list[str], scripts: list[str]) -> str:
    """Return a Content-Security-Policy under which nothing but these works, and nothing is fetched.

    >>> policy([], ["x"])[-64:]
    "script-src 'sha256-LXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE='"
    """
    parts = {"default-src": ["'none'"], "img-src": ["data:"], "base-uri": ["'none'"]}
    parts |= {"form-action": ["'none'"]}
    parts |= {"style-src": [_hash(each) for each in styles]} if styles else {}
    parts |= {"script-src": [_hash(each) for each in scripts]} if scripts else {}
    return "; ".join(" ".join([name, *values]) for name, values in parts.items())


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def environment() -> "Environment":
    """Return the templates, for pages of this package."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("transnews.preview"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_finalized,
    )
    made.filters |= {"source": columns.source, "target": columns.target, "name": languages.name}
    made.filters |= {
        "dir": languages.direction,
        "digest": _digest,
        "notes": notes,
        "gist": gist,
    }
    made.globals |= {"stages": STAGES}
    return made


def _digest(text: str) -> str:
    """Return a short name for a text that has no number."""
    return sha256(text.encode()).hexdigest()[:12]


def _finalized(value: object) -> object:
    """Show control characters by their pictures, in whatever a template prints."""
    return visible(value) if type(value) is str else value
