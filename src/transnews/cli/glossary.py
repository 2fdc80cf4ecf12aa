"""``transnews glossary``."""

import click

from transnews.cli import project as projects
from transnews.cli.glossaries import candidates, coverage, exchange, inflect


@click.group("glossary")
def command() -> None:
    """Check the glossary, see which names it lacks, and exchange it."""


@command.command("check")
@click.pass_context
def check(ctx: click.Context) -> None:
    """Read all glossary files and look for slips.

    Exit status 2 if something is wrong, 1 if something looks odd or is not decided yet.
    """
    from transnews import glossary

    folder, settings = projects.load(ctx)
    words = glossary.load(folder / settings.glossaries)
    warnings = glossary.check(words)
    for warning in warnings:
        click.echo(f"transnews: {warning}", err=True)
    many = f"{len(words.concepts)} concept{'s' if len(words.concepts) != 1 else ''}"
    click.echo(f"{many} in {settings.glossaries}, {len(warnings)} to look at")
    ctx.exit(1 if warnings else 0)


command.add_command(candidates.command)
command.add_command(coverage.command)
command.add_command(inflect.command)
command.add_command(exchange.export)
command.add_command(exchange.take_in)
