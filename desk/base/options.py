"""Options that many verbs share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from desk.base.faults import WrongUse

WorkspaceOption = Annotated[
    Path,
    typer.Option(
        "--workspace", "-w", help="Không gian làm việc (mặc định: thư mục hiện tại).", show_default=False
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="In kết quả dạng JSON.")]
LangOption = Annotated[str, typer.Option("--lang", help="Ngôn ngữ: vi hoặc en.")]
DayOfPaperOption = Annotated[
    str | None, typer.Option("--date", help="Ngày của văn bản (mặc định: để trống).")
]
ReasonOption = Annotated[str | None, typer.Option("--reason", help="Lý do lấy văn bản nội bộ; được ghi lại.")]
WhoOption = Annotated[str | None, typer.Option("--who", help="Ai (mặc định: người dùng máy).")]
RunArgument = Annotated[str, typer.Argument(help="Thư mục, mã của lần chạy, hoặc latest.")]
RulesArgument = Annotated[
    Path | None, typer.Argument(help="Thư mục quy tắc (mặc định: rules/ của không gian làm việc).")
]
ScenariosOption = Annotated[
    Path | None, typer.Option("--scenarios", help="Thư mục kịch bản (mặc định: của chương trình).")
]
FolderArgument = Annotated[Path, typer.Argument(help="Thư mục để tệp.")]
DayOnPaperOption = Annotated[
    str | None, typer.Option("--date", help="Ngày ghi trên văn bản (mặc định: hôm nay).")
]
RecordedReasonOption = Annotated[str | None, typer.Option("--reason", help="Lý do; được ghi lại.")]
HERE = Path(".")


def checked_lang(lang: str) -> str:
    return one_of(lang, ("vi", "en"), "--lang")


def one_of(value: str, choices: Sequence[str], option: str) -> str:
    """Return a value that is one of the choices of an option; raises Stop naming them where it is not."""
    if value not in choices:
        vi, en = (f"{', '.join(choices[:-1])} {word} {choices[-1]}" for word in ("hoặc", "or"))
        raise WrongUse(
            f"{option} chỉ nhận {vi}, không phải '{value}'.", f"{option} takes {en}, not '{value}'."
        )
    return value


def day_from(text: str | None, option: str) -> date | None:
    """Read a date option; None where it was not given."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WrongUse(
            f"{option} cần một ngày hợp lệ, viết năm-tháng-ngày: 2020-12-31. Đã nhận '{text}'.",
            f"{option} takes a real date such as 2020-12-31, not '{text}'.",
        ) from None
