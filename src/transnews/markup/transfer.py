"""Put the markup of a text on its translation."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from transnews.markup.place import Project, Site, place, shown
from transnews.markup.read import take_out
from transnews.markup.settle import Settled, settle
from transnews.markup.spelling import spellings
from transnews.markup.tokens import coarse, fine
from transnews.markup.write import in_order, put_back, read_back
from transnews.model import Mark, Plain, Span


def transfer(
    plain: Plain,
    target: str,
    project: Project,
    format: str,  # noqa: A002
    stretches: Sequence[tuple[Span, Span]] = (),
) -> tuple[Plain, tuple[str, ...]]:
    """Put the marks of *plain* on *target*, and say what of it is a guess or was lost.

    An atom goes where its character stands in *target*. A pair goes around

    1. the whole text, if it is around the whole source but for punctuation;
    2. or what *project* says, in whole words, with punctuation at its ends only as in the source;
    3. or the same words, if they stand once in *target* as they are;
    4. or the words at the same part of its sentence: a guess, which is reported.

    Pairs nest as in the source. What does not read back as the same markup (the flanking rules
    of Markdown) is widened to white space, and what still does not is dropped and reported.

    Args:
        plain: the source.
        target: the translation of its text.
        project: where the words of a span of the source text went in *target*, if that is known.
        format: ``markdown``, ``html`` or ``text``.
        stretches: sentences of the source text and what became of each in *target*.
    """
    settled = settle(plain, target)
    if not _holds(_bare(plain, settled, format), (), format):
        settled = settle(plain, target, apart=True)
    bare = _bare(plain, settled, format)
    pairs = [mark for mark in plain.marks if mark.close]
    if not pairs:
        return _read(bare, [], format, settled.messages)
    site = Site(
        fine(plain.text),
        fine(bare.text),
        _moved(project, settled),
        settled.where,
        tuple((source, _after(target, settled)) for source, target in stretches),
    )
    kept, doubts = place(site, pairs)
    if not _holds(bare, kept, format):
        wide, _ = place(replace(site, target=coarse(bare.text)), pairs)
        ways = (_chosen(bare, kept, wide, format), _chosen(bare, wide, kept, format))
        kept = min(ways, key=lambda marks: marks.count(None))
    messages = [*settled.messages, *doubts]
    for pair, mark in zip(pairs, kept, strict=True):
        if mark is None:
            messages.append(f"{shown(plain.text, pair)}: lost, the translation has no place for it")
    return _read(bare, kept, format, messages)


def _read(
    bare: Plain,
    pairs: Sequence[Mark | None],
    format: str,  # noqa: A002
    messages: Iterable[str],
) -> tuple[Plain, tuple[str, ...]]:
    """Return the translation as it reads back, and the messages with one more if it is another."""
    result = _with(bare, pairs)
    source = put_back(result, format)
    if read := read_back(source, result, format):
        return read, tuple(messages)
    more = "the markup of the source reads otherwise in the translation"
    return take_out(source, format), (*messages, more)


def _bare(plain: Plain, settled: Settled, format: str) -> Plain:  # noqa: A002
    """Return the translation without its pairs."""
    return Plain(settled.text, (*settled.atoms, *spellings(plain, settled.text, format)))


def _moved(project: Project, settled: Settled) -> Project:
    def moved(source: Span) -> Span | None:
        span = project(source)
        return span and _after(span, settled)

    return moved


def _after(span: Span, settled: Settled) -> Span:
    return Span(settled.moved[span.start], settled.moved[span.stop])


def _chosen(
    bare: Plain,
    first: Sequence[Mark | None],
    second: Sequence[Mark | None],
    format: str,  # noqa: A002
) -> tuple[Mark | None, ...]:
    """Choose for each pair the first place that reads back with what is chosen, or None."""
    chosen: list[Mark | None] = []
    for one, other in zip(first, second, strict=True):
        ways = filter(None, (one, _respelled(one), other))
        fits = (mark for mark in ways if _holds(bare, [*chosen, mark], format))
        chosen.append(next(fits, None))
    return tuple(chosen)


def _respelled(mark: Mark | None) -> Mark | None:
    """Return *mark* with ``*`` for ``_``, which cannot stand between letters."""
    if mark is None or mark.open not in ("_", "__"):
        return None
    return replace(mark, open="*" * len(mark.open), close="*" * len(mark.close))


def _holds(bare: Plain, pairs: Sequence[Mark | None], format: str) -> bool:  # noqa: A002
    """Say whether the text with *pairs* reads back as it is."""
    whole = _with(bare, pairs)
    return read_back(put_back(whole, format), whole, format) is not None


def _with(bare: Plain, pairs: Sequence[Mark | None]) -> Plain:
    return Plain(bare.text, in_order((*filter(None, pairs), *bare.marks)))
