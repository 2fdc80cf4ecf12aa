"""Workers of a cluster answer what this process answers, byte for byte, whoever of them dies."""

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import click.testing
import psutil
import pytest

from transnews import cluster, packages
from transnews.cli import cli
from transnews.cluster import address, connection, store, worker
from transnews.cluster.asking import Batch, Model
from transnews.cluster.workers import Workers
from transnews.engines.argos import ArgosEngine
from transnews.engines.batches import Load
from transnews.engines.device import HERE
from transnews.errors import ModelError, UsageError
from transnews.model import Package, Route

ROOT = Path(__file__).parents[1]
LOOPBACK = "127.0.0.1"
TEXTS = [
    *(
        f"The minister of {name} left on {day} August."
        for name in ("Chad", "Peru")
        for day in "234"
    ),
    "Grain left the port of Odesa at dawn, and nobody in the city had been told where it went.",
    *("Ships waited.", "", "…", "Ships waited."),
]
ARTICLE = """---
lang: en
---

# Kyiv waits

Kyiv waited for *news* from the port. The envoy left at noon on 22 August.

- Grain worth £3m left Kyiv.
- Ships waited.
"""
TIMES = 2
"""Batches of 48 tokens make the job long enough to lose a worker in it."""


@pytest.fixture(scope="module")
def workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workers]:
    with pytest.MonkeyPatch.context() as patch:
        for home in ("XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
            patch.setenv(home, str(tmp_path_factory.mktemp(home.lower())))
        with Workers(cluster.parse("local:2"), patience=20) as found:
            yield found


def engines(route: Route, workers: Workers, *, batch_tokens: int = 128) -> list[ArgosEngine]:
    """Return the engine of this process and that of the workers."""
    ours = ArgosEngine(route, jobs=2, batch_tokens=batch_tokens)
    return [ours, ArgosEngine(route, jobs=2, batch_tokens=batch_tokens, open_hop=workers.hop)]


@pytest.mark.models
@pytest.mark.parametrize("pivoted", [False, True], ids=["direct", "pivoted"])
def test_workers_answer_what_this_process_answers(
    workers: Workers, starter_packages: tuple[Package, ...], pivoted: bool
) -> None:
    here, there = engines(Route(starter_packages[: 1 + pivoted]), workers)
    said = here.translate(TEXTS, align=True, hypotheses=3, starts=["O"] * len(TEXTS))
    assert there.translate(TEXTS, align=True, hypotheses=3, starts=["O"] * len(TEXTS)) == said
    targets = [best.text for best, *_ in said]
    assert there.score(TEXTS, targets) == here.score(TEXTS, targets)
    assert (there.signature, there.mark) == (here.signature, here.mark)
    assert there.unknown("a«ğ") == here.unknown("a«ğ")
    assert there.translate([]) == []
    assert there.score([], []) == []


@pytest.mark.models
def test_what_a_killed_worker_had_is_done_by_another(
    workers: Workers, starter_packages: tuple[Package, ...]
) -> None:
    texts = [f"{text} {n}" for n in range(TIMES) for text in TEXTS[:7]]
    here, there = engines(Route(starter_packages[:1]), workers, batch_tokens=48)
    said = here.translate(texts, align=True)
    asked = workers.ask
    killed: list[int] = []

    def ask(*question: object) -> Iterator[object]:
        for answer in asked(*question):  # type: ignore[arg-type]
            if not killed:
                killed.extend(workers._client.run(os.getpid).values())
                os.kill(killed[0], signal.SIGKILL)
            yield answer

    there._hops[0]._ask = ask  # type: ignore[attr-defined]
    assert there.translate(texts, align=True) == said
    assert len(killed) == 2


def test_a_package_that_a_worker_lacks_is_sent_to_it(
    workers: Workers, tiny_folder: Path, tmp_path: Path
) -> None:
    package = packages.reading.read(tiny_folder)
    model = Model(package.sha256, tmp_path, 2, Load(1, 1, 64), HERE)
    batch = Batch(model, (("the the", ""),), False, 1)
    ((_, answer),) = workers.ask([batch], package)
    (here,) = ArgosEngine(Route((package,)), beam=2).translate(["the the"])
    assert answer.translated == [here]
    kept = store.find(package.sha256, tmp_path)
    assert kept is not None
    assert kept.path.is_relative_to(store.folder())


def test_what_arrives_as_another_package_is_refused(
    tiny_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    packed = store.pack(packages.reading.read(tiny_folder))
    with pytest.raises(ModelError, match="arrived as"):
        store.keep("0" * 64, packed)
    with pytest.raises(ModelError, match="cut short"):
        store.keep("1" * 64, packed[:99])


def test_a_worker_that_cannot_load_a_package_says_so(workers: Workers, tiny_folder: Path) -> None:
    package = packages.reading.read(tiny_folder)
    broken = tiny_folder.parent / "broken"
    shutil.copytree(tiny_folder, broken)
    (broken / "model" / "model.bin").write_bytes(b"no model")
    broken_package = packages.reading.read(broken)
    model = Model(broken_package.sha256, broken, 2, Load(1, 1, 64), HERE)
    batch = Batch(model, (("the", ""),), False, 1)
    with pytest.raises(ModelError, match="broken"):
        list(workers.ask([batch], package))


def test_local_workers_listen_on_the_loopback_interface_alone(workers: Workers) -> None:
    pids = {os.getpid(), *workers._client.run(os.getpid).values()}
    found = {pid: psutil.Process(pid).net_connections("inet") for pid in pids}
    heard = {(pid, c.laddr.ip) for pid in pids for c in found[pid] if c.status == "LISTEN"}
    assert heard == {(pid, LOOPBACK) for pid in pids}


def test_a_worker_of_another_version_is_refused(
    workers: Workers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "versions", lambda: "transnews 0.0")
    other = Workers(cluster.parse("local:1"))
    other.__dict__["_client"] = workers._client
    with pytest.raises(ModelError, match=r"has transnews .*; the coordinator transnews 0\.0"):
        _ = other._models


@pytest.mark.models
def test_a_run_on_a_cluster_writes_the_same_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1755864000")
    for home in ("XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(home, str(tmp_path / home))
    written: list[list[tuple[str, bytes]]] = []
    for name, options in {"here": (), "there": ("--cluster", "local:1")}.items():
        folder = tmp_path / name / "news"
        if written:  # what was found out about the package is known there too
            shutil.copytree(tmp_path / "here" / "news" / ".transnews", folder / ".transnews")
        (folder / "articles").mkdir(parents=True)
        (folder / "articles" / "one.md").write_text(ARTICLE)
        shutil.copytree(ROOT / "models", folder / "models")
        command = ["--project", str(folder), "translate", "--to", "pt", "--beam", "2", *options]
        result = click.testing.CliRunner().invoke(cli, command)
        assert result.exit_code == 0, result.output
        files = sorted((folder / "locales").rglob("*.*"))
        written.append([(path.name, path.read_bytes()) for path in files])
    assert written[0] == written[1]
    assert len(written[0]) == 3


def test_where_nobody_is_or_nobody_works_the_command_says_so(
    workers: Workers, tiny_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "_ANSWER", 0.2)
    package = packages.reading.read(tiny_folder)
    batch = Batch(
        Model(package.sha256, tiny_folder, 2, Load(1, 1, 64), HERE), (("the", ""),), False, 1
    )
    with (
        Workers(cluster.parse(f"tcp://{LOOPBACK}:9")) as nobody,
        pytest.raises(ModelError, match=f"--cluster tcp://{LOOPBACK}:9: no scheduler answers"),
    ):
        list(nobody.ask([batch], package))


def test_workers_that_are_all_gone_end_the_command(tiny_folder: Path) -> None:
    package = packages.reading.read(tiny_folder)
    batch = Batch(
        Model(package.sha256, tiny_folder, 2, Load(1, 1, 64), HERE), (("the", ""),), False, 1
    )
    with Workers(cluster.parse("local:1"), patience=0.5) as lost:
        _ = lost._models
        lost._client.retire_workers()
        with pytest.raises(ModelError, match="all its workers are gone"):
            list(lost.ask([batch], package))


@pytest.mark.parametrize(
    "said", ["local", "local:0", "local:-1", "host", "tcp://host", ":1", "a b:1"]
)
def test_what_is_no_address_is_refused(said: str) -> None:
    with pytest.raises(UsageError, match="say where dask's scheduler is"):
        address.parse(said)


def test_without_dask_the_command_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(address, "find_spec", lambda _: None)
    with pytest.raises(UsageError, match=r"pip install 'transnews\[cluster\]'"):
        address.parse("local:2")
