"""Compiles the English catalog into the wheel, whichever way the wheel is built."""

from __future__ import annotations

import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogHook(BuildHookInterface):  # type: ignore[type-arg]
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        sys.path.insert(0, self.root)
        from desk.base.language import compiled

        build_data["artifacts"].append(f"/{compiled('en').relative_to(self.root).as_posix()}")
