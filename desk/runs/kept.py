"""What a run takes over from an earlier one: results whose rules and records are what they were."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import polars as pl

from desk.runs.run_keys import KEYS, Keys, keys_in
from engine.indicators.subjects import Subject
from engine.rulebook.model.dependencies import INDICATOR, RULEBOOK
from engine.rulebook.model.indicators import IndicatorSet

BEFORE = "bands_before"
_RESULTS = ("rulebook", "subject")
ORDER = {
    "indicators": ("subject_kind", "subject", "name"),
    **dict.fromkeys(("scores", "points", "needs", "findings", BEFORE), _RESULTS),
}
"""The order of each table's rows; rows that are equal in it stay in the order they were written in."""
Listed = Mapping[str, Sequence[Subject]]


@dataclass(frozen=True)
class Kept:
    """An earlier run's tables and keys, and the keys of now; without an earlier run nothing is kept."""

    now: Keys = field(default_factory=dict)
    tables: Mapping[str, pl.DataFrame] = field(default_factory=dict)

    @cached_property
    def then(self) -> Keys:
        return keys_in(self.tables[KEYS]) if KEYS in self.tables else {}

    def stands(self, kind: str, name: str) -> bool:
        """Tell whether the key of something is what it was."""
        key = self.then.get((kind, name))
        return key is not None and key == self.now.get((kind, name))

    # Results and indicators

    def has_result(self, rulebook: str, subject: Subject) -> bool:
        return (
            self.stands(RULEBOOK, rulebook)
            and self.stands(subject.kind, subject.id)
            and (rulebook, subject.id) in self._scored
        )

    def has_indicator(self, set_: str, name: str, subject: Subject) -> bool:
        return self.stands(INDICATOR, f"{set_}.{name}") and self._has_indicators(subject)

    def _has_indicators(self, subject: Subject) -> bool:
        place = (subject.kind, subject.id)
        return self.stands(*place) and place in self._computed

    def has_bands_before(self, rulebook: str, subject: Subject) -> bool:
        return (
            self.stands(RULEBOOK, rulebook)
            and self.stands(subject.kind, subject.id)
            and (rulebook, subject.id) in self._before
        )

    @cached_property
    def _scored(self) -> frozenset[tuple[str, ...]]:
        return self._said("scores", "rulebook", "subject")

    @cached_property
    def _before(self) -> frozenset[tuple[str, ...]]:
        return self._said("bands_before", "rulebook", "subject")

    @cached_property
    def _computed(self) -> frozenset[tuple[str, ...]]:
        return self._said("indicators", "subject_kind", "subject")

    def _said(self, table: str, *columns: str) -> frozenset[tuple[str, ...]]:
        found = self.tables.get(table)
        return frozenset() if found is None else frozenset(found.select(columns).unique().rows())

    # Tables

    def results_with(self, name: str, new: pl.DataFrame, listed: Listed) -> pl.DataFrame:
        """Return new rows and kept ones in one order. `listed` says whom each rulebook is about now."""
        has = self.has_bands_before if name == BEFORE else self.has_result
        wanted = {book: [s.id for s in subjects if has(book, s)] for book, subjects in listed.items()}
        return self._with(
            name, new, [pl.col("rulebook").eq(b) & pl.col("subject").is_in(i) for b, i in wanted.items()]
        )

    def indicators_with(
        self, new: pl.DataFrame, sets: Sequence[IndicatorSet], listed: Listed
    ) -> pl.DataFrame:
        """Return new indicators and kept ones in one order. `listed` says which subjects of each kind there are."""
        wanted = []
        for set_ in sets:
            names = [n for n in set_.indicators if self.stands(INDICATOR, f"{set_.name}.{n}")]
            ids = [s.id for s in listed[set_.subject] if self._has_indicators(s)]
            of_kind = pl.col("subject_kind").eq(set_.subject) & pl.col("subject").is_in(ids)
            wanted.append(of_kind & pl.col("name").is_in(names))
        return self._with("indicators", new, wanted)

    def _with(self, name: str, new: pl.DataFrame, wanted: Iterable[pl.Expr]) -> pl.DataFrame:
        old = self.tables.get(name)
        if old is None:
            return new
        parts = [old.filter(expression) for expression in wanted]
        return pl.concat([*parts, new]).sort(ORDER[name], maintain_order=True).rechunk()


NOTHING = Kept()
