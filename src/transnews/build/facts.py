"""What a variant says of itself, truthfully: how it was made, by whom, and what its source did."""

import re
from collections.abc import Sequence

from transnews import formats, languages
from transnews.build.shown import Shown
from transnews.locale import Said, Sentence, say
from transnews.model import Article
from transnews.review import Catalog, State

_ADDRESS = re.compile(r"\s*<([^<>]*)>\s*$")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# What gettext, its editors and Weblate write where nobody has worked, or a program.
_NOBODY = frozenset(
    {"automatically generated", "full name", "none", "anonymous", "unknown", "weblate"}
)
_PROGRAMS = ("noreply", "no-reply")


def facts(
    article: Article, catalog: Catalog, shown: Sequence[Shown], told: Said | None
) -> dict[str, str]:
    """Return what the variant says of itself, by key; *told* is what readers are told, if so.

    What the article itself says under such a name (``source: Reuters``) is not ours to change.
    """
    reviewed = sum(item.is_reviewed for item in shown)
    said = {
        "source": article.path.as_posix(),
        "source-lang": languages.html(article.language),
        "translation": _translation(shown),
        "reviewed": f"{reviewed} of {len(shown)}",
        "reviewed-by": person(catalog.field("Last-Translator")) if reviewed else "",
        "source-changed": changed(catalog) if _is_changed(shown) else "",
        "untranslated": f"{kept} of {len(shown)}" if (kept := _kept(shown)) else "",
        "notice": told.text if told else "",
    }
    taken = formats.keys(article.source, article.format)
    return {name: fact for name, fact in said.items() if fact and name not in taken}


def notice(shown: Sequence[Shown], locale: str) -> Said | None:
    """Return what readers are to be told, in their language; None if all was reviewed."""
    sentences = {
        "machine": [Sentence.MACHINE],
        "partly reviewed": [Sentence.PARTLY],
        "reviewed": [],
    }[_translation(shown)]
    sentences += [Sentence.CHANGED] if _is_changed(shown) else []
    sentences += [Sentence.UNTRANSLATED] if _kept(shown) else []
    return say(sentences, locale) if sentences else None


def person(translator: str) -> str:
    """Return the name in a Last-Translator header, without address; empty if it is nobody's.

    >>> person("Ana Silva <ana@example.org>"), person("FULL NAME <EMAIL@ADDRESS>")
    ('Ana Silva', '')
    >>> person("Automatically generated"), person("Weblate TM <noreply-mt@weblate.org>")
    ('', '')
    """
    found = _ADDRESS.search(translator)
    address = found[1] if found else ""
    name = " ".join(_ADDRESS.sub("", translator).strip(' "').split())
    nobody = name.lower() in _NOBODY or "@" in name or address.lower().startswith(_PROGRAMS)
    return "" if nobody else name


def changed(catalog: Catalog) -> str:
    """Return the day on which the source last changed, as the PO file says; empty if it does not.

    That is the day on which ``translate`` met the change.
    """
    found = _DAY.match(catalog.field("POT-Creation-Date"))
    return found[0] if found else ""


def _translation(shown: Sequence[Shown]) -> str:
    reviewed = sum(item.is_reviewed for item in shown)
    if reviewed == len(shown):
        return "reviewed"
    return "partly reviewed" if reviewed else "machine"


def _is_changed(shown: Sequence[Shown]) -> bool:
    return any(item.state is State.OUTDATED for item in shown)


def _kept(shown: Sequence[Shown]) -> int:
    return sum(item.is_source for item in shown)
