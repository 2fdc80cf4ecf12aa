"""Text into the tokens of a package, and tokens into text, with the place of each.

Two kinds of packages: SentencePiece, which knows the place of every piece in both texts, and
BPE after Moses' tokenizer (argostranslate's own code), which rewrites the text and so knows none.
"""

import json
from collections.abc import Sequence
from contextlib import redirect_stderr
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Protocol

from transnews.errors import ModelError
from transnews.model import Package, Span

SPACE = "▁"
"""The mark of SentencePiece for a space; alone it is no word."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text in tokens."""

    tokens: list[str]
    spans: tuple[Span, ...] | None
    """Where each stands in the text, without white space; None where that is not known."""


@dataclass(frozen=True, slots=True)
class Text:
    """Tokens put together."""

    text: str
    spans: tuple[Span, ...] | None
    """Where each token stands, or None."""


class Tokenizer(Protocol):
    """One of the two kinds."""

    def encode(self, texts: Sequence[str]) -> list[Pieces]:
        """Return each text in tokens; a text without anything to translate has none."""
        ...

    def decode(self, rows: Sequence[list[str]], source: str, /) -> list[Text]:
        """Return the text of each row of tokens, all of them translations of *source*."""
        ...


def open_tokenizer(package: Package) -> Tokenizer:
    """Return the tokenizer of *package*.

    Raises:
        ModelError: its file is not one.
    """
    try:
        if package.tokenizer == "sentencepiece":
            return SentencePiece(package.path / "sentencepiece.model")
        with redirect_stderr(StringIO()):
            return Bpe(package.path / "bpe.model", package.source, package.target)
    except (RuntimeError, OSError, ValueError, LookupError, SystemExit) as error:
        # At a line that it cannot read, argostranslate's BPE code says so and leaves the program.
        kind = package.tokenizer
        raise ModelError(f"{package.path}: {kind}.model is not a {kind} model") from error


def vocabulary(package: Package) -> frozenset[str]:
    """Return the source tokens that the model knows.

    Raises:
        ModelError: no vocabulary file can be read.
    """
    for name in ("source_vocabulary", "shared_vocabulary"):
        path = package.path / "model" / name
        try:
            if (file := path.with_suffix(".json")).exists():
                return frozenset(json.loads(file.read_text("utf-8")))
            if (file := path.with_suffix(".txt")).exists():
                return frozenset(file.read_text("utf-8").split("\n"))
        except (OSError, ValueError, TypeError) as error:
            raise ModelError(f"{file}: not a vocabulary") from error
    raise ModelError(f"{package.path}: no vocabulary in its model folder")


class SentencePiece:
    """Pieces with their places (`sentencepiece`, offsets in code points)."""

    def __init__(self, path: Path) -> None:
        from sentencepiece import SentencePieceProcessor

        self._processor = SentencePieceProcessor(model_file=str(path))

    def encode(self, texts: Sequence[str]) -> list[Pieces]:
        """See `Tokenizer`."""
        try:
            rows = self._processor.encode(list(texts), return_type="offset_mapping")
        except TypeError as error:
            raise ValueError("a text with half of a character") from error
        return [
            Pieces(row["pieces"], _trimmed(text, row["offsets"]))
            for text, row in zip(texts, rows, strict=True)
        ]

    def decode(self, rows: Sequence[list[str]], source: str, /) -> list[Text]:
        """See `Tokenizer`."""
        found = self._processor.decode(list(rows), return_type="offset_mapping")
        return [_tidy(row["text"], row["offsets"], underscores="_" in source) for row in found]


class Bpe:
    """Moses' tokenizer, then byte pairs, as argostranslate does it."""

    def __init__(self, path: Path, source: str, target: str) -> None:
        from argostranslate.tokenizer import BPETokenizer

        self._tokenizer = BPETokenizer(path, source, target)
        self._tokenizer.lazy_load()

    def encode(self, texts: Sequence[str]) -> list[Pieces]:
        """See `Tokenizer`."""
        return [Pieces(list(self._tokenizer.encode(text)), None) for text in texts]

    def decode(self, rows: Sequence[list[str]], _source: str, /) -> list[Text]:
        """See `Tokenizer`."""
        return [Text(str(self._tokenizer.decode(row)).strip(" "), None) for row in rows]


def _trimmed(text: str, offsets: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    """Return the spans without the white space that a piece carries before its word."""
    spans = []
    for start, stop in offsets:
        while start < stop and text[start].isspace():
            start += 1
        spans.append(Span(start, stop))
    return tuple(spans)


def _tidy(text: str, offsets: Sequence[tuple[int, int]], *, underscores: bool) -> Text:
    """Undo what the decoder leaves: space marks, and the space before the first word.

    argostranslate turns every underscore into a space, since some models write spaces so;
    here they stay where the source has some (``file_name``).
    """
    text = text.replace(SPACE, " ")
    text = text if underscores else text.replace("_", " ")
    start = len(text) - len(text.lstrip(" "))
    stripped = text.strip(" ")
    end = len(stripped)
    moved = [(min(max(a - start, 0), end), min(max(b - start, 0), end)) for a, b in offsets]
    return Text(stripped, _trimmed(stripped, moved))
