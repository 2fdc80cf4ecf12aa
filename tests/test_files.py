"""Files are always either old or new."""

import errno
import os
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transnews import files
from transnews.errors import ArticleError, ChangedError, FileError
from transnews.files import disk


@given(st.text(st.characters(codec="utf-8")))
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("w") / "new" / "a.txt"
    assert files.write_text(path, text)
    assert files.read_text(path) == text
    assert not files.write_text(path, text), "the same text again is no change"


def test_bad_bytes_are_named_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes("eins\nzwei é\n".encode("latin-1"))
    with pytest.raises(ArticleError, match=r"a\.md:2: not UTF-8 \(byte 0xe9\)"):
        files.read_text(path)


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.po"
    path.write_text("old")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(FileError, match=r"a\.po: cannot be written: the disk is full"):
        files.write_text(path, "new")
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.po"], "no scrap is left"


def test_a_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "pt").write_text("")
    with pytest.raises(FileError, match="cannot be written"):
        files.write_text(tmp_path / "pt" / "a.po", "x")


def test_mode_and_links_are_kept(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_text("old")
    real.chmod(0o640)
    link.symlink_to(real)
    files.write_text(link, "new")
    assert link.is_symlink()
    assert real.read_text() == "new"
    assert real.stat().st_mode & 0o777 == 0o640


def test_a_folder_that_nobody_may_write_in_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path, _mode: int = 0) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(disk, "create", refuse)
    with pytest.raises(FileError) as told:
        files.write_text(tmp_path / "a.po", "x", "locales/pt/a.po")
    assert str(told.value) == (
        "locales/pt/a.po: cannot be written: no permission in the folder locales/pt"
    )


def test_a_link_that_leads_to_itself_and_one_that_leads_nowhere_are_told_apart(
    tmp_path: Path,
) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(FileError, match="a link leads back to itself"):
        files.write_text(tmp_path / "loop", "x")
    (tmp_path / "link").symlink_to(tmp_path / "new" / "a.po")
    files.write_text(tmp_path / "link", "x")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "new" / "a.po").read_text() == "x"


def test_what_a_link_leads_to_is_written_in_its_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "far/a.po").write_text("old")
    (tmp_path / "a.po").symlink_to(tmp_path / "far/a.po")
    rename = disk.rename

    def within(path: Path, to: Path) -> None:
        if path.parent != to.parent:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        rename(path, to)

    monkeypatch.setattr(disk, "rename", within)
    assert files.write_text(tmp_path / "a.po", "new")
    assert (tmp_path / "far/a.po").read_text() == "new"
    assert files.move(tmp_path / "far/a.po", tmp_path / "b.po"), "to another disk: by a copy"
    assert (tmp_path / "b.po").read_text() == "new"
    assert not (tmp_path / "far/a.po").exists()


def test_a_device_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    files.write_text(pipe, "report")
    assert os.read(reader, 100) == b"report"
    os.close(reader)
    assert pipe.is_fifo()


def test_the_longest_names_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("新" * 80 + ".po")
    files.write_text(path, "x")
    files.write_text(path, "y")
    assert path.read_text() == "y"


def test_nothing_is_written_over_what_somebody_saved_since_it_was_read(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    assert files.replace_text(path, None, "one")
    assert not files.replace_text(path, "one", "one")
    for read in (None, "none"):
        with pytest.raises(ChangedError, match="somebody else saved it"):
            files.replace_text(path, read, "two")
    assert path.read_text() == "one"
    assert [p.name for p in tmp_path.iterdir()] == ["a.po"]


def test_a_read_only_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.po"
    path.write_text("old")
    # Whoever runs the tests as root may write everything.
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(FileError, match=r"a\.po: cannot be written: no permission$"):
        files.write_text(path, "new")
    assert path.read_text() == "old"


def test_of_two_who_replace_a_file_at_once_neither_overwrites_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.po"
    path.write_text("")
    rename = disk.rename

    def slowly(old: Path, new: Path) -> None:
        time.sleep(0.002)  # the moment between the last look and the move
        rename(old, new)

    monkeypatch.setattr(disk, "rename", slowly)

    def add(word: str) -> None:
        while True:
            old = path.read_text()
            with suppress(ChangedError):
                files.replace_text(path, old, f"{old}{word}\n")
                return

    words = [f"word {at}" for at in range(20)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(add, words))
    assert sorted(path.read_text().splitlines()) == sorted(words)
