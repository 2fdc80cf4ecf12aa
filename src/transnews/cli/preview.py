"""``transnews preview``."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from transnews.cli import project as projects
from transnews.errors import TransnewsError

if TYPE_CHECKING:
    from transnews.config import Settings
    from transnews.preview import Kept


@click.command("preview")
@click.argument("paths", nargs=-1, type=click.Path(), metavar="[ARTICLE|FOLDER]...")
@projects.only_locales
@click.option("--open", "show", is_flag=True, help="Show the index, or the page, in the browser.")
@click.option("--quiet", "-q", is_flag=True, help="Print problems only.")
@click.pass_context
def command(
    ctx: click.Context, paths: tuple[str, ...], locales: tuple[str, ...], show: bool, quiet: bool
) -> None:
    """Write review pages: an article beside its translation, block by block, as one HTML file.

    They show what is drafted, edited, outdated and reviewed, what the checks found, what changed,
    and which names and numbers belong together (docs/review-page.md). A page needs no server and
    no network. Pages lie in the folder of [preview] output; those whose article, PO file, glossary
    or settings changed are written, those of articles that are gone are removed. If no articles are
    named, or there is none yet, index.html is written there too: what is urgent and how far each
    article is, over all locales.
    """
    from transnews import links, preview

    folder, settings = projects.load(ctx)
    links.check(folder, settings.output, (settings.preview.output,))
    wanted = projects.locales(locales, settings)
    told: dict[str, int] = {}
    done: list[Kept] = []

    def tell(error: TransnewsError) -> None:
        if str(error) not in told:
            click.echo(f"transnews: {error}", err=True)
        told[str(error)] = error.exit_status

    def keep(page: "Kept") -> None:
        done.append(page)
        if page.changed and not quiet:
            click.echo(f"  {page.name}{': removed' * page.removed}")

    with projects.locked(folder):
        for result in preview.write_all(folder, settings, paths, wanted):
            if isinstance(result, TransnewsError):
                tell(result)
            else:
                keep(result)
        # A page leads to the index; what is wrong with other articles is told there, then.
        if not paths or _leads_nowhere(folder, settings, done):
            every = tuple(dict.fromkeys((*settings.locales, *wanted)))
            keep(preview.write_index(folder, settings, every, _ignore if paths else tell))
    if not quiet:
        click.echo(_sums(done))
    if show:
        names = [each.name for each in done if not each.removed]
        _show(folder, names if paths else names[-1:])
    ctx.exit(max([0, *told.values()]))


def _leads_nowhere(folder: Path, settings: "Settings", done: "list[Kept]") -> bool:
    from transnews import preview

    return bool(done) and not preview.has_index(folder, settings)


def _ignore(_error: TransnewsError) -> None:
    """Leave it to the page."""


def _sums(done: "list[Kept]") -> str:
    gone = sum(one.removed for one in done)
    made = sum(one.changed for one in done) - gone
    removed = f", {gone} removed" if gone else ""
    return f"{made} written, {len(done) - made - gone} unchanged{removed}"


def _show(folder: Path, names: list[str]) -> None:
    """Show the first page in the browser, if there is one."""
    import webbrowser

    for name in names[:1]:
        webbrowser.open((folder / name).resolve().as_uri())
