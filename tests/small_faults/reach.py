"""Which tests reach a line: read from what coverage.py kept while each test ran under its own name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from coverage import CoverageData


class Reach:
    """Tests by file and line, the most particular first: those that reach the fewest files."""

    def __init__(self, kept: Path, root: Path) -> None:
        data = CoverageData(str(kept))
        data.read()
        self.by_file: dict[str, Mapping[int, list[str]]] = {}
        self.width: Counter[str] = Counter()
        for path in data.measured_files():
            lines = data.contexts_by_lineno(path)
            self.by_file[Path(path).relative_to(root).as_posix()] = lines
            self.width.update({name for names in lines.values() for name in names if name})

    def tests_of(self, file: str, line: int) -> list[str]:
        """Return the tests that run a line; of a line that runs on import, those that run anything of its file."""
        lines = self.by_file.get(file, {})
        names = {name for name in lines.get(line, ()) if name}
        if not names and line in lines:
            names = {name for found in lines.values() for name in found if name}
        tests = {name.split("|")[0] for name in names}
        return sorted(tests, key=lambda test: (self.width[f"{test}|run"], test))
