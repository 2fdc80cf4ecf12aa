"""The list of articles, small enough for five thousand of them: lists of numbers, no names.

``assets/index.js`` reads it and holds the same order.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import astuple

from transnews import languages
from transnews.preview.material import Material
from transnews.status import Standing

Json = str | int | Sequence["Json"]
"""What the page is told."""

_URGENT = {"": 0, "outdated": 1, "correction": 2}
_HAS_PAGE = 4


def data(material: Material) -> str:
    """Return the articles and how far each is in each locale, as JSON.

    ======== =========================================================================
    locales  code, name, folder
    checks   names; findings count by their numbers
    people   who reviewed
    articles name, headline, language, correction, and for each locale a cell, 0 if there is none
    cell     words by stage (as in `Counts`), bits (1 outdated, 2 correction, 4 has a
             page), person (from 1, 0 is nobody), why it is held back, and number and
             count of each check in turn; zeros and empty texts at its end are left out
    ======== =========================================================================
    """
    rows = material.overview.standings
    locales = list(dict.fromkeys(row.locale for row in rows))
    checks = _each(check for row in rows for check, _ in row.findings)
    people = _each(row.reviewed_by for row in rows if row.reviewed_by)
    held = {(one.article, one.locale): one.reason for one in material.held}
    cells: dict[str, dict[str, list[Json]]] = {}
    heads: dict[str, Standing] = {}
    for row in rows:
        heads.setdefault(row.article, row)
        cells.setdefault(row.article, {})[row.locale] = [
            *astuple(row.stage_words),
            _URGENT[row.urgent] | (_HAS_PAGE if material.address(row) else 0),
            people.index(row.reviewed_by) + 1 if row.reviewed_by else 0,
            held.get((row.article, row.locale), ""),
            *(part for check, count in row.findings for part in (checks.index(check), count)),
        ]
    told: dict[str, Json] = {
        "folder": material.overview.articles,
        "locales": [[code, languages.name(code), languages.gettext(code)] for code in locales],
        "checks": checks,
        "people": people,
        "articles": [
            [
                name.removeprefix(f"{material.overview.articles}/"),
                head.title,
                head.language,
                head.correction,
                *(_short(cells[name].get(locale, [])) for locale in locales),
            ]
            for name, head in heads.items()
        ],
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _each(names: Iterable[str]) -> list[str]:
    return sorted(set(names))


def _short(cell: list[Json]) -> Json:
    """Return *cell* without what is empty at its end; 0 where there is none."""
    while cell and cell[-1] in (0, ""):
        cell.pop()
    return cell or 0
