"""Language codes: BCP 47 inside, other people's codes only at the edges.

A tag is canonical when Babel knows it: ``pt``, ``pt-BR``, ``zh-Hant``, ``sr-Latn``.
"""

from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache

from transnews.errors import LanguageError

# Argos' own codes where they are not the primary subtag. The first is tried first, so a
# locale without a package of its own takes its sister's. Source: the Argos package index.
_ARGOS = {
    "pt-BR": ("pb", "pt"),
    "zh": ("zh",),
    "zh-Hans": ("zh",),
    "zh-Hant": ("zt",),
    "fil": ("tl",),
}
_FROM_ARGOS = {"pb": "pt-BR", "zt": "zh-Hant"}
# Codes that are in use and that Babel spells otherwise.
_ALIASES = {
    "tl": "fil",
    "no": "nb",
    "iw": "he",
    "in": "id",
    "mo": "ro",
    "sh": "sr-Latn",
    "sr@latin": "sr-Latn",
    "zh-cn": "zh-Hans",
    "zh-tw": "zh-Hant",
}


@cache
def _known() -> dict[str, str]:
    """Map each tag of Babel, in lower case, to its canonical form."""
    from babel.localedata import locale_identifiers

    return {name.replace("_", "-").lower(): name.replace("_", "-") for name in locale_identifiers()}


def canonical(code: str) -> str:
    """Return the BCP 47 tag that *code* means.

    >>> canonical("pt_BR"), canonical("EN"), canonical("zh-hant")
    ('pt-BR', 'en', 'zh-Hant')

    Raises:
        LanguageError: not a known code; names the nearest known ones.
    """
    plain = code.strip().split(".")[0].replace("_", "-").lower()
    known = _known()
    tag = _ALIASES.get(plain) or known.get(plain)
    if tag and tag != "root":
        return tag
    near = _nearest(plain)
    hint = f"; did you mean {' or '.join(near)}?" if near else "; say a code such as pt or pt_BR"
    raise LanguageError(f"unknown language {code!r}{hint}")


def _nearest(plain: str) -> list[str]:
    """Return the tags that somebody may have meant: by English name, by language, by likeness."""
    from babel import Locale

    known = _known()
    language = plain.split("-")[0]
    if language in known and language != plain:
        same = [name for name in known if name.startswith(f"{language}-")]
        return [known[name] for name in get_close_matches(plain, same, 2, 0.6)] or [language]
    names = {str(name).lower(): tag for tag, name in Locale("en").languages.items()}
    named = [names[name] for name in get_close_matches(plain, names, 1, 0.7)]
    found = [tag for tag in named if tag in known]
    return found or [known[name] for name in get_close_matches(plain, known, 2, 0.6)]


@cache
def primary(tag: str) -> str:
    """Return the language without script and region.

    >>> primary("pt-BR")
    'pt'
    """
    return tag.split("-")[0]


def gettext(tag: str) -> str:
    """Return the code that PO files and locale folders use.

    >>> gettext("pt-BR"), gettext("sr-Latn")
    ('pt_BR', 'sr@latin')
    """
    if tag == "sr-Latn":
        return "sr@latin"
    return tag.replace("-", "_")


def html(tag: str) -> str:
    """Return the code that HTML and feeds use: the tag itself.

    >>> html("pt-BR")
    'pt-BR'
    """
    return tag


def open_graph(tag: str) -> str:
    """Return the code that Open Graph uses: language and territory, if need be the likeliest.

    >>> open_graph("de-AT"), open_graph("uk"), open_graph("zh-Hant")
    ('de_AT', 'uk_UA', 'zh_TW')
    """
    from babel import Locale
    from babel.core import get_global

    parts = Locale.parse(tag, sep="-")
    if parts.territory is None:
        likely = get_global("likely_subtags")
        parts = Locale.parse(likely.get(str(parts)) or likely.get(parts.language) or str(parts))
    return f"{parts.language}_{parts.territory}" if parts.territory else parts.language


def argos(tag: str) -> tuple[str, ...]:
    """Return the Argos codes that serve *tag*, the best first.

    >>> argos("pt-BR"), argos("de-AT"), argos("zh-Hant")
    (('pb', 'pt'), ('de',), ('zt',))
    """
    if tag in _ARGOS:
        return _ARGOS[tag]
    return (primary(tag), "pb") if primary(tag) == "pt" else (primary(tag),)


def from_argos(code: str) -> str:
    """Return the tag that an Argos code means, or the code itself if it is not known.

    >>> from_argos("pb")
    'pt-BR'
    """
    return _FROM_ARGOS.get(code, code)


def name(tag: str) -> str:
    """Return the English name.

    >>> name("pt-BR")
    'Portuguese (Brazil)'
    """
    from babel import Locale

    return Locale.parse(tag, sep="-").get_display_name("en") or tag


def direction(tag: str) -> str:
    """Return which way the language is written, as HTML says it: ``ltr`` or ``rtl``.

    >>> direction("pt-BR"), direction("ar")
    ('ltr', 'rtl')
    """
    from babel import Locale

    return Locale.parse(tag, sep="-").text_direction


def plural_forms(tag: str) -> str:
    """Return the value of the Plural-Forms header (table of Babel, from CLDR and gettext).

    >>> plural_forms("pt-BR")
    'nplurals=2; plural=(n > 1);'
    """
    from babel.messages.plurals import get_plural

    return get_plural(tag.replace("-", "_")).plural_forms


def best(tag: str, available: Iterable[str]) -> str | None:
    """Return the tag of *available* that serves *tag*: itself, or its language without a region.

    >>> best("pt-BR", ["en", "pt"]), best("de", ["en", "pt"])
    ('pt', None)
    """
    tags = set(available)
    parts = tag.split("-")
    for size in range(len(parts), 0, -1):
        if (candidate := "-".join(parts[:size])) in tags:
            return candidate
    return None


def needs_translation(source: str, target: str) -> bool:
    """Tell whether an article in *source* has a variant in *target*.

    An article has none in its own language, whatever the region.

    >>> needs_translation("en", "pt"), needs_translation("pt", "pt-BR")
    (True, False)
    """
    return primary(source) != primary(target)
