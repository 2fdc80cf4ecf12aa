"""Put texts into entries of a PO file, and change no character of the others.

So do an agency's XLIFF and whoever edits without a PO editor: what Poedit does on saving.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from transnews.errors import ReviewError
from transnews.model import Key
from transnews.review.catalog import Catalog, Chunk, parse
from transnews.review.patching import revised
from transnews.review.writing import fit


@dataclass(frozen=True, slots=True)
class Edit:
    """What one message is to say."""

    key: Key
    msgstr: str
    """Newlines at its edges follow the source, as gettext demands; empty for no translation."""
    fuzzy: bool
    """Whether it needs work still; False is a person's word that it is right."""
    was: str | None = None
    """The text that the editor saw; None if it does not matter."""


def edit(text: str, edits: Sequence[Edit], name: str) -> str:
    """Return the text of a PO file with *edits* made; if none changes anything, just *text*.

    An entry that becomes reviewed loses what it no longer needs, as in Poedit: the source
    that it once translated (``#|``), and the comment line of the tool.

    Args:
        text: the file as it stands.
        edits: each of another message.
        name: the path of the file, for messages.

    Raises:
        ReviewError: the file is broken; a message is not in it, or not in use; somebody has
            changed a text meanwhile; or a file cannot hold a text. Nothing is changed then.
    """
    catalog = parse(text, name)
    found = {chunk.entry.key: chunk for chunk in catalog.chunks if not chunk.entry.obsolete}
    made: dict[Key, str] = {}
    for wanted in edits:
        chunk = found.get(wanted.key)
        if chunk is None:
            raise ReviewError(
                f"{name}: {_shown(wanted.key)} is not in the file; the article changed"
            )
        if wanted.key in made:
            raise ReviewError(f"{name}:{chunk.entry.line}: {_shown(wanted.key)} is edited twice")
        _check(chunk, wanted, name)
        made[wanted.key] = _edited(chunk, wanted, catalog.newline)
    if all(chunk.text == made.get(key, chunk.text) for key, chunk in found.items()):
        return text
    body = [
        chunk.text if chunk.entry.obsolete else made.get(chunk.entry.key, chunk.text)
        for chunk in catalog.chunks
    ]
    return "".join([catalog.header.text, *body, catalog.tail])


def verbatim(catalog: Catalog, key: Key) -> str | None:
    """Return the entry in use of a message as the file has it; None if there is none."""
    return next(
        (c.text for c in catalog.chunks if c.entry.key == key and not c.entry.obsolete), None
    )


def put_back(text: str, key: Key, former: str, name: str) -> str:
    """Return the text of a PO file in which one entry is again as it stood before an edit.

    Args:
        text: the file as it stands.
        key: the message.
        former: its entry, as `verbatim` gave it.
        name: the path of the file, for messages.

    Raises:
        ReviewError: the file is broken, has no such message in use, or *former* is not one
            whole entry of it.
    """
    catalog = parse(text, name)
    there = verbatim(catalog, key)
    if there is None:
        raise ReviewError(f"{name}: {_shown(key)} is not in the file; the article changed")
    body = former.rstrip("\r\n")
    alone = parse(f"{catalog.header.text.rstrip()}\n\n{body}\n", name)
    if [chunk.entry.key for chunk in alone.chunks if not chunk.entry.obsolete] != [key] or (
        len(alone.chunks) != 1 or alone.tail
    ):
        raise ReviewError(f"{name}: not an entry of {_shown(key)}; nothing was put back")
    # What parts it from the next one is not its own: it may stand elsewhere now.
    fresh = body + there[len(there.rstrip("\r\n")) :]
    pieces = [
        fresh if chunk.entry.key == key and not chunk.entry.obsolete else chunk.text
        for chunk in catalog.chunks
    ]
    return "".join([catalog.header.text, *pieces, catalog.tail])


def _check(chunk: Chunk, wanted: Edit, name: str) -> None:
    place = f"{name}:{chunk.entry.line}"
    if wanted.was is not None and wanted.was.strip("\n") != chunk.entry.msgstr.strip("\n"):
        raise ReviewError(
            f"{place}: {_shown(wanted.key)} was changed meanwhile; read the file again"
        )
    if any(line.word == "msgid_plural" for line in chunk.lines):
        raise ReviewError(f"{place}: {_shown(wanted.key)} has plural forms; edit it in a PO editor")
    if any(c == "\0" or "\ud800" <= c <= "\udfff" for c in wanted.msgstr):
        raise ReviewError(f"{place}: no PO file can hold the text for {_shown(wanted.key)}")


def _shown(key: Key) -> str:
    return f"the message {key.text[:60]!r}"


def _edited(chunk: Chunk, wanted: Edit, newline: str) -> str:
    """Return the text of an entry with another translation or state, the rest as it is."""
    entry = chunk.entry
    msgstr = fit(wanted.msgstr, entry.key.text)
    now = replace(entry, msgstr=msgstr, fuzzy=wanted.fuzzy and bool(msgstr))
    if now != entry and not now.fuzzy:
        now = replace(now, previous=None, comment=entry.remark if msgstr else entry.comment)
    return revised(chunk, now, newline)
