"""Benchmarks are loaded from beside the program: they are not part of what is installed."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

from desk.faults import WRONG_USE, Stop

ROOT = Path(__file__).resolve().parent.parent.parent


def benchmark(name: str) -> Any:
    """Return one of the modules of `benchmarks/`."""
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    try:
        return importlib.import_module(f"benchmarks.{name}")
    except ModuleNotFoundError as error:
        raise Stop(
            WRONG_USE,
            f"Thiếu {error.name}: chạy từ thư mục mã nguồn, với nhóm bench (uv sync --group bench).",
            f"{error.name} is missing: run from the source folder, with the bench group (uv sync --group bench).",
        ) from error
