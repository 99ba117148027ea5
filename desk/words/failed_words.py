"""What is said where the program itself fails on an office's returns: it is no one's debt."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from desk.base.language import gettext


def failed_words(offices: Iterable[str], name: Callable[[str], str]) -> str:
    """Say on whose returns the program fails (`31003`, `31003 Công an huyện`), the communes by `name` too; ''
    where there is none."""
    names = ", ".join(f"{name(office.split()[0])} ({office})" for office in offices)
    if not names:
        return ""
    return gettext(
        "Chương trình bị lỗi với báo cáo của %(names)s nên chưa tính; không phải nơi ấy nộp thiếu.",
        names=names,
    )
