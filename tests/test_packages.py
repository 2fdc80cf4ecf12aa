"""A package is installed whole or not at all, one bad one spoils no other, routes are certain."""

import errno
import json
import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transnews import packages
from transnews.errors import FileError, ModelError
from transnews.model import Package
from transnews.packages import archive

NAME = "translate-en_pb-1_0"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of packages with nothing in it, as Argos makes it."""
    path = tmp_path / "argos-translate" / "packages"
    path.mkdir(parents=True)
    return path


@pytest.fixture
def changed(tiny_folder: Path, tmp_path: Path) -> Callable[..., Path]:
    """Return a function that zips the tiny package with some files changed or left out."""

    def zipped(name: str = NAME, **files: bytes | str | None) -> Path:
        path = tmp_path / "changed.argosmodel"
        paths = {key.replace("__", "/").replace("_dot_", "."): v for key, v in files.items()}
        with ZipFile(path, "w", ZIP_DEFLATED) as target:
            for file in sorted(tiny_folder.rglob("*")):
                inside = file.relative_to(tiny_folder).as_posix()
                if file.is_file() and inside not in paths:
                    target.write(file, f"{name}/{inside}")
            for inside, content in paths.items():
                if content is not None:
                    target.writestr(f"{name}/{inside}", content)
        return path

    return zipped


def _metadata(**fields: object) -> str:
    said: dict[str, object] = {"from_code": "en", "to_code": "pb", "package_version": "1.0"}
    return json.dumps(said | fields)


def _tree(path: Path) -> dict[str, bytes]:
    return {p.relative_to(path).as_posix(): p.read_bytes() for p in path.rglob("*") if p.is_file()}


def _argos(code: str, **variables: str) -> str:
    """Run *code* in a fresh interpreter, as argostranslate would see *variables*."""
    env = {key: value for key, value in os.environ.items() if not key.startswith(("ARGOS", "XDG"))}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=env | variables,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


class TestFolder:
    @pytest.mark.parametrize(
        "case",
        ["home", "xdg", "own", "settings", "own before settings", "broken settings", "no object"],
    )
    def test_it_is_the_one_of_argostranslate(
        self, case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Argos' own answer, from its settings in another process."""
        config = tmp_path / "config" / "argos-translate" / "settings.json"
        config.parent.mkdir(parents=True)
        variables = {"HOME": str(tmp_path / "home")}
        if case != "home":
            variables |= {"XDG_DATA_HOME": str(tmp_path / "data")}
            variables |= {"XDG_CONFIG_HOME": str(tmp_path / "config")}
            variables |= {"XDG_CACHE_HOME": str(tmp_path / "cache")}
        if case.startswith("own"):
            variables |= {"ARGOS_PACKAGES_DIR": str(tmp_path / "own")}
        if case.endswith("settings"):
            broken = case.startswith("broken")
            value = "{" if broken else json.dumps({"ARGOS_PACKAGES_DIR": str(tmp_path / "said")})
            config.write_text(value)
        if case == "no object":
            config.write_text('{"ARGOS_PACKAGE_DIR": "not honoured"}')
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "ARGOS_PACKAGES_DIR"):
            monkeypatch.delenv(name, raising=False)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        code = "from argostranslate import settings; print(settings.package_data_dir)"
        assert str(packages.folder()) == _argos(code, **variables).splitlines()[-1]

    def test_nothing_is_made_outside_the_project_and_no_provider_is_asked(
        self, tiny_file: Path, tmp_path: Path
    ) -> None:
        models, home = tmp_path / "models", tmp_path / "home"
        models.mkdir()
        home.mkdir()
        shutil.copy(tiny_file, models)
        code = (
            "import sys; from pathlib import Path; from transnews import packages;"
            "from transnews.engines.argos import ArgosEngine;"
            f"found, _ = packages.starters(Path({str(models)!r}), Path({str(tmp_path / 's')!r}));"
            "route = packages.route(['en'], ['pb'], found);"
            "print(len(ArgosEngine(route).translate(['the cat'])));"
            "print(sorted(m for m in sys.modules if m.startswith('argostranslate')))"
        )
        said = _argos(code, HOME=str(home), ARGOS_MODEL_PROVIDER="OPENAI").splitlines()
        assert said[0] == "1"
        assert "argostranslate.translate" not in said[1]
        assert "argostranslate.settings" not in said[1]
        assert list(home.rglob("*")) == []


class TestInstall:
    def test_argostranslate_finds_what_was_installed(self, tiny_file: Path, folder: Path) -> None:
        done = packages.install(tiny_file, folder)
        code = (
            "from argostranslate import package; (p,) = package.get_installed_packages();"
            "print(p.package_path, p.from_code, p.to_code, p.package_version, p.target_prefix,"
            "type(p.tokenizer).__name__)"
        )
        home = {"HOME": str(folder.parent), "ARGOS_PACKAGES_DIR": str(folder)}
        assert _argos(code, **home) == f"{folder / NAME} en pb 1.0 >>pt<< BPETokenizer"
        package = done.package
        assert (package.name, package.source, package.target) == (NAME, "en", "pb")
        assert (package.tokenizer, package.target_prefix) == ("bpe", ">>pt<<")
        assert (package.starter, done.unchanged, done.replaced) == (False, False, "")
        assert package.size == sum(
            f.stat().st_size
            for f in package.path.rglob("*")
            if f.is_file() and f.name != "transnews.lock.json"
        )

    def test_it_is_listed_as_it_was_returned(self, tiny_file: Path, folder: Path) -> None:
        done = packages.install(tiny_file, folder)
        assert packages.installed(folder) == ((done.package,), ())
        assert packages.verify(done.package) == ()
        assert packages.licence(done.package.path) == "None needed: random numbers."

    def test_again_changes_nothing_and_says_so(self, tiny_file: Path, folder: Path) -> None:
        first = packages.install(tiny_file, folder)
        before = [(p, p.stat().st_mtime_ns) for p in sorted(folder.rglob("*"))]
        again = packages.install(tiny_file, folder)
        assert again.unchanged
        assert again.package == first.package
        assert [(p, p.stat().st_mtime_ns) for p in sorted(folder.rglob("*"))] == before

    def test_another_version_under_the_same_name_replaces(
        self, tiny_file: Path, changed: Callable[..., Path], folder: Path
    ) -> None:
        old = packages.install(tiny_file, folder).package
        done = packages.install(changed(metadata_dot_json=_metadata(package_version="1.1")), folder)
        assert (done.replaced, done.package.version) == ("1.0", "1.1")
        assert done.package.sha256 != old.sha256
        assert packages.installed(folder)[0] == (done.package,)
        assert sorted(p.name for p in folder.parent.iterdir()) == [".transnews-lock", "packages"]

    def test_a_broken_one_of_the_same_name_is_replaced(self, tiny_file: Path, folder: Path) -> None:
        packages.install(tiny_file, folder)
        (folder / NAME / "metadata.json").unlink()
        assert packages.install(tiny_file, folder).replaced == "?"
        assert packages.installed(folder)[1] == ()

    def test_the_hash_is_one_that_anybody_can_make(self, tiny_file: Path, folder: Path) -> None:
        package = packages.install(tiny_file, folder).package
        command = "sha256sum metadata.json model/* bpe.model | LC_ALL=C sort -k2 | sha256sum"
        done = subprocess.run(
            ["bash", "-c", command], cwd=package.path, capture_output=True, text=True, check=True
        )
        assert done.stdout.split()[0] == package.sha256
        record = json.loads((package.path / "transnews.lock.json").read_text())
        assert record["sha256"] == package.sha256
        assert record["licence"] == "None needed: random numbers."


def _entry(name: str, mode: int = stat.S_IFREG | 0o644) -> ZipInfo:
    info = ZipInfo(name)
    info.external_attr = mode << 16
    return info


class TestDistrust:
    """A zip from outside is looked through before a byte is written."""

    @pytest.fixture(autouse=True)
    def nothing_changes(self, tmp_path: Path, folder: Path) -> Iterator[None]:
        (folder / "bystander").mkdir()
        yield
        assert _tree(folder) == {}
        assert [p.name for p in folder.iterdir()] == ["bystander"]
        assert {p.name for p in tmp_path.iterdir()} <= {"argos-translate", "changed.argosmodel"}
        assert {p.name for p in folder.parent.iterdir()} <= {"packages", ".transnews-lock"}

    @pytest.mark.parametrize(
        ("entry", "why"),
        [
            (_entry(f"{NAME}/../../evil"), "leads out of its folder"),
            (_entry("../evil"), "leads out of its folder"),
            (_entry(f"{NAME}//x"), "leads out of its folder"),
            (_entry("/etc/evil"), "has a name that is no plain relative path"),
            (_entry("C:/evil"), "has a name that is no plain relative path"),
            (_entry(f"{NAME}\\evil"), "has a name that is no plain relative path"),
            (_entry(f"{NAME}/a\nb"), "has a name that is no plain relative path"),
            (_entry(f"{NAME}/link", stat.S_IFLNK | 0o777), "is a link or a device"),
            (_entry("README.md"), "and not one folder"),
            (_entry("evil/README.md"), f"it holds evil, {NAME}, and not one folder"),
            (_entry(f"{NAME}/METADATA.json"), "two files of the same name"),
        ],
    )
    def test_entries(
        self, changed: Callable[..., Path], folder: Path, entry: ZipInfo, why: str
    ) -> None:
        file = changed()
        with ZipFile(file, "a") as target:
            target.writestr(entry, "evil")
        with pytest.raises(ModelError, match=re.escape(why)):
            packages.install(file, folder)

    def test_a_name_that_starts_with_a_dot(
        self, changed: Callable[..., Path], folder: Path
    ) -> None:
        with pytest.raises(ModelError, match=r"its folder is called '\.hidden'"):
            packages.install(changed(name=".hidden"), folder)

    def test_a_readme_and_a_folder(self, tmp_path: Path, folder: Path) -> None:
        """argostranslate installs it without a word."""
        file = tmp_path / "changed.argosmodel"
        with ZipFile(file, "w") as target:
            target.writestr("README.md", "hello")
            target.writestr("evil/x.py", "evil")
        with pytest.raises(ModelError, match=r"it holds README\.md, evil, and not one folder"):
            packages.install(file, folder)

    def test_a_bomb(self, changed: Callable[..., Path], folder: Path) -> None:
        file = changed(zeros=b"\0" * (70 << 20))
        with pytest.raises(ModelError, match="bytes would become 73,4"):
            packages.install(file, folder)

    def test_too_many_files(
        self, changed: Callable[..., Path], folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(archive, "_MOST_FILES", 3)
        with pytest.raises(ModelError, match="not unpacked: 6 files"):
            packages.install(changed(), folder)

    @pytest.mark.parametrize("keep", [0, 100, -300])
    def test_a_download_cut_short(
        self, changed: Callable[..., Path], folder: Path, keep: int
    ) -> None:
        file = changed()
        file.write_bytes(file.read_bytes()[:keep])
        with pytest.raises(ModelError, match=r"not an Argos package .*, or cut short"):
            packages.install(file, folder)

    def test_a_damaged_byte(self, changed: Callable[..., Path], folder: Path) -> None:
        file = changed(noise=os.urandom(5000))
        with ZipFile(file) as source:
            offset = source.getinfo(f"{NAME}/noise").header_offset
        data = bytearray(file.read_bytes())
        data[offset + 2000] ^= 0xFF
        file.write_bytes(data)
        with pytest.raises(ModelError, match="noise is damaged"):
            packages.install(file, folder)

    @pytest.mark.parametrize(
        ("files", "why"),
        [
            ({"metadata_dot_json": None}, "no metadata.json"),
            ({"metadata_dot_json": "{"}, "metadata.json: not JSON"),
            ({"metadata_dot_json": "[]"}, "not a JSON object"),
            ({"metadata_dot_json": _metadata(from_code=None)}, "from_code is None, not text"),
            ({"metadata_dot_json": _metadata(to_code="../x")}, "to_code is '../x', not a language"),
            ({"metadata_dot_json": _metadata(package_version="")}, "package_version is missing"),
            ({"metadata_dot_json": _metadata(type="sbd")}, "a package of type 'sbd'"),
            ({"model__model_dot_bin": None}, "no model/model.bin"),
            ({"model__model_dot_bin": b"\x06\0\0\0 nonsense"}, "the model does not work"),
            ({"model__shared_vocabulary_dot_json": None}, "no vocabulary in its model folder"),
            ({"model__shared_vocabulary_dot_json": "["}, "the model does not work"),
            ({"bpe_dot_model": None}, "no sentencepiece.model and no bpe.model"),
            ({"bpe_dot_model": "one two three\n"}, "the tokenizer does not work"),
            ({"bpe_dot_model": b"\xff\xfe"}, "the tokenizer does not work"),
            ({"sentencepiece_dot_model": b"no model"}, "the tokenizer does not work"),
        ],
    )
    def test_packages_that_would_fail_at_use(
        self,
        changed: Callable[..., Path],
        folder: Path,
        capsys: pytest.CaptureFixture[str],
        files: dict[str, bytes | str | None],
        why: str,
    ) -> None:
        file = changed(**files)
        with pytest.raises(ModelError, match=re.escape(why)) as caught:
            packages.install(file, folder)
        assert capsys.readouterr() == ("", ""), "argostranslate writes to the terminal"
        assert str(caught.value).startswith(f"{file}: not installed: {NAME}")
        assert "stage" not in str(caught.value), "where it was unpacked is nobody's business"

    def test_a_file_that_is_not_there(self, tmp_path: Path, folder: Path) -> None:
        with pytest.raises(FileError, match=r"no\.argosmodel: cannot be read: no such file"):
            packages.install(tmp_path / "no.argosmodel", folder)

    def test_a_folder_for_a_file(self, folder: Path) -> None:
        with pytest.raises(FileError, match="cannot be read: it is a folder"):
            packages.install(folder, folder)

    def test_a_full_disk(
        self, changed: Callable[..., Path], folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(_handle: int) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(FileError, match="packages: cannot be written: the disk is full"):
            packages.install(changed(), folder)


class TestAccidents:
    def test_if_the_new_one_cannot_be_moved_in_the_old_one_stays(
        self,
        tiny_file: Path,
        changed: Callable[..., Path],
        folder: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        packages.install(tiny_file, folder)
        before = _tree(folder)
        rename = Path.replace

        def refuse(self: Path, target: Path) -> Path:
            if self.parent.name == ".transnews-stage":
                raise OSError(errno.EACCES, "Permission denied")
            return rename(self, target)

        monkeypatch.setattr(Path, "replace", refuse)
        with pytest.raises(FileError, match="no permission"):
            packages.install(changed(README_dot_md="new"), folder)
        assert _tree(folder) == before

    def test_a_run_killed_between_the_two_moves_is_mended_by_the_next(
        self, tiny_file: Path, changed: Callable[..., Path], folder: Path
    ) -> None:
        package = packages.install(tiny_file, folder).package
        old, stage = folder.parent / ".transnews-old", folder.parent / ".transnews-stage"
        old.mkdir()
        package.path.rename(old / NAME)
        (stage / "half").mkdir(parents=True)
        packages.install(changed(name="other"), folder)
        assert [p.name for p in packages.installed(folder)[0]] == ["other", NAME]
        assert not old.exists()
        assert not stage.exists()

    def test_where_the_parent_cannot_be_written_the_folder_itself_is_used(
        self, tiny_file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(os, "access", lambda *_: False)
        packages.install(tiny_file, folder)
        assert sorted(p.name for p in folder.iterdir()) == [".transnews-lock", NAME]
        assert packages.installed(folder)[1] == ()

    def test_a_folder_that_cannot_be_made(self, tiny_file: Path, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        with pytest.raises(FileError, match="cannot be written"):
            packages.install(tiny_file, tmp_path / "file" / "packages")


class TestInstalled:
    def test_one_bad_folder_spoils_no_other(self, tiny_file: Path, folder: Path) -> None:
        """argostranslate fails over it for all."""
        packages.install(tiny_file, folder)
        (folder / "stray").mkdir()
        (folder / "note.txt").write_text("a file is no matter")
        (folder / "sbd").mkdir()
        (folder / "sbd" / "metadata.json").write_text('{"type": "sbd"}')
        shutil.copytree(folder / NAME, folder / "no-tokenizer")
        (folder / "no-tokenizer" / "bpe.model").unlink()
        found, problems = packages.installed(folder)
        assert [p.name for p in found] == [NAME]
        assert problems == (
            f"{folder / 'no-tokenizer'}: no sentencepiece.model and no bpe.model",
            f"{folder / 'stray'}: not an Argos package: no metadata.json",
        )

    def test_a_folder_that_is_not_there_is_empty(self, tmp_path: Path) -> None:
        assert packages.installed(tmp_path / "none") == ((), ())

    def test_a_changed_model_has_another_hash(self, tiny_file: Path, folder: Path) -> None:
        package = packages.install(tiny_file, folder).package
        (package.path / "README.md").write_text("does not matter")
        assert packages.installed(folder)[0][0].sha256 == package.sha256
        (package.path / "bpe.model").write_text("#version: 0.2\nt h\n")
        assert packages.installed(folder)[0][0].sha256 != package.sha256

    def test_packages_of_argospm_have_no_record_and_the_same_hash(
        self, tiny_file: Path, folder: Path
    ) -> None:
        package = packages.install(tiny_file, folder).package
        (package.path / "transnews.lock.json").unlink()
        assert packages.installed(folder)[0] == (package,)
        assert packages.verify(package) == ()
        assert packages.install(tiny_file, folder).unchanged

    def test_verify_says_what_changed(self, tiny_file: Path, folder: Path) -> None:
        package = packages.install(tiny_file, folder).package
        (package.path / "README.md").unlink()
        (package.path / "more.txt").write_text("")
        (package.path / "bpe.model").write_text("#version: 0.2\nt h\n")
        assert packages.verify(package) == tuple(
            f"{package.path}: {what}"
            for what in (
                "README.md is missing",
                "more.txt was added since it was installed",
                "bpe.model is not what was installed",
            )
        )

    def test_verify_says_what_does_not_work(self, tiny_file: Path, folder: Path) -> None:
        package = packages.install(tiny_file, folder).package
        (package.path / "model" / "model.bin").write_bytes(b"")
        (problem,) = packages.verify(package)
        assert "the model does not work" in problem


class TestRemove:
    @pytest.mark.parametrize("name", [NAME, "en_pb", "en→pb", "en->pb", "translate-en_pb"])
    def test_by_any_of_its_names(self, tiny_file: Path, folder: Path, name: str) -> None:
        packages.install(tiny_file, folder)
        (folder / "bystander").mkdir()
        assert packages.remove(name, folder) == folder / NAME
        assert [p.name for p in folder.iterdir()] == ["bystander"]

    def test_a_broken_one_by_its_folder(self, folder: Path) -> None:
        (folder / "stray").mkdir()
        assert packages.remove("stray", folder) == folder / "stray"
        assert list(folder.iterdir()) == []

    def test_of_two_it_asks_which(
        self, tiny_file: Path, changed: Callable[..., Path], folder: Path
    ) -> None:
        packages.install(tiny_file, folder)
        packages.install(changed(name="en_pb"), folder)
        with pytest.raises(ModelError, match=rf"more than one .* en_pb, {NAME}; say which"):
            packages.remove("en→pb", folder)
        packages.remove("en_pb", folder)
        assert [p.name for p in folder.iterdir()] == [NAME]

    @pytest.mark.parametrize("name", ["de_en", "..", "../packages", "", ".", f"{NAME}/model"])
    def test_nothing_else_is_touched(self, tiny_file: Path, folder: Path, name: str) -> None:
        packages.install(tiny_file, folder)
        before = _tree(folder)
        with pytest.raises(ModelError, match=f"no package '{re.escape(name)}'; there is {NAME}"):
            packages.remove(name, folder)
        assert _tree(folder) == before

    def test_a_link_is_removed_and_not_what_it_leads_to(
        self, tiny_folder: Path, folder: Path
    ) -> None:
        (folder / "linked").symlink_to(tiny_folder)
        packages.remove("linked", folder)
        assert list(folder.iterdir()) == []
        assert (tiny_folder / "metadata.json").exists()


class TestStarters:
    @pytest.fixture
    def models(self, tiny_file: Path, tmp_path: Path) -> Path:
        path = tmp_path / "models"
        path.mkdir()
        shutil.copy(tiny_file, path)
        return path

    def test_they_are_unpacked_once(self, models: Path, tmp_path: Path) -> None:
        (first,), problems = packages.starters(models, tmp_path / "s")
        assert not problems
        assert first.starter
        assert first.path.is_relative_to(tmp_path / "s")
        before = first.path.stat().st_mtime_ns
        assert packages.starters(models, tmp_path / "s") == ((first,), ())
        assert first.path.stat().st_mtime_ns == before

    def test_another_file_is_another_package(
        self, models: Path, changed: Callable[..., Path], tmp_path: Path
    ) -> None:
        (first,), _ = packages.starters(models, tmp_path / "s")
        new = changed(metadata_dot_json=_metadata(package_version="2.0"))
        shutil.copy(new, models / f"{NAME}.argosmodel")
        (second,), _ = packages.starters(models, tmp_path / "s")
        assert (first.version, second.version) == ("1.0", "2.0")
        assert first.path != second.path

    def test_a_damaged_copy_is_mended(self, models: Path, tmp_path: Path) -> None:
        (first,), _ = packages.starters(models, tmp_path / "s")
        (first.path / "model" / "model.bin").unlink()
        assert packages.starters(models, tmp_path / "s") == ((first,), ())
        assert packages.verify(first) == ()

    def test_a_broken_file_spoils_no_other(self, models: Path, tmp_path: Path) -> None:
        (models / "a.argosmodel").write_bytes(b"no zip")
        (models / "b.argosmodel").mkdir()
        found, (first, second) = packages.starters(models, tmp_path / "s")
        assert [p.name for p in found] == [NAME]
        assert first.startswith(f"{models / 'a.argosmodel'}: not an Argos package")
        assert second == f"{models / 'b.argosmodel'}: cannot be read: it is a folder"

    def test_runs_at_once_do_not_hinder_each_other(self, models: Path, tmp_path: Path) -> None:
        with ThreadPoolExecutor(4) as pool:
            runs = list(pool.map(lambda _: packages.starters(models, tmp_path / "s"), range(4)))
        assert len(set(runs)) == 1
        assert not runs[0][1]

    def test_where_nothing_can_be_written_it_is_said(self, models: Path, tmp_path: Path) -> None:
        (tmp_path / "s").write_text("")
        found, (problem,) = packages.starters(models, tmp_path / "s")
        assert not found
        assert "cannot be written" in problem

    @pytest.mark.models
    def test_those_of_the_project_are_whole(self, starter_packages: tuple[Package, ...]) -> None:
        assert [(p.source, p.target) for p in starter_packages] == [("en", "pt"), ("pt", "en")]
        for package in starter_packages:
            assert packages.verify(package) == ()
            assert packages.licence(package.path).startswith("Mozilla Public License 2.0")


def _package(pair: str, version: str = "1.0", *, starter: bool = False, name: str = "") -> Package:
    source, _, target = pair.partition("_")
    label = name or f"translate-{pair}-{version}"
    return Package(
        Path(label), source, target, label, version, "0" * 64, 1, "sentencepiece", "", starter
    )


class TestRoute:
    @pytest.mark.parametrize(
        ("pairs", "sources", "targets", "name"),
        [
            ("en_pt pt_en", "en", "pb pt", "en→pt"),
            ("en_pt en_pb", "en", "pb pt", "en→pb"),
            ("en_pt en_pb", "en", "pt pb", "en→pt"),
            ("pb_en", "pt pb", "en", "pb→en"),
            ("fr_en en_de", "fr", "de", "fr→en→de"),
            ("fr_en en_de fr_de", "fr", "de", "fr→de"),
            ("fr_en en_de fr_da da_de", "fr", "de", "fr→en→de"),
            ("fr_es es_de fr_da da_de", "fr", "de", "fr→da→de"),
            ("pt_en en_es pb_es", "pt pb", "es", "pb→es"),
        ],
    )
    def test_direct_before_english_before_the_alphabet(
        self, pairs: str, sources: str, targets: str, name: str
    ) -> None:
        there = [_package(pair) for pair in pairs.split()]
        assert packages.route(sources.split(), targets.split(), there).name == name

    def test_installed_before_starter_then_the_higher_version(self) -> None:
        starter = _package("en_pt", "9.0", starter=True)
        old, new = _package("en_pt", "1.9.6"), _package("en_pt", "1.10")
        assert packages.route(["en"], ["pt"], [new, starter, old]).hops == (new,)
        assert packages.route(["en"], ["pt"], [starter]).hops == (starter,)

    @given(st.permutations(["en_pt", "pt_en", "fr_en", "en_de", "fr_es", "es_de"]))
    def test_the_order_on_the_disk_has_no_say(self, pairs: list[str]) -> None:
        there = [_package(pair, name=name) for pair in pairs for name in (pair, f"{pair}_copy")]
        hops = packages.route(["fr"], ["de"], there).hops
        assert [hop.name for hop in hops] == ["fr_en", "en_de"]

    @pytest.mark.parametrize(
        ("pairs", "sources", "targets", "advice"),
        [
            ("", "fr", "de", "install translate-fr_en and translate-en_de, or translate-fr_de:"),
            ("fr_en", "fr", "de", "install translate-en_de, or translate-fr_de:"),
            ("en_de", "fr", "de", "install translate-fr_en, or translate-fr_de:"),
            ("en_pt", "en", "uk", "install translate-en_uk:"),
            ("", "uk", "en", "online `argospm install translate-uk_en`"),
            ("", "uk", "en", "`transnews models install FILE.argosmodel`"),
            ("en_pt pt_en", "pt pb", "pb pt", "are one language"),
        ],
    )
    def test_no_way_says_what_to_install(
        self, pairs: str, sources: str, targets: str, advice: str
    ) -> None:
        there = [_package(pair) for pair in pairs.split()]
        with pytest.raises(ModelError, match=re.escape(advice)):
            packages.route(sources.split(), targets.split(), there)
