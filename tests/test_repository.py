"""The repository keeps its own promises: documents, commands, samples, locks."""

import hashlib
import importlib
import re
import subprocess
from pathlib import Path

import click
import pytest

from transnews import cli, config, formats
from transnews.cli import COMMANDS

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
ARTICLES = sorted((ROOT / "articles").iterdir())
# What the first user sent, byte for byte.
SEED = "31a0fc68b72158bece236e987f6a3ebb3319345188a73dd4e116cc5e19c59b05"


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name: str) -> None:
    command = importlib.import_module(f"transnews.cli.{name}").command
    assert isinstance(command, click.Command)
    assert f"transnews {name}" in (ROOT / "README.md").read_text("utf-8")
    for sub in command.commands if isinstance(command, click.Group) else ():
        assert re.search(rf"transnews {name}[^\n]*\b{sub}\b", _all_documents()), f"{name} {sub}"


def _all_documents() -> str:
    return "\n".join(path.read_text("utf-8") for path in DOCUMENTS)


def test_every_command_module_is_listed() -> None:
    helpers = {"__init__", "output", "project", "stopping", "terminal"}
    modules = {path.stem for path in Path(cli.__file__).parent.glob("*.py")} - helpers
    assert modules == set(COMMANDS)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda p: p.name)
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", document.read_text("utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_the_seed_article_is_as_it_came() -> None:
    seed = ROOT / "articles" / "2025-08-22-kallas.md"
    assert hashlib.sha256(seed.read_bytes()).hexdigest() == SEED


@pytest.mark.parametrize("article", ARTICLES, ids=lambda p: p.name)
def test_sample_articles_are_of_the_length_of_news(article: Path) -> None:
    text = article.read_text("utf-8")
    words = sum(len(b.text.split()) for b in formats.parse(text, formats.format_of(article)))
    assert 150 <= words <= 400


def test_the_settings_of_the_sample_project_are_right() -> None:
    assert config.load(ROOT).locales == ("pt", "en")


def test_locks_hold_hashes_and_no_addresses() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text("utf-8")
        assert "://" not in text
        pinned = re.findall(r"^\S+==", text, re.MULTILINE)
        assert len(pinned) == len(re.findall(r"^\S+==.*\\\n +--hash=sha256:", text, re.MULTILINE))


def test_no_heavy_dependency_came_in() -> None:
    locked = (ROOT / "requirements.lock").read_text("utf-8")
    assert not re.search(r"^(torch|stanza|spacy|minisbd)==", locked, re.MULTILINE)
    assert "argostranslate==" in locked


def test_every_make_target_is_in_the_help() -> None:
    text = (ROOT / "Makefile").read_text("utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", text, re.MULTILINE)
    assert phony
    shown = set(re.findall(r"^([a-z]+):.*## ", text, re.MULTILINE))
    assert set(phony[1].split()) - shown == {"chromium", "gettext"}


def test_python_files_stay_small() -> None:
    sizes = {p: p.read_text("utf-8").count("\n") for p in _tracked() if p.suffix == ".py"}
    # `model` is a list of plain values, read from top to bottom.
    long = {p.name: n for p, n in sizes.items() if "src" in p.parts and n > 220}
    assert long.keys() <= {"model.py"}
