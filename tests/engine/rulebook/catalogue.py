"""The page of every code of a fault: what it says, and an example that draws it. Beside this file, each
sentence once, as the first example draws it.

Run `python -m tests.engine.rulebook.catalogue [CODE …]` after changing a message (of all codes: ten minutes),
and read the change of `said.txt` like that of the code.
"""

from __future__ import annotations

import functools
import re
import sys
from pathlib import Path

from desk.base.language import language_of_facts
from desk.words.fault_words import fault_lines
from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.analysis.proofs import findings_of
from engine.rulebook.rules import rules_from_texts
from engine.rulebook.text.faults import MESSAGES, RuleFaults
from tests.engine.rulebook.broken_rules import OF_FILES, Mistake, mistakes, slips_by_hand

ENGLISH = language_of_facts("en")

SAID = Path(__file__).with_name("said.txt")
NAMED = re.compile(r"'[^']*'|\b[A-Z]{1,2}\d+\w*\b|\d+(?:[./]\d+)*")
FAMILIES = {
    "R0": "Cách viết tệp",
    "R1": "Tên và cấu trúc",
    "R2": "Loại giá trị và đơn vị",
    "R3": "Tham số, kỳ, đơn vị theo ngày",
    "R4": "Trích dẫn",
    "R5": "Chấm điểm",
    "R6": "Việc cần làm, dấu hiệu và liên kết",
    "R7": "Chỉ tiêu được giao",
    "R9": "Ban hành",
    "P": "Chứng minh: không sai cú pháp nhưng không đúng ý",
}
HEAD = """# Mã lỗi của tệp quy tắc

`./lanhmanh check rules` in mỗi lỗi thành ba dòng: nơi có lỗi, mã, lỗi và cách sửa; dòng trong tệp; dấu `^` dưới chỗ sai. Mã
bắt đầu bằng R là lỗi: còn lỗi thì không lệnh nào chạy (mã thoát 3). Mã bắt đầu bằng P là điều máy chứng minh được về quy tắc: đọc
được, chạy được, nhưng có lẽ không đúng ý người viết (mã thoát 1 khi thêm `--strict`).
"""


def page() -> str:
    """Return the whole page."""
    first: dict[str, Mistake] = {}
    for mistake in mistakes():
        first.setdefault(mistake.code, mistake)
    parts = [HEAD]
    for prefix, title in FAMILIES.items():
        codes = [code for code in sorted(MESSAGES) if code.startswith(prefix)]
        if codes:
            parts.append(f"## {title}\n")
            parts += [entry(code, first[code]) for code in codes]
    return "\n".join(parts)


def entry(code: str, mistake: Mistake) -> str:
    lines = [f"### {code}", "", mistake.said, "", "```diff", f"# {mistake.file}{_mode(mistake)}"]
    lines += [f"- {line}" for line in mistake.old.split("\n") if mistake.old]
    lines += [f"+ {line}" for line in _seen(mistake.new).split("\n") if mistake.new]
    shown = _shown(code, mistake)
    return "\n".join([*lines, "```", "", *(["```text", *shown, "```", ""] if shown else _plain(code))])


def _mode(mistake: Mistake) -> str:
    words = {
        "delete": "xóa tệp",
        "empty": "tệp trống",
        "new": "tệp mới",
        "cp1258": "lưu bằng bảng mã cũ",
        "txt": "lưu với đuôi .txt",
    }
    name, _, times = mistake.mode.partition(" ")
    if name == "repeat":
        return f" (tệp mới, dòng có {{n}} lặp lại {times} lần)"
    return f" ({words[name]})" if name else ""


def _seen(text: str) -> str:
    """Show letters that can't be seen."""
    return "".join(c if c.isprintable() or c == "\n" else f"\\u{ord(c):04x}" for c in text)


def _plain(code: str) -> list[str]:
    return [f"> {MESSAGES[code]}", ""]


def _shown(code: str, mistake: Mistake) -> list[str]:
    """Return what `check` prints for the example."""
    if mistake.mode in OF_FILES or code.startswith("P"):
        return []
    faults = refused(mistake)
    if faults is None:
        return []
    fault = next(f for f in faults.faults if f.code == code)
    return [*fault_lines(fault, faults.sources), f"en: {fault.sentence(ENGLISH)}"]


@functools.cache
def refused(mistake: Mistake) -> RuleFaults | None:
    """Return what reading the shipped rules with a mistake in them raises."""
    try:
        rules_from_texts(mistake.made_in(rule_texts(SHIPPED)))
    except RuleFaults as faults:
        return faults
    return None


def words_of(mistake: Mistake) -> list[str]:
    """Return what is said of the fault that an example draws: nothing where it is no fault of a text."""
    if mistake.mode in OF_FILES:
        return []
    if mistake.code.startswith("P"):
        texts = mistake.made_in(rule_texts(SHIPPED))
        faults = [finding.fault for finding in findings_of(rules_from_texts(texts), texts)]
    else:
        raised = refused(mistake)
        faults = list(raised.faults) if raised else []
    return [f"{fault.code} {fault.sentence()}" for fault in faults if fault.code == mistake.code]


def pattern(words: str) -> str:
    """Return a sentence without the names and numbers in it."""
    code, _, sentence = words.partition(" ")
    return f"{code} {NAMED.sub('…', sentence)}"


def approved_patterns() -> set[str]:
    return {pattern(line) for line in SAID.read_text("utf-8").splitlines()}


if __name__ == "__main__":
    asked = {*sys.argv[1:]} or {*MESSAGES}
    kept = [line for line in SAID.read_text("utf-8").splitlines() if line[:4] not in asked]
    first = {pattern(line): line for line in kept}
    for mistake in (m for m in (*mistakes(), *slips_by_hand()) if m.code in asked):
        for words in words_of(mistake):
            first.setdefault(pattern(words), words)
    SAID.write_text("".join(f"{words}\n" for words in sorted(first.values())), "utf-8")
