"""A slip of the hand, made here and there in each shipped file, is named on its line; nothing crashes."""

from __future__ import annotations

import zlib

import pytest

from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.rulebook.rules import rules_from_texts
from engine.rulebook.text.faults import Fault, RuleFaults
from tests.engine.rulebook.slips import SLIPS, Spot, spots

TEXTS = rule_texts(SHIPPED)


def chosen(slip: str, file: str) -> Spot | None:
    """Return one word of the file that the slip fits; another for each slip, the same on every machine."""
    fitting = [spot for spot in spots(TEXTS[file]) if SLIPS[slip][0](spot)]
    return fitting[zlib.crc32(f"{slip} {file}".encode()) % len(fitting)] if fitting else None


CASES = [(slip, file) for slip in SLIPS for file in sorted(TEXTS) if chosen(slip, file)]


def faults_of(texts: dict[str, str]) -> tuple[Fault, ...]:
    with pytest.raises(RuleFaults) as caught:
        rules_from_texts(texts)
    return caught.value.faults


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_named_on_its_line_in_every_file(slip: str) -> None:
    for file in (file for other, file in CASES if other == slip):
        spot = chosen(slip, file)
        assert spot is not None
        found = faults_of({**TEXTS, file: SLIPS[slip][1](spot)})
        line = spot.line + (
            slip == "key twice" and "\n" in SLIPS[slip][1](spot)[spot.start :][: len(spot.word) + 4]
        )
        assert (file, line) in [(f.place.file, f.place.line) for f in found], (
            spot.line, SLIPS[slip][1](spot).split("\n")[spot.line - 1], [f.text() for f in found][:3],
        )  # fmt: skip
        assert all(f.sentence("vi") and f.sentence("en") for f in found)


def test_hundreds_of_slips_are_made() -> None:
    assert len(CASES) >= 300
    assert {file for _, file in CASES} == set(TEXTS)
