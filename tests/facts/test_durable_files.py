"""What is being written is never taken for what a killed process left."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from facts.durable_files import asides_in, asides_of, is_aside, whole_file, write_all, write_whole

TIMES = 400


def swept_until(done: Future[None], folder: Path) -> None:
    while not done.done():
        for left in asides_in(folder):
            left.unlink(missing_ok=True)


def written_again_and_again(path: Path) -> None:
    for n in range(TIMES):
        write_whole(path, b"%d" % n)


def test_a_file_is_written_while_another_sweeps_the_folder(tmp_path: Path) -> None:
    with ThreadPoolExecutor(3) as pool:
        writing = pool.submit(written_again_and_again, tmp_path / "heads.json")
        for _ in range(2):
            pool.submit(swept_until, writing, tmp_path)
    writing.result()
    assert (tmp_path / "heads.json").read_bytes() == b"%d" % (TIMES - 1)
    assert [path.name for path in tmp_path.iterdir()] == ["heads.json"]


def test_what_is_being_written_is_no_leaving_until_its_writer_is_gone(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    with whole_file(target) as file:
        file.write(b"half")
        (aside,) = tmp_path.iterdir()
        assert list(asides_in(tmp_path)) == []
    aside.write_bytes(b"half")  # as a process that was killed leaves it
    assert list(asides_of(target)) == [aside]


@pytest.mark.parametrize("link", [False, True])
def test_no_file_takes_the_place_of_a_pipe_or_device(tmp_path: Path, link: bool) -> None:
    place = tmp_path / "x"
    os.mkfifo(place)
    if link:
        place = tmp_path / "link"
        place.symlink_to("x")
    with pytest.raises(OSError, match="No such device"):
        write_whole(place, b"x")
    assert place.is_fifo()
    assert len([*tmp_path.iterdir()]) == 1 + link


KILLED = (
    "import os, sys; from pathlib import Path; from facts.durable_files import write_all;"
    " write_all({Path(sys.argv[1]) / n: b'x' for n in 'ab'}, lambda: os._exit(9))"
)


def test_what_a_killed_process_left_beside_files_goes_with_the_next_that_are_written_there(
    tmp_path: Path,
) -> None:
    assert subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], check=False).returncode == 9
    (left,) = tmp_path.iterdir()
    assert is_aside(left.name)
    own = [tmp_path / name for name in (".nháp", ".lanhmanh.nháp", ".lanhmanh.0123456789ab01234567")]
    for path in own:
        path.write_bytes(b"of somebody else")
    write_all({tmp_path / "c.docx": b"x"}, lambda: None)
    assert {*tmp_path.iterdir()} == {*own, tmp_path / "c.docx"}


def test_files_are_written_while_others_are_written_beside_them(tmp_path: Path) -> None:
    def meanwhile() -> None:
        write_all({tmp_path / "c": b"2", tmp_path / "a": b"2"}, lambda: None)

    write_all({tmp_path / "a": b"1", tmp_path / "b": b"1"}, meanwhile)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"1", "b": b"1", "c": b"2"}


def test_folders_swept_while_they_are_made_are_made_again(tmp_path: Path) -> None:
    def written(name: str) -> None:
        for n in range(TIMES // 4):
            write_all({tmp_path / name: b"%d" % n}, lambda: None)

    with ThreadPoolExecutor(4) as pool:
        assert [*pool.map(written, "abcd")] == [None] * 4
    assert sorted(path.name for path in tmp_path.iterdir()) == [*"abcd"]


@pytest.mark.skipif(not Path("/proc/1").is_dir(), reason="no folder in which nothing can be made")
def test_a_folder_that_takes_no_file_is_the_disks_fault() -> None:
    with pytest.raises(OSError, match="/proc/1") as told:
        write_all({Path("/proc/1/a"): b"x"}, lambda: None)
    assert told.value.errno == errno.EIO
