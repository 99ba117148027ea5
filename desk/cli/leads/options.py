"""What the verbs of leads share: options, a reason that must be given, files written."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from desk.base.faults import WrongUse
from desk.base.options import RUN_HELP

RunOption = Annotated[str, typer.Option("--run", help=RUN_HELP, show_default=False)]
LeadArgument = Annotated[str, typer.Argument(help="Mã manh mối, hoặc số thứ tự trong danh sách.")]
ByOption = Annotated[str | None, typer.Option("--by", help="Ai (mặc định: người dùng máy).")]


def given(reason: str | None) -> str:
    """Return the reason; what is put on record has one."""
    if reason is None or not reason.strip():
        raise WrongUse('Thêm --reason "LÝ DO": việc này được ghi lại.')
    return reason.strip()


def written(path: Path, content: str | bytes) -> None:
    """Write a file whole; a folder that can't be written is said so."""
    from desk.base.disk_faults import unwritable
    from desk.base.files import write_bytes

    try:
        write_bytes(path, content.encode() if isinstance(content, str) else content)
    except OSError as error:
        raise unwritable(path, error) from error
