"""Candidates as rows of a glossary file, under the columns that it has."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from transnews import files, glossary, languages, names
from transnews.candidates.gathering import Candidate, Sighting
from transnews.candidates.renderings import proposal, renderings
from transnews.glossary import Glossary, Matcher, Sheet

_AROUND = 30
"""Characters of context on each side."""
# Words that name bodies, in the languages of the shipped tables; whole or at the beginning.
_BODY = re.compile(
    r"\b(?:minist|minister|court|tribunal|parliament|parlament|parlement|commission|comiss|comisi"
    r"|commissione|council|conseil|consejo|conselho|universi|party|partido|parti\b|partei|bank\b"
    r"|banco|agency|agência|agencia|association|associa|company|union\b|união|unión|institut"
    r"|міністер|министер|суд\b|парламент|комісі|комисси|партія|партия|університет|университет)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Row:
    """A candidate as it would stand in the glossary."""

    candidate: Candidate
    cells: tuple[str, ...]
    """Under the columns of the file."""
    made: tuple[tuple[str, str], ...]
    """For each locale what the drafts made of it or, with ``?``, what letters alone propose."""
    type: str


def file_for(folder: Path, candidates: Sequence[Candidate], locales: Sequence[str]) -> Sheet:
    """Return the glossary file into which new rows go: the first one, else an empty one.

    A file without a column for a language of the candidates or for a locale gets one in what
    is returned, after its own.

    Raises:
        FileError: it cannot be read.
    """
    paths = glossary.files_in(folder)
    there = glossary.sheet(files.read_text(paths[0])) if paths else None
    tongues = dict.fromkeys([*(c.language for c in candidates), *locales])
    if there is None:
        short = dict.fromkeys(map(_named, tongues))
        header = ("id", "type", *short, "match", "keep", "note")
        return Sheet("", ",", header, header, ())
    lacking = [tag for tag in tongues if there.column(tag) is None]
    new = tuple(dict.fromkeys(map(_named, lacking)))
    return replace(
        there, columns=(*there.columns, *new), header=(*there.header, *new), added=len(new)
    )


def _named(tongue: str) -> str:
    return glossary.column_of(languages.primary(tongue))


def rows(
    candidates: Sequence[Candidate], words: Glossary, sheet: Sheet, locales: Sequence[str]
) -> tuple[Row, ...]:
    """Return a row for each of *candidates*; what nobody has decided begins with ``?``."""
    taken = {concept.id for concept in words.concepts}
    tongues = {*locales, *(candidate.language for candidate in candidates)}
    held = {tongue: glossary.matcher(words, tongue, tongue) for tongue in tongues}
    return tuple(_row(candidate, held, taken, sheet, locales) for candidate in candidates)


def write(found: Sequence[Row], sheet: Sheet) -> str:
    """Return the rows as CSV with the header of *sheet*, its separator and quotes where needed."""
    lines = [sheet.header, *(row.cells for row in found)]
    return "".join(
        sheet.delimiter.join(glossary.written(cell, sheet.delimiter) for cell in line) + "\n"
        for line in lines
    )


def _row(
    candidate: Candidate,
    held: Mapping[str, Matcher],
    taken: set[str],
    sheet: Sheet,
    locales: Sequence[str],
) -> Row:
    said = {
        locale: renderings(candidate, locale, held)
        for locale in locales
        if languages.needs_translation(candidate.language, locale)
    }
    made = {locale: forms or proposal(candidate, locale) for locale, forms in said.items()}
    cells = dict.fromkeys(sheet.columns, "")
    for locale, forms in made.items():
        column = sheet.column(locale)
        if column and not cells[column]:
            cells[column] = "|".join(_proposed(forms))
    own = sheet.column(candidate.language)
    cells[own or sheet.columns[0]] = "|".join(candidate.forms)
    kind = _type(candidate)
    cells |= {"id": _id(candidate, taken), "type": kind, "note": _note(candidate)}
    shown = tuple(
        (locale, " | ".join(forms if said[locale] else _proposed(forms)))
        for locale, forms in made.items()
    )
    return Row(candidate, tuple(cells[column] for column in sheet.columns), shown, kind)


def _proposed(forms: Sequence[str]) -> list[str]:
    return [f"{glossary.PROPOSED}{form}" for form in forms]


def _id(candidate: Candidate, taken: set[str]) -> str:
    """Return an id made from the name and not in use, and put it among those in use."""
    wanted = [
        glossary.slug(form, candidate.language) for form in (candidate.forms[0], candidate.name)
    ]
    return glossary.free(wanted, taken)


def _type(candidate: Candidate) -> str:
    """Guess: a title before it shows a person, letters or a telling word a body; else nothing."""
    if any(names.titled(s.passage.text, s.span, candidate.language) for s in _sightings(candidate)):
        return "person"
    loud = any(form.isupper() and len(form) > 1 for form in candidate.forms)
    return "body" if loud or _BODY.search(candidate.name) else ""


def _sightings(candidate: Candidate) -> Iterator[Sighting]:
    for form in reversed(candidate.forms):
        yield from candidate.sightings[form]


def _note(candidate: Candidate) -> str:
    """Return how often the name stands in the articles and where, for instance."""
    places = list(_sightings(candidate))
    shown = max(places, key=lambda s: min(len(s.passage.text), 2 * _AROUND))
    text, span = shown.passage.text, shown.span
    before, after = text[: span.start], text[span.stop :]
    left = before if len(before) <= _AROUND else "…" + before[-_AROUND:].partition(" ")[2]
    right = after if len(after) <= _AROUND else after[:_AROUND].rpartition(" ")[0] + "…"
    context = " ".join(f"{left}{span.of(text)}{right}".split())
    return f"{len(places)}×: {context}"
