"""The command line: one module a command; the only place that prints or chooses an exit status."""

import importlib
import sys
from pathlib import Path

import click

from transnews import __version__
from transnews.cli import stopping
from transnews.errors import TransnewsError

# Each command is the `command` of the module of its name, imported when it is called.
COMMANDS = {
    "translate": "Translate articles into locales, with a PO file beside each.",
    "review": "Review articles in the browser.",
    "build": "Make the locale variants again from the PO files.",
    "preview": "Write pages that show an article beside its translation.",
    "status": "Show what is reviewed and what waits.",
    "runs": "Show the last runs, and plot them.",
    "check": "Check what stands in the PO files, people's texts too.",
    "ingest": "Make articles of feeds and web pages.",
    "detect": "Show the language of files, and how sure that is.",
    "exchange": "Send texts to an agency as XLIFF, and take in what comes back.",
    "models": "List, install, remove, verify and tune translation packages.",
    "memory": "Find what was translated before; exchange it as TMX.",
    "glossary": "Check the glossary, see which names it lacks, and exchange it.",
}


class _Commands(click.Group):
    """Imports a command when it is called, so that ``--help`` answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"transnews.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            raise click.UsageError(f"{error.message} Commands: {', '.join(COMMANDS)}.") from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="transnews")
@click.option(
    "--project",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Project folder, said before the command."
    "  [default: the nearest one upwards with a transnews.toml]",
)
@click.pass_context
def cli(ctx: click.Context, project: Path | None) -> None:
    """Translate articles offline, under a glossary, with a PO review file beside each.

    \b
    transnews translate --to pt       the articles of the project, into Portuguese
    transnews status                  what is reviewed and what waits
    transnews build                   the variants again, from the PO files

    Exit status: 0 done, 1 something in the material needs a person, 2 the command could not work,
    130 and 143 stopped by SIGINT (^C) and SIGTERM.
    """  # noqa: D301 - click wants the character itself
    ctx.obj = project


def main() -> None:
    """Run the command line; what a user can cause ends in one line, not in a traceback."""
    from transnews.cli import terminal

    with terminal.guarded():
        _main()


def _main() -> None:
    try:
        # Without click's own error handling, `main` returns the status of `ctx.exit`.
        with stopping.at_once():
            status = cli.main(standalone_mode=False, prog_name="transnews")
        sys.exit(status)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(error.exit_code)
    except click.ClickException as error:
        click.echo(f"transnews: {_usage(error)}", err=True)
        sys.exit(2)
    except (KeyboardInterrupt, click.Abort) as error:
        click.echo(f"transnews: {stopping.STOPPED}", err=True)
        sys.exit(stopping.status_of(error))
    except TransnewsError as error:
        click.echo(f"transnews: {error}", err=True)
        sys.exit(error.exit_status)
    except OSError as error:
        click.echo(f"transnews: {_refused(error)}", err=True)
        sys.exit(2)


def _refused(error: OSError) -> str:
    """Return what the system refused, where nobody nearer knew more to say."""
    from transnews.files import reason

    return f"{error.filename}: {reason(error)}" if error.filename else reason(error)


def _usage(error: click.ClickException) -> str:
    """Return what is wrong with a command line, and where its options are described."""
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    more = f" See {ctx.command_path} --help." if ctx else ""
    return error.format_message() + more
