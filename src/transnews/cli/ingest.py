"""``transnews ingest``."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from transnews.cli import project as projects
from transnews.errors import ArticleError, TransnewsError

if TYPE_CHECKING:
    from transnews.ingest import Story

_DONE = ("written", "replaced", "unchanged")


@click.command("ingest")
@click.argument("places", nargs=-1, required=True, metavar="FILE|FEED|URL...")
@click.option("--force", is_flag=True, help="Overwrite articles that have another text.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=30.0,
    show_default=True,
    metavar="SECONDS",
    help="How long an address may take to answer.",
)
@click.option("--quiet", "-q", is_flag=True, help="Print problems only.")
@click.pass_context
def command(
    ctx: click.Context, places: tuple[str, ...], force: bool, timeout: float, quiet: bool
) -> None:
    """Make articles of feeds and web pages, saved ones or addresses.

    Each entry of a feed (RSS, Atom) and the article of each page becomes a Markdown file in the
    articles folder, called by date and title, with lang, source, date and author in its front
    matter. One that is there with another text is left alone. The network is used only for the
    addresses named here.

    \b
    transnews ingest saved/*.html
    transnews ingest https://example.org/feed.xml

    Needs feedparser and trafilatura: pip install 'transnews[ingest]'.
    """  # noqa: D301 - click wants the character itself
    folder, settings = projects.load(ctx)
    done: Counter[str] = Counter()
    worst = 0
    with projects.locked(folder):
        for place in places:
            for result in _articles(folder, settings.articles, place, timeout, force):
                if isinstance(result, TransnewsError):
                    click.echo(f"transnews: {result}", err=True)
                    worst = max(worst, result.exit_status)
                    continue
                name, what = result
                done[what] += 1
                if what != "unchanged" and not quiet:
                    click.echo(f"  {name}" + (" (replaced)" if what == "replaced" else ""))
    if not quiet:
        click.echo(", ".join(f"{done[what]} {what}" for what in _DONE if done[what]) or "0 written")
    ctx.exit(worst)


def _articles(
    project: Path, articles: str, place: str, timeout: float, force: bool
) -> Iterator[tuple[str, str] | TransnewsError]:
    """Yield each article of *place* as it is written, and what is wrong."""
    from transnews import ingest

    try:
        found = ingest.read(place, timeout)
    except TransnewsError as error:
        yield error
        return
    yield from map(ArticleError, found.problems)
    for story in found.stories:
        try:
            yield _save(project, articles, story, force)
        except TransnewsError as error:
            yield error


def _save(project: Path, articles: str, story: "Story", force: bool) -> tuple[str, str]:
    """Write an article; return its name, and whether it was written, replaced or unchanged.

    Raises:
        ArticleError: another text stands there.
        FileError: it cannot be read or written.
    """
    from transnews import files, ingest

    name = str(PurePosixPath(articles) / ingest.file_name(story))
    text = ingest.markdown(story)
    path = project / name
    there = path.exists()
    if there and not force and path.read_bytes() != text.encode():
        raise ArticleError(
            f"{name}: there already, with another text than {story.source}; --force overwrites it"
        )
    changed = files.write_text(path, text, name)
    return name, "unchanged" if not changed else "replaced" if there else "written"
