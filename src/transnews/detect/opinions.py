"""What two detectors think of a text: py3langid, which decides, and langdetect, which seconds.

Both are loaded at the first call (a second together), hold no state between calls, and draw
from no global: the same text gets the same opinion, whatever was asked before.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from transnews.errors import LanguageError
from transnews.languages import canonical, primary

SEED = 0
"""langdetect draws at random which n-grams it looks at; unseeded it changes its mind."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """The languages that one detector sees in a text."""

    source: str
    """``py3langid`` or ``langdetect``."""
    ranking: tuple[tuple[str, float], ...]
    """Primary language and probability (0 to 1), the likeliest first; empty if it has no idea."""

    @property
    def best(self) -> str | None:
        """The likeliest language."""
        return self.ranking[0][0] if self.ranking else None

    def of(self, language: str) -> float:
        """Return the probability of *language*; 0 where it is not ranked.

        >>> Opinion("langdetect", (("pt", 0.86), ("gl", 0.14))).of("gl")
        0.14
        """
        return dict(self.ranking).get(language, 0.0)


class _Identifier(Protocol):
    def rank(self, instance: str) -> list[tuple[str, float]]: ...


class _Guess(Protocol):
    lang: str
    prob: float


class _Detector(Protocol):
    def append(self, text: str) -> None: ...
    def get_probabilities(self) -> list[_Guess]: ...


class _Factory(Protocol):
    def create(self) -> _Detector: ...
    def get_lang_list(self) -> list[str]: ...


def py3langid(text: str) -> Opinion:
    """Return the opinion of py3langid, over all languages that have a tag here."""
    return Opinion("py3langid", _merged(_identifier().rank(text)))


def langdetect(text: str) -> Opinion:
    """Return the opinion of langdetect; it ranks only what it gives a tenth or more."""
    from langdetect.lang_detect_exception import LangDetectException

    detector = _factory().create()
    detector.append(text)
    try:
        guesses = detector.get_probabilities()
    except LangDetectException:  # no n-gram of the text is in any of its profiles
        return Opinion("langdetect", ())
    return Opinion("langdetect", _merged((guess.lang, guess.prob) for guess in guesses))


@cache
def known_to_langdetect() -> frozenset[str]:
    """Return the languages that langdetect can name at all."""
    return frozenset(filter(None, map(_tag, _factory().get_lang_list())))


@cache
def _identifier() -> _Identifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    # Its labels hold some varieties (wuu, arz, uzs …) that only draw votes from zh, ar, uz.
    identifier.set_languages([label for label in identifier.labels if _tag(label)])
    known: _Identifier = identifier
    return known


@cache
def _factory() -> _Factory:
    from pathlib import Path

    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    factory = DetectorFactory()  # our own: the module's is shared with whoever else uses it
    factory.set_seed(SEED)
    # Sorted: its own loader takes the profiles as the file system lists them.
    profiles = sorted(Path(PROFILES_DIRECTORY).iterdir())
    factory.load_json_profile([profile.read_text(encoding="utf-8") for profile in profiles])
    loaded: _Factory = factory
    return loaded


@cache
def _tag(label: str) -> str | None:
    """Return the primary language that a detector's label means: ``zh`` for ``zh-cn``."""
    try:
        return primary(canonical(label))
    except LanguageError:
        return None


def _merged(ranking: Iterable[tuple[str, float]]) -> tuple[tuple[str, float], ...]:
    """Add up the labels of one language and sort them, the likeliest first."""
    sums: dict[str, float] = {}
    for label, probability in ranking:
        if tag := _tag(label):
            sums[tag] = sums.get(tag, 0.0) + probability
    # By name where two are equal, so that the order of the labels does not show.
    ranked = sorted(sums.items(), key=lambda item: (-item[1], item[0]))
    return tuple((tag, min(1.0, probability)) for tag, probability in ranked)
