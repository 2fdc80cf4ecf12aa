"""The words around a time of day, as regular expressions, by language."""

# What stands before a time, whatever follows: `à 17 heures` is no duration.
AT = {
    "en": "at",
    "pt": "às|as|à",
    "es": "a las?",
    # Not `jusqu'à 24 heures`, `de 12 à 24 heures`.
    "fr": r"(?<!['’])(?<!['’\d] )à|vers|dès",
    "de": "um|gegen",
    "it": "alle|dalle",
    "nl": "om",
    "pl": "o",
    "ru": "в",
    "uk": "о|об",
}
# Words that say that a time follows or has gone before.
CLOCK_BEFORE = {"it": r"ore", "pl": r"godz\.|godzini?[eay]"}
CLOCK_BEHIND = {"en": r"o['’]clock", "de": "Uhr", "uk": "-?[йї] годин[иі]"}
# Words that count hours as well.
HOURS = {
    "pt": "horas?|hs?",
    "es": "horas?|hs?|hrs",
    "fr": "heures?|h",
    "de": "h",
    "it": "h",
    "nl": "uur|u",
    "pl": "h",
    "ru": "час(?:ов|а)?",
    "uk": "годин[иі]?",
}
MORNING = {
    "en": "in the (?:early |late )?morning",
    "pt": "da (?:manhã|madrugada)",
    "es": "de la (?:mañana|madrugada)",
    "fr": "du matin",
    "de": "morgens|vormittags|früh",
    "it": "d(?:i|el) mattin[ao]",
    "nl": "['’]s (?:och|mor)(?:tends|gens)",
    "pl": "rano",
    "ru": "утра",
    "uk": "ранку",
}
AFTERNOON = {
    "en": "in the (?:early |late )?afternoon",
    "pt": "da tarde",
    "es": "de la tarde",
    "fr": "de l['’]après-midi",
    "de": "nachmittags|mittags",
    "it": "d(?:i|el) pomeriggio",
    "nl": "['’]s (?:na)?middags",
    "pl": "po południu",
    # Not `2 дня`, two days.
    "ru": r"(?<=[а-я]\s)дня",
    "uk": r"(?<=[а-яі]\s)дня",
}
EVENING = {
    "en": "in the evening|at night",
    "pt": "da noite",
    "es": "de la noche",
    "fr": "du soir",
    "de": "abends|nachts",
    "it": "di (?:sera|notte)|della (?:sera|notte)",
    "nl": "['’]s (?:avonds|nachts)",
    "pl": "wieczorem|w nocy",
    "ru": "вечера|ночи",
    "uk": "вечора|ночі",
}
# Stems that set a text after noon wherever they stand: `à noite, por volta das 8h30`.
LATER = {
    "en": "evening|afternoon|night",
    "pt": "tarde|noite",
    "es": "tarde|noche",
    "fr": "soir|après-midi|nuit",
    "it": "sera|pomeriggio|notte",
    "de": "abend|nachmittag|nacht",
    "nl": "avond|middag|nacht",
    "pl": "wiecz|południ|noc",
    "ru": "вечер|дня|дн[её]м|ноч",
    "uk": "веч[оі]р|дня|вдень|н[оі]ч",
}
NOON = {
    "en": "noon|midday",
    "pt": "meio[- ]dia",
    "es": "mediodía",
    "fr": "midi",
    "de": "[Mm]ittags?",
    "it": "mezzogiorno",
    "nl": "middaguur",
    "pl": "południe",
    "ru": "полдень|полудня",
    "uk": "полудень|опівдні",
}
MIDNIGHT = {
    "en": "midnight",
    "pt": "meia[- ]noite",
    "es": "medianoche",
    "fr": "minuit",
    "de": "Mitternacht",
    "it": "mezzanotte",
    "nl": "middernacht",
    "pl": "północy",
    "ru": "полноч[ьи]",
    "uk": "опівночі|півночі",
}
