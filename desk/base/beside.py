"""What lies beside the program: rules and the example; in its source folder, words of scenarios."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

from desk.base.faults import WrongUse
from desk.base.language import LazyText, gettext_noop

ROOT = Path(__file__).resolve().parent.parent.parent
_INSTALLED = ROOT / "desk" / "shipped"  # a wheel puts there what the source folder has beside `desk/`


def shipped(name: str) -> Path:
    """Return a folder that comes with the program, such as `rules`."""
    return (_INSTALLED if _INSTALLED.is_dir() else ROOT) / name


def module_beside(name: str, way: str) -> Any:
    """Load a module of the source folder; raise Stop with the way out where something is missing."""
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        raise WrongUse("Thiếu %(name)s: %(way)s", name=error.name, way=LazyText(way)) from error


def steps(name: str) -> Any:
    """Return one of the modules of words of scenarios."""
    return module_beside(
        f"scenarios.steps.{name}",
        gettext_noop("chạy bằng ./lanhmanh trong thư mục mã nguồn (nó tự cài phần chạy kịch bản)."),
    )
