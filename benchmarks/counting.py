"""Numbers and quotation marks of a text, counted: the benchmarks' own judge.

Written without a look at the checks of transnews, and simpler: what one of the two overlooks,
the other may see.

A number is kept when its *value* stands in the translation: `1,000` is `1.000` or *mil*, `$3m` is
*3 milhões*, `226,000` is *226 mil* but not *226.000 mil*. Read as a value are, in both languages,
digits by the separators of the language, with the word of scale behind them (*thousand*,
*milhões*, *m*); in the translation also the words for 0 to 20, the tens, hundred and thousand,
the ordinals to ten, Roman numerals, and the names of the months. Where digits can be read in
two ways, either will do: `1980s` is 1980 or 80, `3 p.m.` 3 or 15, `10.30` a number or two; and
a *source* that has `3,400` in Portuguese means 3400. The minutes of a full hour may go unsaid.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from forms import plain

Values = tuple[Fraction, ...]

_SEPARATORS = {"en": (",", "."), "pt": (".", ",")}
"""Of thousands, and of decimals."""

_WORDS = {
    "en": (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen twenty",
        "ten twenty thirty forty fifty sixty seventy eighty ninety hundred",
        "first second third fourth fifth sixth seventh eighth ninth tenth",
        "january february march april may june july august september october november december",
    ),
    "pt": (
        "zero um|uma dois|duas três quatro cinco seis sete oito nove dez onze doze treze"
        " catorze|quatorze quinze dezasseis|dezesseis dezassete|dezessete dezoito"
        " dezanove|dezenove vinte",
        "dez vinte trinta quarenta cinquenta sessenta setenta oitenta noventa cem|cento",
        "primeir[oa]s? segund[oa]s? terceir[oa]s? quart[oa]s? quint[oa]s? sext[oa]s? sétim[oa]s?"
        " oitav[oa]s? non[oa]s? décim[oa]s?",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    ),
}
"""From 0 by ones, from 10 by tens, from 1 by ones as ordinals and as months."""

_SCALES = {
    "en": {"thousand": 3, "million": 6, "billion": 9, "trillion": 12},
    "pt": {
        "mil milhões": 9,
        "mil milhão": 9,
        "mil": 3,
        "milh(?:ão|ões)": 6,
        "bilh(?:ão|ões)|bili(?:ão|ões)": 9,
        "trilh(?:ão|ões)|trili(?:ão|ões)": 12,
    },
}
_LETTERS = {"k": 3, "m": 6, "mn": 6, "mi": 6, "b": 9, "bn": 9, "bi": 9, "tn": 12, "tri": 12}

_DIGITS = re.compile(r"(?<!\d)\d{1,3}(?: \d{3})+(?!\d)|\d+(?:[.,]\d+)*")
_ROMAN = re.compile(r"(?<!\w)(?=[IVXLC])(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})(?!\w)")
_TENS = {"X": 1, "XX": 2, "XXX": 3, "XL": 4, "L": 5, "LX": 6, "LXX": 7, "LXXX": 8, "XC": 9}
_ONES = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}
_AFTERNOON = re.compile(r"(?:[:.h]\d\d)? ?p\.? ?m\b", re.IGNORECASE)
_MARKS = re.compile('["“”„«»]')
_ALL_MARKS = re.compile(r'["“”„«»‘]|’(?!\w)')


def numbers(text: str, language: str) -> list[tuple[Values, ...]]:
    """Return the numbers in digits of *text*, each in the ways it can be read.

    >>> [[list(map(str, way)) for way in ways] for ways in numbers("In 1980, $3.5m", "en")]
    [[['1980']], [['3500000'], ['7/2']]]
    """
    text = plain(text)
    return [tuple(_readings(text, match, language)) for match in _digits(text)]


def lost(source: str, target: str, languages: tuple[str, str]) -> list[str]:
    """Return the numbers of *source*, as it writes them, that *target* does not show as often.

    >>> lost("226,000 people, 3 by 5 p.m.", "226.000 mil pessoas, três até 17h", ("en", "pt"))
    ['226,000']
    """
    text = plain(source)
    there = offered(target, languages[1])
    gone = []
    for match in _digits(text):
        ways = [*_readings(text, match, languages[0])]
        if re.fullmatch(r"\d{1,3}[.,]\d\d0", match[0]):  # with the separators of another language
            ways.append((Fraction(re.sub(r"\D", "", match[0])),))
        chosen = next((way for way in ways if not Counter(way) - there), None)
        if chosen is None:
            gone.append(match[0])
        else:
            there -= Counter(chosen)
    return gone


def offered(text: str, language: str) -> Counter[Fraction]:
    """Return the values that stand in a translation, in digits, words or Roman numerals."""
    found = Counter(
        value for ways in numbers(text, language) for value in {v for way in ways for v in way}
    )
    text = plain(text)
    found.update(_words(text.lower(), language))
    for match in _ROMAN.finditer(text):
        found[Fraction(10 * _TENS.get(match[1], 0) + _ONES.get(match[2], 0))] += 1
    return found


def _digits(text: str) -> Iterator[re.Match[str]]:
    """Yield the numbers in digits, without the minutes of a full hour, which may go unsaid."""
    for match in _DIGITS.finditer(text):
        if match[0] != "00" or text[match.start() - 1 : match.start()] not in (":", "h"):
            yield match


def _readings(text: str, match: re.Match[str], language: str) -> Iterator[Values]:
    """Yield the ways to read some digits, the likeliest first."""
    value = _value(match[0], language)
    behind = text[match.end() :]
    power, sure = _scale(behind, language)
    if value is not None:
        if power:
            yield (value * 10**power,)
        if not (power and sure):
            yield (value,)
        if re.match(r"s\b", behind) and value.denominator == 1:
            yield (value % 100,)
            yield (Fraction(value // 100 + 1),)  # the 1700s are the 18th century
        if _AFTERNOON.match(behind) and value < 12:
            yield (value + 12,)
    if value is None or re.fullmatch(r"\d{1,2}\.\d\d", match[0]):  # a time, a version
        yield tuple(Fraction(digits) for digits in re.findall(r"\d+", match[0]))


def _value(digits: str, language: str) -> Fraction | None:
    """Read digits by the separators of *language*; None where they are no number.

    >>> [str(_value(digits, "pt")) for digits in ("1.500", "3,5", "3.5", "10 000", "1.2.3")]
    ['1500', '7/2', '7/2', '10000', 'None']
    """
    thousands, decimals = map(re.escape, _SEPARATORS[language])
    if re.fullmatch(rf"\d{{1,3}}(?:(?:{thousands}|\ )\d{{3}})+(?:{decimals}\d+)?", digits):
        digits = re.sub(rf"{thousands}|\ ", "", digits)
    if re.fullmatch(r"\d+(?:[.,]\d+)?", digits):
        return Fraction(digits.replace(",", "."))
    return None


def _scale(behind: str, language: str) -> tuple[int, bool]:
    """Return the power of ten that is named behind some digits, and whether nothing else fits."""
    for words, power in _SCALES[language].items():
        if re.match(rf"[ -](?:{words})s?\b", behind, re.IGNORECASE):
            return power, True
    if letters := re.match(r" ?(mn|mi|bn|bi|tn|tri|[kmb])\b", behind, re.IGNORECASE):
        return _LETTERS[letters[1].lower()], False
    return 0, False


def _words(text: str, language: str) -> Iterator[Fraction]:
    """Yield the values of the words for numbers, and of the months.

    >>> sorted(map(int, _words("trinta e cinco em março de dois mil", "pt")))
    [2, 3, 5, 30, 35, 1000]
    """
    ones, tens, ordinals, months = (words.split() for words in _WORDS[language])
    table = [
        *((word, number) for number, word in enumerate(ones)),
        *((word, 10 * number) for number, word in enumerate(tens, 1) if number > 2),
        *((word, number) for number, word in enumerate(ordinals, 1)),
        *((word, number) for number, word in enumerate(months, 1)),
        ("thousand|mil", 1000),
    ]
    for word, number in table:
        yield from (Fraction(number) for _ in re.findall(rf"\b(?:{word})\b", text))
    for ten, high in enumerate(tens[1:9], 2):
        for one, low in enumerate(ones[1:10], 1):
            pattern = rf"\b(?:{high})(?: e |[ -])(?:{low})\b"
            yield from (Fraction(10 * ten + one) for _ in re.findall(pattern, text))


def pairs(text: str) -> int:
    """Count the pairs of double quotation marks, of whatever kind; 0 where they do not pair.

    Inside double marks, single curly ones count as well: quotations within quotations.

    >>> pairs('"One" and "two"'), pairs("“One ‘two’”"), pairs('"One "two""'), pairs('"One. Two')
    (2, 2, 2, 0)
    """
    opened: list[str] = []
    closed = 0
    for mark in _ALL_MARKS.finditer(text):
        single = mark[0] in "‘’"
        if _opens(mark):
            if opened or not single:
                opened.append(mark[0])
        elif not single or "‘" in opened[-1:]:
            if not opened:
                return 0
            opened.pop()
            closed += 1
    return 0 if opened else closed


def quoted(text: str, style: Sequence[str]) -> str:
    """Write the quotation marks of *text* as *style* has them, opening and closing.

    >>> quoted('"One" and "two"', "«»")
    '«One» and «two»'
    """
    return _MARKS.sub(lambda mark: style[0] if _opens(mark) else style[1], text)


def _opens(mark: re.Match[str]) -> bool:
    if mark[0] != '"':
        return mark[0] in "“«„‘"
    return not re.search(r"[^\s(\[–—“«\"]\"*\Z", mark.string[: mark.start()])
