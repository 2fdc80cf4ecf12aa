"""The facts of two texts, compared where their words differ."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from transnews import names
from transnews.changes.facts import Fact, Kind, facts, words_said
from transnews.changes.regions import Region, regions
from transnews.model import Span


@dataclass(frozen=True, slots=True)
class _Found:
    """A fact and the region in which, or beside which, it stands."""

    fact: Fact
    at: int


def changes(old: str, new: str, language: str, seen: Collection[str] = ()) -> tuple[str, ...]:
    """Return a line for each number, date, name or negation that *new* has otherwise than *old*.

    What only moves is no change, nor is a number written otherwise (`three`, `3`), nor a name of
    which a part is said. Negations are known in the languages of ``negation.tsv``, number words and
    dates in those of `quantities`; figures and names wherever there are digits and capitals.

    Args:
        old: the source text that was translated, without markup.
        new: the source text as it is now, without markup.
        language: BCP 47, of both.
        seen: words that are names elsewhere in the article (`names.known`), for the beginnings
            of sentences.

    >>> changes("Talks will go on with 3 ships.", "Talks will not go on with 4 ships.", "en")
    ('changed: negation: will → will not', 'changed: number: 3 → 4')
    """
    differing = regions(old, new)
    seen = {*seen, *names.known((old, new), language)}
    lost = _touched(facts(old, language, seen), [one.old for one in differing], differing)
    come = _touched(facts(new, language, seen), [one.new for one in differing], differing)
    lines: list[str] = []
    for kind in Kind:
        ours = [found for found in lost if found.fact.kind is kind]
        theirs = [found for found in come if found.fact.kind is kind]
        ours, theirs = _without(ours, theirs), _without(theirs, ours)
        if kind is Kind.NAME:
            ours, theirs = (
                _renamed(ours, theirs, new, language),
                _renamed(theirs, ours, old, language),
            )
        if kind is Kind.NUMBER:
            ours, theirs = _counted(ours, theirs), _counted(theirs, ours)
        ours, theirs = _unmoved(ours, theirs, differing)
        lines += _lines(ours, theirs, differing)
    return tuple(dict.fromkeys(f"changed: {line}" for line in lines))


def _touched(
    known: Iterable[Fact], places: Sequence[Span], differing: Sequence[Region]
) -> list[_Found]:
    """Return the facts in a region or beside it; words that may negate only in a short one."""
    found = []
    for fact in known:
        touched = (
            at
            for at, place in enumerate(places)
            if fact.span.start <= place.stop and place.start <= fact.span.stop
        )
        at = next(touched, None)
        if at is not None and (fact.certain or differing[at].short):
            found.append(_Found(fact, at))
    return found


def _without(ours: Sequence[_Found], theirs: Sequence[_Found]) -> list[_Found]:
    """Return what the other text does not say in the same region; it negates there or not."""
    left = [(found.at, found.fact.key) for found in theirs]
    kept = []
    for found in ours:
        same = found.at, found.fact.key
        if same not in left:
            kept.append(found)
        elif found.fact.kind is not Kind.NEGATION:
            left.remove(same)
    return kept


def _renamed(
    ours: Sequence[_Found], theirs: Sequence[_Found], text: str, language: str
) -> list[_Found]:
    """Return the names that the other text does not have: of one without a partner, no part."""
    partners = {found.at for found in theirs}
    kept = []
    for found in ours:
        said = words_said(found.fact.key, text, language)
        if not (all(said) if found.at in partners else any(said)):
            kept.append(found)
    return kept


def _counted(ours: Sequence[_Found], theirs: Sequence[_Found]) -> list[_Found]:
    """Return the numbers, words like `one` only where the other text has a number there."""
    partners = {found.at for found in theirs}
    return [found for found in ours if found.fact.certain or found.at in partners]


def _unmoved(
    ours: Sequence[_Found], theirs: Sequence[_Found], differing: Sequence[Region]
) -> tuple[list[_Found], list[_Found]]:
    """Return both without what has only changed its place; two that changed places stay."""
    both = {found.at for found in ours} & {found.at for found in theirs}

    def stays(found: _Found) -> bool:
        replaced = found.at in both or found.fact.kind is Kind.NEGATION
        return replaced and differing[found.at].short

    left, kept = list(theirs), []
    for found in ours:
        same = (o for o in left if o.fact.key == found.fact.key and not stays(o))
        moved = None if stays(found) else next(same, None)
        if moved is None:
            kept.append(found)
        else:
            left.remove(moved)
    return kept, left


def _lines(
    ours: Sequence[_Found], theirs: Sequence[_Found], differing: Sequence[Region]
) -> Iterator[str]:
    """Yield a line for each change, region by region."""
    for at, region in enumerate(differing):
        gone = [found.fact for found in ours if found.at == at]
        come = [found.fact for found in theirs if found.at == at]
        negated = any(fact.kind is Kind.NEGATION for fact in (*gone, *come))
        if negated and region.short and all(region.said):
            yield f"negation: {region.said[0]} → {region.said[1]}"
            continue
        for was, now in zip(gone, come, strict=False):
            yield f"{was.kind.value}: {was.shown} → {now.shown}"
        yield from (f"{fact.kind.value}: {fact.shown} is gone" for fact in gone[len(come) :])
        yield from (f"{fact.kind.value}: {fact.shown} is new" for fact in come[len(gone) :])
