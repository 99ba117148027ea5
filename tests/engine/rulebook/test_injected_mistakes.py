"""A slip of the hand, made here and there in each shipped file, is named on its line; nothing crashes."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.rulebook.rules import rules_from_texts
from engine.rulebook.text.faults import Fault, RuleFaults
from tests.engine.rulebook.slips import SLIPS, Spot, spots
from tests.engine.told_of_rules import assert_told_as_before
from tests.long_run import LONG, some_of, spread

SAID = Path(__file__).parent / "said"
TEXTS = rule_texts(SHIPPED)


EACH = 7  # files whose slip was approved; a usual run makes it in some of them, the long run in all there are
ASKED = 7


def chosen(slip: str, file: str) -> Spot | None:
    """Return one word of the file that the slip fits; another for each slip, the same on every machine."""
    fitting = [spot for spot in spots(TEXTS[file]) if SLIPS[slip][0](spot)]
    return fitting[zlib.crc32(f"{slip} {file}".encode()) % len(fitting)] if fitting else None


def cases_of(slip: str) -> list[tuple[str, Spot]]:
    """Return where a slip is made: beginning at another file for each, so that every file has its share."""
    fitting = [(file, spot) for file in sorted(TEXTS) if (spot := chosen(slip, file))]
    nth = list(SLIPS).index(slip)
    return fitting if LONG else some_of(spread(fitting, EACH, offset=nth), ASKED, offset=nth)


def faults_of(texts: dict[str, str]) -> tuple[Fault, ...]:
    with pytest.raises(RuleFaults) as caught:
        rules_from_texts(texts)
    return caught.value.faults


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_named_on_its_line(slip: str) -> None:
    cases = cases_of(slip)
    assert cases
    for file, spot in cases:
        written = SLIPS[slip][1](spot)
        found = faults_of({**TEXTS, file: written})
        line = spot.line + (slip == "key twice" and "\n" in written[spot.start :][: len(spot.word) + 4])
        assert (file, line) in [(f.place.file, f.place.line) for f in found], (
            spot.line,
            written.split("\n")[spot.line - 1],
            [f.text() for f in found][:3],
        )
        if not LONG:  # a long run makes each in more files
            assert_told_as_before(f"{slip}: {file}", {**TEXTS, file: written}, found, SAID / "injected.txt")


def test_every_file_has_its_slips() -> None:
    cases = [(slip, file) for slip in SLIPS for file, _ in cases_of(slip)]
    assert {file for _, file in cases} == {
        file for file in TEXTS if any(chosen(slip, file) for slip in SLIPS)
    }
    assert len(cases) >= (300 if LONG else 80)
