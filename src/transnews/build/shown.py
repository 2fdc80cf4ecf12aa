"""What a variant would show for one message."""

from dataclasses import dataclass

from transnews.model import Finding, Key, Role
from transnews.review import State


@dataclass(frozen=True, slots=True)
class Shown:
    """A message, and what the variant shows of it, however often it stands there."""

    key: Key
    role: Role
    state: State
    """Of its entry in the PO file."""
    text: str | None
    """What is shown, None where nothing is fit to be."""
    is_source: bool = False
    """The text of the article itself is shown."""
    wrong: tuple[Finding, ...] = ()
    """Why the text of the PO file is not fit, if checks said so."""

    @property
    def words(self) -> int:
        """Of the source, markup included."""
        return len(self.key.text.split())

    @property
    def is_reviewed(self) -> bool:
        """A person let the text pass, and it is not set aside for that of the article."""
        return self.state is State.REVIEWED and not self.is_source


def reviewed_words(shown: tuple[Shown, ...]) -> int:
    """Return how many words of the source are shown in a text that a person let pass."""
    return sum(item.words for item in shown if item.is_reviewed)
