"""How a machine is loaded is measured, remembered, heeded, and decides no words."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from transnews import cli, config, routes
from transnews.engines import device, tuning
from transnews.engines.argos import ArgosEngine
from transnews.engines.batches import Load
from transnews.engines.device import HERE, Place
from transnews.errors import ModelError
from transnews.model import Package, Route

ROOT = Path(__file__).parents[1]


@pytest.fixture
def processor(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TRANSNEWS_DEVICE", "ARGOS_DEVICE_TYPE"):
        monkeypatch.delenv(name, raising=False)


def _race(speeds: dict[Load, float], cores: int) -> list[Load]:
    start = Load(cores, 1, 1024)
    found = tuning._race(lambda load: speeds.get(load, 1.0), start, seconds=60)
    return [load for load, _ in found]


def test_sizes_are_tried_with_the_best_way_to_share_the_cores() -> None:
    tried = _race({Load(2, 2, 1024): 2.0}, cores=4)
    assert tried == [
        *(Load(4, 1, 1024), Load(2, 2, 1024), Load(1, 4, 1024)),
        *(Load(2, 2, 512), Load(2, 2, 2048)),
    ]


def test_when_time_is_up_what_was_not_tried_is_not_chosen() -> None:
    found = list(tuning._race(lambda _: 1.0, Load(8, 1, 1024), seconds=-1))
    assert tuning.best(found) == Load(8, 1, 1024)
    assert len(found) == 1


def test_what_was_measured_comes_back_for_the_same_machine_and_package_only(
    starter_packages: tuple[Package, ...], tmp_path: Path, processor: None
) -> None:
    cache = tmp_path / "tuning.json"
    route = Route(starter_packages[:1])
    key = tuning.key(route, HERE, 4)
    tuning.remember(cache, key, Load(1, 2, 512))
    assert tuning.remembered(cache, key) == Load(1, 2, 512)
    other = Route((replace(starter_packages[0], sha256="0" * 64),))
    for different in (tuning.key(other, HERE, 4), tuning.key(route, HERE, 1)):
        assert tuning.remembered(cache, different) is None
    assert tuning.remembered(cache, tuning.key(route, Place("cpu", "float32"), 4)) is None


@pytest.mark.parametrize("said", ["", "[]", "{", '{"k": 5}', '{"k": [0, 1, 1024]}', '{"k": [1]}'])
def test_a_memory_that_is_none_counts_for_nothing(tmp_path: Path, said: str) -> None:
    (tmp_path / "tuning.json").write_text(said)
    assert tuning.remembered(tmp_path / "tuning.json", "k") is None


def test_settings_go_before_what_was_measured(tmp_path: Path, processor: None) -> None:
    tuning.remember(routes.measured(tmp_path), "k", Load(3, 4, 2048))
    settings = config.Settings()
    assert routes._load(settings, tmp_path, "k", HERE) == Load(3, 4, 2048)
    engine = replace(settings.engine, jobs=2, batch_tokens=64)
    said = replace(settings, engine=engine)
    assert routes._load(said, tmp_path, "k", HERE) == Load(2, 1, 64)
    assert routes._load(settings, tmp_path, "unmeasured", HERE) == tuning.usual(HERE)


def test_the_kind_of_numbers_is_in_the_signature_where_somebody_chose_one(
    starter_packages: tuple[Package, ...],
) -> None:
    route = Route(starter_packages[:1])
    usual = ArgosEngine(route).signature
    assert ArgosEngine(route, jobs=7, threads=3, batch_tokens=64).signature == usual
    assert ArgosEngine(route, place=Place("cuda")).signature == usual
    assert ArgosEngine(route, place=Place("cpu", "float32")).signature == f"{usual} float32"


def test_a_graphics_card_is_taken_where_there_is_one(
    monkeypatch: pytest.MonkeyPatch, processor: None
) -> None:
    monkeypatch.setattr("ctranslate2.get_cuda_device_count", lambda: 1)
    assert (device.device("auto"), device.device("cpu")) == ("cuda", "cpu")
    assert tuning.usual(Place("auto")).jobs == 1
    monkeypatch.setattr("ctranslate2.get_cuda_device_count", lambda: 0)
    assert device.device("auto") == "cpu"
    monkeypatch.setenv("TRANSNEWS_DEVICE", "cuda")
    assert device.device("cpu") == "cuda", "the environment wins"
    assert "TRANSNEWS_DEVICE=cpu" in device.hint()


@pytest.mark.models
def test_measuring_says_which_package_cannot_be_run(
    starter_packages: tuple[Package, ...], tmp_path: Path
) -> None:
    missing = replace(starter_packages[0], path=tmp_path / "gone")
    with pytest.raises(ModelError, match="gone"):
        list(tuning.measure(missing, ["Hello."], HERE, 4))


@pytest.mark.models
def test_the_command_measures_and_remembers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def measured(package: Package, *_: object) -> Iterator[tuple[Load, float]]:
        yield Load(2, 1, 1024), 100.0
        yield Load(1, 2, 1024), 200.0

    monkeypatch.setattr(tuning, "measure", measured)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.md").write_text("---\nlang: en\n---\n\nHe came.\n")
    (tmp_path / "transnews.toml").write_text("")
    (tmp_path / "models").symlink_to(ROOT / "models")
    said = CliRunner().invoke(cli.cli, ["--project", str(tmp_path), "models", "tune", "--to", "pt"])
    assert said.exit_code == 0, said.output
    assert "en→pt: 1 batch at a time on 2 cores each, 1,024 tokens a batch\n" in said.output
    known = json.loads((tmp_path / ".transnews" / "models" / "tuning.json").read_text())
    assert list(known.values()) == [[1, 2, 1024]]
