"""The proof that a variant has the structure of its article."""

from transnews import formats
from transnews.errors import BuildError
from transnews.layout import Places
from transnews.model import Article


def prove(article: Article, text: str, places: Places) -> None:
    """Refuse a variant whose blocks are not those of the article.

    Raises:
        BuildError: they are not; says near which text.
    """
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
