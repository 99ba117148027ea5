"""A copy of rules, scenarios and returns in which all that rules name has another name."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import openpyxl

from engine.rulebook.model.follow_up import SignThen
from engine.rulebook.model.indicators import operations
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.model.vocabulary import VENUE_PERIOD
from facts.forms.catalogue import KINDS

RESERVED = frozenset({"commune", "violations", *operations()}) | {
    f for k in KINDS.values() for f in k.record_fields
}
"""Words of the language that a name may be spelled like: what is counted and how, levels of offices, a key of
seeds, fields of the forms."""


@dataclass(frozen=True)
class Renaming:
    """Old names with what they are called now. Ids of criteria, signs, rules keep the form scenarios ask for:
    a letter, two digits."""

    rulebooks: dict[str, str]
    groups: dict[str, str]
    bands: dict[str, str]
    criteria: dict[str, str]
    others: dict[str, str] = field(default_factory=dict)

    @cached_property
    def everywhere(self) -> dict[str, str]:
        """Names that are words of their own wherever they stand."""
        return self.rulebooks | self.criteria | self.others

    @cached_property
    def _word(self) -> re.Pattern[str]:
        longest = sorted(self.everywhere, key=len, reverse=True)
        return re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, longest))})(?![\w-])")

    def rules(self, text: str) -> str:
        """Return a rule file with the new names; what is counted as `venue_period` is a word of the language,
        the set called so a name."""
        text = self.words(text).replace(f"count: {self.others[VENUE_PERIOD]}", f"count: {VENUE_PERIOD}")
        text = re.sub(r"(?<=group: \{id: )(\w+)", lambda m: self.groups[m[1]], text)
        bands = "|".join(self.bands)
        return re.sub(rf"(?:(?<=\[)|(?<=[,:] ))({bands})(?=[,\]}}\n])", lambda m: self.bands[m[1]], text)

    def words(self, text: str) -> str:
        """Return any text with the new names, but of groups and bands."""
        return self._word.sub(lambda m: self.everywhere[m[1]], text)

    def left_in(self, text: str) -> set[str]:
        """Return the old names that stand in a text and can be no usual word."""
        return {m[0] for m in self._word.finditer(text) if re.search(r"[_-]", m[0])}

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
        _others(rules),
    )


def _others(rules: Rules) -> dict[str, str]:
    """Return new names of all that the shared files, indicators and follow-up rules name, in the order of the
    old."""
    books, raised = rules.rulebooks.values(), [r.then for r in rules.follow_up]
    named: dict[str, Iterable[str]] = {
        "tham_so": rules.parameters,
        "van-ban": rules.documents,
        "bo_chi_so": [s for s in rules.indicator_sets if s not in rules.rulebooks],
        "chi_so": [i for s in rules.indicator_sets.values() for i in s.indicators],
        "chuoi": [s.id for book in books for s in book.streaks],
        "dau_hieu": [then.sign for then in raised if isinstance(then, SignThen)],
        "viec": rules.actions,
        "vai_tro": rules.offices.titles,
        "de_cuong": rules.reports,
    }
    found = {
        old: f"{kind}_{n:03}"
        for kind, olds in named.items()
        for n, old in enumerate(sorted(set(olds) - RESERVED))
    }
    found |= {f"{old}_of": f"{new}_of" for old, new in found.items() if f"{old}_of" in found}
    ids = [part.id for book in books for part in (*book.gates, *book.signs)] + [r.id for r in rules.follow_up]
    ids.sort(key=lambda id_: f"{id_}|")  # as keys of facts end: of two reasons the first by its key is told
    return found | {id_: f"{id_[0]}{51 + n}" for n, id_ in enumerate(ids)}


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
