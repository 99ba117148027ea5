"""Says what the YAML library finds wrong in words an officer understands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from engine.rulebook.text.faults import Fault, rows_in
from engine.rulebook.text.places import Place
from engine.rulebook.text.writing import BLOT, masked

PROBLEMS = rows_in(r"""
mapping values are not allowed | dấu hai chấm đứng sai chỗ | a colon stands where none may
expected ',' or '\]' | danh sách mở bằng '[' chưa đóng bằng ']', hoặc thiếu dấu phẩy | a list opened by '[' is
    not closed, or a comma is missing
expected ',' or '\}' | nhóm mở bằng '{' chưa đóng bằng '}', hoặc thiếu dấu phẩy | a group opened by '{' is not
    closed, or a comma is missing
found unexpected end of stream | dấu nháy mở ra mà không đóng lại | a quote is opened and not closed
could not find expected ':' | thiếu dấu hai chấm sau tên mục; nếu là ghi chú thì thêm '# ' ở đầu dòng | a
    colon is missing after a key; a remark begins with '# '
expected <block end> | thụt lề không khớp với các dòng trên | the indent does not match the lines above
expected the node content|did not find expected node content | thiếu giá trị, hoặc thừa dấu phẩy hay ngoặc | a
    value is missing, or a comma or bracket too many
'\\t' that cannot start | có ký tự Tab: thay bằng dấu cách | a tab stands here: use spaces
cannot start any token | có ký tự đặc biệt cần đặt trong nháy | a special character must be put in quotes
found undefined alias | dấu '*' ở đầu giá trị: đặt giá trị trong nháy | a value begins with '*': put it in
    quotes
did not find expected key | thụt lề không khớp với các dòng trên | the indent does not match the lines above
mapping keys are not allowed | dấu hỏi chấm đứng sai chỗ | a question mark stands where none may
sequence entries are not allowed | dấu gạch đầu dòng đứng sai chỗ | a dash stands where none may
unknown escape|escape sequence | dấu '\' trong nháy kép: dùng nháy đơn | a backslash in double quotes: use
    single quotes
special characters are not allowed|unacceptable character | có ký tự điều khiển không đọc được | a control
    character stands in the file
""")


def syntax_words(problem: str) -> dict[str, str]:
    """Return the problem in Vietnamese and English; in the library's own words where none fits."""
    for pattern, vi, en in PROBLEMS:
        if re.search(pattern, problem):
            return {"problem": vi, "problem_en": en}
    return {"problem": "có ký tự đứng sai chỗ", "problem_en": problem or "wrong YAML"}


LOOKS = rows_in(r"""
:\s+[^\s,{}\[\]:\0][^,{}\[\]\0]*:\s | có hai dấu hai chấm trong một mục; chữ có dấu hai chấm phải đặt trong
    nháy kép | two colons in one entry; put a text with a colon in double quotes
\0\s*[^\s,:}\])\0#] | có chữ thừa sau dấu nháy đóng, hoặc thiếu dấu phẩy | something follows a closing quote,
    or a comma is missing
""")


def looked_closer(fault: Fault, lines: Sequence[str]) -> Fault:
    """Say of a file that can't be read what its line shows: missing quotes, a bracket, an indent."""
    if fault.code != "R001" or not 1 <= fault.place.line <= len(lines):
        return fault
    line = lines[fault.place.line - 1]
    plain = masked(line)
    for pattern, vi, en in LOOKS:
        if re.search(pattern, plain):
            return _said(fault, vi, en)
    if plain.count("}") > plain.count("{") or plain.count("]") > plain.count("["):
        return _said(fault, "thừa dấu ngoặc đóng", "a closing bracket too many")
    if plain.count("{") > plain.count("}") and BLOT in plain and "#" in line:
        return _said(
            fault,
            "ngoặc chưa đóng trước dấu #; chữ có dấu # phải đặt trong nháy kép",
            "a bracket is open before '#'; put a text with '#' in double quotes",
        )
    return _indents(fault, lines) if fault.params["problem_en"].startswith("the indent") else fault


def _said(fault: Fault, vi: str, en: str) -> Fault:
    return replace(fault, params={"problem": vi, "problem_en": en})


def _indents(fault: Fault, lines: Sequence[str]) -> Fault:
    """Count the spaces; where only the line above stands out of its neighbours, it is the one."""
    at = fault.place.line - 1
    own, above, before = (_indent(lines[i]) if i >= 0 else 0 for i in (at, at - 1, at - 2))
    if above < own == before and not masked(lines[at - 1]).rstrip().endswith(":"):
        at, own, above = at - 1, above, before
    place = Place(fault.place.file, at + 1, own + 1)
    vi = f"thụt lề không khớp: dòng này lùi vào {own} dấu cách, dòng trên {above}"
    en = f"the indent does not match: {own} spaces here, {above} on the line above"
    return _said(replace(fault, place=place), vi, en)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
