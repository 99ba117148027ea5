"""Turns the test of a rule file into a condition, checking names and types as it goes."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from engine.rulebook.compile.ledger import Faulting
from engine.rulebook.compile.operands import OperandParser
from engine.rulebook.model.among_units import is_among
from engine.rulebook.model.conditions import (
    AllOf,
    AnyOf,
    AnyPart,
    Apart,
    AtLeastOf,
    Compare,
    Condition,
    Known,
    Near,
    NoneOf,
    Operand,
)
from engine.rulebook.model.points_asked import POINTS, SHARE, is_points, put_to_each
from engine.rulebook.model.types import DATE, NUMBER, FactType, Scope
from engine.rulebook.text.former_words import spelling
from engine.rulebook.text.names import nearest
from engine.rulebook.text.places import NOWHERE, Place, Word, place_of

ORDERED = ("at_least", "at_most", "more_than", "less_than")
WORDS = (
    *ORDERED,
    "between",
    "one_of",
    "none_of",
    "known",
    "after",
    "before",
    "within_days",
    "apart_from",
    "by",
)
NOTHING = AllOf(())
EACH = {"any_criterion": "criterion", "any_group": "group"}
POINTS_TYPES = {POINTS: FactType(NUMBER), SHARE: FactType(NUMBER, unit="%")}


class TestParser:
    """Parses tests in one scope; collects faults instead of raising them."""

    __test__ = False  # not a pytest class

    def __init__(self, scope: Scope, faulting: Faulting) -> None:
        self.scope = scope
        self.faulting = faulting
        self.operands = OperandParser(scope, faulting)

    def condition(self, tree: Any, near: Place = NOWHERE) -> Condition:
        """Parse a mapping: all of its members must hold; `near` is where an empty one stands."""
        if not isinstance(tree, dict):
            self.faulting.add("R110", place_of(tree), found=tree)
            return NOTHING
        if not tree:
            self.faulting.add("R111", near)
        if "of" in tree or (set(tree) == {"at_least"} and isinstance(tree.get("at_least"), Word)):
            return self._at_least(tree)
        parts = [self._member(key, value) for key, value in tree.items()]
        return parts[0] if len(parts) == 1 else AllOf(tuple(parts))

    def _member(self, key: Word, value: Any) -> Condition:
        if key in ("all", "any", "none"):
            parts = self._list(key, value)
            return AllOf(parts) if key == "all" else AnyOf(parts) if key == "any" else NoneOf(parts)
        if key == "at_least" and isinstance(value, dict):
            return self._at_least(value)
        if key in EACH:
            return self._each(key, value)
        return self._fact(key, value)

    def _each(self, key: Word, value: Any) -> Condition:
        """Parse `any_criterion: {share: …}`: one test put to the points of each criterion or group."""
        kind = EACH[key]
        if self.scope.parts is None:
            self.faulting.add("R540", key.place, name=key)
            return NOTHING
        types = {name.removeprefix("."): type_ for name, type_ in POINTS_TYPES.items()}
        asked = TestParser(replace(self.scope, find=types.get, known=lambda: types), self.faulting)
        test = asked.condition(value, key.place)
        parts = put_to_each(test, self.scope.parts[kind])
        return AnyPart(parts, kind, test)

    def test_of(self, key: Word, value: Any) -> Condition:
        """Parse the test of one fact, whatever its name (`of` is also a field of indicators)."""
        return self._fact(key, value)

    def _list(self, key: Word, value: Any) -> tuple[Condition, ...]:
        if not isinstance(value, list) or not value:
            self.faulting.add("R112", key.place, word=key)
            return ()
        return tuple(self.condition(item, key.place) for item in value)

    def _at_least(self, tree: Any) -> Condition:
        count, of = tree.get("at_least"), tree.get("of")
        key = next(iter(tree))
        if (
            set(tree) != {"at_least", "of"}
            or not isinstance(count, Word)
            or not re.fullmatch(r"[0-9]+", count)
        ):
            self.faulting.add("R113", key.place)
            return NOTHING
        parts = self._list(key, of)
        if parts and not 1 <= int(count) <= len(parts):
            self.faulting.add("R114", count.place, n=count, parts=str(len(parts)))
        return AtLeastOf(int(count), parts)

    def _fact(self, key: Word, value: Any) -> Condition:
        type_ = self.scope.find(key)
        if type_ is None and (former := spelling({key: value})):
            self.faulting.add("R140", key.place, found=former[0], wanted=former[1])
            return NOTHING
        if type_ is None:
            code = "R102" if self.scope.of_records else self._elsewhere(key)
            self.faulting.add(code, key.place, name=key, near=nearest(key, self.scope.known()))
            return NOTHING
        if isinstance(value, dict):
            return self._tests(key, type_, value)
        if isinstance(value, list):
            self.faulting.add("R115", place_of(value) if value else key.place, name=key)
            return NOTHING
        operand = self.operands.operand(type_, value, key)
        return Compare(str(key), "equal", (operand,)) if operand is not None else NOTHING

    def _elsewhere(self, key: Word) -> str:
        """Return what is wrong with a name that only gates and bands know, or nobody."""
        if is_among(key):
            return "R566" if self.scope.parts is not None else "R567"
        return "R540" if is_points(key) and self.scope.parts is None else "R102"

    def _tests(self, key: Word, type_: FactType, tests: dict[Word, Any]) -> Condition:
        parts: list[Condition] = []
        if not tests:
            self.faulting.add("R111", key.place)
        for word, value in tests.items():
            part = self._test(key, type_, word, value, tests)
            if part is not None:
                parts.append(part)
        return parts[0] if len(parts) == 1 else AllOf(tuple(parts))

    def _test(
        self, key: Word, type_: FactType, word: Word, value: Any, tests: dict[Word, Any]
    ) -> Condition | None:
        if word in ORDERED:
            return self._ordered(key, type_, word, value)
        if word == "between":
            return self._between(key, type_, word, value)
        if word in ("one_of", "none_of"):
            return self._among(key, type_, word, value)
        if word == "known":
            return self._known(key, word, value)
        if word in ("after", "before"):
            return self._near(key, type_, word, value, tests.get(Word("within_days")))
        if word == "apart_from":
            return self._apart(key, type_, word, value, tests.get(Word("by")))
        if (word == "within_days" and {"after", "before"} & set(tests)) or (
            word == "by" and "apart_from" in tests
        ):
            return None
        if word in ("within_days", "by"):
            self.faulting.add("R121", word.place, word=word)
        else:
            self.faulting.add("R116", word.place, word=word, near=nearest(word, WORDS))
        return None

    def _ordered(self, key: Word, type_: FactType, word: Word, value: Any) -> Condition:
        if type_.kind not in (NUMBER, DATE):
            self.faulting.add("R201", word.place, name=key, word=word)
            return NOTHING
        operand = self.operands.operand(type_, value, word)
        return Compare(str(key), str(word), (operand,)) if operand is not None else NOTHING

    def _between(self, key: Word, type_: FactType, word: Word, value: Any) -> Condition:
        if not isinstance(value, list) or len(value) != 2:
            self.faulting.add("R117", word.place)
            return NOTHING
        low = self._ordered(key, type_, Word("at_least", word.place), value[0])
        high = self._ordered(key, type_, Word("at_most", word.place), value[1])
        ends = [c.operands[0] for c in (low, high) if isinstance(c, Compare)]
        if len(ends) == 2 and _swapped(*ends):
            self.faulting.add("R118", word.place, low=str(value[0]), high=str(value[1]))
        return AllOf((low, high))

    def _among(self, key: Word, type_: FactType, word: Word, value: Any) -> Condition:
        if not isinstance(value, list) or not value:
            self.faulting.add("R119", word.place, word=word)
            return NOTHING
        operands = [self.operands.operand(type_, item, word) for item in value]
        seen: set[object] = set()
        for item, operand in zip(value, operands, strict=True):
            if operand is not None and operand in seen:
                self.faulting.add("R120", place_of(item), found=item)
            seen.add(operand)
        return Compare(str(key), str(word), tuple(o for o in operands if o is not None))

    def _known(self, key: Word, word: Word, value: Any) -> Condition:
        if not self.scope.of_records:
            self.faulting.add("R202", word.place, name=key)
        if value not in ("yes", "no"):
            self.faulting.add("R210", place_of(value), found=value)
        return Known(str(key), value == "yes")

    def _near(self, key: Word, type_: FactType, word: Word, value: Any, within: Any) -> Condition:
        if type_.kind != DATE:
            self.faulting.add("R203", word.place, name=key, word=word)
            return NOTHING
        other = self.operands.operand(type_, value, word)
        limit = None if within is None else self.operands.number(within, word, "ngày")
        return Near(str(key), word == "after", other, limit) if other is not None else NOTHING

    def _apart(self, key: Word, type_: FactType, word: Word, value: Any, by: Any) -> Condition:
        limit = None if by is None else self.operands.number(by, word)
        if not self.scope.scored or value != "score" or type_.kind != NUMBER or limit is None:
            self.faulting.add("R122", word.place)
            return NOTHING
        return Apart(str(key), "score", limit)


def _swapped(low: Operand, high: Operand) -> bool:
    """Tell whether two numbers or two days stand in the wrong order; others can't be compared here."""
    if isinstance(low, Fraction) and isinstance(high, Fraction):
        return low > high
    return isinstance(low, date) and isinstance(high, date) and low > high
