"""A slip of the hand, made here and there in each shipped file, is named on its line; nothing crashes."""

from __future__ import annotations

import zlib

import pytest

from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.rulebook.rules import rules_from_texts
from engine.rulebook.text.faults import Fault, RuleFaults
from tests.engine.rulebook.slips import SLIPS, Spot, spots
from tests.long_run import LONG, spread

TEXTS = rule_texts(SHIPPED)


EACH = 7  # files in which a usual run makes a slip; the long run makes it in all there are
CODES = {
    "nothing for a word": {"R006"},
    "anchor": {"R005"},
    "tag": {"R005"},
    "letters in pieces": {"R008"},
    "space that is none": {"R012"},
    "tab in the indent": {"R007"},
    "quote left open": {"R001"},
    "brace left open": {"R001"},
    "key twice": {"R004", "R020"},
    "number in words": {"R207", "R102", "R216"},
    "number with a zero before": {"R216", "R220", "R513"},
    "decimal comma": {"R010"},
    "day that is none": {"R212", "R102"},
    "true for yes": {"R210", "R537", "R108"},
    "citation of nothing": {"R401"},
}


def chosen(slip: str, file: str) -> Spot | None:
    """Return one word of the file that the slip fits; another for each slip, the same on every machine."""
    fitting = [spot for spot in spots(TEXTS[file]) if SLIPS[slip][0](spot)]
    return fitting[zlib.crc32(f"{slip} {file}".encode()) % len(fitting)] if fitting else None


def cases_of(slip: str) -> list[tuple[str, Spot]]:
    """Return where a slip is made: beginning at another file for each, so that every file has its share."""
    fitting = [(file, spot) for file in sorted(TEXTS) if (spot := chosen(slip, file))]
    nth = list(SLIPS).index(slip)
    return fitting if LONG else spread(fitting, EACH, offset=nth)


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
        codes = {f.code for f in found if (f.place.file, f.place.line) == (file, line)}
        assert slip not in CODES or codes & CODES[slip], (file, codes)


def test_every_file_has_its_slips() -> None:
    cases = [(slip, file) for slip in SLIPS for file, _ in cases_of(slip)]
    assert {file for _, file in cases} == {
        file for file in TEXTS if any(chosen(slip, file) for slip in SLIPS)
    }
    assert len(cases) >= (300 if LONG else 80)
