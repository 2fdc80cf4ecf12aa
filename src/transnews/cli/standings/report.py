"""The JSON of ``transnews status``; docs/publishing.md describes it."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from transnews.standing import Overview
from transnews.status import Counts, Standing, total


def text(overview: Overview, exit_status: int) -> str:
    """Return *overview* as JSON."""
    data = {
        "exit_status": exit_status,
        "locales": [_sum(name, rows) for name, rows in overview.by_locale.items()],
        "articles": [_article(r) for rows in overview.by_locale.values() for r in rows],
        "retracted": [asdict(retraction) for retraction in overview.retractions],
        "orphans": [asdict(orphan) for orphan in overview.orphans],
        "problems": [
            {"message": message, "exit_status": status} for message, status in overview.problems
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _sum(locale: str, rows: Sequence[Standing]) -> dict[str, object]:
    counts, findings = total(rows)
    words, reviewed = sum(r.words for r in rows), sum(r.words_reviewed for r in rows)
    urgent = sum(bool(r.urgent) for r in rows)
    head = {"locale": locale, "articles": len(rows), "urgent": urgent}
    return head | _numbers(counts, words, reviewed) | {"findings": findings}


def _article(row: Standing) -> dict[str, object]:
    return {
        "article": row.article,
        "locale": row.locale,
        "language": row.language,
        "po": row.po,
        "urgent": row.urgent,
        "correction": row.correction,
        "source_changed": row.changed,
        "reviewed_by": row.reviewed_by,
        **_numbers(row.counts, row.words, row.words_reviewed),
        "findings": dict(row.findings),
    }


def _numbers(counts: Counts, words: int, reviewed: int) -> dict[str, object]:
    return {
        "messages": {"all": counts.messages, **asdict(counts)},
        "words": {"all": words, "reviewed": reviewed, "left": words - reviewed},
    }
