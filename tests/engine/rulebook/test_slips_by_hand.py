"""Slips of somebody who edits rules in Word or Notepad: each is named on its line, once, and hides no other
fault.

`tests/broken_rules/by_hand/slips.txt` holds them, in the form of the other broken rules; `!` names the code.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.rulebook.rules import rules_from_texts
from engine.rulebook.text.faults import Fault, RuleFaults
from engine.rulebook.text.writing import BLOT, masked, mended_lines
from tests.engine.rulebook.broken_rules import Mistake, slips_by_hand
from tests.engine.rulebook.catalogue import approved_patterns, pattern, words_of
from tests.long_run import EVERY, some_of

TEXTS = rule_texts(SHIPPED)
SLIPS = slips_by_hand()
OF_EACH_CODE = {slip.code: slip for slip in SLIPS}
PATTERNS = approved_patterns()
ELSEWHERE = ("rules/healthy_commune/criteria/e.yaml", "{points: 2.5, when", "{points: hai, when")


def faults_of(texts: dict[str, str]) -> tuple[Fault, ...]:
    with pytest.raises(RuleFaults) as caught:
        rules_from_texts(texts)
    return caught.value.faults


def test_there_are_at_least_sixty_slips() -> None:
    assert len({(slip.file, slip.old, slip.new) for slip in SLIPS}) >= 60


@pytest.mark.parametrize("slip", SLIPS if EVERY else OF_EACH_CODE.values(), ids=lambda s: s.said)
def test_a_slip_is_named_once_on_its_line(slip: Mistake) -> None:
    texts = slip.made_in(TEXTS)
    found = faults_of(texts)
    assert {(f.code, f.place.file, f.place.line) for f in found} == {(slip.code, *slip.line(texts))}
    assert len(found) <= 2
    assert {pattern(words) for words in words_of(slip)} <= PATTERNS
    for fault in found:
        assert "expected" not in fault.sentence()  # the library's own words are no help to an officer


@pytest.mark.parametrize("slip", some_of(SLIPS, 10), ids=lambda s: s.said)
def test_a_slip_hides_no_fault_of_another_file(slip: Mistake) -> None:
    file, old, new = ELSEWHERE
    texts = slip.made_in(TEXTS)
    assert old in texts[file]
    found = faults_of({**texts, file: texts[file].replace(old, new, 1)})
    assert (slip.code, *slip.line(texts)) in {(f.code, f.place.file, f.place.line) for f in found}
    assert ("R207", file) in {(f.code, f.place.file) for f in found}


SHARED = "rules/declared/dia_ban_ma_tuy.yaml"  # has a sum that a share is of
WRONG_SUMS = {"not there": "mt_su_dungg", "itself": "mt_ho_so", "what is of it": "mt_ho_so_tl"}


@pytest.mark.parametrize("summed", WRONG_SUMS.values(), ids=WRONG_SUMS)
def test_a_sum_of_what_is_not_there_or_of_itself_is_named(summed: str) -> None:
    assert "sum: [mt_nghien, mt_su_dung]" in TEXTS[SHARED]
    text = TEXTS[SHARED].replace("sum: [mt_nghien, mt_su_dung]", f"sum: [mt_nghien, {summed}]")
    assert SHARED in {fault.place.file for fault in faults_of({**TEXTS, SHARED: text})}


OFFICE = [slip for slip in SLIPS if slip.code in ("R012", "R015", "R016", "R017", "R018", "R019")]


@pytest.mark.parametrize("slip", some_of(OFFICE, 7), ids=lambda s: s.said)
def test_what_word_does_hides_no_fault_of_the_same_file(slip: Mistake) -> None:
    texts = slip.made_in(TEXTS)
    last = texts[slip.file].rstrip("\n") + "\nthừa: 1\n"
    found = {(f.code, f.place.file) for f in faults_of({**texts, slip.file: last})}
    assert {(slip.code, slip.file), ("R101", slip.file)} <= found


def saved_as(tmp_path: Path, encoded: bytes) -> dict[str, str]:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "a.yaml").write_bytes(encoded)
    return rule_texts(tmp_path / "rules")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp1258", "cp1252"])
def test_another_encoding_is_named_with_the_way_out(tmp_path: Path, encoding: str) -> None:
    with pytest.raises(RuleFaults) as caught:
        saved_as(tmp_path, "title: cà phê, karaoke\n".encode(encoding))
    (fault,) = caught.value.faults
    assert fault.code == "R011"
    assert "UTF-8" in fault.sentence()


@pytest.mark.parametrize(
    "change", [lambda t: "\ufeff" + t, lambda t: t.replace("\n", "\r\n"), lambda t: t.replace("\n", "\r")]
)
def test_a_mark_at_the_start_and_other_line_ends_change_nothing(change) -> None:
    assert rules_from_texts({name: change(text) for name, text in TEXTS.items()})


@pytest.mark.parametrize(
    "line",
    [
        'title: {vi: "Xã “sạch”, không “nóng”", en: "Owners’ duties; 5 >= 4"}  # “ghi chú” – •',
        "vi: Chợ “Ba Hòn” và phố đi bộ",
        "en: Owners’ duties",
        '  - {id: Q1, title: {vi: "Từ: đến = sau, a:b"}, when: {a: 1}}',
        'specificity: {formula: "max(0, ln(N/d)/ln N)", shown_as: bits}',
        "- [{a: 1}, {b: yes}]",
        'code: "{year}-6T"',
        "half_life_months: none  # https://example.org/a//b",
        "- -1",
        "---",
    ],
)
def test_what_is_written_rightly_is_left_alone(line: str) -> None:
    assert mended_lines("a.yaml", (line,)) == ([line], [])


def test_quotes_and_remarks_are_no_structure() -> None:
    line = 'a: "b # c: {" # d, e'
    assert masked(line) == f"a: {BLOT * 10} {BLOT * 6}"
    assert masked("vi: Vụ việc 'x' {a: 'it''s'}") == f"vi: Vụ việc 'x' {{a: {BLOT * 7}}}"
