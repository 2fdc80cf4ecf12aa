"""A module imports only lower rungs and its own package."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "transnews"

RUNGS = (
    ("errors",),
    ("model",),
    ("files", "languages", "links", "alignment", "linebreaks", "spool", "stamps"),
    (
        *("config", "detect", "engines", "formats", "glossary", "locale", "localize"),
        *("markup", "packages", "review", "segment", "trace"),
    ),
    ("bitext", "cluster", "layout", "names", "quantities", "state"),
    ("checks", "formers", "memory", "orphans", "redraft"),
    ("build", "changes", "drafting", "ingest", "recall", "report", "routes", "source"),
    ("qa", "runs", "status", "tasks", "tuning"),
    ("candidates", "gates", "notes"),
    ("standing",),
    ("exchange", "inspection", "saving", "survey"),
    ("galley", "skipping"),
    ("preview", "windows"),
    ("desk", "pipeline"),
    ("cli",),
    ("__main__",),
)
RUNG = {module: rung for rung, modules in enumerate(RUNGS) for module in modules}
FILES = sorted(SOURCE.rglob("*.py"))


def _top(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def _imports(path: Path) -> set[str]:
    """Return the top modules of transnews that a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "transnews":
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("transnews."):
            found.add((node.module or "").split(".")[1])
        elif isinstance(node, ast.Import):
            found |= {a.name.split(".")[1] for a in node.names if a.name.startswith("transnews.")}
    return found - {"__version__"}


def test_every_module_has_its_rung() -> None:
    assert {_top(path) for path in FILES} - {"__init__"} == set(RUNG)


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_imports_only_downwards(path: Path) -> None:
    own = _top(path)
    if own == "__init__":
        assert not _imports(path)
        return
    wrong = {name for name in _imports(path) - {own} if RUNG[name] >= RUNG[own]}
    assert not wrong, f"{own} (rung {RUNG[own]}) imports {sorted(wrong)}"


def test_only_review_imports_polib() -> None:
    users = {_top(path) for path in FILES if "polib" in path.read_text(encoding="utf-8")}
    assert users <= {"review"}
