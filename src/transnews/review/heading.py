"""The header of a PO file: made once, then people's, but for the two fields of the source."""

from transnews import languages
from transnews.errors import LanguageError, ReviewError
from transnews.model import Key
from transnews.review.catalog import Catalog
from transnews.review.lexing import Kind
from transnews.review.values import Entry, Header
from transnews.review.writing import entry_lines


def new_header(header: Header) -> list[str]:
    """Return the lines of the header of a new file."""
    msgstr = "".join(f"{name}: {value}\n" for name, value in _fields(header))
    title = f"# {header.project} – {languages.name(header.language)}"
    return entry_lines(Entry(Key("", ""), msgstr), [title])


def kept_header(catalog: Catalog, header: Header, changed: bool) -> list[str] | None:
    """Return the lines of an existing header, or None if it can stay as it is.

    As with msgmerge, POT-Creation-Date (when the source texts *changed*) and
    Report-Msgid-Bugs-To are the tool's; all else is left to people and their editors.
    What gettext needs is added where it is missing.
    """
    old = catalog.header.entry
    lines = old.msgstr.removesuffix("\n").split("\n")
    for name, value in _fields(header):
        ours = name == "Report-Msgid-Bugs-To" or (name == "POT-Creation-Date" and changed)
        place = field_place(lines, name)
        if place is None:
            # Some editors strip X- fields; putting them back would go on for ever.
            if not name.startswith("X-"):
                lines.append(f"{name}: {value}".rstrip())
        elif (ours and value) or not lines[place].partition(":")[2].strip():
            lines[place] = f"{name}: {value}"
    msgstr = "".join(f"{line}\n" for line in lines)
    if msgstr.split() == old.msgstr.split():
        return None
    kept = [line.raw.rstrip("\r\n") for line in catalog.header.lines if line.kind is Kind.COMMENT]
    return entry_lines(
        Entry(Key("", ""), msgstr, old.fuzzy, notes=old.notes, flags=old.flags), kept
    )


def check_language(catalog: Catalog, locale: str, name: str) -> None:
    """Refuse a file of another language than its folder, for *locale*, says.

    Raises:
        ReviewError: it is; tells both.
    """
    if not catalog.language:
        return
    place = f"{name}:{catalog.line('Language')}"
    try:
        tag = languages.canonical(catalog.language)
    except LanguageError as error:
        raise ReviewError(f"{place}: Language header: {error}") from None
    if not _compatible(tag, locale):
        raise ReviewError(
            f"{place}: the Language header says {catalog.language},"
            f" but the file is for {languages.gettext(locale)}; is it the right file?"
        )


def _compatible(one: str, other: str) -> bool:
    """Say whether two tags can mean the same: what both name, they name alike."""
    ours, theirs = _parts(one), _parts(other)
    return all(a == b for a, b in zip(ours, theirs, strict=True) if a and b)


def _parts(tag: str) -> tuple[str, str, str]:
    """Return language, script, region; empty where the tag does not say."""
    language, *rest = tag.split("-")
    script = next((part for part in rest if len(part) == 4), "")
    region = next((part for part in rest if len(part) in (2, 3)), "")
    return language, script, region


def field_place(lines: list[str], name: str) -> int | None:
    """Return where a field stands among the lines of a header, None if it does not."""
    names = [line.partition(":")[0].strip().lower() for line in lines]
    return names.index(name.lower()) if name.lower() in names else None


def _fields(header: Header) -> list[tuple[str, str]]:
    now = header.now.strftime("%Y-%m-%d %H:%M%z")
    return [
        ("Project-Id-Version", header.project),
        ("Report-Msgid-Bugs-To", header.bugs),
        ("POT-Creation-Date", now),
        ("PO-Revision-Date", now),
        # gettext's own words for a file that nobody has worked on yet.
        ("Last-Translator", "Automatically generated"),
        ("Language-Team", header.team_name),
        ("Language", languages.gettext(header.language)),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("Plural-Forms", languages.plural_forms(header.language)),
        ("X-Generator", header.generator),
    ]
