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


def settle(plain: Plain, target: str) -> Settled:
    """Return *target* with the atoms of *plain*.

    Of an atom that it has twice, the first is kept; one that the source has not is dropped; one
    that it lost is put at the end.
    """
    atoms = [mark for mark in plain.marks if mark.atom]
    text: list[str] = []
    moved: list[int] = []
    order: list[int] = []
    messages: list[str] = []
    where: dict[int, int] = {}
    for letter in target:
        moved.append(len(text))
        number = ord(letter) - FIRST_ATOM
        if is_atom(letter) and (number in order or number >= len(atoms)):
            known = f"{atoms[number].open} stands twice" if number in order else "A stray mark is"
            messages.append(f"{known} in the translation; it was dropped")
            continue
        if is_atom(letter):
            where[atoms[number].span.start] = len(text)
            order.append(number)
        text.append(letter)
    moved.append(len(text))
    lost = [number for number in range(len(atoms)) if number not in order]
    for number in lost:
        text += _gap(plain.text, atoms[number], text), chr(FIRST_ATOM + number)
        messages.append(f"{atoms[number].open}: lost in translation; it was put at the end")
    settled, marks = _numbered("".join(text), atoms)
    return Settled(settled, marks, where, tuple(moved), tuple(messages))


def _gap(source: str, atom: Mark, before: Sequence[str]) -> str:
    """Return the space before a lost *atom*: as in the source, if there is a text before it."""
    at = atom.span.start
    return " " if before and (at == 0 or source[at - 1].isspace()) else ""


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
