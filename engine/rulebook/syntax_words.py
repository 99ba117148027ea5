"""Says what the YAML library finds wrong in words an officer understands."""

from __future__ import annotations

import re

PROBLEMS: tuple[tuple[str, str, str], ...] = (
    (r"mapping values are not allowed", "dấu hai chấm đứng sai chỗ", "a colon stands where none may"),
    (r"expected ',' or '\]'", "danh sách mở bằng '[' chưa đóng bằng ']', hoặc thiếu dấu phẩy", "a list opened by '[' is not closed, or a comma is missing"),
    (r"expected ',' or '\}'", "nhóm mở bằng '{' chưa đóng bằng '}', hoặc thiếu dấu phẩy", "a group opened by '{' is not closed, or a comma is missing"),
    (r"found unexpected end of stream", "dấu nháy mở ra mà không đóng lại", "a quote is opened and not closed"),
    (r"could not find expected ':'", "thiếu dấu hai chấm sau tên mục", "a colon is missing after a key"),
    (r"expected <block end>", "thụt lề không khớp với các dòng trên", "the indent does not match the lines above"),
    (r"expected the node content|did not find expected node content", "thiếu giá trị, hoặc thừa dấu phẩy hay ngoặc", "a value is missing, or a comma or bracket too many"),
    (r"'\\t' that cannot start", "có ký tự Tab: thay bằng dấu cách", "a tab stands here: use spaces"),
    (r"cannot start any token", "có ký tự đặc biệt cần đặt trong nháy", "a special character must be put in quotes"),
    (r"found undefined alias", "dấu '*' ở đầu giá trị: đặt giá trị trong nháy", "a value begins with '*': put it in quotes"),
    (r"did not find expected key", "thụt lề không khớp với các dòng trên", "the indent does not match the lines above"),
    (r"mapping keys are not allowed", "dấu hỏi chấm đứng sai chỗ", "a question mark stands where none may"),
    (r"sequence entries are not allowed", "dấu gạch đầu dòng đứng sai chỗ", "a dash stands where none may"),
    (r"unknown escape|escape sequence", "dấu '\\' trong nháy kép: dùng nháy đơn", "a backslash in double quotes: use single quotes"),
    (r"special characters are not allowed|unacceptable character", "có ký tự điều khiển không đọc được", "a control character stands in the file"),
)  # fmt: skip


def syntax_words(problem: str) -> dict[str, str]:
    """Return the problem in Vietnamese and English; the library's own words where it is none of the known ones."""
    for pattern, vi, en in PROBLEMS:
        if re.search(pattern, problem):
            return {"problem": vi, "problem_en": en}
    return {
        "problem": "cấu trúc YAML sai" + (f" ({problem})" if problem else ""),
        "problem_en": problem or "wrong YAML",
    }
