"""A copy of rules, scenarios and returns in which every rulebook, group, band and criterion has another name."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import openpyxl

from engine.rulebook.model.rulebook import Rules


@dataclass(frozen=True)
class Renaming:
    """Old names with what they are called now. Ids of criteria keep the form scenarios ask for: a letter, two digits."""

    rulebooks: dict[str, str]
    groups: dict[str, str]
    bands: dict[str, str]
    criteria: dict[str, str]

    def rules(self, text: str) -> str:
        """Return a rule file with the new names."""
        text = self.words(text)
        text = re.sub(r"(?<=group: \{id: )(\w+)", lambda m: self.groups[m[1]], text)
        bands = "|".join(self.bands)
        return re.sub(rf"(?:(?<=\[)|(?<=[,:] ))({bands})(?=[,\]}}\n])", lambda m: self.bands[m[1]], text)

    def words(self, text: str) -> str:
        """Return any text with the new names of rulebooks and criteria."""
        names = self.rulebooks | self.criteria
        if not names:
            return text
        return re.sub(rf"\b({'|'.join(names)})\b", lambda m: names[m[1]], text)

    def returns(self, path: Path) -> None:
        """Write the new ids over the old in a return."""
        if path.suffix == ".csv":
            row = re.compile(rb"(?<=[;,\t ])(" + "|".join(self.criteria).encode() + rb")(?=[;,\t ])")
            path.write_bytes(row.sub(lambda m: self.criteria[m[1].decode()].encode(), path.read_bytes()))
        elif path.suffix == ".xlsx":
            book = openpyxl.load_workbook(path)
            for cell in (cell for sheet in book for line in sheet.iter_rows() for cell in line):
                if isinstance(cell.value, str):
                    cell.value = self.criteria.get(cell.value.strip(), cell.value)
            book.save(path)


def renaming_of(rules: Rules) -> Renaming:
    books = rules.rulebooks.values()
    return Renaming(
        {name: f"bo_{n}" for n, name in enumerate(sorted(rules.rulebooks))},
        {group.id: f"nhom_{group.id.lower()}" for book in books for group in book.groups},
        {band.id: f"muc_{len(band.id)}_{band.id[::-1]}" for book in books for band in book.bands},
        {c.id: _fifty_on(c.id) for book in books for c in book.criteria},
    )


def _fifty_on(id_: str) -> str:
    """Return K51a for K1a."""
    return re.sub(r"\d+", lambda m: str(int(m[0]) + 50), id_)


def renamed_rules(source: Path, target: Path, names: Renaming) -> Path:
    for path in sorted(source.rglob("*.yaml")):
        copy = target / names.words(path.relative_to(source).as_posix())
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(names.rules(path.read_text("utf-8")), "utf-8")
    return target


def renamed_scenarios(source: Path, target: Path, names: Renaming) -> Path:
    for path in sorted(source.rglob("*.feature")):
        copy = target / names.words(path.relative_to(source).as_posix())
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(names.words(path.read_text("utf-8")), "utf-8")
    return target


def renamed_returns(source: Path, target: Path, names: Renaming) -> Path:
    shutil.copytree(source, target)
    for path in sorted(p for p in target.rglob("*") if p.is_file()):
        names.returns(path)
    return target
