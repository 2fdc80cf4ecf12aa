"""Entries → PO text, as gettext's own tools write it."""

from collections.abc import Iterable

from transnews.review.values import Entry
from transnews.review.wrapping import WIDTH, string_lines


def entry_lines(entry: Entry, comments: Iterable[str] = ()) -> list[str]:
    """Return the lines of an entry, without line ends.

    *comments* are whole lines that stand first, as the file had them.
    """
    lines = [*comments, *note_lines(entry.notes, entry.references)]
    flags = [*(["fuzzy"] if entry.fuzzy else []), *entry.flags]
    if flags:
        lines.append(f"#, {', '.join(flags)}")
    if entry.previous is not None:
        if entry.previous_context:
            lines += string_lines("msgctxt", entry.previous_context, "#| ")
        lines += string_lines("msgid", entry.previous, "#| ")
    if entry.key.context:
        lines += string_lines("msgctxt", entry.key.context)
    lines += string_lines("msgid", entry.key.text)
    return lines + string_lines("msgstr", entry.msgstr)


def note_lines(notes: Iterable[str], references: Iterable[str]) -> list[str]:
    """Return the lines that are the tool's: ``#.`` and ``#:``."""
    lines = [f"#. {note}" for note in notes]
    column = WIDTH
    for reference in references:
        # As msgcat fills them: a space and the reference, as long as it fits.
        if column + 1 + len(reference) > WIDTH - 2 and column > 2:
            lines.append("#:")
            column = 2
        lines[-1] += f" {reference}"
        column += 1 + len(reference)
    return lines


def tidy_notes(notes: Iterable[str]) -> tuple[str, ...]:
    r"""Return notes as a file holds them: one line each, none empty.

    >>> tidy_notes([" headline ", "", "owes: Kallas\nowes: Tallinn"])
    ('headline', 'owes: Kallas', 'owes: Tallinn')
    """
    lines = (line.strip() for note in notes for line in note.splitlines())
    return tuple(line for line in lines if line)


def tidy_references(references: Iterable[str]) -> tuple[str, ...]:
    """Return references as a file holds them: a space would part one into two.

    >>> tidy_references(["articles/my news.md"])
    ('articles/my%20news.md',)
    """
    return tuple(
        "".join(f"%{ord(c):02X}" if c.isspace() or not c.isprintable() else c for c in reference)
        for reference in references
        if reference
    )


def fit(text: str, source: str) -> str:
    r"""Give *text* newlines at its edges where *source* has them, and only there.

    gettext refuses a translation that differs in this.

    >>> fit("Olá.\n", "Hello.")
    'Olá.'
    """
    inner = text.strip("\n")
    if not inner:
        return ""
    return "\n" * source.startswith("\n") + inner + "\n" * source.endswith("\n")
