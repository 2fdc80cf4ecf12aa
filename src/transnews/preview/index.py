"""The index page: all locales and articles, what is urgent, what is left, and how the runs went.

What must be readable without JavaScript is written out; the list of articles is data that
``assets/index.js`` draws as one scrolls, so that thousands of them are no weight.
"""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from transnews import languages, status
from transnews.preview import compact, plots, urgent
from transnews.preview.material import Material
from transnews.preview.page import MADE_FROM, asset, environment, policy
from transnews.preview.wording import STAGES
from transnews.status import Counts, Stage, Standing

_BAR = (
    *(Stage.REVIEWED, Stage.ACCEPTED, Stage.EDITED, Stage.DRAFT, Stage.OUTDATED, Stage.MISSING),
)
"""The stages in the order of the bars."""
_SHOWN_RUNS = 60
_LISTED_RUNS = 20


@dataclass(frozen=True, slots=True)
class Part:
    """One stage in a bar."""

    stage: str
    word: str
    words: int
    x: float
    """Percent of the bar's length; so is `width`."""
    width: float


@dataclass(frozen=True, slots=True)
class Sum:
    """How far a locale is, or all of them together."""

    code: str
    name: str
    articles: int
    variants: int
    """Articles, each in each locale."""
    done: int
    """Variants that are wholly reviewed."""
    urgent: int
    """Variants that were corrected, are outdated, or held back."""
    words: int
    left: int
    parts: Sequence[Part]

    @property
    def share(self) -> int:
        """Percent of its words that are reviewed; 100 only if all are."""
        return 100 * (self.words - self.left) // self.words if self.words else 100


@dataclass(frozen=True, slots=True)
class Finding:
    """How often a check asks for a look, by locale and in all."""

    check: str
    counts: Sequence[int]

    @property
    def all(self) -> int:
        """In all locales."""
        return sum(self.counts)


def index(material: Material) -> str:
    """Return the index page as HTML, in one piece."""
    overview = material.overview
    by_locale = overview.by_locale
    held = {(one.article, one.locale) for one in material.held}
    runs = material.runs[-_SHOWN_RUNS:]
    css, scripts = asset("base.css") + asset("index.css"), [asset("theme.js"), asset("index.js")]
    template = environment().get_template("index.html")
    return template.render(
        made_from=MADE_FROM,
        name=material.name,
        whole=_sum("", "All locales", overview.standings, held),
        sums=[_sum(code, languages.name(code), rows, held) for code, rows in by_locale.items()],
        groups=urgent.groups(material),
        reasons=urgent.REASONS,
        retracted=[one for one in overview.retractions if not one.published],
        findings=_findings(by_locale.values()),
        plots=plots.plots(runs),
        runs=[(plots.when(run), run) for run in reversed(runs[-_LISTED_RUNS:])],
        first=plots.when(runs[0]) if runs else "",
        order=_BAR,
        css=Markup(css),  # noqa: S704 - our own files
        scripts=[Markup(script) for script in scripts],  # noqa: S704
        policy=policy([css], scripts),
        data=_embedded(compact.data(material)),
    )


def _embedded(json: str) -> Markup:
    """Return JSON as it may stand in an element of a page."""
    # Nothing in it can end the element, or be taken for the start of one.
    return Markup(json.replace("<", "\\u003c").replace(">", "\\u003e"))  # noqa: S704


def _sum(code: str, name: str, rows: Sequence[Standing], held: Container[tuple[str, str]]) -> Sum:
    return Sum(
        code,
        name,
        len({row.article for row in rows}),
        len(rows),
        sum(not row.words_left for row in rows),
        sum(bool(row.urgent) or (row.article, row.locale) in held for row in rows),
        sum(row.words for row in rows),
        sum(row.words_left for row in rows),
        _parts(status.summed(row.stage_words for row in rows)),
    )


def _parts(words: Counts) -> list[Part]:
    """Return the stages that there are; what was accepted unmodified stands by itself."""
    whole, x = words.messages or 1, 0.0
    parts = []
    for stage in _BAR:
        number = int(getattr(words, stage))
        if stage is Stage.REVIEWED:
            number -= words.accepted
        if number:
            width = 100 * number / whole
            parts.append(Part(stage, STAGES[stage].word, number, round(x, 2), round(width, 2)))
            x += width
    return parts


def _findings(locales: Iterable[Sequence[Standing]]) -> list[Finding]:
    """Return the findings of each locale by check, the most frequent first."""
    found = [status.total(rows)[1] for rows in locales]
    checks = sorted({check for one in found for check in one})
    table = [Finding(check, [one.get(check, 0) for one in found]) for check in checks]
    return sorted(table, key=lambda finding: -finding.all)
