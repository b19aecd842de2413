"""A file is written whole or not at all."""

import os
import stat
import sys
from pathlib import Path

import pytest

import govdoc
from govdoc.exporters import write_atomically

POSIX = pytest.mark.skipif(os.name != "posix", reason="permissions and links as POSIX has them")


def test_a_new_file_has_the_content_and_nothing_stands_beside_it(tmp_path: Path) -> None:
    write_atomically(tmp_path / "通知.json", "通知\n".encode())
    assert (tmp_path / "通知.json").read_bytes() == "通知\n".encode()
    assert os.listdir(tmp_path) == ["通知.json"]


@pytest.mark.parametrize("durable", [True, False])
def test_an_old_file_is_replaced(tmp_path: Path, durable: bool) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"old and longer")
    write_atomically(str(path), b"new", durable=durable)
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("step", ["os.fsync", "os.replace"])
def test_a_crash_on_the_way_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"old")

    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(step, crash)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.json"]


def test_a_missing_folder_is_an_error_of_the_system(tmp_path: Path) -> None:
    target = tmp_path / "missing" / "a.json"
    with pytest.raises(FileNotFoundError) as caught:
        write_atomically(target, b"x")
    assert caught.value.filename == str(target)


def test_a_name_as_long_as_the_file_system_allows_can_be_written(tmp_path: Path) -> None:
    name = "通" * 80 + ".json"
    write_atomically(tmp_path / name, b"x")
    assert os.listdir(tmp_path) == [name]


@POSIX
def test_permissions_are_those_of_the_old_file_or_of_the_umask(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    umask = os.umask(0o027)
    try:
        write_atomically(path, b"x")
    finally:
        os.umask(umask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    path.chmod(0o604)
    write_atomically(path, b"y")
    assert stat.S_IMODE(path.stat().st_mode) == 0o604


@POSIX
def test_a_link_stays_and_its_target_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.json").write_bytes(b"old")
    (tmp_path / "link.json").symlink_to(tmp_path / "data" / "a.json")
    write_atomically(tmp_path / "link.json", b"new")
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "data" / "a.json").read_bytes() == b"new"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/dev/null")
def test_a_device_is_written_to_directly() -> None:
    write_atomically("/dev/null", b"x")
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


def test_dump_writes_whole_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = govdoc.parse("一、加强领导。\n")
    govdoc.dump(document, tmp_path / "a.json")
    before = (tmp_path / "a.json").read_bytes()
    monkeypatch.setattr("os.replace", lambda *_: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        govdoc.dump(govdoc.parse("二、"), tmp_path / "a.json")
    assert (tmp_path / "a.json").read_bytes() == before
