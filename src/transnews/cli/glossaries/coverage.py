"""``transnews glossary coverage``."""

from typing import TYPE_CHECKING

import click

from transnews.cli import project as projects
from transnews.errors import TransnewsError

if TYPE_CHECKING:
    from transnews.glossary import Gap


@click.command("coverage")
@projects.only_locales
@click.pass_context
def command(ctx: click.Context, locales: tuple[str, ...]) -> None:
    """Show per locale which names of the glossary have no form there.

    Those first that stand in articles which are to be translated into the locale, with how often.
    Where a row has no form in Latin letters, one is proposed, with a ? before it.

    Exit status 1 if a name that stands in the articles has no form.
    """
    from transnews import candidates, glossary

    folder, settings = projects.load(ctx)
    wanted = projects.locales(locales, settings)
    words = glossary.load(folder / settings.glossaries)
    texts: list[tuple[str, str]] = []
    worst = 0
    for passage in candidates.read(folder, settings, (), ()):
        if isinstance(passage, TransnewsError):
            click.echo(f"transnews: {passage}", err=True)
            worst = max(worst, passage.exit_status)
        else:
            texts.append((passage.language, passage.text))
    counted = glossary.counts(words, texts)
    for locale in wanted:
        gaps = glossary.gaps(words, locale, counted)
        _show(locale, gaps, len(words.concepts))
        worst = max(worst, int(any(gap.count for gap in gaps)))
    ctx.exit(worst)


def _show(locale: str, gaps: "tuple[Gap, ...]", concepts: int) -> None:
    urgent = sum(gap.count > 0 for gap in gaps)
    has = concepts - len(gaps)
    tail = f", {len(gaps)} without, {urgent or 'none'} of them in the articles" if gaps else ""
    click.echo(f"{locale}: {has} of {concepts} names have a form{tail}")
    wide = max((len(gap.concept.id) for gap in gaps), default=0)
    for gap in gaps:
        count = f"{gap.count}×" if gap.count else ""
        proposal = f"  ?{gap.proposal}" if gap.proposal else ""
        click.echo(f"  {count:>5}  {gap.concept.id:<{wide}}  {gap.name}{proposal}")
