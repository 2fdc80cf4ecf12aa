"""One entry of a PO file: everything that is found in its translation."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from transnews import drafting, markup
from transnews.drafting import Direction, protect
from transnews.model import Block, Finding, Key, Plain, Role
from transnews.qa import hygiene, tags
from transnews.qa.comparing import compare
from transnews.qa.hygiene import Text
from transnews.qa.namesakes import vanished
from transnews.qa.persons import softened
from transnews.review import Entry, State
from transnews.trace import TraceEntry


@dataclass(frozen=True, slots=True)
class Work:
    """A translation to look at, and whose it is."""

    entry: Entry
    block: Block
    """The first of the article with this text."""
    made: TraceEntry | None
    """What the machine did, if the text is still the machine's own draft."""
    kind: str
    """Format of the markup."""
    source: Plain
    target: Plain


def work(entry: Entry, block: Block, made: TraceEntry | None, kind: str) -> Work:
    """Return the translation in *entry* with its markup taken out.

    Raises:
        ArticleError: more markup than a text can hold.
    """
    plain = (markup.take_out(text, kind) for text in (entry.key.text, entry.msgstr))
    return Work(entry, block, made, kind, *plain)


def findings(item: Work, direction: Direction) -> Iterator[Finding]:
    """Yield what is found in a translation, spans on its msgstr, each once.

    An outdated one is not compared: its source is another, and it is reviewed anyway.
    """
    found = list(hygiene.check(_text(item.entry, item.source, direction)))
    if item.entry.state is not State.OUTDATED:
        found += tags.check(item.source, item.target, item.kind == "markdown")
        found += _compared(item, direction)
    foreign = any(finding.check == "language" for finding in found)  # says it louder
    yield from dict.fromkeys(each for each in found if not (foreign and each.check == "copied"))


def lost_names(items: Sequence[Work], direction: Direction) -> Mapping[Key, tuple[Finding, ...]]:
    """Return by message what names a person's text has lost that the article keeps elsewhere."""
    current = [item for item in items if item.entry.state is not State.OUTDATED]
    pairs = [(item.source.text, item.target.text) for item in current]
    found = zip(current, vanished(pairs, direction), strict=True)
    return {item.entry.key: lost for item, lost in found if item.made is None}


def _compared(item: Work, direction: Direction) -> Iterator[Finding]:
    """Yield what the checks find; of a draft also what they found when it was made."""
    if item.block.role is Role.TAG:
        return
    source, target = item.source.text, item.target.text
    found = list(compare(source, target, direction))
    if item.made is None:
        found = list(softened(found, source, target, direction))
    else:
        said = {(finding.check, finding.message) for finding in found}
        yield from (
            Finding(one.check, one.severity, one.message)  # its span is that of a sentence
            for one in item.made.findings
            if (one.check, one.message) not in said
        )
    for finding in found:
        span = markup.in_source(item.target, finding.span) if finding.span else None
        yield Finding(finding.check, finding.severity, finding.message, span)


def _text(entry: Entry, source: Plain, direction: Direction) -> Text:
    terms = drafting.owed.find(source.text, direction)
    pair = direction.source, direction.target
    kept = [item.span for item in protect.find(source.text, pair, str)]
    spans = sorted([*kept, *(span for term in terms for span in term.spans)])
    prose, done = "", 0
    for span in spans:
        prose += source.text[done : span.start] + " "
        done = max(done, span.stop)
    prose += source.text[done:]
    return Text(entry.key.text, entry.msgstr, pair[0], pair[1], prose)
