"""Says a condition in words: the one set of sentences for explanations and for the printed rulebook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from desk.base.language import Texts, gettext, is_vietnamese, localised, unit_after
from desk.words.numbers import plain_words
from engine.indicators.operations.add import Add
from engine.indicators.operations.over_records import OverRecords
from engine.rulebook.compile.rule_uses import BAND
from engine.rulebook.kinds.parameters import DatedLines, Parameter
from engine.rulebook.model.among_units import QUOTA, RANK, RANK_PERCENT, is_among
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
)
from engine.rulebook.model.points_asked import POINTS, SCORE, SHARE, is_points
from engine.rulebook.model.rulebook import Rules
from facts.forms.catalogue import KINDS

WORDS = Texts(
    {
        "equal": "bằng {}",
        "at_least": "từ {} trở lên",
        "at_most": "không quá {}",
        "more_than": "trên {}",
        "less_than": "dưới {}",
        "day.at_least": "từ {} trở đi",
        "day.at_most": "không sau {}",
        "day.more_than": "sau {}",
        "day.less_than": "trước {}",
        "one_of": "là một trong: {}",
        "none_of": "không phải: {}",
        "is": "là {}",
        "and": " và ",
        "or": " hoặc ",
        "none": "không điều nào đúng trong: {}",
        "n_of": "ít nhất {n} điều đúng trong: {}",
        "known": "đã ghi",
        "blank": "để trống",
        "after": "trong {n} sau {}",
        "before": "trong {n} trước {}",
        "later": "sau {}",
        "earlier": "trước {}",
        "apart": "lệch điểm máy tính từ {} trở lên",
        "always": "mọi trường hợp",
        "period_start": "ngày đầu kỳ",
        "period_end": "ngày cuối kỳ",
        "due": "hạn nộp",
        "days": "ngày",
        "days_before_end": "{} trước ngày cuối kỳ",
        "score": "Điểm",
        "band": "Hạng theo {}",
        "when": "{} khi {}",
        "else": "còn lại {}",
        "points": "điểm",
        "points_of": "Điểm của {}",
        "share_of": "Điểm của {} so với mức tối đa",
        "score.share": "Tổng điểm so với mức tối đa",
        "any_criterion": "có tiêu chí mà {}",
        "any_group": "có nhóm tiêu chí mà {}",
        "no_criterion": "không có tiêu chí nào mà {}",
        "no_group": "không có nhóm tiêu chí nào mà {}",
        RANK: "Thứ tự theo điểm",
        RANK_PERCENT: "Thứ tự theo điểm so với số đơn vị",
        QUOTA: "Vượt chỉ tiêu {}",
        f"{RANK}.at_most": "thuộc {} đơn vị đứng đầu theo điểm",
        f"{RANK}.more_than": "không thuộc {} đơn vị đứng đầu theo điểm",
        f"{RANK_PERCENT}.at_most": "thuộc {} % số đơn vị đứng đầu theo điểm",
        f"{RANK_PERCENT}.more_than": "không thuộc {} % số đơn vị đứng đầu theo điểm",
    },
    context="condition",
)


OWN_POINTS = (POINTS[1:], SHARE[1:])
"""Names inside `any_criterion: {…}`: those of each criterion itself."""
OWN = Texts({POINTS[1:]: "điểm", SHARE[1:]: "điểm so với mức tối đa"}, context="own")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Puts conditions into words. `parameters` gives the value in force of each, where one applies.

    `inside` writes names as they stand inside a sentence: `10 điểm khi tụ điểm …`, not `… khi Tụ điểm …`.
    """

    rules: Rules
    indicators: str  # the indicator set the facts belong to, or the kind of record whose fields they are
    parameters: Mapping[str, tuple[Fraction, ...]] | None = None
    inside: bool = False

    def fact(self, name: str) -> str:
        named = self._named(name)
        return lowered(named) if self.inside else named

    def unit(self, name: str) -> str:
        """Return a fact's unit as it stands after a number; units are declared in Vietnamese."""
        if is_among(name):
            return " %" if name == RANK_PERCENT else ""
        if is_points(name) or name in OWN_POINTS:
            return " %" if name.endswith(SHARE[1:]) else f" {WORDS['points']}"
        own = self.rules.indicator_sets.get(self.indicators)
        indicator = own.indicators.get(name) if own else None
        unit = indicator.unit if indicator else None
        return unit_after(unit)

    def _named(self, name: str) -> str:
        if name in (SCORE, SCORE + SHARE):
            return WORDS[name]
        if name in OWN_POINTS:
            return OWN[name]
        if is_among(name):
            return WORDS[name] if name in WORDS else WORDS[QUOTA].format(name.removeprefix(QUOTA))
        if is_points(name):
            id_, _, what = name.rpartition(".")
            return WORDS[f"{what}_of"].format(id_)
        if name.endswith(BAND):
            title = localised(self.rules.rulebooks[name.removesuffix(BAND)].title)
            return WORDS["band"].format(title)
        own = self.rules.indicator_sets.get(self.indicators)
        indicator = own.indicators.get(name) if own else None
        return localised(indicator.title) if indicator else self._unit_field(name)

    def _unit_field(self, name: str) -> str:
        """Name a field of the record, or of the unit, which parameters vary by, as its form does."""
        field = KINDS.get(self.indicators, KINDS["unit"]).record_fields.get(name)
        return field.header if field else name

    def say(self, condition: Condition | None) -> str:
        if condition is None:
            return WORDS["always"]
        if isinstance(condition, AnyPart):
            return WORDS[f"any_{condition.kind}"].format(self.say(condition.asked))
        if isinstance(condition, AllOf | AnyOf):
            link = WORDS["and" if isinstance(condition, AllOf) else "or"]
            return joined(map(self._inner, condition.parts), link)
        if isinstance(condition, NoneOf):
            first = condition.parts[0]
            if isinstance(first, AnyPart) and len(condition.parts) == 1:
                return WORDS[f"no_{first.kind}"].format(self.say(first.asked))
            return WORDS["none"].format(joined(map(self.say, condition.parts)))
        if isinstance(condition, AtLeastOf):
            return WORDS["n_of"].format(joined(map(self.say, condition.parts)), n=condition.n)
        return self._leaf(condition)

    def _inner(self, part: Condition) -> str:
        words = self.say(part)
        return f"({words})" if isinstance(part, AllOf | AnyOf) and len(part.parts) > 1 else words

    def _leaf(self, leaf: Compare | Known | Near | Apart) -> str:
        fact = self.fact(leaf.fact)
        if isinstance(leaf, Known):
            return f"{fact} {WORDS['known' if leaf.wanted else 'blank']}"
        if isinstance(leaf, Apart):
            return f"{fact} {WORDS['apart'].format(self._many(leaf.by, 'point'))}"
        if isinstance(leaf, Near):
            return f"{fact} {self._near(leaf)}"
        return self._compare(fact, leaf)

    def _many(self, number: Operand | None, what: str) -> str:
        """Say how many of a `point` or `day`; a parameter may have said of what."""
        words = self._operand(number)
        if words.endswith(WORDS[f"{what}s"]):
            return words
        return gettext("%(n)s điểm", n=words) if what == "point" else gettext("%(n)s ngày", n=words)

    def _near(self, leaf: Near) -> str:
        other = self._operand(leaf.other)
        if leaf.within is None:
            return WORDS["later" if leaf.after else "earlier"].format(other)
        way = WORDS["after" if leaf.after else "before"]
        return way.format(other, n=self._many(leaf.within, "day"))

    def _compare(self, fact: str, leaf: Compare) -> str:
        if f"{leaf.fact}.{leaf.op}" in WORDS:
            return WORDS[f"{leaf.fact}.{leaf.op}"].format(self._operand(leaf.operands[0]).removesuffix(" %"))
        if leaf.op == "equal" and isinstance(leaf.operands[0], bool):
            figure = f"“{self._named(leaf.fact)}”" if self.inside else fact
            return f"{figure}: {plain_words(leaf.operands[0])}"
        unit = self.unit(leaf.fact)
        unit = "" if unit and f"{unit} " in f" {fact.lower()} " else unit  # the name says what is counted
        operands = ", ".join(
            self._apart(self._titled(leaf.fact, o)) + (unit if isinstance(o, Fraction) else "")
            for o in leaf.operands
        )
        if leaf.op == "at_most" and leaf.operands == (0,) and is_vietnamese():
            return f"{fact} {self._none_words(leaf.fact)}"
        word = "is" if leaf.op == "equal" and isinstance(leaf.operands[0], str) else leaf.op
        if isinstance(leaf.operands[0], date | Moment) and f"day.{word}" in WORDS:
            word = f"day.{word}"
        return f"{fact} {WORDS[word].format(operands)}"

    @staticmethod
    def _apart(operand: str) -> str:
        """Set what is said of several cases apart from the words around it."""
        return f"({operand})" if ";" in operand else operand

    def _none_words(self, name: str) -> str:
        """Say that a number is at most 0: of what is counted or added up, that is 0."""
        own = self.rules.indicator_sets.get(self.indicators)
        indicator = own.indicators.get(name) if own else None
        counted = indicator is not None and isinstance(indicator, OverRecords | Add)
        return "bằng 0" if counted else "không lớn hơn 0"

    def _titled(self, name: str, operand: Operand) -> str:
        bands = self.rules.rulebooks[name.removesuffix(BAND)].bands if name.endswith(BAND) else ()
        title = next((localised(band.title) for band in bands if band.id == operand), None)
        return self._operand(operand) if title is None else title

    def _operand(self, operand: Operand | None) -> str:
        if isinstance(operand, ParameterRef):
            return self.parameter(operand.name)
        if isinstance(operand, Moment):
            return self.moment(operand)
        return plain_words(operand)

    def parameter(self, name: str) -> str:
        """Say a parameter by its value in force, or by its title where none is given."""
        parameter = self.rules.parameters[name]
        unit = unit_after(parameter.unit)
        values = (self.parameters or {}).get(name)
        if values is None:
            return self.value(parameter.values[-1], parameter)
        return " / ".join(plain_words(value) for value in values) + unit

    def value(self, dated: DatedLines, parameter: Parameter) -> str:
        """Say what a parameter is from a day on: `80 % khi …; còn lại 60 %`."""
        unit = unit_after(parameter.unit)
        if len(dated.lines) == 1:
            return plain_words(dated.lines[0][0]) + unit
        return "; ".join(
            WORDS["else" if condition is None else "when"].format(
                plain_words(number) + unit, self.say(condition)
            )
            for number, condition in dated.lines
        )

    def moment(self, moment: Moment) -> str:
        if moment.what == "field":
            return self.fact(str(moment.arg))
        if moment.what == "period_day" and isinstance(moment.arg, tuple):
            return f"{moment.arg[1]}/{moment.arg[0]}"
        if moment.what == "days_before_end":
            arg = moment.arg
            assert isinstance(arg, Fraction | ParameterRef)
            return WORDS["days_before_end"].format(self._many(arg, "day"))
        return WORDS[moment.what]


def lowered(name: str) -> str:
    """Return a name as it stands inside a sentence; abbreviations and codes stay: `HIV`, `B04`."""
    if name.startswith("("):
        return f"({lowered(name[1:])}"
    return name if name[1:2].isupper() or name[1:2].isdigit() else name[:1].lower() + name[1:]


def joined(parts: Iterable[str], link: str = "; ") -> str:
    """Join parts of one sentence: only the first may begin it."""
    return link.join(part if n == 0 else lowered(part) for n, part in enumerate(parts))
