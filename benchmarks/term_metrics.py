"""The three metrics of terminology of the WMT21 shared task, from their definitions.

Md Mahfuz ibn Alam et al., *On the Evaluation of Machine Translation for Terminology
Consistency*, arXiv 2106.11891; Alam et al., *Findings of the WMT Shared Task on Machine
Translation Using Terminologies*, WMT 2021.

- **Exact match**: of the term occurrences in the sources, how many have an accepted form in the
  translation, each form in the text serving one occurrence.
- **Window overlap**: around a term that stands in both, the words to its left and right, as many
  as the window has on either side, punctuation left out: how many of the reference's words the
  translation has there too. Averaged over a sentence's terms, then over the sentences.
- **1 − TERm**: TER in which an edit of a word that belongs to a term of the reference costs 2;
  one minus the mean over the sentences.

Deviations from the authors' program: any accepted form is looked for where theirs looks for the
form of the reference, and there is no lemmatiser behind it; capitals make no difference but for
exact match. The edits of a sentence are divided by the number of words of its reference, as in
TER.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from forms import found, plain

TERM_COST = 2
_LONGEST_SHIFT, _FARTHEST_SHIFT = 10, 50  # as in Tercom
_WORD = re.compile(r"\w+(?:[-'.,]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Example:
    """A translated sentence."""

    hypothesis: str
    reference: str
    terms: tuple[tuple[str, ...], ...]
    """For each term occurrence of the source the accepted forms."""


def words(text: str) -> list[str]:
    """Return the words and punctuation marks of *text*, without capitals.

    >>> words("O País de Gales, 3,5 km")
    ['o', 'país', 'de', 'gales', ',', '3,5', 'km']
    """
    return [word.casefold() for word in _WORD.findall(plain(text))]


def exact_match(examples: Sequence[Example]) -> float:
    """Return the share of term occurrences that the translations show.

    >>> exact_match([Example("Kiev e Lviv", "", (("Kiev", "Kyiv"), ("Kiev", "Kyiv"), ("Lviv",)))])
    0.6666666666666666
    """
    good = total = 0
    for example in examples:
        for forms, times in Counter(example.terms).items():
            good += min(times, len(found(forms, example.hypothesis)))
            total += times
    return good / max(1, total)


def window_overlap(examples: Sequence[Example], window: int) -> float:
    """Return how alike the surroundings of the terms are, over sentences with a term to compare.

    >>> window_overlap([Example("em Kiev hoje choveu", "ontem Kiev hoje choveu", (("Kiev",),))], 2)
    0.6666666666666666
    """
    scores = [score for example in examples for score in _window_score(example, window)]
    return fmean(scores) if scores else 0.0


def one_minus_term(examples: Sequence[Example]) -> float:
    """Return one minus the mean TERm.

    >>> one_minus_term([Example("vi Kyev ontem", "vi Kiev ontem", (("Kiev",),))])
    0.33333333333333337
    """
    return 1 - fmean(_term_ter(example) for example in examples)


def _window_score(example: Example, window: int) -> Iterator[float]:
    """Yield the score of a sentence; nothing where the reference shows none of its terms."""
    shown = [forms for forms in dict.fromkeys(example.terms) if found(forms, example.reference)]
    if not shown:
        return
    overlaps = []
    for forms in shown:
        ours = _surroundings(forms, example.hypothesis, window)
        for theirs in _surroundings(forms, example.reference, window):
            if not ours:
                break
            best = max(ours, key=lambda mine: _overlap(mine, theirs))
            overlaps.append(_overlap(best, theirs))
            ours.remove(best)
    yield fmean(overlaps) if overlaps else 0.0


def _surroundings(forms: Sequence[str], text: str, window: int) -> list[list[str]]:
    """Return for each place of *forms* the words around it."""
    return [
        [*_content(text[:start])[-window:], *_content(text[stop:])[:window]]
        for start, stop in found(forms, text)
    ]


def _content(text: str) -> list[str]:
    return [word for word in words(text) if re.search(r"\w", word)]


def _overlap(ours: Sequence[str], theirs: Sequence[str]) -> float:
    common = Counter(ours) & Counter(theirs)
    return common.total() / len(theirs) if theirs else 0.0


def _term_ter(example: Example) -> float:
    """Return the weighted edits by the words of the reference."""
    text = plain(example.reference)
    spans = [span for forms in example.terms for span in found(forms, text)]
    places = [match.span() for match in _WORD.finditer(text)]
    costs = [
        TERM_COST if any(a < stop and start < b for a, b in spans) else 1 for start, stop in places
    ]
    return ter(words(example.hypothesis), words(text), costs) / max(1, len(places))


def ter(hypothesis: Sequence[str], reference: Sequence[str], costs: Sequence[int]) -> int:
    """Return the edits from *hypothesis* to *reference*, moved blocks of words costing 1 each.

    Blocks are moved as long as one lessens the rest, the best first, which is TER's search
    (Snover et al. 2006). *costs* are of the words of the reference; a word too many costs 1.

    >>> ter("b c a".split(), "a b c".split(), [1, 1, 1]), ter(["x"], ["a", "b"], [2, 1])
    (1, 3)
    """
    current = list(hypothesis)
    left, errors = edits(current, reference, costs)
    moves = 0
    while left:
        moved = [
            (edits(other, reference, costs), other) for other in _moves(current, reference, errors)
        ]
        (fewer, wrong), best = min(moved, key=lambda m: m[0][0], default=((left, errors), current))
        if fewer >= left:
            break
        left, errors, current = fewer, wrong, best
        moves += 1
    return left + moves


Errors = tuple[list[bool], list[int], list[bool]]
"""Which words of the hypothesis are wrong; for each word of the reference where it stands in the
hypothesis, and whether it is wrong."""


def edits(
    hypothesis: Sequence[str], reference: Sequence[str], costs: Sequence[int]
) -> tuple[int, Errors]:
    """Return the weighted edit distance, and where the errors are.

    >>> edits(["a", "x"], ["a", "b"], [1, 2])
    (2, ([False, True], [0, 1], [False, True]))
    """
    rows = [[0]]
    for cost in costs:
        rows[0].append(rows[0][-1] + cost)
    for word in hypothesis:
        above = rows[-1]
        row = [above[0] + 1]
        for at, (other, cost) in enumerate(zip(reference, costs, strict=True)):
            swap = above[at] + (0 if word == other else cost)
            row.append(min(swap, above[at + 1] + 1, row[at] + cost))
        rows.append(row)
    return rows[-1][-1], _trace(rows, hypothesis, reference, costs)


def _trace(
    rows: Sequence[Sequence[int]],
    hypothesis: Sequence[str],
    reference: Sequence[str],
    costs: Sequence[int],
) -> Errors:
    """Go back through the table of `edits`."""
    wrong, places, missed = [True] * len(hypothesis), [0] * len(reference), [True] * len(reference)
    i, j = len(hypothesis), len(reference)
    while i or j:
        same = i > 0 and j > 0 and hypothesis[i - 1] == reference[j - 1]
        if i and j and rows[i][j] == rows[i - 1][j - 1] + (0 if same else costs[j - 1]):
            i, j = i - 1, j - 1
            places[j], wrong[i], missed[j] = i, not same, not same
        elif i and rows[i][j] == rows[i - 1][j] + 1:
            i -= 1
        else:
            j -= 1
            places[j] = i
    return wrong, places, missed


def _moves(
    hypothesis: Sequence[str], reference: Sequence[str], errors: Errors
) -> Iterator[list[str]]:
    """Yield the hypothesis with a wrong block moved to where the reference has it."""
    wrong, places, missed = errors
    for i in range(len(hypothesis)):
        for j in range(max(0, i - _FARTHEST_SHIFT), min(len(reference), i + _FARTHEST_SHIFT + 1)):
            size = 0
            while (
                size < _LONGEST_SHIFT
                and i + size < len(hypothesis)
                and j + size < len(reference)
                and hypothesis[i + size] == reference[j + size]
            ):
                size += 1
                if any(wrong[i : i + size]) and any(missed[j : j + size]):
                    rest = [*hypothesis[:i], *hypothesis[i + size :]]
                    to = places[j] if places[j] <= i else places[j] - size
                    yield [*rest[:to], *hypothesis[i : i + size], *rest[to:]]
