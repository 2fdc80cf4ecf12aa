"""One message of an article beside its translation."""

import re
from collections.abc import Iterator
from dataclasses import replace

from transnews import inspection, markup, qa, redraft, review, status
from transnews.drafting import Direction
from transnews.errors import ArticleError
from transnews.galley.diffing import diff
from transnews.galley.hits import hits
from transnews.galley.pairing import Sides
from transnews.galley.reading import Opened
from transnews.galley.sentences import aims, drafted, sentences
from transnews.galley.showing import Shown, show
from transnews.galley.values import Change, Hit, Remark, Row, Sentence, Text
from transnews.inspection import Works
from transnews.model import Article, Block, Finding, Key, Plain, Role, Severity, Span
from transnews.review import Entry, State
from transnews.status import Stage
from transnews.trace import TraceEntry

_HEADING = re.compile(r"<h([1-6])\b[^>]*>\s*$|(?:^|\n)[ \t>]*(#{1,6})[ \t]+$", re.IGNORECASE)


def rows(desk: Opened) -> Iterator[Row]:
    """Yield the messages of the article, each once, in its order."""
    lost = qa.lost_names(tuple(desk.works.works.values()), desk.case.direction)
    stages = status.stages(desk.often, desk.entries, desk.trace)
    for key, stage in stages.items():
        entry = desk.entries.get(key, Entry(key))
        yield _row(desk, entry, stage, desk.works, lost.get(key, ()))


def row(desk: Opened, key: Key, msgstr: str | None = None, fuzzy: bool | None = None) -> Row:
    """Return the row of one message, as it is or as it would be with another text or state.

    Raises:
        KeyError: the article has no such message.
    """
    if key not in desk.often:
        raise KeyError(key)
    entry = desk.entries.get(key, Entry(key))
    if msgstr is not None:
        entry = replace(entry, msgstr=msgstr)
    if fuzzy is not None:
        entry = replace(entry, fuzzy=fuzzy and bool(entry.msgstr))
    ready = inspection.works(desk.case.article, [entry], desk.traced)
    everything = {**desk.works.works, **ready.works}
    if not entry.msgstr:
        everything.pop(key, None)
    lost = qa.lost_names(tuple(everything.values()), desk.case.direction)
    [stage] = status.stages([key], {key: entry}, desk.trace).values()
    return _row(desk, entry, stage, ready, lost.get(key, ()))


def _row(desk: Opened, entry: Entry, stage: Stage, ready: Works, lost: tuple[Finding, ...]) -> Row:
    key, block = entry.key, ready.blocks[entry.key]
    direction, settings = desk.case.direction, desk.case.settings
    source, target = _shown(desk, key.text, block), _shown(desk, entry.msgstr, block)
    made = desk.traced.get(key)
    draft = _draft(desk, made, entry, block)
    pairs = _sentences(source.plain, target.plain, made, draft, direction)
    languages = direction.source, direction.target
    sides = Sides(source.plain.text, target.plain.text, languages, pairs)
    ours, theirs = hits(sides, direction, desk.seen)
    found = inspection.findings(entry, ready, direction, lost, settings.checks)
    return Row(
        key,
        desk.numbers.get(key, 0),
        entry.line,
        block.role.value,
        _level(desk.case.article, block),
        stage,
        _text(source, ours),
        _text(target, theirs),
        entry.msgstr,
        entry.fuzzy,
        _remarks(found, target),
        tuple(_sentence(pair, source, target) for pair in pairs),
        diff(draft.text, target.text) if draft and stage is not Stage.OUTDATED else (),
        _since_source(desk, entry, block, source),
        made.offer if made and stage is Stage.OUTDATED else "",
        entry.notes,
        entry.remark,
        desk.often[key] - 1,
    )


def _shown(desk: Opened, text: str, block: Block) -> Shown:
    try:
        return show(markup.take_out(text, block.markup or desk.case.article.format))
    except ArticleError:
        return show(Plain(text))


def _text(shown: Shown, found: tuple[Hit, ...]) -> Text:
    moved = tuple(replace(hit, span=shown.span(hit.span)) for hit in found)
    return Text(shown.text, shown.runs, moved)


def _sentence(pair: Sentence, source: Shown, target: Shown) -> Sentence:
    return Sentence(source.span(pair.source), target.span(pair.target), pair.score)


def _remarks(found: Iterator[Finding], target: Shown) -> tuple[Remark, ...]:
    remarks = [
        Remark(f.check, f.severity, f.message, target.raw(f.span) if f.span else None)
        for f in found
    ]
    return tuple(sorted(remarks, key=_weight))


def _weight(remark: Remark) -> tuple[bool, bool, Span]:
    return remark.severity is not Severity.ERROR, not remark.span, remark.span or Span(0, 0)


def _draft(desk: Opened, made: TraceEntry | None, entry: Entry, block: Block) -> Shown | None:
    """Return the machine's draft, None if there is none or if nobody knows it any more."""
    if made is None or not entry.msgstr:
        return None
    if review.digest(entry.msgstr) == made.text:
        return _shown(desk, entry.msgstr, block)
    text = redraft.draft(made)
    return _shown(desk, text, block) if text else None


def _sentences(
    source: Plain,
    target: Plain,
    made: TraceEntry | None,
    draft: Shown | None,
    direction: Direction,
) -> tuple[Sentence, ...]:
    """Return which sentences belong together, with scores where they are the model's still."""
    locale = direction.target
    known = aims(source, direction.source, made)
    if draft and draft.plain.text == target.text:
        return sentences(known, target.text, locale, whole=True)
    if draft:
        known = drafted(known, draft.plain.text, locale)
    return sentences(known, target.text, locale)


def _since_source(desk: Opened, entry: Entry, block: Block, source: Shown) -> tuple[Change, ...]:
    if entry.state is not State.OUTDATED:
        return ()
    return diff(_shown(desk, entry.previous or entry.key.text, block).text, source.text)


def _level(article: Article, block: Block) -> int:
    """Return the level of a heading as the article writes it."""
    if block.role is Role.HEADLINE:
        return 1
    if block.role is not Role.HEADING:
        return 0
    before = _HEADING.search(article.source[max(0, block.span.start - 200) : block.span.start])
    if before:
        return int(before[1]) if before[1] else len(before[2])
    after = article.source[block.span.stop :].lstrip(" \t\r").lstrip("\n").lstrip()
    return 1 if after.startswith("=") else 2
