from __future__ import annotations

import hashlib
import re
from collections import Counter
from pathlib import Path

import pytest

from engine.recheck.draw import drawn, expected_rows, number, places_drawn, seed_of

STAKES = [30_000, 10_000, 60_000, 5_000, 20_000, 20_000, 40_000, 2_500, 7_500, 5_000]


def test_a_draw_is_done_by_hand() -> None:
    """As docs/phuc-tra.md does it: the number, the remainder, the running sum."""
    by_hand = int(hashlib.sha256(b"12345|30985|1").hexdigest(), 16) % sum(STAKES)
    sums = [sum(STAKES[: place + 1]) for place in range(len(STAKES))]
    assert drawn(STAKES, "12345", "30985", 1) == (next(n for n, end in enumerate(sums) if by_hand < end),)


def test_the_page_that_draws_by_hand_draws_as_the_program_does() -> None:
    page = (Path(__file__).resolve().parents[3] / "docs" / "phuc-tra.md").read_text("utf-8")
    by_hand = re.findall(r"^\| (\d) \| (\w{16})… \| ([\d.]+) \| (\d+) \|$", page, re.M)
    assert len(by_hand) == 3
    [list_hash] = re.findall(r"printf '12345678\|(\w{64})\|30985\|1'", page)
    seed = seed_of("12345678", list_hash)
    for (draw, digest, rest, row), place in zip(by_hand, drawn(STAKES, seed, "30985", 3), strict=True):
        whole = number(seed, "30985", int(draw))
        by_hand_too = hashlib.sha256(f"12345678|{list_hash}|30985|{draw}".encode()).hexdigest()
        assert f"{whole:064x}".startswith(digest)
        assert by_hand_too.startswith(digest)
        assert (int(rest.replace(".", "")), int(row)) == (whole % sum(STAKES), place + 1)


def test_more_draws_begin_with_those_before() -> None:
    assert drawn(STAKES, "7", "a", 50)[:20] == drawn(STAKES, "7", "a", 20)


def test_another_seed_or_subject_draws_otherwise() -> None:
    draws = {drawn(STAKES, seed, subject, 20) for seed in ("1", "2") for subject in ("a", "b")}
    assert len(draws) == 4


def test_the_same_seed_draws_otherwise_from_another_list() -> None:
    assert drawn(STAKES, seed_of("1", "a" * 64), "a", 20) != drawn(STAKES, seed_of("1", "b" * 64), "a", 20)


def test_rows_come_as_often_as_their_stakes_say() -> None:
    counts = Counter(drawn(STAKES, "tần suất", "a", 20_000))
    for place, stake in enumerate(STAKES):
        assert counts[place] / 20_000 == pytest.approx(stake / sum(STAKES), abs=0.01)


def test_places_come_once_each_and_evenly() -> None:
    counts: Counter[int] = Counter()
    for n in range(2_000):
        places = places_drawn(10, str(n), "a", 3)
        assert len(set(places)) == 3
        counts.update(places)
    assert all(count / 2_000 == pytest.approx(0.3, abs=0.05) for count in counts.values())
    assert places_drawn(2, "1", "a", 5) in {(0, 1), (1, 0)}


def test_expected_rows_are_those_of_many_draws() -> None:
    met = [len(set(drawn(STAKES, str(n), "a", 12))) for n in range(500)]
    assert expected_rows(STAKES, 12) == pytest.approx(sum(met) / len(met), rel=0.03)


def test_a_number_is_that_of_the_seed_the_subject_and_the_draw() -> None:
    assert number("a", "b", 1) == int.from_bytes(hashlib.sha256(b"a|b|1").digest())
