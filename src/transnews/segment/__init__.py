"""Text to sentences and sentences to clauses, losing no character.

For every text and language::

    "".join(s.text + s.gap for s in split(text, language)) == text

Where sentences end is said by ``news.srx``, in the standard format SRX 2.0, by language.
"""

from transnews.segment.clauses import clauses
from transnews.segment.sentences import split

__all__ = ["clauses", "split"]
