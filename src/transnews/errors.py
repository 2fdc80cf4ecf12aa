"""What can go wrong, as a tree. A message says what, where, and what would have been right.

::

    TransnewsError            exit status 2: the command could not work
    ├── UsageError            a path, an option, a locale that does not exist
    ├── ConfigError           transnews.toml
    ├── LanguageError         a language code that is not known
    ├── FileError             a file cannot be read, written or locked
    │   └── ChangedError      a file is no longer what was read: somebody saved it meanwhile
    ├── ModelError            a package is missing, broken or cannot be run
    ├── GlossaryError         a glossary file
    └── MaterialError         exit status 1: this piece needs a person, the job goes on
        ├── ArticleError      an article cannot be read or parsed
        ├── UnsureError       an article whose language is not certain
        ├── ReviewError       a PO file cannot be read
        ├── TmxError          a translation memory file cannot be read
        └── BuildError        a variant that must not be written
"""


class TransnewsError(Exception):
    """Base of all errors of transnews; the command cannot work."""

    exit_status = 2


class UsageError(TransnewsError):
    """A path or option that the command cannot use."""


class ConfigError(TransnewsError):
    """``transnews.toml`` is wrong."""


class LanguageError(TransnewsError):
    """A language or locale code that is not known."""


class FileError(TransnewsError):
    """A file cannot be read, written or locked."""


class ChangedError(FileError):
    """A file is no longer what was read: somebody else saved it meanwhile."""


class ModelError(TransnewsError):
    """A translation package is missing, broken or cannot be run."""


class GlossaryError(TransnewsError):
    """A glossary file is wrong."""


class MaterialError(TransnewsError):
    """One piece of the material needs a person; the rest of the job goes on."""

    exit_status = 1


class ArticleError(MaterialError):
    """An article cannot be read or parsed."""


class UnsureError(ArticleError):
    """The language of an article is not certain, and nobody said it."""


class ReviewError(MaterialError):
    """A PO file cannot be read."""


class TmxError(MaterialError):
    """A translation memory file (TMX) cannot be read."""


class BuildError(MaterialError):
    """A variant that must not be written."""
