"""Old PO text and what the tool wants → new PO text. What a person wrote is never lost.

Only entries that change are written; every other one keeps its characters, whoever wrote
them, and a file in which nothing changes is the same file.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from transnews.errors import ReviewError
from transnews.model import Key
from transnews.review.carrying import carried, carried_entry, has_work
from transnews.review.catalog import Catalog, Chunk, parse
from transnews.review.heading import check_language, kept_header, new_header
from transnews.review.lexing import readable
from transnews.review.patching import Piece, assembled, gap, made, remark_lines, revised
from transnews.review.values import PROVENANCE, Entry, Header, State, Wanted, is_human
from transnews.review.writing import entry_lines, fit, tidy_notes, tidy_references


def merge(
    old: str | None,
    wanted: Sequence[Wanted],
    header: Header,
    machine: Mapping[Key, str],
    name: str = "the PO file",
) -> str:
    """Bring a PO file up to date with its article.

    Args:
        old: the file as it stands, None if there is none.
        wanted: the messages of the article, in its order, each once.
        header: for a new file, and to see that an old one is of the right language.
        machine: the `digest` of what the machine last wrote, by message.
        name: the path of the file, for messages.

    Raises:
        ReviewError: the old file is broken or of another language, or a message cannot
            stand in a PO file.
    """
    wanted = _tidy(wanted, name)
    if old is None:
        new = [made(new_header(header), "\n")]
        new += (made(_new_entry(want), "\n") for want in wanted)
        return assembled(new, "\n")
    catalog = parse(old, name)
    check_language(catalog, header.language, name)
    pieces = list(_pieces(catalog, wanted, header, machine))
    if "".join(piece.text for piece in pieces) == readable(old):
        return old
    return assembled(pieces, catalog.newline)


def _pieces(
    catalog: Catalog, wanted: Sequence[Wanted], header: Header, machine: Mapping[Key, str]
) -> Iterator[Piece]:
    """Yield the parts of the new file: header, what is wanted, what is obsolete, the tail."""
    chunks = {chunk.entry.key: chunk for chunk in catalog.chunks}
    places = {chunk.entry.key: place for place, chunk in enumerate(catalog.chunks, 1)}
    live = {key for key, chunk in chunks.items() if not chunk.entry.obsolete}
    keys = {want.key for want in wanted}
    offered = carried(catalog, [want.key for want in wanted], machine)
    yield Piece(_header(catalog, header, live != keys), 0)
    for want in wanted:
        if (chunk := chunks.get(want.key)) is not None:
            text = _updated(chunk, want, machine.get(want.key), catalog.newline)
            yield Piece(text, places[want.key])
        elif want.key in offered and not (want.reviewed and _msgstr(want)):
            lines = carried_entry(chunks[offered[want.key].key], want)
            yield made(lines, catalog.newline)
        else:
            yield made(_new_entry(want), catalog.newline)
    for chunk in catalog.chunks:
        entry = chunk.entry
        if entry.key in keys:
            continue
        if entry.obsolete:
            yield Piece(chunk.text, places[entry.key])
        elif has_work(entry, chunks, machine):
            now = replace(_tidied(entry), notes=(), references=(), obsolete=True)
            yield Piece(revised(chunk, now, catalog.newline), places[entry.key])
    yield Piece(catalog.tail, len(catalog.chunks) + 1)


def _header(catalog: Catalog, header: Header, changed: bool) -> str:
    lines = kept_header(catalog, header, changed)
    if lines is None:
        return catalog.header.text
    return made(lines, catalog.newline).text + gap(catalog.header)


def _updated(chunk: Chunk, want: Wanted, machine_hash: str | None, newline: str) -> str:
    """Return the text of an entry that stays or comes back."""
    entry = chunk.entry
    if _may_write(want, entry, machine_hash) and _msgstr(want) != entry.msgstr:
        text = made(_new_entry(want, entry.flags, remark_lines(chunk)), newline).text
        return text + gap(chunk)
    now = replace(_tidied(entry), notes=want.notes, references=want.references, obsolete=False)
    return revised(chunk, now, newline)


def _may_write(want: Wanted, entry: Entry, machine_hash: str | None) -> bool:
    """Say whether the draft may go over what stands there: a person's only over nothing."""
    if want.draft is None or is_human(entry, machine_hash):
        return False
    return not (want.person or want.reviewed) or not entry.msgstr


def _tidied(entry: Entry) -> Entry:
    """Take the tool's comment from what a person reviewed: it would no longer be true."""
    return replace(entry, comment=entry.remark) if entry.state is State.REVIEWED else entry


def _msgstr(want: Wanted) -> str:
    return fit(want.draft or "", want.key.text)


def _new_entry(
    want: Wanted, flags: tuple[str, ...] = (), comments: Sequence[str] = ()
) -> list[str]:
    """Return the lines of an entry with a draft, or with nothing."""
    msgstr = _msgstr(want)
    entry = Entry(
        want.key,
        msgstr,
        fuzzy=bool(msgstr) and not want.reviewed,
        notes=want.notes,
        references=want.references,
        flags=flags,
    )
    is_machines = msgstr and want.provenance and not (want.person or want.reviewed)
    said = [f"# {PROVENANCE}{want.provenance}"] if is_machines else []
    return entry_lines(entry, [*comments, *said])


def _tidy(wanted: Sequence[Wanted], name: str) -> list[Wanted]:
    """Return what is wanted in the form in which a file can hold it.

    Raises:
        ReviewError: a message is empty, holds a NUL character, or is wanted twice.
    """
    seen: set[Key] = set()
    for want in wanted:
        shown = want.key.text[:60]
        if not want.key.text or "\0" in want.key.text + want.key.context:
            raise ReviewError(f"{name}: no PO file can hold the message {shown!r}")
        if want.key in seen:
            raise ReviewError(f"{name}: the message {shown!r} is wanted twice; name it once")
        seen.add(want.key)
    return [
        replace(
            want,
            notes=tidy_notes(want.notes),
            references=tidy_references(want.references),
            draft=want.draft and want.draft.replace("\0", ""),
            provenance=" ".join(want.provenance.split()),
        )
        for want in wanted
    ]
