"""What is said where the program itself fails on an office's returns: it is no one's debt."""

from __future__ import annotations

from collections.abc import Callable, Iterable


def failed_words(offices: Iterable[str], name: Callable[[str], str], lang: str) -> str:
    """Say on whose returns the program fails (`31003`, `31003 Công an huyện`), the communes by `name` too; ''
    where there is none."""
    names = ", ".join(f"{name(office.split()[0])} ({office})" for office in offices)
    if not names:
        return ""
    return (
        f"Chương trình bị lỗi với báo cáo của {names} nên chưa tính; không phải nơi ấy nộp thiếu."
        if lang == "vi"
        else f"The program failed on the returns of {names}, so they are not computed; they owe nothing for"
        " that."
    )
