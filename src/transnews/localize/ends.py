"""The end of a sentence as its source has it: full stop, question mark, none at all.

Models end headlines with a full stop and forget question marks.
"""

import re
import unicodedata
from dataclasses import dataclass

from transnews.languages import primary

_CLOSERS = "„‚\"'”’»›“‘«‹」』)]}）】"
_KINDS = {
    "stop": ".。．।॥։۔።။។",
    "question": "?？؟\u037e",
    "exclamation": "!！",
    "colon": ":：",
    "comma": ",，،、",
    "semicolon": ";；؛",
    "ellipsis": "…",
}
_KIND_OF = {char: kind for kind, chars in _KINDS.items() for char in chars}
_CJK = {"stop": "。", "question": "？", "exclamation": "！", "colon": "：", "comma": "，"} | {
    "semicolon": "；",
    "ellipsis": "……",
}
_ARABIC = {"question": "؟", "comma": "،", "semicolon": "؛"}
# By script, as Unicode names its letters. Armenian asks inside the word.
_OWN: dict[str, dict[str, str]] = {
    "CJK": _CJK,
    "HIRAGANA": _CJK | {"comma": "、"},
    "KATAKANA": _CJK | {"comma": "、"},
    "ARABIC": _ARABIC,
    "GREEK": {"question": ";", "semicolon": "·"},
    "ARMENIAN": {"stop": "։", "question": "", "exclamation": "", "colon": ""},
    "DEVANAGARI": {"stop": "।"},
    "BENGALI": {"stop": "।"},
    "GURMUKHI": {"stop": "।"},
    "ORIYA": {"stop": "।"},
    "ETHIOPIC": {"stop": "።"},
    "MYANMAR": {"stop": "။"},
    "KHMER": {"stop": "។"},
    "THAI": {"stop": ""},
    "LAO": {"stop": ""},
}
# Languages that deviate from their script.
_LANGUAGES = {"mr": {"stop": "."}, "ur": _ARABIC | {"stop": "۔"}}
_PLAIN = {"stop": ".", "question": "?", "exclamation": "!", "colon": ":", "comma": ","} | {
    "semicolon": ";"
}

_ABBREVIATION = re.compile(
    r"(?<!\w)(?:(?:[^\W\d_]{1,2}\. ?)+[^\W\d_]{1,2}"  # U.S., a.m., т. д.
    r"|etc|inc|corp|ltd|bros|jr|sr|vs|usw|bzw|itd|itp|руб|коп|тыс|др)$"
    r"|[\dIVXLC]\s?(?:г|гг|р|рр|в|вв|ст|r|d|m)$",  # 2025 г., XX в.
    re.I,
)
# Where years and days are ordinal numbers, a final stop may belong to the number.
_ORDINAL = "bs cs da de et fi hr hu is lb lv nb nn pl sk sl sr tr"
# English capitalises weekdays and nationalities, Dutch nationalities, German nouns.
_CAPITALS = "de en lb nds nl"


@dataclass(frozen=True, slots=True)
class _End:
    body: str
    tail: str
    """Final punctuation, closing quotation marks and brackets, spaces between them."""
    kind: str
    """A key of `_KINDS`, or empty: which punctuation the sentence ends with."""
    at: int
    """Offset in the tail just after the mark of that kind."""


def localize(source: str, target: str, language: str = "") -> str:
    """Return the translation *target* with the final punctuation of *source*.

    A full stop that the source has not is taken away, one that is missing is added, and a stop
    makes way for the source's other mark; in the script of the translation, and within the closing
    quotation mark if the source has it there. Stops of abbreviations stay.

    With a *language* (of the translation), the first letter becomes small where the source has
    no capital at all; German, Dutch and English are left out, they capitalise more than names.

    >>> localize("Talks begin", "Começam as negociações.")
    'Começam as negociações'
    >>> localize('He asked "why?"', 'Ele perguntou "por quê"')
    'Ele perguntou "por quê?"'
    >>> localize("It rains.", "下雨了")
    '下雨了。'
    >>> localize("fresh bread", "Pão fresco", "pt")
    'pão fresco'
    """
    wanted, got = _end(source), _end(target)
    if not wanted.body.strip() or not got.body.strip():
        return target
    if language and primary(language) not in _CAPITALS.split():
        got = _end(_first_letter(source, target))
    body, tail = got.body, got.tail
    if wanted.kind == got.kind and re.search(r"[?!]\.$", tail) and not wanted.tail.endswith("."):
        return body + tail[:-1]
    if got.kind == "stop" and wanted.kind != "stop":
        if _belongs_to_word(got, language):
            return body + tail
        mark = _mark(wanted, got, language) if wanted.kind else ""
        if wanted.kind and not mark:
            return body + tail
        return body + tail[: got.at - 1] + mark + tail[got.at :]
    if wanted.kind and not got.kind and not _belongs_to_word(wanted, ""):
        place = _place(wanted, tail)
        return body + tail[:place] + _mark(wanted, got, language) + tail[place:]
    return body + tail


def _end(text: str) -> _End:
    marks = "".join(_KIND_OF)
    stripped = text.rstrip(marks + _CLOSERS + " \u00a0\u202f")
    tail = text[len(stripped) :]
    greek = "GREEK" in {_script(char) for char in stripped[-1:]}
    kind, at = "", 0
    for place, char in enumerate(tail, 1):
        found = _KIND_OF.get(char, "")
        if found == "semicolon" and greek:
            found = "question"
        if found == "stop" and tail[:place].endswith(".."):
            found = "ellipsis"
        # `?!`, `?..`, `!...`: what is asked stays a question.
        if (found and kind not in ("question", "exclamation")) or found == "question":
            kind, at = found, place
    return _End(stripped, tail, kind, at)


def _script(char: str) -> str:
    return unicodedata.name(char, "").split(" ")[0]


def _mark(wanted: _End, got: _End, language: str) -> str:
    """Return the punctuation of *wanted* in the script of *got*."""
    scripts = (_script(char) for char in got.body if char.isalpha())
    script = next((script for script in scripts if script in _OWN), "")
    own = _LANGUAGES.get(primary(language)) or _OWN.get(script, {})
    if wanted.kind in own:
        return own[wanted.kind]
    if wanted.kind == "ellipsis":
        return "..." if "..." in wanted.tail else "…"
    return _PLAIN[wanted.kind]


def _place(wanted: _End, tail: str) -> int:
    """Return where in a tail without punctuation the mark stands: as many closers after it."""
    after = sum(char in _CLOSERS for char in wanted.tail[wanted.at :])
    return max(len(tail.rstrip()) - after, 0) if after else len(tail.rstrip())


def _belongs_to_word(end: _End, language: str) -> bool:
    """Tell whether the full stop belongs to an abbreviation or an ordinal number."""
    if end.kind != "stop" or not end.tail.startswith("."):
        return False
    ordinal = primary(language) in _ORDINAL.split() and end.body[-1:].isdigit()
    return ordinal or bool(_ABBREVIATION.search(end.body))


def _first_letter(source: str, target: str) -> str:
    word = re.match(r"\W*(\w+)", target)
    if not word or not re.match(r"\W*[^\W\d_]", source) or not source.islower():
        return target
    if not word[1].istitle():
        return target
    at = word.start(1)
    return target[:at] + target[at].lower() + target[at + 1 :]
