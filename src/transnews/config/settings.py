"""The settings of a project, and their defaults."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from transnews.model import Reading, Severity


@dataclass(frozen=True, slots=True)
class Project:
    """What the heads of the PO files say of the project: ``[project]``."""

    name: str = ""
    """Project-Id-Version; where the file says none, `load` takes the name of the folder."""
    bugs: str = ""
    """Report-Msgid-Bugs-To: an address for questions about the source articles."""
    team: str = ""
    """Language-Team; empty means the name of the language."""


@dataclass(frozen=True, slots=True)
class Engine:
    """How the models are run: ``[engine]``."""

    beam: int = 4
    """Hypotheses that the search follows, 1 to 16."""
    jobs: int = 0
    """Batches at a time, each on one core; 0 means as measured, else one a core."""
    batch_tokens: int = 0
    """Tokens in a batch, 64 to 65,536; 0 means as measured, else 1,024."""
    window: int = 4000
    """Sentences held in memory at once."""
    device: str = "cpu"
    """``cpu``, ``cuda``, or ``auto``: a graphics card where there is one."""
    compute: str = "default"
    """The kind of numbers: ``default``, as the package was quantised, or one of CTranslate2's."""


@dataclass(frozen=True, slots=True)
class Build:
    """When a variant may be written: ``[build]``."""

    require_review: bool = False
    """Hold back variants of which not every text is reviewed."""
    hreflang: str = ""
    """Address of a variant, with ``{locale}`` and ``{path}``, for links from each page to the
    others; empty means no links."""
    hreflang_source: str = ""
    """Address of the source article, likewise; empty means that of its own locale."""
    min_reviewed: int = 0
    """Percent of an article's words that must be reviewed, 0 to 100."""
    require: tuple[str, ...] = ()
    """``headline``: it must be reviewed; the name of a check: no error of it in what is shown."""
    fallback: str = "hold"
    """What becomes of a text that is not fit: the whole variant is held back (``hold``), the text
    is shown in the language of the article (``source``), or, where it is outdated, as the machine
    would now have it (``draft``)."""
    notice: str = "facts"
    """Where readers are told that it is a machine's work: ``facts``, ``text`` (there too) or
    ``none``."""


@dataclass(frozen=True, slots=True)
class Preview:
    """The review pages: ``[preview]``."""

    output: str = "preview"
    """Their folder: one folder in it a locale. It overlaps none of the other folders."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings. Folders are relative to the project, in POSIX form, and lie inside it."""

    articles: str = "articles"
    """The source articles."""
    locales: tuple[str, ...] = ("pt",)
    """The target locales, as BCP 47 tags; at least one."""
    glossaries: str = "glossaries"
    output: str = "locales"
    """One folder a locale: variants, PO files, traces."""
    models: str = "models"
    """Starter packages, used where nothing better is installed."""
    project: Project = Project()
    engine: Engine = Engine()
    formats: Reading = field(default_factory=Reading)
    build: Build = Build()
    preview: Preview = Preview()
    checks: Mapping[str, Severity | None] = field(default_factory=dict)
    """What the findings of a check count as, by its name: ``[checks]``; None is *off*. Checks that
    are not named keep their own severities."""
