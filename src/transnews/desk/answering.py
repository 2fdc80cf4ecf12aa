"""What the desk answers, from what stands in the files: no HTTP here."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from transnews import build, galley, preview, status
from transnews.config import Settings
from transnews.desk import opening, saving, suggesting
from transnews.desk.answers import Done, Looked, Refused, Shown, Suggested, Text
from transnews.desk.suggesting import Recollection
from transnews.desk.values import Asked, Conflict, Gone, Outcome, Saved, Typed, Undoing, Wish
from transnews.errors import ReviewError
from transnews.galley import Opened
from transnews.galley.values import Galley, Row
from transnews.model import Key
from transnews.preview import Editing
from transnews.status import Counts


@dataclass(frozen=True, slots=True)
class Desk:
    """The project that is worked on, and by whom."""

    project: Path
    settings: Settings
    person: str
    """``Ana Dias <ana@example.org>``."""
    locales: tuple[str, ...]
    """In which articles are listed."""

    @property
    def mark(self) -> str:
        """A name for the project in the browser's storage, which other projects share."""
        return sha256(str(self.project.resolve()).encode()).hexdigest()[:12]


def page(desk: Desk, locale: str, article: str, api: str, nonce: str) -> str:
    """Return the page of an article, ready to be edited.

    Args:
        desk: The project.
        locale: Of the translation.
        article: Its path in the project.
        api: Address of the calls.
        nonce: Of style and scripts.

    Raises:
        TransnewsError: there is no such article, or it cannot be read.
    """
    made = galley.set_out(_opened(desk, locale, article))
    known = {"texts": list(map(asdict, _texts(made))), "project": desk.mark}
    # Nothing in it can end the element, or be taken for the start of one.
    data = json.dumps(known).replace("<", "\\u003c")
    script = f"globalThis.reviewDesk = {data};\n{_asset('edit.js')}"
    return preview.page(made, editing=Editing(api, nonce, _asset("edit.css"), script), index=api)


def again(desk: Desk, asked: Asked, api: str) -> Shown:
    """Return the body of the page of an article as it would be loaded now.

    Raises:
        TransnewsError: as `page`.
    """
    made = galley.set_out(_opened(desk, asked.locale, asked.article))
    page = preview.page(made, editing=Editing(api, ""), index=api)
    # Only what is seen: a browser complains of style that its policy does not know.
    return Shown(page[page.index("<body>") :], _texts(made))


def check(desk: Desk, typed: Typed) -> Looked:
    """Return the row of a text as it would be if it were saved.

    Raises:
        TransnewsError: as `page`; ReviewError if the article has no such text.
    """
    opened = _opened(desk, typed.locale, typed.article)
    row = _row(opened, typed.key, typed.msgstr, typed.fuzzy)
    return Looked(_html(opened, row), _text(row))


def save(desk: Desk, wish: Wish, now: datetime) -> Done | Refused:
    """Save a text.

    Raises:
        TransnewsError: as `page`, and as `saving.save`.
    """
    found = opening.opened(desk.project, desk.settings, wish.locale, wish.article)
    outcome = saving.save(desk.project, found.places, wish, desk.person, now)
    return _answer(desk, wish, outcome)


def undo(desk: Desk, taken: Undoing, now: datetime) -> Done | Refused:
    """Take a save back.

    Raises:
        TransnewsError: as `page`, and as `saving.undo`.
    """
    found = opening.opened(desk.project, desk.settings, taken.locale, taken.article)
    outcome = saving.undo(desk.project, found.places, taken, desk.person, now)
    return _answer(desk, taken, outcome)


def suggest(desk: Desk, typed: Typed, known: Recollection) -> Suggested:
    """Return what helps with a text; what the memory has comes later.

    Raises:
        TransnewsError: as `check`.
    """
    opened = _opened(desk, typed.locale, typed.article)
    offer = _row(opened, typed.key).offer
    matches = known.ask(suggesting.query(opened, typed.key), str(opened.case.places.po))
    return Suggested(offer, suggesting.names(opened, typed.key), matches)


def _answer(desk: Desk, asked: Wish | Undoing, outcome: Outcome) -> Done | Refused:
    opened = _opened(desk, asked.locale, asked.article)
    row = galley.row(opened, asked.key) if asked.key in opened.often else None
    html, text = (_html(opened, row), _text(row)) if row else ("", None)
    match outcome:
        case Gone(po):
            return Refused(f"{po}: the text is not in the file any more", None, html, text)
        case Conflict():
            message = f"{opened.case.places.po}: somebody else changed the text since you read it"
            return Refused(message, outcome, html, text)
        case Saved(there, former):
            case = opened.case
            now = status.standing(
                case.article, opened.catalog, opened.trace, case.direction.target, case.places
            )
            counted = now.counts, now.words, now.words_left
            return Done(html, text, there, former, *counted)


def _opened(desk: Desk, locale: str, article: str) -> Opened:
    found = opening.opened(desk.project, desk.settings, locale, article)
    opened = galley.opened(desk.project, desk.settings, found.article, found.locale)
    if opened.catalog is None:
        build.read_catalog(desk.project, found.places, found.locale)  # says what is wrong with it
    return opened


def _row(opened: Opened, key: Key, msgstr: str | None = None, fuzzy: bool | None = None) -> Row:
    try:
        return galley.row(opened, key, msgstr, fuzzy)
    except KeyError:
        article = opened.case.article.path
        raise ReviewError(f"{article}: has no such text any more; load the page again") from None


def _html(opened: Opened, row: Row) -> str:
    """Return a row as it stands in the page of its article."""
    # How a heading is shown hangs on the other headings; nothing else hangs on other rows.
    of = galley.set_out(opened) if row.level else _bare(opened)
    return preview.row(row, of)


def _bare(opened: Opened) -> Galley:
    """Return what the HTML of a row has to know of its article."""
    case = opened.case
    return Galley(
        article=case.article.path.as_posix(),
        title="",
        language=case.article.language,
        locale=case.direction.target,
        po=str(case.places.po),
        variant=str(case.places.variant),
        rows=(),
        counts=Counts(),
        words=0,
        words_left=0,
    )


def _texts(made: Galley) -> tuple[Text, ...]:
    return tuple(map(_text, made.rows))


def _text(row: Row) -> Text:
    return Text(row.key, row.msgstr, row.fuzzy, row.number > 0)


def _asset(name: str) -> str:
    return (files(__package__) / "assets" / name).read_text(encoding="utf-8")
