"""Serbian, Croatian and Bosnian in Latin script: told apart by their isoglosses.

The detectors cannot: py3langid calls most Serbian news in Latin script Bosnian, langdetect,
which has no Bosnian and Serbian only not at all, calls everything Croatian. Two facts can:

* the old vowel yat is *e* in Serbian (``vreme``, ``mesto``), *ije* or *je* in Croatian and
  Bosnian (``vrijeme``, ``mjesto``);
* Croatian has words of its own where the two others share theirs (``tjedan``, ``sedmica``).

A text with *ije* and the eastern words may be Bosnian, Montenegrin or Serbian from west of the
Drina: that is not told apart here.
"""

import re

FAMILY = frozenset({"bs", "hr", "sr"})

_ENOUGH = 2
"""Words of one kind that must be seen; a single one may be a name, a quotation or a slip."""
_SHARE = 0.9
"""Of the words seen, how many must be of one kind; quotations bring in some of the other."""

# Starts of words; `\b` where the whole word is meant. Left out are those whose form with `e`
# is, or begins, another word everywhere (vjera, djelo, rijeka, dijeliti).
_JE = r"""
    bezbjedn bijel cijel cijen[aeu]\b čovjek dijete\b djetet djevoj djec[aeiu]\b dvije\b gdje\b
    htje izvješt lijep ljekar mijenja mjer[aeiu]\b mjesec mjest namjer nasljed nedjelj njemač
    obavješt osjeć ovdje\b pobjed ponedjelj posjet poslije\b posljed povjer predsjedni prije\b
    prijedlog primijen primjer promjen prosječ razumje rješ savjet sjednic sjever slijed sljed
    smjer svijetu\b svjetsk umjest unaprijed uspje uvijek vijest vjerov vrijedn vrijeme\b zahtjev
    zvijezd
"""
_CROATIAN = r"""
    europ glazb gospodarst izvješć kolovoz lipanj lipnj listopad ožujak ožujk
    priopć prosin[ac] rujan rujn siječanj siječnj srpanj srpnj suradnj svibanj svibnj tijekom\b
    tisuć tjed[an] tko\b točk točn travanj travnj tvrtk veljač zrakoplov
"""
_EASTERN = r"""
    august avgust decemb evrop februar firm hiljad januar ko\b muzik novemb oktob porodic
    preduzeć privred saopć saopšt saradnj sedmic septemb sistem tačk tačn tokom\b
"""


def _words(starts: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(starts.split())})", re.IGNORECASE)


_IJEKAVIAN = _words(_JE)
_EKAVIAN = _words(re.sub("ije|je", "e", _JE))
_WESTERN_WORDS = _words(_CROATIAN)
_EASTERN_WORDS = _words(_EASTERN)


def language(text: str) -> str | None:
    """Return ``sr`` or ``hr`` for a *text* of the family in Latin script; None if it may be either.

    >>> language("Predsednik je posle sednice rekao da je mesto lepo.")
    'sr'
    >>> language("Predsjednik je poslije sjednice prošli tjedan rekao da je tvrtka lijepa.")
    'hr'
    """
    if _prevails(_EKAVIAN, _IJEKAVIAN, text):
        return "sr"
    if _prevails(_IJEKAVIAN, _EKAVIAN, text) and _prevails(_WESTERN_WORDS, _EASTERN_WORDS, text):
        return "hr"
    return None


def _prevails(these: re.Pattern[str], those: re.Pattern[str], text: str) -> bool:
    ours, others = len(these.findall(text)), len(those.findall(text))
    return ours >= _ENOUGH and ours >= _SHARE * (ours + others)
