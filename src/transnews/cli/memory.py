"""``transnews memory``."""

import click

from transnews.cli.memories import exchange, search, state


@click.group("memory")
def command() -> None:
    """Find what was translated before, and exchange it with other programs as TMX.

    The memory is an index of the PO files and of the TMX files in memories/; it may be deleted at
    any time and is made anew.
    """


command.add_command(search.command)
command.add_command(state.status)
command.add_command(state.rebuild)
command.add_command(exchange.export)
command.add_command(exchange.take_in)
