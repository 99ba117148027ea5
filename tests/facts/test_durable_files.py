"""What is being written is never taken for what a killed process left."""

from __future__ import annotations

import os
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from facts.durable_files import asides_in, asides_of, whole_file, write_whole

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
