"""The real command line, called in this process, and what it printed."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

from desk.cli.app import code_of


@dataclass(slots=True)
class OfficeAtWork:
    """A workspace, and the runs made in it, newest last."""

    workspace: Path
    runs: list[str] = field(default_factory=list)
    imported: dict[str, Any] = field(default_factory=dict)
    written: set[str] = field(default_factory=set)
    told: dict[tuple[str, ...], str] = field(default_factory=dict)  # a run never changes what it says

    def call(self, *arguments: object) -> Any:
        """Call a verb with `--json`; return what it printed."""
        return json.loads(self.tell(*arguments, "--json"))

    def ask(self, *arguments: object) -> str:
        """Call a verb that only reads a run; asked again, it is not called again."""
        key = tuple(map(str, arguments))
        if key not in self.told:
            self.told[key] = self.tell(*arguments)
        return self.told[key]

    def tell(self, *arguments: object) -> str:
        """Call a verb as a person would; return what it printed for them."""
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = code_of([str(a) for a in arguments])
        assert code in (0, 1), err.getvalue()
        return out.getvalue()

    def take(self, *paths: Path) -> None:
        """Import returns."""
        self.imported = self.call("import", *paths, "--workspace", self.workspace)

    def run(self, year: int, *options: object) -> None:
        made = self.call("run", "--workspace", self.workspace, "--year", year, *options)
        self.runs.append(made["run"])

    def results(self, run: int = -1) -> dict[str, Any]:
        """Return the row of each unit."""
        rows = json.loads(self.ask("results", self.runs[run], "--json"))["rows"]
        return {row["subject"]["unit"]: row for row in rows}

    def explained(self, unit: str) -> dict[str, Any]:
        """Return the explanation of a unit in the newest run."""
        found: dict[str, Any] = json.loads(self.ask("explain", self.runs[-1], "--unit", unit, "--json"))
        return found

    def criterion(self, unit: str, id_: str) -> dict[str, Any]:
        found: dict[str, Any] = next(c for c in self.explained(unit)["criteria"] if c["id"] == id_)
        return found


def exact(number: float) -> Fraction:
    """Return a printed number as it reads."""
    return Fraction(str(number))
