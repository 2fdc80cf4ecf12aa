"""A newsroom that never was: how far thousands of articles are, and how its runs went."""

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from transnews import languages
from transnews.preview.material import Material, page_of
from transnews.runs import Run
from transnews.standing import Held, Orphan, Overview
from transnews.status import Counts, Retraction, Standing

_SLUG = (
    *("harbour", "grain", "strike", "vote", "budget", "railway", "flood", "court", "union"),
    *("minister", "border", "tariffs", "port", "council", "energy", "drought", "election"),
)
_CHECKS = (
    *("names", "proper", "numbers", "dates", "quotes", "kept", "negation", "dropped", "added"),
    *("repeated", "language", "ends", "capitals", "cut"),
)
_PEOPLE = ("Ana Sousa", "João Pires", "Marta Lima")
_CORRECTION = "An earlier version of this article misstated the number of ships."
_FIRST = date(2025, 1, 1)


def material(articles: int, locales: Sequence[str]) -> Material:
    """Return a project of so many articles, each a draft, half or wholly reviewed, or outdated.

    The same numbers give the same project.
    """
    dice = random.Random(articles)  # noqa: S311 - nothing is secret
    rows = [row for number in range(articles) for row in _article(dice, number, locales)]
    held = [Held(row.article, row.locale, _reason(row)) for row in rows if row.counts.outdated]
    overview = Overview(
        "articles",
        rows,
        [Retraction("articles/withdrawn.md", "The source was forged.", ("locales/pt/w.md",))],
        (Orphan("locales/pt/renamed-since.po", "pt", 12),),
        [("articles/bad.md:1: not UTF-8 (byte 0xe9); save the file as UTF-8", 1)],
    )
    pages = frozenset(page_of("locales", row) for row in rows)
    return Material("The Harbour Times", "locales", overview, held, list(_runs(dice)), pages)


def _article(dice: random.Random, number: int, locales: Sequence[str]) -> Iterator[Standing]:
    day = _FIRST + timedelta(days=number % 330)
    stem = f"{day:%Y/%m}/{day}-{'-'.join(dice.sample(_SLUG, 4))}-{number}"
    correction = _CORRECTION if number % 70 == 3 else ""
    for locale in locales:
        words = _words(dice, dice.randint(150, 2000))
        texts = Counts(*(-(-part // 40) for part in _parts(words)))
        looks = dice.sample(_CHECKS, dice.choice((0, 0, 1, 2, 3))) if words.waiting else []
        yield Standing(
            f"articles/{stem}.md",
            locale,
            "en",
            f"locales/{languages.gettext(locale)}/{stem}.po",
            texts,
            words.messages,
            words.reviewed,
            tuple(sorted((check, dice.randint(1, 6)) for check in looks)),
            correction,
            "2025-11-02" if words.outdated else "",
            dice.choice(_PEOPLE) if words.reviewed else "",
            words,
            f"{stem.split('-', 3)[-1].replace('-', ' ').capitalize()}: what the council said",
        )


def _words(dice: random.Random, words: int) -> Counts:
    """Return how far so many words are, as it is in most newsrooms."""
    fifth, chance = words // 5, dice.random()
    if chance < 0.35:
        return Counts(reviewed=words, accepted=words // 3)
    if chance < 0.75:
        return Counts(draft=words)
    if chance < 0.90:
        return Counts(draft=2 * fifth, edited=fifth, reviewed=words - 3 * fifth, accepted=fifth)
    if chance < 0.96:
        return Counts(draft=fifth, outdated=fifth, reviewed=words - 2 * fifth)
    return Counts(missing=words)


def _parts(words: Counts) -> tuple[int, ...]:
    return (
        *(words.missing, words.draft, words.edited, words.outdated, words.reviewed),
        words.accepted,
    )


def _reason(row: Standing) -> str:
    return f"{row.counts.outdated} outdated (the article changed; review them in {row.po})"


def _runs(dice: random.Random) -> Iterator[Run]:
    start = datetime(2025, 9, 1, 2, tzinfo=UTC)
    for day in range(60):
        drafted = 0 if day % 5 == 4 else dice.randint(500, 60_000)
        rate = dice.uniform(180, 300) if drafted else 0.0
        seconds = drafted / rate if rate else 2.1
        found, problems = dice.randint(0, drafted // 200), int(day % 17 == 16)
        yield Run(
            start + timedelta(days=day),
            *(seconds, 5000, 4_500_000, drafted, rate, found, problems, problems),
        )
