"""Article and PO file to the variant, proven before it is written.

What may be published is decided text by text in `fitting`, for the article as a whole in `gate`;
`facts` says what the variant then is, `proof` that it is the article still.
"""

from pathlib import Path

from transnews import files, formats, languages, layout, review
from transnews.build.aids import Aids, Inspect
from transnews.build.facts import changed, facts, notice, person
from transnews.build.fitting import fit
from transnews.build.gate import hold_back
from transnews.build.keys import key
from transnews.build.proof import prove
from transnews.build.shown import Shown
from transnews.config import Settings
from transnews.errors import BuildError
from transnews.layout import Places
from transnews.model import Article, Variant
from transnews.review import Catalog

__all__ = [
    "Aids",
    "Inspect",
    "Shown",
    "changed",
    "fit",
    "key",
    "person",
    "read_catalog",
    "variant",
    "write",
]


def variant(
    article: Article,
    catalog: Catalog,
    locale: str,
    places: Places,
    settings: Settings,
    aids: Aids,
) -> Variant:
    """Return the variant of *article* that the PO file makes.

    Args:
        article: The article.
        catalog: Its PO file in *locale*.
        locale: Of the variant.
        places: Where its files lie.
        settings: Among them, what a variant must have (`transnews.config.Build`).
        aids: What the gate has to know beside the PO file (`transnews.gates.read`).

    Raises:
        BuildError: something in the PO file is not fit to publish, or the variant would
            not have the structure of the article.
    """
    shown = fit(article, review.texts(catalog), settings.build, aids)
    hold_back(shown, places, settings.build)
    said = {item.key: item for item in shown}
    foreign = formats.foreign(article.source, article.format, article.language, article.reading)
    texts = [
        foreign.get(block.span, block.text) if item.is_source else item.text or ""
        for block in article.blocks
        for item in (said[key(block)],)
    ]
    text = formats.render(article.source, article.blocks, texts, article.format, article.reading)
    told = notice(shown, locale)
    known = facts(article, catalog, shown, told if settings.build.notice != "none" else None)
    text = formats.stamp(text, article.format, languages.html(locale), known)
    others = layout.addresses(settings, article.path, article.language, locale)
    text = formats.link(text, article.format, others)
    prove(article, text, places)
    if told and settings.build.notice == "text":
        lang = languages.html(told.language)
        text = formats.conclude(text, article.format, told.text, lang, article.reading)
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
