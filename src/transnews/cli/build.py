"""``transnews build``."""

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from transnews.cli import project as projects
from transnews.config import Build
from transnews.errors import TransnewsError, UsageError

if TYPE_CHECKING:
    from transnews.standing import Built


@click.command("build")
@click.argument("paths", nargs=-1, type=click.Path())
@projects.only_locales
@click.option(
    "--min-reviewed",
    type=click.IntRange(0, 100),
    metavar="PERCENT",
    help="Hold back what has fewer of its words reviewed.  [default: build.min_reviewed, 0]",
)
@click.option(
    "--require",
    multiple=True,
    metavar="LIST",
    help="Hold back what has an error: names, numbers, quotes, any other check; or a headline that"
    " is not reviewed (headline). With commas, or repeated.  [default: build.require, nothing]",
)
@click.option(
    "--fallback",
    type=click.Choice(["hold", "source", "draft"]),
    help="What becomes of a text that is not fit.  [default: build.fallback, hold]",
)
@click.option("--quiet", "-q", is_flag=True, help="Print problems only.")
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    locales: tuple[str, ...],
    min_reviewed: int | None,
    require: tuple[str, ...],
    fallback: str | None,
    quiet: bool,
) -> None:
    """Make the locale variants again from the PO files, after a review.

    No model is called. A variant that is not fit to publish is held back with the reasons, and the
    old one left as it is: while a message of its PO file is outdated or has no translation, and
    while it has not what these options or [build] of transnews.toml ask for. The variants of an
    article that is marked `retracted` are taken down, in every locale.
    """
    from transnews import standing

    folder, settings = projects.load(ctx)
    gate = _gate(settings.build, min_reviewed, require, fallback)
    settings = replace(settings, build=gate)
    wanted = projects.locales(locales, settings)
    worst = 0
    done: Counter[str] = Counter()
    with projects.locked(folder):
        for result in standing.build_all(folder, settings, paths, wanted):
            if isinstance(result, TransnewsError):
                click.echo(f"transnews: {result}", err=True)
                worst = max(worst, result.exit_status)
                continue
            done[_kind(result)] += 1
            if result.changed and not quiet:
                click.echo(f"  {_line(result)}")
    if not quiet:
        click.echo(_sums(done))
    ctx.exit(worst)


def _line(done: "Built") -> str:
    why = f": taken down: {done.retracted} is retracted" if done.retracted else ""
    return done.name + why


def _kind(done: "Built") -> str:
    return "down" if done.retracted else "built" if done.changed else "unchanged"


def _sums(done: Counter[str]) -> str:
    taken = f", {done['down']} taken down" if done["down"] else ""
    return f"{done['built']} built, {done['unchanged']} unchanged{taken}"


def _gate(
    said: Build, min_reviewed: int | None, require: tuple[str, ...], fallback: str | None
) -> Build:
    """Return what a variant must have: the settings, and over them the options."""
    from transnews.config.kinds import REQUIREMENTS

    names = [name.strip() for item in require for name in item.split(",") if name.strip()]
    if unknown := [name for name in names if name not in REQUIREMENTS]:
        raise UsageError(f"--require {unknown[0]}: nothing of that name; {', '.join(REQUIREMENTS)}")
    return replace(
        said,
        min_reviewed=said.min_reviewed if min_reviewed is None else min_reviewed,
        require=tuple(dict.fromkeys(names)) if require else said.require,
        fallback=fallback or said.fallback,
    )
