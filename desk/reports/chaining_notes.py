"""What a person is told of how follow-up was found."""

from __future__ import annotations

from desk.base.output import Output
from desk.runs.run import Run
from engine.follow_up.durable import available


def say_executor(out: Output) -> None:
    """Say, before anything else, that the plain matcher answers where durable-rules can't be had."""
    if not available():
        out.note(
            "Máy này không có durable-rules (cần Python 3.11 hoặc 3.12): bộ khớp của chương trình suy"
            " diễn thay, kết quả như nhau."
        )


def say_losses(run: Run, out: Output) -> None:
    """Say which chaining processes were lost on the way; the results are whole."""
    for why in run.journal.get("chaining", {}).get("lost", ()):
        out.note(
            "Tiến trình suy diễn phụ bị mất (%(why)s); phần đó đã được bộ khớp của chương trình làm lại,"
            " kết quả không đổi.",
            why=why,
        )
