"""Options that many verbs share."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from desk.base.faults import WRONG_USE, Stop

WorkspaceOption = Annotated[
    Path, typer.Option("--workspace", "-w", help="Không gian làm việc (mặc định: thư mục hiện tại).", show_default=False)
]  # fmt: skip
JsonOption = Annotated[bool, typer.Option("--json", help="In kết quả dạng JSON.")]
LangOption = Annotated[str, typer.Option("--lang", help="Ngôn ngữ: vi hoặc en.")]
HERE = Path(".")


def checked_lang(lang: str) -> str:
    if lang not in ("vi", "en"):
        raise Stop(
            WRONG_USE,
            f"--lang chỉ nhận vi hoặc en, không phải '{lang}'.",
            f"--lang takes vi or en, not '{lang}'.",
        )
    return lang


def day_from(text: str | None, option: str) -> date | None:
    """Read a date option; None where it was not given."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Stop(
            WRONG_USE,
            f"{option} cần một ngày có thật, viết năm-tháng-ngày: 2020-12-31. Đã nhận '{text}'.",
            f"{option} takes a real date such as 2020-12-31, not '{text}'.",
        ) from None
