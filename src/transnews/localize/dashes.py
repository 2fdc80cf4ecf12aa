"""Dashes and ellipses: a model writes ` - ` and `...` where the source has `—` and `…`."""

import re

from transnews.languages import primary

# The dash between the parts of a sentence, with spaces, as the press of the language sets it.
_EM_LANGUAGES = "be ca es gl it kk pt ru uk"
_EN_LANGUAGES = "bg bs cs da de el et fi fr hr hu is lb lt lv mk nb nl nn no pl ro sk sl sr sv tr"
_EN_ENGLISH = "en-AU en-GB en-IE en-IN en-NZ en-ZA"
# Full-width dashes, set without spaces.
_UNTOUCHED = "ja yue zh"

_SPACE = "[ \u00a0\u202f]"
# A dash that is no hyphen, no minus and between no two numbers; `--` is the typewriter's.
_DASH = re.compile(
    r"(?<![\d—])—+|(?<=\d)—+(?!\d)|(?<!\S)–(?!\d)|(?<=\S)–(?!\S)"
    r"|(?<![^\s])--(?![^\s])|(?<=[^\W\d])--(?=[^\W\d])"
)
# Hyphens that stand for dashes. Numbers on both sides: a score, a range or a subtraction.
_HYPHEN = re.compile(rf"(?<!\d)(?<={_SPACE})-(?={_SPACE})|^-(?={_SPACE})")
_SPACED = re.compile(rf"(?<=\S)({_SPACE})(?:--|[-–—])({_SPACE})(?=\S)")
_LEADING = re.compile(rf"^(?:--|[-–—])(?={_SPACE})")
_TIGHT = re.compile(r"(?<=[^\W\d])(?:—|--)(?=[^\W\d])")
_NUMBERS = re.compile(rf"\d{_SPACE}[-–—]{_SPACE}\d")
_RANGE = re.compile(
    r"(?<![\w.,:/–-])(\d(?:[\d.,]*\d)?) ?([-–]) ?(\d(?:[\d.,]*\d)?)(?![\w:/–-]|[.,]\d)"
)


def localize(text: str, source_text: str, target: str) -> str:
    """Return a translation with the dashes and ellipses that its source asks for.

    Dashes, and hyphens that stand for dashes, take the form of the target locale, but only
    if there are as many of them as the source has dashes. Ranges of numbers take the mark that
    the source has between the same numbers.

    >>> localize("Trump - o presidente - disse", "Trump — the president — said", "pt")
    'Trump — o presidente — disse'
    >>> localize("Trump - Putin", "Trump - Putin", "pt")
    'Trump - Putin'
    >>> localize("de 3-5 anos...", "3–5 years…", "pt")
    'de 3–5 anos…'

    English keeps dashes without spaces where the source has only such.
    """
    if "…" in source_text and "..." not in source_text:
        text = re.sub(r"(?<!\.)\.{3}(?!\.)", "…", text)
    text = _ranges(text, source_text)
    wanted = len(_DASH.findall(source_text))
    if not wanted or wanted != len(_DASH.findall(text)) + len(_hyphens(text)):
        return text
    return _set(text, source_text, target)


def _hyphens(text: str) -> list[str]:
    return _HYPHEN.findall(_NUMBERS.sub("", text))


def _set(text: str, source_text: str, target: str) -> str:
    dash = _dash(source_text, target)
    if not dash:
        return text
    if _is_tight(source_text) and primary(target) == "en":
        text = _SPACED.sub(lambda m: m[0] if _in_numbers(m) else dash, text)
    else:
        text = _SPACED.sub(lambda m: m[0] if _in_numbers(m) else f"{m[1]}{dash}{m[2]}", text)
        text = _TIGHT.sub(f" {dash} ", text)
    return _LEADING.sub(dash, text) if _DASH.match(source_text) else text


def _dash(source_text: str, target: str) -> str:
    language = primary(target)
    if language in _UNTOUCHED.split():
        return ""
    if language in _EN_LANGUAGES.split() or target in _EN_ENGLISH.split():
        return "–"
    if language in _EM_LANGUAGES.split() or language == "en":
        return "—"
    match = _DASH.search(source_text)
    return match[0][0].replace("-", "—") if match else ""


def _is_tight(source_text: str) -> bool:
    return bool(_TIGHT.search(source_text)) and not _SPACED.search(source_text)


def _in_numbers(match: re.Match[str]) -> bool:
    text, start, stop = match.string, *match.span()
    return text[start - 1].isdigit() and text[stop : stop + 1].isdigit()


def _ranges(text: str, source_text: str) -> str:
    found = [match for match in _RANGE.finditer(source_text) if " " not in match[0]]
    marks = {(_digits(m[1]), _digits(m[3])): m[2] for m in found}

    def as_source(match: re.Match[str]) -> str:
        mark = marks.get((_digits(match[1]), _digits(match[3])))
        return f"{match[1]}{mark}{match[3]}" if mark else match[0]

    return _RANGE.sub(as_source, text) if marks else text


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)
