"""Files are always either old or new."""

import errno
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transnews import files
from transnews.errors import ArticleError, FileError


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
