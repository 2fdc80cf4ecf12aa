"""An article that the desk is asked for, found in the project and nowhere else."""

from dataclasses import dataclass
from pathlib import Path

from transnews import languages, standing
from transnews.config import Settings
from transnews.errors import TransnewsError, UsageError
from transnews.layout import Places
from transnews.model import Article


@dataclass(frozen=True, slots=True)
class Opened:
    """An article in a locale, and where its files lie."""

    article: Article
    locale: str
    places: Places


def opened(project: Path, settings: Settings, locale: str, article: str) -> Opened:
    """Return *article*, a path in the project, in *locale*; it has been translated.

    Raises:
        UsageError: it is no article of the project, retracted, of this very language, or has
            no PO file yet.
        LanguageError: not a locale.
        ArticleError: it cannot be read.
    """
    code = languages.canonical(locale)
    if (project / article).is_dir():  # which stands for all articles in it
        raise UsageError(f"{article}: a folder; name one article")
    for found in standing.named(project, settings, (str(project / article),), (code,)):
        if isinstance(found, TransnewsError):
            raise found
        read, _, places = found
        if not (project / places.po).is_file():
            raise UsageError(f"{places.po}: not there yet; run transnews translate --to {code}")
        return Opened(read, code, places)
    raise UsageError(f"{article}: retracted, or written in {languages.name(code)}; nothing to do")
