"""Options that many verbs share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from desk.base.acts import day_of
from desk.base.faults import WrongUse
from desk.base.language import LANGUAGES


def option(help: str, *names: str, **how: Any) -> Any:
    """Declare an option by its help, and its names where it has others than its parameter."""
    return typer.Option(*names, help=help, **how)


def argument(help: str, **how: Any) -> Any:
    return typer.Argument(help=help, **how)


WorkspaceOption = Annotated[
    Path, option("Không gian làm việc (mặc định: thư mục hiện tại).", "--workspace", "-w", show_default=False)
]
JsonOption = Annotated[bool, option("In kết quả dạng JSON.", "--json")]
StrictOption = Annotated[
    bool, option("Mã thoát 1 khi xong mà có việc cần người xem (bình thường là 0).", "--strict")
]
FullOption = Annotated[bool, option("In mọi bảng, không chỉ một màn hình.", "--full")]
LangOption = Annotated[str | None, option("Ngôn ngữ: vi hoặc en (mặc định: LANHMANH_LANG).", "--lang")]
DayOfPaperOption = Annotated[str | None, option("Ngày của văn bản (mặc định: để trống).", "--date")]
ReasonOption = Annotated[str | None, option("Lý do lấy văn bản nội bộ; được ghi lại.", "--reason")]
ByOption = Annotated[str | None, option("Người quyết định.", "--by")]
WhoOption = Annotated[str | None, option("Ai (mặc định: người dùng máy).", "--who")]
DespiteAnnouncedOption = Annotated[
    str | None, option("Lý do vẫn lập khi khác kết quả đã công bố; được ghi lại.", "--despite")
]
RUN_HELP = "Năm, hoặc mã, thư mục của lần chạy (mặc định: năm mới nhất có số liệu)."
RunArgument = Annotated[str, argument(RUN_HELP, show_default=False)]
RulesArgument = Annotated[
    Path | None, argument("Thư mục quy tắc (mặc định: rules/ của không gian làm việc).")
]
ScenariosOption = Annotated[
    Path | None, option("Thư mục kịch bản (mặc định: của chương trình).", "--scenarios")
]
FolderArgument = Annotated[Path, argument("Thư mục để tệp.")]
DayOnPaperOption = Annotated[str | None, option("Ngày ghi trên văn bản (mặc định: hôm nay).", "--date")]
RecordedReasonOption = Annotated[str | None, option("Lý do; được ghi lại.", "--reason")]
HERE = Path(".")


def checked_lang(lang: str) -> str:
    return one_of(lang, LANGUAGES, "--lang")


def one_of(value: str, choices: Sequence[str], option: str) -> str:
    """Return a value that is one of the choices of an option; raises Stop naming them where it is not."""
    if value not in choices:
        raise WrongUse(
            "%(option)s chỉ nhận %(choices)s hoặc %(last)s, không phải '%(value)s'.",
            option=option,
            choices=", ".join(choices[:-1]),
            last=choices[-1],
            value=value,
        )
    return value


def day_from(text: str | None, option: str) -> date | None:
    """Read a date option; None where it was not given."""
    if text is None:
        return None
    try:
        return day_of(text)
    except ValueError:
        raise WrongUse(
            "%(option)s cần một ngày hợp lệ: 31/12/2020 hoặc 2020-12-31. Đã nhận '%(text)s'.",
            option=option,
            text=text,
        ) from None
