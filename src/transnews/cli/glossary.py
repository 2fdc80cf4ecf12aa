"""``transnews glossary``."""

import click

from transnews.cli import project as projects


@click.group("glossary")
def command() -> None:
    """Check the glossary."""


@command.command("check")
@click.pass_context
def check(ctx: click.Context) -> None:
    """Read all glossary files; print what is wrong (exit status 2) and what looks odd (1)."""
    from transnews import glossary

    folder, settings = projects.load(ctx)
    words = glossary.load(folder / settings.glossaries)
    warnings = glossary.check(words)
    for warning in warnings:
        click.echo(f"transnews: {warning}", err=True)
    click.echo(
        f"{len(words.concepts)} concepts in {settings.glossaries}, {len(warnings)} to look at"
    )
    ctx.exit(1 if warnings else 0)
