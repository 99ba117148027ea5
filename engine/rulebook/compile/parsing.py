"""Turns the tests of a rule file into conditions and values, and checks their names and types."""

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from engine.rulebook.compile.ledger import Faulting
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
    Moment,
    Near,
    NoneOf,
    Operand,
    ParameterRef,
    all_of,
)
from engine.rulebook.model.points_asked import POINTS, SHARE, is_points, put_to_each
from engine.rulebook.model.types import BAND, DATE, NUMBER, TEXT, YES_NO, FactType, Scope
from engine.rulebook.text.figures import (
    ISO_DAY,
    MONTH_DAY,
    beyond_a_century,
    day_meant,
    day_of,
    figure,
    is_count,
    month_day_meant,
    month_day_of,
    shown,
    yes_no_meant,
)
from engine.rulebook.text.former_words import spelling
from engine.rulebook.text.names import nearest
from engine.rulebook.text.places import NOWHERE, Place, Word, place_of

ORDERED = ("at_least", "at_most", "more_than", "less_than")
LIMITS = {"within_days": {"after", "before"}, "by": {"apart_from"}}  # each limits one of others
WORDS = (*ORDERED, "one_of", "none_of", "known", "after", "before", "apart_from", *LIMITS)
NOTHING = AllOf(())
EACH = {"criteria": "criterion", "group": "group"}  # what `any` may ask the points of
POINTS_TYPES = {POINTS: FactType(NUMBER), SHARE: FactType(NUMBER, unit="%")}
MANY_TIMES = 10  # a plain ratio compared with so much was surely meant in per cent
MEASURES = frozenset({"%", "ngày", "tháng", "năm"})  # units that are never mixed with another


def _dollar(name: str | None) -> str | None:
    return f"${name}" if name else None


class OperandParser:
    """Parses values in one scope; collects faults instead of raising them."""

    def __init__(self, scope: Scope, faulting: Faulting) -> None:
        self.scope = scope
        self.faulting = faulting

    def number(self, value: Any, near: Word, unit: str | None = None) -> Fraction | ParameterRef | None:
        """Parse a number; with `unit` it counts days or months, so it is whole."""
        operand = self.operand(FactType(NUMBER, unit=unit, whole=unit is not None), value, near)
        return operand if isinstance(operand, Fraction | ParameterRef) else None

    def operand(self, type_: FactType, value: Any, near: Word) -> Operand | None:
        if isinstance(value, dict):
            return self._day_meant(type_, value, near)
        if not isinstance(value, Word):
            self.faulting.add("R115", place_of(value) if value else near.place, name=near)
            return None
        if value.startswith("$"):
            return self._parameter(type_, value)
        return {NUMBER: self._figure, YES_NO: self._yes_no, DATE: self._day}.get(type_.kind, self._text)(
            type_, value
        )

    def _parameter(self, type_: FactType, value: Word) -> Operand | None:
        name = str(value)[1:]
        if name not in self.scope.parameters:
            self.faulting.add(
                "R103", value.place, name=name, near=_dollar(nearest(name, self.scope.parameters))
            )
            return None
        if type_.kind != NUMBER:
            self.faulting.add("R204", value.place, name=name)
            return None
        unit = self.scope.parameters[name]
        if type_.unit and unit != type_.unit and MEASURES & {unit, type_.unit}:
            self.faulting.add("R205", value.place, name=name, unit=unit or "—", wanted=type_.unit)
        elif type_.unit == "%" and not type_.above_all and any(n > 100 for n in self.scope.values_of(name)):
            self.faulting.add(
                "R209", value.place, found=f"${name} = {shown(max(self.scope.values_of(name)))}"
            )
        elif type_.plain_share and any(number >= MANY_TIMES for number in self.scope.values_of(name)):
            most = max(self.scope.values_of(name))
            self.faulting.add("R226", value.place, found=shown(most))
        elif type_.whole:
            self._whole_parameter(name, value)
        return ParameterRef(name)

    def _whole_parameter(self, name: str, value: Word) -> None:
        """A count is compared with whole numbers only, on every date."""
        for number in self.scope.values_of(name):
            if not is_count(number):
                self.faulting.add("R222", value.place, name=name, found=shown(number))

    def _figure(self, type_: FactType, value: Word) -> Operand | None:
        if value in self.scope.parameters:
            self.faulting.add("R207", value.place, found=value, near=f"${value}")
            return None
        number = figure(value, self.faulting.report)
        if number is None:
            return None
        if type_.whole and not is_count(number):
            self.faulting.add("R208", value.place, found=value)
        if type_.plain_share and number >= MANY_TIMES:
            self.faulting.add("R226", value.place, found=value)
        if type_.unit == "%" and not (number >= 0 and (number <= 100 or type_.above_all)):
            self.faulting.add("R209", value.place, found=value)
        elif type_.unit == "%" and 0 < number < 1:
            self.faulting.add("R221", value.place, found=value, wanted=shown(number * 100))
        if too_long := beyond_a_century(number, type_.unit):
            self.faulting.add("R227", value.place, found=value, **too_long)
        return number

    def _yes_no(self, type_: FactType, value: Word) -> Operand | None:
        if value in ("yes", "no"):
            return value == "yes"
        self.faulting.add("R210", value.place, found=value, near=yes_no_meant(value))
        return None

    def _text(self, type_: FactType, value: Word) -> Operand | None:
        if type_.choices and value not in type_.choices:
            code = "R104" if type_.kind == BAND else "R211"
            near = nearest(value, type_.choices)
            self.faulting.add(code, value.place, found=value, choices=", ".join(type_.choices), near=near)
            return None
        if type_.kind not in (TEXT, BAND):  # pragma: no cover - every kind has its reader
            return None
        return str(value)

    def _day(self, type_: FactType, value: Word) -> Operand | None:
        if value in ("period_start", "period_end"):
            return Moment(str(value))
        if re.fullmatch(ISO_DAY, value):
            day = day_of(value)
            if day is None:
                self.faulting.add("R212", value.place, found=value, near=day_meant(value))
            return day
        if re.fullmatch(MONTH_DAY, value):
            return self._day_of_period(value)
        other = self.scope.find(value) if self.scope.of_records else None
        if other is not None and other.kind == DATE:
            return Moment("field", str(value))
        near = nearest(value, self._days_known()) if self.scope.of_records else None
        self.faulting.add("R213", value.place, found=value, near=near)
        return None

    def _days_known(self) -> list[str]:
        return [
            name for name in self.scope.known() if (known := self.scope.find(name)) and known.kind == DATE
        ]

    def _day_meant(self, type_: FactType, tree: dict[Word, Any], near: Word) -> Operand | None:
        if type_.kind != DATE:
            self.faulting.add("R115", place_of(tree) if tree else near.place, name=near)
            return None
        return self.moment(tree)

    def compared(self, fact: FactType, value: Any) -> Fraction | ParameterRef | None:
        """Parse a number that a fact is compared with."""
        operand = self.operand(fact, value, value)
        return operand if isinstance(operand, Fraction | ParameterRef) else None

    def moment(self, tree: dict[Word, Any]) -> Moment | None:
        """Parse `{due: year_return}` or `{days_before_end: n}`."""
        if former := spelling(tree):
            self.faulting.add(former.code, place_of(tree), found=former.former, wanted=former.today)
            return None
        if len(tree) != 1:
            self.faulting.add("R214", place_of(tree))
            return None
        key, value = next(iter(tree.items()))
        if key == "days_before_end":
            number = self.number(value, key, "ngày")
            return Moment("days_before_end", number) if number is not None else None
        if key == "due" and isinstance(value, Word):
            return self._due(value)
        self.faulting.add("R116", key.place, word=key, near=nearest(key, ("days_before_end", "due")))
        return None

    def _due(self, value: Word) -> Moment:
        self.faulting.among([value], self.scope.returns, "R105")
        return Moment("due", str(value))

    def _day_of_period(self, value: Word) -> Moment | None:
        month_day = month_day_of(value)
        if month_day is None:
            self.faulting.add("R215", value.place, found=value, near=month_day_meant(value))
        return Moment("period_day", month_day) if month_day else None


class TestParser(OperandParser):
    """Parses tests in one scope; collects faults instead of raising them."""

    __test__ = False  # not a pytest class

    def condition(self, tree: Any, near: Place = NOWHERE) -> Condition:
        """Parse a mapping: all of its members must hold; `near` is where an empty one stands."""
        if not isinstance(tree, dict):
            self.faulting.add("R110", place_of(tree), found=tree)
            return NOTHING
        if not tree:
            self.faulting.add("R111", near)
        if "of" in tree or (set(tree) == {"at_least"} and isinstance(tree.get("at_least"), Word)):
            return self._at_least(tree)
        return all_of([self._member(key, value) for key, value in tree.items()])

    def _member(self, key: Word, value: Any) -> Condition:
        if key == "any" and isinstance(value, dict):
            return self._each(key, value)
        if key in ("all", "any", "none"):
            parts = self._list(key, value)
            return AllOf(parts) if key == "all" else AnyOf(parts) if key == "any" else NoneOf(parts)
        if key == "at_least" and isinstance(value, dict):
            return self._at_least(value)
        return self._fact(key, value)

    def _each(self, key: Word, tree: dict[Word, Any]) -> Condition:
        """Parse `any: {criteria: {share: …}}`: one test put to the points of each criterion or group."""
        if len(tree) != 1 or not EACH.keys() >= tree.keys():
            self.faulting.add("R112", key.place, word=key)
            return NOTHING
        ((of, value),) = tree.items()
        kind = EACH[of]
        if self.scope.parts is None:
            self.faulting.add("R540", key.place, name=f"any: {of}")
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
            self.faulting.add(former.code, key.place, found=former.former, wanted=former.today)
            return NOTHING
        if type_ is None:
            code = "R102" if self.scope.of_records else self._elsewhere(key)
            choices = {"choices": ", ".join(self.scope.known())} if code == "R307" else {}
            self.faulting.add(code, key.place, name=key, near=nearest(key, self.scope.known()), **choices)
            return NOTHING
        if isinstance(value, dict):
            return self._tests(key, type_, value)
        if isinstance(value, list):
            self.faulting.add("R115", place_of(value) if value else key.place, name=key)
            return NOTHING
        operand = self.operand(type_, value, key)
        return Compare(str(key), "equal", (operand,)) if operand is not None else NOTHING

    def _elsewhere(self, key: Word) -> str:
        """Return what is wrong with a name that only gates and bands know, or nobody."""
        if is_among(key):
            return "R566" if self.scope.parts is not None else "R567"
        return "R540" if is_points(key) and self.scope.parts is None else self.scope.absent

    def _tests(self, key: Word, type_: FactType, tests: dict[Word, Any]) -> Condition:
        if not tests:
            self.faulting.add("R111", key.place)
        parts = [self._test(key, type_, word, value, tests) for word, value in tests.items()]
        low, high = (
            next((p.operands[0] for p in parts if isinstance(p, Compare) and p.op == op), None)
            for op in ("at_least", "at_most")
        )
        if _swapped(low, high):
            self.faulting.add(
                "R118", key.place, low=str(tests[Word("at_least")]), high=str(tests[Word("at_most")])
            )
        return all_of([part for part in parts if part is not None])

    def _test(
        self, key: Word, type_: FactType, word: Word, value: Any, tests: dict[Word, Any]
    ) -> Condition | None:
        """Parse one word of a test; None for a limit, which the word it limits reads."""
        if word in ORDERED:
            return self._ordered(key, type_, word, value)
        if word in ("one_of", "none_of"):
            return self._among(key, type_, word, value)
        if word == "known":
            return self._known(key, word, value)
        if word in ("after", "before"):
            return self._near(key, type_, word, value, tests.get(Word("within_days")))
        if word == "apart_from":
            return self._apart(key, type_, word, value, tests.get(Word("by")))
        if former := spelling({word: value}):
            self.faulting.add(former.code, word.place, found=former.former, wanted=former.today)
        elif word not in LIMITS:
            self.faulting.add("R116", word.place, word=word, near=nearest(word, WORDS))
        elif not LIMITS[word] & set(tests):
            self.faulting.add("R121", word.place, word=word)
        return None

    def _ordered(self, key: Word, type_: FactType, word: Word, value: Any) -> Condition:
        if type_.kind not in (NUMBER, DATE):
            self.faulting.add("R201", word.place, name=key, word=word)
            return NOTHING
        operand = self.operand(type_, value, word)
        return Compare(str(key), str(word), (operand,)) if operand is not None else NOTHING

    def _among(self, key: Word, type_: FactType, word: Word, value: Any) -> Condition:
        if not isinstance(value, list) or not value:
            self.faulting.add("R119", word.place, word=word)
            return NOTHING
        operands = [self.operand(type_, item, word) for item in value]
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
        other = self.operand(type_, value, word)
        limit = None if within is None else self.number(within, word, "ngày")
        return Near(str(key), word == "after", other, limit) if other is not None else NOTHING

    def _apart(self, key: Word, type_: FactType, word: Word, value: Any, by: Any) -> Condition:
        limit = None if by is None else self.number(by, word)
        if not self.scope.scored or value != "score" or type_.kind != NUMBER or limit is None:
            self.faulting.add("R122", word.place)
            return NOTHING
        return Apart(str(key), "score", limit)


def _swapped(low: Operand | None, high: Operand | None) -> bool:
    """Tell whether two numbers or two days stand in the wrong order; others can't be compared here."""
    if isinstance(low, Fraction) and isinstance(high, Fraction):
        return low > high
    return isinstance(low, date) and isinstance(high, date) and low > high
