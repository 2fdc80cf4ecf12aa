"""Packages that several tests use: the starters, and one small enough to be made in a moment."""

import json
import os
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import numpy as np
import pytest
from hypothesis import settings

from transnews import packages
from transnews.model import Package

ROOT = Path(__file__).parents[1]

# The laws are tried on other examples each time; on CI on the same ones, so that a change is
# judged by what it changes.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("dev", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "dev")

_LETTERS = [f"{letter}{end}" for letter in "abcdefghijklmnopqrstuvwxyz" for end in ("", "@@")]
_VOCABULARY = ["<unk>", "<s>", "</s>", ">>pt<<", *_LETTERS, "the", ".", "&quot;"]
_POSITIONS, _WIDTH = 48, 16


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
    (folder / "model").mkdir(parents=True)
    _save_model(folder / "model")
    (folder / "bpe.model").write_text("#version: 0.2\nt h\nth e</w>\n")
    (folder / "README.md").write_text("# Tiny\n\n## Licence\n\nNone needed: random numbers.\n")
    metadata = {"package_version": "1.0", "from_code": "en", "to_code": "pb"}
    metadata |= {"from_name": "English", "to_name": "Portuguese (Brazil)", "type": "translate"}
    (folder / "metadata.json").write_text(json.dumps(metadata | {"target_prefix": ">>pt<<"}))
    return folder


@pytest.fixture(scope="session")
def tiny_file(tiny_folder: Path) -> Path:
    """The same as an ``.argosmodel`` file."""
    file = tiny_folder.with_suffix(".argosmodel")
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for path in sorted(tiny_folder.rglob("*")):
            archive.write(path, path.relative_to(tiny_folder.parent))
    return file


def _save_model(folder: Path) -> None:
    from ctranslate2.specs import TransformerSpec
    from ctranslate2.specs.model_spec import visit_spec

    spec = TransformerSpec.from_config((1, 1), 2)
    random = np.random.default_rng(1)

    def fill(layer: object, name: str, value: object) -> None:
        if value is None:
            weights = random.normal(0, 0.3, _shape(name)).astype("float32")
            setattr(layer, name.rpartition("/")[2], weights)

    visit_spec(spec, fill)
    for part in (spec.encoder, spec.decoder):
        table = random.normal(0, 0.3, (_POSITIONS, _WIDTH)).astype("float32")
        part.position_encodings.encodings = table
    spec.register_source_vocabulary(_VOCABULARY)
    spec.register_target_vocabulary(_VOCABULARY)
    spec.validate()
    spec.optimize()
    spec.save(str(folder))


def _shape(name: str) -> tuple[int, ...]:
    """Return the shape of a weight that a `TransformerSpec` asks for."""
    shapes = {
        "gamma": (_WIDTH,),
        "beta": (_WIDTH,),
        "embeddings/weight": (len(_VOCABULARY), _WIDTH),
        "embeddings_0/weight": (len(_VOCABULARY), _WIDTH),
        "projection/weight": (len(_VOCABULARY), _WIDTH),
        "self_attention/linear_0/weight": (3 * _WIDTH, _WIDTH),
        "/attention/linear_1/weight": (2 * _WIDTH, _WIDTH),
        "ffn/linear_0/weight": (2 * _WIDTH, _WIDTH),
        "ffn/linear_1/weight": (_WIDTH, 2 * _WIDTH),
    }
    return next((shape for end, shape in shapes.items() if name.endswith(end)), (_WIDTH, _WIDTH))
