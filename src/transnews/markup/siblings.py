"""Part the tokens of a translation among pairs of markup that want the same ones."""

from collections.abc import Sequence

from transnews.markup.tokens import Kind, Tokens, common


def part(wants: Sequence[range], region: range, tokens: Tokens) -> list[range]:
    """Return a place for each of *wants*, next to one another in *region*.

    Where two overlap, the earlier ends where the later begins; who is left without a word takes
    the nearest that is free, or one of a neighbour that has several, or else shares one. Places
    are empty only if *region* is.
    """
    placed: dict[int, range] = {}
    order = sorted(range(len(wants)), key=lambda at: (wants[at].start, wants[at].stop))
    done = region.start
    for number, here in enumerate(order):
        place = range(max(wants[here].start, done), wants[here].stop)
        for other in order[number + 1 : number + 2]:
            place = _cut(place, wants[other])
        place = place if place == wants[here] else _tight(place, tokens)
        if _fits(place, wants[here], tokens):
            placed[here] = place
            done = place.stop
    for here in order:
        if here not in placed:
            placed[here] = _given(wants[here], placed, region, tokens)
    return [placed[here] for here in range(len(wants))]


def _cut(place: range, later: range) -> range:
    """Return the part of *place* that it keeps beside the *later* one."""
    if place.start < later.start < place.stop:
        return range(place.start, later.start)
    if later == place:
        return range(place.start, place.start + (len(place) + 1) // 2)
    return place


def _tight(place: range, tokens: Tokens) -> range:
    words = tokens.of(Kind.WORD, place)
    return range(words[0], words[-1] + 1) if words else range(0)


def _fits(place: range, want: range, tokens: Tokens) -> bool:
    """Say whether *place* has words, if *want* has, or else anything that shows."""
    if tokens.of(Kind.WORD, want):
        return bool(tokens.of(Kind.WORD, place))
    return bool(tokens.of(Kind.OTHER, place))


def _given(want: range, placed: dict[int, range], region: range, tokens: Tokens) -> range:
    """Return a word that is free, or that another gives away, or else the place of another."""
    taken = {at for place in placed.values() for at in place}
    free = [at for at in tokens.of(Kind.WORD, region) if at not in taken]
    if free:
        at = min(free, key=lambda word: abs(word - want.start))
        return range(at, at + 1)
    givers = [here for here, place in placed.items() if len(tokens.of(Kind.WORD, place)) > 1]
    if givers:
        giver = min(givers, key=lambda here: abs(placed[here].start - want.start))
        at = tokens.of(Kind.WORD, placed[giver])[-1]
        placed[giver] = _tight(range(placed[giver].start, at), tokens)
        return range(at, at + 1)
    shared = [place for place in placed.values() if common(place, want)]
    return [*shared, *placed.values(), want][0]
