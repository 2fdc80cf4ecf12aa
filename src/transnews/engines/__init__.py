"""The slow boundary: what turns sentences into sentences.

An engine is anything with the members of `Engine`. `argos.ArgosEngine` runs Argos
packages, `fake.FakeEngine` is shipped for tests. What an engine is given is one sentence a
text, without markup, in characters it knows (`characters.simplify`).
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from transnews.model import Hypothesis

Part = Sequence[tuple[str, Sequence[Hypothesis]]]
"""Some texts with their translations, the best first."""


class Engine(Protocol):
    """Translates texts of one language into another."""

    @property
    def signature(self) -> str:
        """How a translation is made, in one line: ``argos en_pt 1.0 sha256:ab12cd34 beam 4``.

        The same signature and the same texts give the same translations.
        """
        ...

    @property
    def mark(self) -> str:
        """Letters that come through a translation, with a number after them: ``XQ``.

        Raises:
            ModelError: it has to be found out, and the model cannot be loaded or run.
            FileError: it was found out and cannot be written down.
        """
        ...

    def translate(
        self,
        texts: Sequence[str],
        *,
        align: bool = False,
        hypotheses: int = 1,
        starts: Sequence[str] = (),
    ) -> list[tuple[Hypothesis, ...]]:
        """Return for each text, in order, one to *hypotheses* translations, the best first.

        Give all texts at once: an engine sorts and batches them itself and translates equal
        ones once. A text without words comes back as it is. With *align* a hypothesis carries
        its alignment, or None where the engine cannot say which piece is which. With *starts*,
        one a text, each translation begins with its start (the decoder's prefix, as far as the
        model can spell it), and its score is that of what follows.

        Raises:
            ModelError: the model cannot be loaded or run; names the package.
        """
        ...

    def stream(
        self, texts: Sequence[str], *, align: bool = False, hypotheses: int = 1
    ) -> Iterator[Part]:
        """Yield what `translate` would return, each text once, in parts as they become ready.

        The next parts are being translated while the caller looks at one. Others than the best may
        be put together only when somebody looks at them.

        Raises:
            ModelError: the model cannot be loaded or run; names the package.
        """
        ...

    def score(self, texts: Sequence[str], targets: Sequence[str]) -> list[float]:
        """Return how likely the model finds each of *targets* as a translation of its text.

        The measure is that of `Hypothesis.score`, so candidates for one text can be compared,
        wherever they come from. Over several packages it is that of the last step alone.

        Raises:
            ModelError: the model cannot be loaded or run; names the package.
        """
        ...

    def unknown(self, characters: Iterable[str]) -> frozenset[str]:
        """Return those of *characters* (strings of one character) that the model never saw.

        Raises:
            ModelError: the package cannot be read.
        """
        ...

    def close(self) -> None:
        """Let go of the memory that models take; they are loaded again if something is asked."""
        ...
