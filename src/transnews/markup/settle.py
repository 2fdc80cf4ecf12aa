"""Make the atoms of a translation those of its source: each there once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from transnews.markup.lexemes import FIRST_ATOM, is_atom
from transnews.model import Mark, Plain, Span


@dataclass(frozen=True, slots=True)
class Settled:
    """A translation that has each atom of its source once, numbered as they follow."""

    text: str
    atoms: tuple[Mark, ...]
    where: Mapping[int, int]
    """Offset of an atom in the source text to its offset here; without those that were lost."""
    moved: tuple[int, ...]
    """Offset in the translation as it was, its end included, to the offset here."""
    messages: tuple[str, ...]


def settle(plain: Plain, target: str, *, apart: bool = False) -> Settled:
    """Return *target* with the atoms of *plain*.

    Of an atom that it has twice, the first is kept; one that the source has not is dropped; one
    that it lost is put at the end. With *apart* there is a space between an atom and a letter:
    ``x**`code`**`` would not be read as markup.
    """
    atoms = [mark for mark in plain.marks if mark.atom]
    text: list[str] = []
    moved: list[int] = []
    order: list[int] = []
    messages: list[str] = []
    where: dict[int, int] = {}
    if not atoms and not any(map(is_atom, target)):
        return Settled(target, (), where, tuple(range(len(target) + 1)), ())
    for letter in target:
        if apart and text and _collide(text[-1], letter):
            text.append(" ")
        moved.append(len(text))
        number = ord(letter) - FIRST_ATOM
        if is_atom(letter) and (number in order or number >= len(atoms)):
            messages.append(
                f"{atoms[number].open}: stands twice in the translation, the first is kept"
                if number in order
                else "a mark that the source has not stands in the translation; it was dropped"
            )
            continue
        if is_atom(letter):
            where[atoms[number].span.start] = len(text)
            order.append(number)
        text.append(letter)
    moved.append(len(text))
    lost = [number for number in range(len(atoms)) if number not in order]
    for number in lost:
        letter = chr(FIRST_ATOM + number)
        gap = apart or _gap_before(plain.text, atoms[number])
        text += (" ", letter) if gap and text else (letter,)
        messages.append(f"{atoms[number].open}: lost in translation; it was put at the end")
    settled, marks = _numbered("".join(text), atoms)
    return Settled(settled, marks, where, tuple(moved), tuple(messages))


def _collide(one: str, other: str) -> bool:
    return (is_atom(one) and other.isalnum()) or (one.isalnum() and is_atom(other))


def _gap_before(text: str, atom: Mark) -> bool:
    """Say whether *atom* stands at the beginning or after white space."""
    at = atom.span.start
    return at == 0 or text[at - 1].isspace()


def _numbered(text: str, atoms: Sequence[Mark]) -> tuple[str, tuple[Mark, ...]]:
    """Number the atoms of *text* in the order in which they stand."""
    letters: list[str] = []
    marks: list[Mark] = []
    for at, letter in enumerate(text):
        if is_atom(letter):
            source = atoms[ord(letter) - FIRST_ATOM].open
            letter = chr(FIRST_ATOM + len(marks))
            marks.append(Mark(Span(at, at + 1), source, atom=True))
        letters.append(letter)
    return "".join(letters), tuple(marks)
