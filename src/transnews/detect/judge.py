"""The verdict: one language, or none where a person has to say it.

A wrong guess spoils a whole article, a question costs a word on the command line; so the
rules below are set to be never wrong on whole articles. Every number was chosen on the sets
that ``docs/detection.md`` names, with ``benchmarks/detection.py``.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from transnews.detect import opinions, serbocroatian
from transnews.detect.opinions import Opinion

ENOUGH_LETTERS = 10
"""Fewer are a name or a greeting that several languages share."""
READ = 20_000
"""Code points that are judged; what follows changes no verdict and costs time."""

ALONE = 0.95
"""What py3langid must give a language that langdetect does not confirm."""
SECONDED = 0.6
"""What it must give a language that langdetect confirms …"""
AHEAD = 0.9
"""… and how far it must see it ahead of the rivals that langdetect cannot name (ms beside id)."""
RULED_OUT = 0.001
"""What py3langid gives a language at most that it holds to be impossible."""

PIECE = 100
"""Letters at least of a piece that is judged for itself, of `PIECES` at most."""
PIECES = 8
STRANGE = 0.01
"""A piece belongs to another language where the answer is less likely than this in it …"""
PURE = 0.75
"""… and a text is in one language if this share of its pieces is."""

# Not language: addresses, numbers, marks for what stands elsewhere (private use), half
# characters. Each pattern starts at the start of a run, so that long runs cost linear time.
_NOISE = re.compile(
    r"(?:https?://|www\.)\S+"
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\d+"
    r"|[\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff]+"
)


@dataclass(frozen=True, slots=True)
class Detection:
    """What language a text is in, and what was thought on the way."""

    language: str | None
    """A primary language (``pt``, ``zh``), or None where it is not certain."""
    candidates: tuple[tuple[str, float], ...]
    """The verdict, py3langid's likeliest two, langdetect's first, each once, with the probability
    that py3langid gives it: two at least; empty where there is nothing to judge."""
    opinions: tuple[Opinion, ...]
    """py3langid's, then langdetect's; empty where there is nothing to judge."""
    reason: str
    """Why this is the verdict, in a few words."""


def detect(text: str) -> Detection:
    """Return the language of *text*, the same for the same text whatever was asked before.

    >>> detect("A ministra disse na sexta-feira que a decisão será tomada em breve.").language
    'pt'
    >>> detect("22.08.2025").reason
    'no letters in it'
    """
    plain = _plain(text)
    letters = sum(map(str.isalpha, plain))
    if not letters:
        return Detection(None, (), (), "no letters in it")
    first, second = opinions.py3langid(plain), opinions.langdetect(plain)
    if letters < ENOUGH_LETTERS:
        language, reason = None, f"too few letters ({letters}) to tell"
    else:
        language, reason = _verdict(plain, first, second)
    if language and not _pure(plain, language):
        language, reason = None, "several languages in it"
    return Detection(language, _candidates(first, second, language), (first, second), reason)


def describe(detection: Detection) -> str:
    """Return the verdict as a message shows it, with what to say where it is unsure.

    >>> unsure = Detection(None, (("ru", 0.52), ("uk", 0.47)), (), "the detectors disagree")
    >>> describe(unsure)
    'language unsure (ru 0.52, uk 0.47; the detectors disagree); say --from ru or --from uk'
    """
    if detection.language:
        return f"{detection.language} ({detection.reason})"
    odds = ", ".join(f"{language} {share:.2f}" for language, share in detection.candidates)
    advice = " or ".join(f"--from {language}" for language, _ in detection.candidates[:2])
    why = f"{odds}; {detection.reason}" if odds else detection.reason
    return f"language unsure ({why}); say {advice or '--from LANGUAGE'}"


def _plain(text: str) -> str:
    """Return the words of *text*, up to `READ` code points."""
    plain = " ".join(_NOISE.sub(" ", text[:READ]).split())
    # langdetect skips words in capitals; a text that is all capitals would have none left.
    return plain.lower() if plain.isupper() else plain


def _verdict(plain: str, first: Opinion, second: Opinion) -> tuple[str | None, str]:
    """Return the language that both opinions amount to, and why."""
    language = first.best
    if language is None:
        return None, "nothing known in it"
    share = first.of(language)
    family = sum(map(first.of, serbocroatian.FAMILY))
    if language in serbocroatian.FAMILY and _is_latin(plain) and family >= ALONE:
        told = serbocroatian.language(plain)
        return told, "by its word forms" if told else "hr, bs and sr are too close here"
    if language not in opinions.known_to_langdetect():
        strong = share >= ALONE
        return (language, "py3langid is certain") if strong else (None, "py3langid is not certain")
    if second.best == language:
        unseen = _unseen_rivals(first)
        strong = share >= SECONDED and share >= AHEAD * (share + unseen)
        return (language, "both agree") if strong else (None, "both agree, but weakly")
    impossible = second.best is None or first.of(second.best) < RULED_OUT
    if share >= ALONE and impossible:
        return language, f"py3langid is certain and rules out {second.best or 'no other'}"
    return None, "the detectors disagree"


def _unseen_rivals(first: Opinion) -> float:
    """Return what the other languages have in *first* that langdetect cannot name."""
    known = opinions.known_to_langdetect()
    return sum(share for language, share in first.ranking[1:] if language not in known)


def _is_latin(plain: str) -> bool:
    return sum("a" <= char.lower() <= "z" for char in plain) * 2 > len(plain.replace(" ", ""))


def _pure(plain: str, language: str) -> bool:
    """Tell whether nearly all pieces of the text may be in *language*.

    A detector over a whole text names one of the languages in it, not always the larger.
    """
    count = min(PIECES, max(1, len(plain) // PIECE))
    if count == 1:
        return True
    cuts = [len(plain) * number // count for number in range(count + 1)]
    family = serbocroatian.FAMILY if language in serbocroatian.FAMILY else {language}
    pieces = (plain[start:stop] for start, stop in pairwise(cuts))
    fits = [sum(map(opinions.py3langid(piece).of, family)) >= STRANGE for piece in pieces]
    return sum(fits) >= PURE * count


def _candidates(
    first: Opinion, second: Opinion, language: str | None
) -> tuple[tuple[str, float], ...]:
    """Return the verdict, the two that py3langid finds likeliest, and langdetect's first.

    The shares are py3langid's, which knows all languages and errs far less.
    """
    tags = [language, *(tag for tag, _ in first.ranking[:2]), second.best]
    return tuple((tag, first.of(tag)) for tag in dict.fromkeys(tags) if tag)
