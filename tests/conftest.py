"""Packages that several tests use: the starters, and one small enough to be made in a moment."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

import tiny
from transnews import packages
from transnews.model import Package

ROOT = Path(__file__).parents[1]

# The laws are tried on other examples each time; on CI on the same ones, so that a change is
# judged by what it changes.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("dev", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


@pytest.fixture(scope="session")
def starter_packages(tmp_path_factory: pytest.TempPathFactory) -> tuple[Package, ...]:
    """en→pt and pt→en, as they are in the project."""
    found, problems = packages.starters(ROOT / "models", tmp_path_factory.mktemp("scratch"))
    assert not problems
    return found


@pytest.fixture(scope="session")
def tiny_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A BPE package with a target prefix and 48 positions, its weights random; unpacked."""
    folder = tmp_path_factory.mktemp("tiny") / "translate-en_pb-1_0"
    tiny.make(folder)
    return folder


@pytest.fixture(scope="session")
def tiny_file(tiny_folder: Path) -> Path:
    """The same as an ``.argosmodel`` file."""
    file = tiny_folder.with_suffix(".argosmodel")
    tiny.pack(tiny_folder, file)
    return file
