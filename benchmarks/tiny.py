"""An Argos package so small that it is made in a moment; its weights are random."""

import json
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import numpy as np

_LETTERS = [f"{letter}{end}" for letter in "abcdefghijklmnopqrstuvwxyz" for end in ("", "@@")]
_VOCABULARY = ["<unk>", "<s>", "</s>", ">>pt<<", *_LETTERS, "the", ".", "&quot;"]
_POSITIONS, _WIDTH = 48, 16


def make(folder: Path, version: str = "1.0") -> None:
    """Write a BPE package with a target prefix and 48 positions, unpacked."""
    (folder / "model").mkdir(parents=True)
    _save_model(folder / "model")
    (folder / "bpe.model").write_text("#version: 0.2\nt h\nth e</w>\n")
    (folder / "README.md").write_text("# Tiny\n\n## Licence\n\nNone needed: random numbers.\n")
    metadata = {"package_version": version, "from_code": "en", "to_code": "pb"}
    metadata |= {"from_name": "English", "to_name": "Portuguese (Brazil)", "type": "translate"}
    (folder / "metadata.json").write_text(json.dumps(metadata | {"target_prefix": ">>pt<<"}))


def pack(folder: Path, file: Path) -> None:
    """Write the package *folder* as an ``.argosmodel`` file."""
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            archive.write(path, path.relative_to(folder.parent))


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
