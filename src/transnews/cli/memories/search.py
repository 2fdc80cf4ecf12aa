"""``transnews memory find``."""

import json
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from transnews.cli import terminal
from transnews.cli.memories.opening import opened

if TYPE_CHECKING:
    from transnews.memory import Hit
    from transnews.model import Span


@click.command("find")
@click.argument("text", nargs=-1, required=True)
@click.option("--to", "locale", metavar="LOCALE", help="Only translations into this locale.")
@click.option("--from", "language", metavar="LANG", help="Only texts in this language.")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=20,
    help="How many texts to show.  [default: 20]",
)
@click.option("--json", "as_json", is_flag=True, help="As JSON, with the places of the words.")
@click.pass_context
def command(
    ctx: click.Context,
    text: tuple[str, ...],
    locale: str | None,
    language: str | None,
    limit: int,
    as_json: bool,
) -> None:
    """Show texts and translations that hold these words, on either side, near each other.

    The words as they stand come first, then the words in any order, then words that begin so;
    reviewed translations come before drafts. Capitals and accents do not matter. Exit status 1 if
    a file of the memory is broken.

    \b
    transnews memory find joint statement --to pt
    """  # noqa: D301 - click wants the character itself
    from transnews import languages, memory

    wanted = languages.canonical(locale) if locale else ""
    spoken = languages.canonical(language) if language else ""
    with opened(ctx) as now:
        hits = memory.find(now.memory, " ".join(text), spoken, wanted, limit)
    if as_json:
        click.echo(json.dumps([_plain(hit) for hit in hits], ensure_ascii=False, indent=1))
    elif hits:
        click.echo("\n\n".join(map(_shown, hits)))
    else:
        click.echo("nothing found", err=True)
    ctx.exit(now.exit_status)


def _shown(hit: "Hit") -> str:
    one = hit.segment
    facts = [one.origin, f"{one.language or '?'} → {one.locale}", one.tier, one.context]
    lines = [_marked(one.source, hit.source), _marked(one.target, hit.target)]
    return "\n".join([", ".join(filter(None, facts)), *(f"  {line}" for line in lines)])


def _marked(text: str, spans: "Sequence[Span]") -> str:
    """Return *text* with the words in bold on a terminal, elsewhere in ``[[ ]]``."""
    pieces, done = list[str](), 0
    for span in spans:
        word = span.of(text)
        shown = terminal.bold(word) if sys.stdout.isatty() else f"[[{word}]]"
        pieces += text[done : span.start], shown
        done = span.stop
    return "".join([*pieces, text[done:]]).replace("\n", "\n  ")


def _plain(hit: "Hit") -> dict[str, object]:
    one = hit.segment
    return {
        "source": one.source,
        "target": one.target,
        "language": one.language,
        "locale": one.locale,
        "tier": one.tier.value,
        "context": one.context,
        "format": one.format,
        "origin": one.origin,
        "source_hits": [[span.start, span.stop] for span in hit.source],
        "target_hits": [[span.start, span.stop] for span in hit.target],
    }
