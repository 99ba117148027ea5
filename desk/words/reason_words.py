"""Says why a criterion has its points: what was counted, which test held, what it would take for more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction

from desk.base.language import Texts, gettext, is_vietnamese, pgettext
from desk.words.condition_words import Speaker, joined
from desk.words.notice_words import owed_row_words, owed_rows_words
from desk.words.numbers import cell_words, ends_words, number_words, plain_words, range_words
from desk.words.place_words import sender_of
from desk.words.rounding_words import rounded_from
from desk.words.victims import counts_victims, victims_words
from engine.evaluation.explanation import CriterionReason
from engine.indicators.operations.declared_cell import DeclaredCell
from engine.logic.cells import Cell, Owed, State
from engine.rulebook.model.among_units import is_among
from engine.rulebook.model.indicators import Indicator
from engine.rulebook.model.points import AlongNumber, Lines
from engine.rulebook.model.points_asked import is_points
from facts.forms.catalogue import FORMS, SHIPPED

WORDS = Texts(
    {
        "no_line": "không đạt mức nào: 0 điểm",
        "not_applicable": "Không áp dụng: {}",
        "full": "được đủ {}",
        "nothing": "không cộng điểm",
        "left": "không tính vào tổng điểm và mức tối đa; điểm còn lại được quy về thang điểm chung",
        "share": "theo tỷ lệ, đủ {} khi đạt {}",
        "each": "mỗi {} trừ {}, từ {} điểm, không dưới {}",
        "plus": "mỗi {} cộng {}, không quá {}",
        "from": "từ {} điểm; {}",
        "above": "{}, chỉ tính phần trên {}",
        "decided": "điểm do cơ quan khai quyết định, tối đa {}",
        "unknown": "Chưa đủ căn cứ, {}: {}",
        "next": "Được {} nếu: {}",
        "short": "Còn thiếu {} để đạt tối đa",
        "missing": "chưa nộp {} kỳ {} ({})",
        "blank": "để trống ô “{}” ({})",
        "appraised": "Thẩm định: {} thay cho {} điểm máy tính. Lý do: {} (biên bản {})",
        "not_known": "Chưa biết đạt hay chưa: {}",
        "would_meet": "Đạt nếu: {}",
        "holds": "Đúng: {}",
        "maybe": "có thể đúng: {}",
        "otherwise": "không điều kiện nào đúng",
        "row_missing": "không có dòng của {} trong {} kỳ {}",
        "unasked": "chưa có số liệu kỳ trước",
        "correct": "phải sửa {}",
        "not_shown": "khai có, nhưng không ghi tài liệu kiểm chứng",
    }
)


def figures_words(facts: Mapping[str, Cell], speaker: Speaker) -> tuple[str, ...]:
    """Say each figure a test asked about: `Điểm của A1 so với mức tối đa: 42,5 %`."""
    own = speaker.rules.indicator_sets.get(speaker.indicators)
    units = {name: indicator.unit for name, indicator in own.indicators.items()} if own else {}
    units |= {name: speaker.unit(name).strip() for name in facts if is_points(name) or is_among(name)}
    return tuple(f"{speaker.fact(name)}: {cell_words(cell, units.get(name))}" for name, cell in facts.items())


FORMS_NAMED = re.compile(r" \(B\d\d(?:, B\d\d)+\)")  # in a figure's title


def _sentences(parts: Iterable[str]) -> str:
    """Join parts as sentences; which forms a figure is of is said once, not beside each figure again."""
    text = ". ".join(part[0].upper() + part[1:] for part in parts if part) + "."
    named = FORMS_NAMED.findall(text)
    again = {forms for forms in named if named.count(forms) > 1}
    for forms in again:
        before, _, after = text.partition(forms)
        text = before + forms + after.replace(forms, "")
    return text


class ReasonWords:
    """Puts the reasons of one subject into words."""

    def __init__(
        self, speaker: Speaker, indicators: Mapping[str, Indicator], pass_or_fail: bool = False
    ) -> None:
        self.speaker = speaker
        self.pass_or_fail = pass_or_fail
        self.indicators = indicators

    def sentence(self, reason: CriterionReason) -> str:
        """Return the whole reason as one paragraph."""
        parts = [self.facts(reason), self.rule(reason)]
        if reason.exact is not None:
            parts.append(rounded_from(reason.exact))
        if not reason.computed.settled:
            owed = self.owed(reason.owed)
            pattern = WORDS["not_known" if self.pass_or_fail else "unknown"]
            parts.append(pattern.format(*([owed] if self.pass_or_fail else [self._possible(reason), owed])))
        return _sentences([*parts, self.more(reason), self.appraised(reason)])

    def short(self, reason: CriterionReason) -> str:
        """Return what was found and what it takes for more: the rule itself only where nothing more can be
        said."""
        appraised = self.appraised(reason)
        rounded = "" if reason.exact is None else rounded_from(reason.exact)
        rule = self.more(reason) or ("" if appraised else self.rule(reason))
        return _sentences([self.facts(reason), rounded, rule, appraised])

    def facts(self, reason: CriterionReason) -> str:
        parts = [self.fact(name, cell, reason) for name, cell in reason.facts.items() if name in reason.steps]
        return joined(parts)

    def fact(self, name: str, cell: Cell, reason: CriterionReason) -> str:
        """Write a fact with its value and, of a share, what it is a share of."""
        indicator = self.indicators.get(name)
        if self._of_venue and counts_victims(indicator):
            return f"{self.speaker.fact(name)}: {victims_words(cell)}"
        words = f"{self.speaker.fact(name)}: {cell_words(cell, indicator.unit if indicator else None)}"
        steps = [s for s in reason.steps.get(name, ()) if s in reason.facts]
        if len(steps) == 2 and all(reason.facts[s].known for s in steps):
            made = "/".join(plain_words(reason.facts[s].value) for s in steps)
            words += f" ({made})"
        return words + self._not_shown(name, cell)

    @property
    def _of_venue(self) -> bool:
        own = self.speaker.rules.indicator_sets.get(self.speaker.indicators)
        return own is not None and own.subject == "venue"

    def _not_shown(self, name: str, cell: Cell) -> str:
        """Say where a yes counts as no because no evidence is named."""
        indicator = self.indicators.get(name)
        wants_document = isinstance(indicator, DeclaredCell) and indicator.shown_by is not None
        answered = any(record.values.get("answer") is True for record in cell.records)
        return f" ({WORDS['not_shown']})" if wants_document and answered and cell.value is False else ""

    def rule(self, reason: CriterionReason) -> str:
        points = reason.criterion.points
        if reason.computed.applies is False:
            return self._free(reason)
        if isinstance(points, Lines):
            return self._lines(points, reason)
        if reason.facts[points.of].state is State.NOT_APPLICABLE:
            return self._free(reason)
        unit = self._unit(points.of)
        least, most = map(number_words, points.ends)
        mark = unit or ("%" if self.indicators[points.of].unit == "%" else "")
        if points.decided:
            return WORDS["decided"].format(most)
        if points.each is None:
            full = points.full_at if isinstance(points.full_at, Fraction) else None
            words = f"{plain_words(full)} {mark}".strip() if full is not None else ""
            words = words or self.speaker.parameter(points.full_at.name)  # type: ignore[union-attr]
            text = WORDS["share"].format(self._points(points.ends[1]), words)
        else:
            each, by = unit or self.speaker.fact(points.of), self._points(abs(points.each))
            text = WORDS["each"].format(each, by, most, least) if points.falls else ""
            text = text or WORDS["plus"].format(each, by, most)
        if points.more_than is not None:
            text = WORDS["above"].format(text, f"{plain_words(points.more_than)} {mark}".strip())
        return WORDS["from"].format(least, text) if points.ends[0] > 0 and not points.falls else text

    def _possible(self, reason: CriterionReason) -> str:
        low, high = reason.computed.low, reason.computed.high
        return gettext("%(between)s điểm", n=high, between=ends_words(low, high))

    def _points(self, points: Fraction) -> str:
        return gettext("%(n)s điểm", n=number_words(points))

    def _unit(self, name: str) -> str:
        indicator = self.indicators.get(name)
        return (indicator.unit or "") if indicator and is_vietnamese() else ""

    def _free(self, reason: CriterionReason) -> str:
        if self.pass_or_fail:
            return WORDS["not_applicable"].format(pgettext("met", "đạt"))
        if reason.criterion.leaves:
            return WORDS["not_applicable"].format(WORDS["left"])
        most = reason.computed.high
        words = WORDS["full"].format(self._points(most)) if most else WORDS["nothing"]
        return WORDS["not_applicable"].format(words)

    def _lines(self, points: Lines, reason: CriterionReason) -> str:
        parts = []
        word = "holds" if len(reason.computed.lines) == 1 else "maybe"
        for line in reason.computed.lines:
            if line is None:
                parts.append(WORDS["no_line"])
                continue
            give, condition = points.lines[line]
            test = WORDS["otherwise"]
            if condition is not None:
                test = WORDS[word].format(self.speaker.say(condition))
            parts.append(gettext("%(test)s thì %(given)s", test=test, given=self._given(give)))
        return "; ".join(parts)

    def _given(self, give: Fraction) -> str:
        if self.pass_or_fail:
            return pgettext("met", "đạt" if give else "chưa đạt")
        return gettext("được %(points)s", points=self._points(give))

    def owed(self, owed: tuple[Owed, ...]) -> str:
        parts: dict[object, str] = {}
        periods: dict[tuple[str, str], list[str]] = {}
        rows = owed_rows_words(gap.key for gap in owed if gap.is_row)
        for gap in owed:
            form = f"{gap.form} {FORMS[gap.form].title}" if gap.form in FORMS else gap.form
            if not (gap.is_row or gap.field or gap.key):
                sender = sender_of(gap, self.speaker.rules)
                periods.setdefault((form, sender), []).append(gap.period)
                text = WORDS["missing"].format(form, ", ".join(dict.fromkeys(periods[form, sender])), sender)
                parts[form, sender] = text
                continue
            if gap.is_row:
                text = WORDS["correct"].format(rows[gap.key])
            elif gap.field:
                text = WORDS["blank"].format(SHIPPED.header(gap.form, gap.field), owed_row_words(gap.key))
            else:
                text = WORDS["row_missing"].format(gap.key, form, gap.period)
            parts[text] = text
        return "; ".join(parts.values()) or WORDS["unasked"]

    def more(self, reason: CriterionReason) -> str:
        """Say what gives more: the best line and the next better one, or what is short of the full points."""
        points, computed = reason.criterion.points, reason.computed
        if computed.applies is False or not computed.settled:
            return ""
        if isinstance(points, Lines):
            better = [
                (give, test) for give, test in points.lines if give > computed.high and test is not None
            ]
            if not better or not self._is_score:
                return ""
            best, following = (of(better, key=lambda pair: pair[0]) for of in (max, min))
            if self.pass_or_fail:
                return WORDS["would_meet"].format(self.speaker.say(following[1]))
            steps = (best, following) if best[0] > following[0] else (following,)
            return ". ".join(
                WORDS["next"].format(self._points(n), self.speaker.say(test)) for n, test in steps
            )
        cell = reason.facts[points.of]
        if points.full_at is None or not self._is_score or not isinstance(cell.value, Fraction):
            return ""
        full = self._full(points)
        if cell.value >= full:
            return ""
        unit = self._unit(points.of) or ("%" if self.indicators[points.of].unit == "%" else "")
        unit = unit.replace("%", gettext("điểm phần trăm"))
        return WORDS["short"].format(f"{number_words(full - cell.value)} {unit}".strip())

    @property
    def _is_score(self) -> bool:
        """More points are better only where a total is to be reached; of a risk score nothing is 'short'."""
        return (
            self.pass_or_fail or self.speaker.rules.indicator_sets[self.speaker.indicators].subject == "unit"
        )

    def _full(self, points: AlongNumber) -> Fraction:
        if isinstance(points.full_at, Fraction):
            return points.full_at
        return max((self.speaker.parameters or {})[points.parameters[0]])

    def appraised(self, reason: CriterionReason) -> str:
        decided = reason.appraised
        if decided is None:
            return ""
        values = decided.record.values
        computed = range_words(reason.computed.low, reason.computed.high)
        return WORDS["appraised"].format(
            self._points(decided.points), computed, values["reason"], values["minutes_no"]
        )
