"""What rows that are each right get wrong together."""

from collections.abc import Iterator, Sequence

from transnews.glossary.folding import fold_form
from transnews.glossary.forms import forms_in
from transnews.glossary.table import Row


def conflicts(rows: Sequence[Row]) -> list[str]:
    """Return the errors between *rows*, of one file or of several; one line each."""
    return [*_same_ids(rows), *_same_forms(rows)]


def _same_ids(rows: Sequence[Row]) -> Iterator[str]:
    first: dict[str, Row] = {}
    for row in rows:
        other = first.setdefault(row.concept.id, row)
        if other is not row:
            yield f"{row.place}: id {row.concept.id!r} again, first at {other.place}; rename one"


def _same_forms(rows: Sequence[Row]) -> Iterator[str]:
    """Yield forms that belong to two concepts: which one a text means cannot be known.

    Exact forms and forms in any case do not clash: where both fit, the exact one is meant.
    """
    languages = dict.fromkeys(tag for row in rows for tag in row.concept.forms)
    told: set[tuple[str, str, str]] = set()
    for language in languages:
        first: dict[tuple[bool, str], Row] = {}
        for row in rows:
            any_case = row.concept.any_case
            for form in forms_in(row.concept, language):
                key = any_case, fold_form(form, any_case)
                other = first.setdefault(key, row)
                pair = (form, row.place, other.place)
                if other is not row and pair not in told:
                    told.add(pair)
                    yield (
                        f"{row.place}: {language}: {form!r} also at {other.place}; "
                        "keep it in one row, or make one row of the two"
                    )
