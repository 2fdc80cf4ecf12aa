"""Which text of each message is fit to be published, and what stands in for one that is not."""

from collections.abc import Mapping

from transnews.build.aids import Aids
from transnews.build.keys import key
from transnews.build.shown import Shown
from transnews.config import Build
from transnews.model import Article, Block, Finding, Key, Severity
from transnews.review import Entry, State


def fit(
    article: Article, entries: Mapping[Key, Entry], wanted: Build, aids: Aids
) -> tuple[Shown, ...]:
    """Return each message of *article* with the text that is fit to be shown.

    A text is fit if it translates the source as it is now and no check of ``require`` finds an
    error in it; ``fallback`` says what stands in for one that is not.

    Args:
        article: The article.
        entries: Of its PO file, those in use.
        wanted: What a variant must have.
        aids: What that takes.
    """
    blocks = {key(block): block for block in reversed(article.blocks)}
    return tuple(_shown(blocks[k], entries.get(k), wanted, aids) for k in _keys(article))


def _keys(article: Article) -> tuple[Key, ...]:
    return tuple(dict.fromkeys(map(key, article.blocks)))


def _shown(block: Block, entry: Entry | None, wanted: Build, aids: Aids) -> Shown:
    # A lone space that slipped in is no translation.
    state = entry.state if entry and entry.msgstr.strip() else State.MISSING
    own = key(block)
    text = _text(own, entry, state, wanted, aids)
    wrong: tuple[Finding, ...] = ()
    if text is not None:
        wrong = _wrong(block, _said(own, text, entry), wanted, aids)
    if text is not None and not wrong:
        return Shown(own, block.role, state, text)
    if wanted.fallback == "source":
        return Shown(own, block.role, state, block.text, is_source=True, wrong=wrong)
    return Shown(own, block.role, state, None, wrong=wrong)


def _text(own: Key, entry: Entry | None, state: State, wanted: Build, aids: Aids) -> str | None:
    """Return the translation of the source as it is now, if there is one that may be shown."""
    if entry is None or state is State.MISSING:
        return None
    if state is State.OUTDATED:
        return (aids.offers.get(own) or None) if wanted.fallback == "draft" else None
    return entry.msgstr


def _said(own: Key, text: str, entry: Entry | None) -> Entry:
    """Return what would be shown as an entry; a draft that stands in for one is a draft."""
    if entry is not None and entry.msgstr == text and entry.state is not State.OUTDATED:
        return entry
    return Entry(own, text, fuzzy=True, comment=entry.comment if entry else "")


def _wrong(block: Block, said: Entry, wanted: Build, aids: Aids) -> tuple[Finding, ...]:
    if not any(name != "headline" for name in wanted.require):
        return ()
    found = aids.inspect(block, said)
    return tuple(
        finding
        for finding in found
        if finding.severity is Severity.ERROR and finding.check in wanted.require
    )
