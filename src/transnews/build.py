"""Article and PO file to the variant, proven before it is written."""

from pathlib import Path

from transnews import files, formats, languages, layout, review
from transnews.config import Settings
from transnews.errors import BuildError
from transnews.layout import Places
from transnews.model import Article, Block, Key, Role, Variant
from transnews.review import Catalog, Entry, State


def key(block: Block) -> Key:
    """Return the key of a block's message: the role is its context, unless it is a paragraph.

    Before it stands the kind of markup, where that is not the article's own: `R&amp;D` is one
    thing in HTML and another in plain text.
    """
    role = "" if block.role is Role.PARAGRAPH else block.role.value
    return Key(f"{block.markup} {role}".strip(), block.text)


def variant(
    article: Article, catalog: Catalog, locale: str, places: Places, settings: Settings
) -> Variant:
    """Return the variant of *article* that the PO file makes.

    Raises:
        BuildError: something in the PO file is not fit to publish, or the variant would
            not have the structure of the article.
    """
    entries = {entry.key: entry for entry in catalog.entries if not entry.obsolete}
    used = [entries.get(key(block)) for block in article.blocks]
    messages = [entries.get(message) for message in dict.fromkeys(map(key, article.blocks))]
    _gate(used, places, settings)
    texts = [entry.msgstr for entry in used if entry]
    text = formats.render(article.source, article.blocks, texts, article.format, article.reading)
    text = formats.stamp(text, article.format, languages.html(locale), _facts(article, messages))
    others = layout.addresses(settings, article.path, article.language, locale)
    text = formats.link(text, article.format, others)
    _prove(article, text, places)
    return Variant(places.variant, locale, text)


def write(project: Path, made: Variant) -> bool:
    """Write a variant; return False if it stood there already.

    Raises:
        FileError: the file cannot be written.
    """
    return files.write_text(project / made.path, made.text, str(made.path))


def read_catalog(project: Path, places: Places, locale: str) -> Catalog:
    """Return the PO file of an article.

    Raises:
        BuildError: there is none.
        ReviewError: it is broken.
    """
    path = project / places.po
    if not path.exists():
        raise BuildError(f"{places.po}: not there yet; run transnews translate --to {locale}")
    return review.parse(files.read_text(path, str(places.po)), str(places.po))


def _gate(used: list[Entry | None], places: Places, settings: Settings) -> None:
    # A lone space that slipped in is no translation.
    states = [e.state if e and e.msgstr.strip() else State.MISSING for e in used]
    held = []
    if missing := states.count(State.MISSING):
        held.append(f"{missing} without a translation (run transnews translate)")
    if outdated := states.count(State.OUTDATED):
        held.append(f"{outdated} outdated (the article changed; review them in {places.po})")
    drafts = states.count(State.DRAFT)
    if settings.build.require_review and drafts:
        held.append(f"{drafts} not reviewed (build.require_review is set)")
    if held:
        raise BuildError(f"{places.variant}: held back: {', '.join(held)}")


def _facts(article: Article, used: list[Entry | None]) -> dict[str, str]:
    reviewed = sum(entry is not None and entry.state is State.REVIEWED for entry in used)
    part = "partly reviewed" if reviewed else "machine"
    facts = {
        "source": article.path.as_posix(),
        "source-lang": languages.html(article.language),
        "translation": "reviewed" if reviewed == len(used) else part,
        "reviewed": f"{reviewed} of {len(used)}",
    }
    # What the article itself says under such a name (`source: Reuters`) is not ours to change.
    taken = formats.keys(article.source, article.format)
    return {name: fact for name, fact in facts.items() if name not in taken}


def _prove(article: Article, text: str, places: Places) -> None:
    """Refuse a variant whose blocks are not those of the article."""
    before, after = (
        formats.skeleton(source, article.format, article.reading)
        for source in (article.source, text)
    )
    if before != after:
        at = next(
            (i for i, (b, a) in enumerate(zip(before, after, strict=False)) if b != a),
            min(len(before), len(after)),
        )
        near = article.blocks[min(at, len(article.blocks) - 1)].text[:40]
        raise BuildError(
            f"{places.variant}: held back: its structure would not be that of the article"
            f" (near {near!r}); mend the translation in {places.po}"
        )
