"""Reads `tests/broken_rules/`: one file a code, each holding mistakes made in the shipped rules.

A block is `# what was done`, `@ file [mode]`, `-` the text taken out, `+` what was put in its place, and,
where the fault stands elsewhere than the change begins, `? file | text of that line`. Modes: `delete`,
`empty`, `new`, `repeat N` (each line with `{n}`, counting), `cp1258` (the file saved in an old encoding) and
`txt` (saved with that ending). `\\t` and `\\uXXXX` stand for letters that can't be seen.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from pathlib import Path

OF_FILES = ("cp1258", "txt")  # mistakes of how a file is saved, not of its text
BROKEN = Path(__file__).resolve().parents[2] / "broken_rules"


@dataclass(frozen=True)
class Mistake:
    code: str
    said: str
    file: str
    mode: str
    old: str
    new: str
    at: tuple[str, str] | None
    beside: tuple[Mistake, ...] = ()

    def made_in(self, texts: dict[str, str]) -> dict[str, str]:
        """Return the rule files with the mistake in them."""
        for other in self.beside:
            texts = other.made_in(texts)
        if self.mode == "delete":
            return {name: text for name, text in texts.items() if name != self.file}
        if self.mode in ("empty", "new"):
            return {**texts, self.file: self.new}
        if self.mode.startswith("repeat"):
            return {**texts, self.file: _repeated(self.new, int(self.mode.split()[1]))}
        text = texts[self.file]
        assert text.count(self.old) >= 1, f"{self.code}: not found in {self.file}: {self.old}"
        return {**texts, self.file: text.replace(self.old, self.new, 1)}

    def line(self, texts: dict[str, str]) -> tuple[str, int]:
        """Return where the fault must be named: file and line, in the broken files."""
        file, wanted = self.at or (self.file, self.new)
        text = texts.get(file, "")
        return file, text[: text.index(wanted)].count("\n") + 1 if wanted else 1


def _repeated(text: str, times: int) -> str:
    """Repeat each line that holds `{n}`, counting."""
    lines = text.split("\n")
    return "\n".join(
        line.replace("{n}", str(n)) for line in lines for n in range(times if "{n}" in line else 1)
    )


def mistakes() -> list[Mistake]:
    found = []
    for path in sorted(BROKEN.glob("*.txt")):
        for block in path.read_text("utf-8").strip("\n").split("\n\n"):
            found.append(read_mistake(path.stem, block.split("\n")))
    return found


def slips_by_hand(name: str = "slips") -> list[Mistake]:
    """Read `by_hand/`: slips people made, of any code; `!` names it."""
    blocks = (BROKEN / "by_hand" / f"{name}.txt").read_text("utf-8").strip("\n").split("\n\n")
    return [read_mistake(re.findall(r"^! (\w+)$", block, re.M)[0], block.split("\n")) for block in blocks]


def read_mistake(code: str, lines: list[str]) -> Mistake:
    """Read one block."""
    starts = [i for i, line in enumerate(lines) if line.startswith("@ ")]
    parts = [lines[a:b] for a, b in itertools.pairwise([*starts, len(lines)])]
    first, *rest = [_change(code, lines[0][2:], part) for part in parts]
    return replace(first, beside=tuple(rest))


def _change(code: str, said: str, lines: list[str]) -> Mistake:
    file, _, mode = next(line[2:] for line in lines if line.startswith("@ ")).partition(" ")
    at = next((line[2:] for line in lines if line.startswith("? ")), None)
    spot = tuple(at.split(" | ", 1)) if at else None
    return Mistake(code, said, file, mode, _joined(lines, "-"), _joined(lines, "+"), spot)  # type: ignore[arg-type]


def _joined(lines: list[str], mark: str) -> str:
    text = "\n".join(line[1:] for line in lines if line.startswith(mark))
    return re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), text).replace("\\t", "\t")
