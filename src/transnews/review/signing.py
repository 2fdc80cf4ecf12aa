"""The header of a PO file after a person worked on it: what a PO editor writes there on saving."""

from dataclasses import replace
from datetime import datetime

from transnews.errors import UsageError
from transnews.review.catalog import parse
from transnews.review.heading import field_place
from transnews.review.patching import revised


def sign(text: str, person: str, now: datetime, name: str) -> str:
    """Return the text of a PO file that says that *person* worked on it *now*.

    As Poedit and Lokalize do; no other field and no entry changes.

    Args:
        text: the file as it stands.
        person: ``Ana Dias <ana@example.org>``, or only a name.
        now: with time zone.
        name: the path of the file, for messages.

    Raises:
        ReviewError: the file is broken.
        UsageError: *person* is nothing that a header can hold.
    """
    if not person.strip() or not person.isprintable():
        raise UsageError(f"{person!a}: not a name; say it like 'Ana Dias <ana@example.org>'")
    catalog = parse(text, name)
    old = catalog.header.entry
    lines = old.msgstr.removesuffix("\n").split("\n")
    said = (
        ("PO-Revision-Date", now.strftime("%Y-%m-%d %H:%M%z")),
        ("Last-Translator", person.strip()),
    )
    for field, value in said:
        place = field_place(lines, field)
        if place is None:
            lines.append(f"{field}: {value}")
        else:
            lines[place] = f"{field}: {value}"
    entry = replace(old, msgstr="".join(f"{line}\n" for line in lines))
    header = revised(catalog.header, entry, catalog.newline)
    return "".join([header, *(chunk.text for chunk in catalog.chunks), catalog.tail])
