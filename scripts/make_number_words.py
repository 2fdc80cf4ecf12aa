"""Make src/transnews/quantities/number_words.tsv from the spell-out rules of CLDR, through ICU.

    python scripts/make_number_words.py > src/transnews/quantities/number_words.tsv

Needs icu4py (a development dependency). One line a language, kind and value, then the forms with
`|` between them. Kinds: `cardinal`; `ordinal`; `scale`, which multiplies what stands before it;
`short`, a scale that counts only after digits; `collective`, a noun that counts; `half`;
`joiner`, what may stand between the parts; `bound`, a scale inside
a word alone. What the parts make together (`vinte e três`) is left
out, so is what is written together of several (`zweihundert`).
"""

import re
from collections.abc import Iterator

from icu4py.messageformat import MessageFormat

_CASES = (
    *("", "-genitive", "-dative", "-accusative", "-instrumental", "-locative", "-prepositional"),
    *("-accusative-animate", "-accusative-personal"),
)
_GENDERS = ("-masculine", "-feminine", "-neuter", "-plural", "-masculine-personal")
_SLAVIC = tuple(gender + case for gender in _GENDERS for case in _CASES)
# Locales whose words a language unites, and the suffixes of the rule sets.
_LOCALES = {"pt": ("pt", "pt_PT"), "fr": ("fr", "fr_BE", "fr_CH")}
_RULES = {
    "en": ("",),
    "pt": ("-masculine", "-feminine"),
    "es": ("-masculine", "-feminine", "-masculine-adjective", "-masculine-plural"),
    "fr": ("-masculine", "-feminine", "-masculine-plural", "-feminine-plural"),
    "de": ("", "-neuter", "-masculine", "-feminine", "-n", "-r", "-s", "-m"),
    "it": ("-masculine", "-feminine", "-masculine-plural", "-feminine-plural"),
    "nl": ("",),
    "pl": _SLAVIC,
    "ru": _SLAVIC,
    "uk": ("-masculine", "-feminine", "-neuter"),
}
_JOINERS = {"en": "and", "pt": "e", "es": "y", "fr": "et", "de": "und", "it": "e", "nl": "en"}
_HUNDREDS = ("pt", "es", "pl", "ru", "uk")
_UK_ORDINALS = (
    *("перш", "друг", "трет", "четверт", "пят", "шост", "сьом", "восьм", "девят", "десят"),
    *(
        f"{stem}надцят"
        for stem in ["оди", "два", "три", "чотир", "пят", "шіст", "сім", "вісім", "девят"]
    ),
    "двадцят",
)
_UK_ENDINGS = ["ий", "ого", "ому", "им", "ім", "а", "ої", "ій", "у", "ою", "е", "і", "их", "ими"]

# What ICU has no rule for: everyday nouns, abbreviations, Ukrainian cases.
_MORE = """
en scale 100 hundred
en scale 1e3 thousand
en scale 1e6 million
en scale 1e9 billion
en scale 1e12 trillion
en short 1e6 mn|mln|mio
en short 1e9 bn|bln
en short 1e12 tn|trn
en collective 10 decade|decades
en collective 12 dozen
en collective 20 twenties
en collective 30 thirties
en collective 40 forties
en collective 50 fifties
en collective 60 sixties
en collective 70 seventies
en collective 80 eighties
en collective 90 nineties
en collective 100 century|centuries
en half 0.5 half|half a|half an
en joiner 0 and a
pt cardinal 14 quatorze
pt cardinal 100 cento
pt scale 1e3 mil
pt scale 1e6 milhão|milhões
pt scale 1e9 bilhão|bilhões
pt scale 1e12 bilião|biliões|trilhão|trilhões
pt scale 1e18 trilião|triliões
pt short 1e6 mi
pt short 1e9 bi
pt short 1e12 tri
pt collective 10 década|décadas|dezena|dezenas|decénio|decénios|decênio|decênios
pt collective 12 dúzia|dúzias
pt collective 100 século|séculos|centena|centenas
pt collective 1e3 milhar|milhares
pt half 0.5 meio|meia|metade
es cardinal 100 ciento
es scale 1e3 mil
es scale 1e6 millón|millones
es scale 1e9 millardo|millardos
es scale 1e12 billón|billones
es collective 10 década|décadas|decena|decenas|decenio|decenios
es collective 12 docena|docenas
es collective 100 siglo|siglos|centena|centenas|centenar|centenares
es collective 1e3 millar|millares
es half 0.5 medio|media|mitad
fr cardinal 80 quatre vingt
fr scale 100 cent|cents
fr scale 1e3 mille
fr scale 1e6 million|millions
fr scale 1e9 milliard|milliards
fr scale 1e12 billion|billions
fr short 1e9 md|mds|mrd
fr collective 10 décennie|décennies|dizaine|dizaines
fr collective 12 douzaine|douzaines
fr collective 100 siècle|siècles|centaine|centaines
fr collective 1e3 millier|milliers
fr half 0.5 demi|demie|moitié
de scale 100 hundert
de scale 1e3 tausend
de scale 1e6 million|millionen
de scale 1e9 milliarde|milliarden
de scale 1e12 billion|billionen
de short 1e3 tsd
de short 1e6 mio
de short 1e9 mrd|mia
de short 1e12 bio
de collective 10 jahrzehnt|jahrzehnte|jahrzehnten|jahrzehnts
de collective 12 dutzend
de collective 100 jahrhundert|jahrhunderte|jahrhunderten|jahrhunderts
de half 0.5 halb|halbe|halben|halber|halbes|hälfte
it scale 100 cento
it bound 100 cent
it cardinal 3 tré
it scale 1e3 mille|mila
it scale 1e6 milione|milioni
it scale 1e9 miliardo|miliardi
it scale 1e12 bilione|bilioni
it short 1e6 mln
it short 1e9 mld|mrd
it collective 10 decennio|decenni|decina|decine
it collective 12 dozzina|dozzine
it collective 100 secolo|secoli|centinaio|centinaia
it collective 1e3 migliaio|migliaia
it half 0.5 mezzo|mezza|metà
nl scale 100 honderd
nl scale 1e3 duizend
nl scale 1e6 miljoen
nl scale 1e9 miljard
nl scale 1e12 biljoen
nl short 1e6 mln
nl short 1e9 mld|mrd
nl collective 10 decennium|decennia|tiental|tientallen
nl collective 12 dozijn
nl collective 100 eeuw|eeuwen|honderdtal
nl half 0.5 half|halve|helft
pl scale 1e3 tysiąc|tysiące|tysięcy|tysiąca|tysiącom|tysiącami|tysiącach
pl scale 1e6 milion|miliony|milionów|miliona|milionom|milionami|milionach
pl scale 1e9 miliard|miliardy|miliardów|miliarda|miliardom|miliardami|miliardach
pl scale 1e12 bilion|biliony|bilionów|biliona
pl short 1e3 tys
pl short 1e6 mln
pl short 1e9 mld
pl short 1e12 bln
pl collective 10 dekada|dekady|dekad|dekadę|dekadach|dziesięciolecie|dziesięciolecia|dziesięcioleci
pl collective 12 tuzin|tuziny|tuzinów
pl collective 100 wiek|wieku|wieki|wieków|stulecie|stulecia|stuleci|setka|setki|setek
pl half 0.5 pół|połowa|połowy|połowę
ru scale 1e3 тысяча|тысячи|тысяч|тысячу|тысяче|тысячам|тысячами|тысячах|тысячей
ru scale 1e6 миллион|миллиона|миллионов|миллиону|миллионам|миллионами|миллионах|миллионом
ru scale 1e9 миллиард|миллиарда|миллиардов|миллиарду|миллиардам|миллиардами|миллиардах|миллиардом
ru scale 1e12 триллион|триллиона|триллионов|триллионам|триллионами
ru short 1e3 тыс
ru short 1e6 млн
ru short 1e9 млрд
ru short 1e12 трлн
ru collective 10 десятилетие|десятилетия|десятилетий|десятилетиями|десяток|десятка|десятков
ru collective 12 дюжина|дюжины|дюжину|дюжин
ru collective 100 век|века|веков|веке|столетие|столетия|столетий|сотня|сотни|сотню|сотен
ru half 0.5 половина|половины|половину|полтора
uk cardinal 2 двох|двом|двома
uk cardinal 3 трьох|трьом|трьома
uk cardinal 4 чотирьох|чотирьом|чотирма
uk cardinal 5 п'яти|п'ятьох
uk cardinal 6 шести|шістьох
uk cardinal 7 семи|сімох
uk cardinal 8 восьми|вісьмох
uk cardinal 9 дев'яти|дев'ятьох
uk cardinal 10 десяти|десятьох
uk cardinal 11 одинадцяти
uk cardinal 12 дванадцяти
uk cardinal 13 тринадцяти
uk cardinal 14 чотирнадцяти
uk cardinal 15 п'ятнадцяти
uk cardinal 16 шістнадцяти
uk cardinal 17 сімнадцяти
uk cardinal 18 вісімнадцяти
uk cardinal 19 дев'ятнадцяти
uk cardinal 20 двадцяти
uk cardinal 30 тридцяти
uk cardinal 40 сорока
uk cardinal 50 п'ятдесяти
uk cardinal 60 шістдесяти
uk cardinal 70 сімдесяти
uk cardinal 80 вісімдесяти
uk cardinal 90 дев'яноста
uk cardinal 100 ста
uk scale 1e3 тисяча|тисячі|тисяч|тисячу|тисячам|тисячами|тисячах|тисячею
uk scale 1e6 мільйон|мільйона|мільйони|мільйонів|мільйону|мільйонам|мільйонами|мільйонах
uk scale 1e9 мільярд|мільярда|мільярди|мільярдів|мільярду|мільярдам|мільярдами|мільярдах
uk scale 1e12 трильйон|трильйона|трильйони|трильйонів
uk short 1e3 тис
uk short 1e6 млн
uk short 1e9 млрд
uk short 1e12 трлн
uk collective 10 десятиліття|десятиліть|десятиліттям|десяток|десятка|десятки|десятків
uk collective 12 дюжина|дюжини|дюжину|дюжин
uk collective 100 вік|століття|століть|столітті|сотня|сотні|сотню|сотень
uk half 0.5 половина|половини|половину|півтора
"""


def spelled(language: str, kind: str, number: int) -> Iterator[str]:
    """Yield the forms of *number* by all rule sets, in lower case, words parted by spaces."""
    for locale in _LOCALES.get(language, (language,)):
        for suffix in _RULES[language]:
            pattern = f"{{n,spellout,%spellout-{kind}{suffix}}}"
            text = MessageFormat(pattern, locale).format({"n": number}).casefold()
            words = re.findall(r"[^\W\d_]+", re.sub("[\u00ad'’ʼ]", "", text))
            if words and not re.search(r"\d", text):
                yield " ".join(words)


class Language:
    """The words of one language, each form once."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self.joiner = _JOINERS.get(tag, "")
        self.known: dict[str, int] = {}

    def composed(self, form: str, number: int) -> bool:
        """Tell whether the parts make the form: `twenty three`, `vinte e três`."""
        tens, unit = number // 10 * 10, number % 10
        words = form.split()
        for at in range(1, len(words)):
            rest = words[at + (words[at] == self.joiner) :]
            if self.known.get(" ".join(words[:at])) == tens and 20 <= tens < 100:
                return self.known.get(" ".join(rest)) == unit
        return False

    def lines(self) -> Iterator[tuple[str, str, str, str]]:
        """Yield language, kind, value and forms."""
        numbers = [*range(100), *(range(100, 1000, 100) if self.tag in _HUNDREDS else ())]
        for kind, some in (
            ("cardinal", numbers),
            ("ordinal", [*range(1, 32), *range(40, 101, 10)]),
        ):
            for number in some:
                forms = [form for form in self.forms(kind, number) if form not in self.known]
                if forms:
                    self.known |= dict.fromkeys(forms, number)
                    yield self.tag, kind, str(number), "|".join(forms)
        if self.joiner:
            yield self.tag, "joiner", "0", self.joiner

    def forms(self, kind: str, number: int) -> list[str]:
        """Return the forms of a number that its parts do not make."""
        if self.tag == "uk" and kind == "ordinal":
            stem = _UK_ORDINALS[number - 1] if number <= len(_UK_ORDINALS) else ""
            return [stem + ending for ending in _UK_ENDINGS if stem]
        forms = dict.fromkeys(spelled(self.tag, kind, number))
        # ICU answers with the cardinal where a language has no such ordinal.
        other = set(spelled(self.tag, "cardinal", number)) if kind == "ordinal" else set()
        return [form for form in forms if form not in other and not self.composed(form, number)]


def table() -> str:
    """Return the text of the table."""
    lines = [
        "# Number words: cardinals and ordinals by the spell-out rules of CLDR (through ICU),",
        "# copyright Unicode, Inc., Unicode License v3. Made by scripts/make_number_words.py.",
    ]
    more = [line.split(" ", 3) for line in _MORE.strip().splitlines()]
    for tag in _RULES:
        lines += ["\t".join(line) for line in Language(tag).lines()]
        lines += ["\t".join(line).replace("'", "") for line in more if line[0] == tag]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(table(), end="")
