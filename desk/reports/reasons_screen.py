"""The first screen of an explanation: which criteria lack points, how much, and how to read each reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from desk.base.language import gettext, pgettext
from desk.report.tree import Answers, Badge, Item, Remark, Report, ReportBlock, ReportColumn, Table
from desk.reports.next_steps import command_remarks
from desk.reports.reasons import answers_of, criterion_item, head_remarks
from engine.evaluation.explanation import CriterionReason, Explanation
from engine.rulebook.model.rulebook import Rulebook, Rules


def reasons_screen(
    explanation: Explanation, rules: Rules, title: str, typed: str, follow_up: str = "", work: int = 0
) -> Report:
    """Report on an explanation in short. `typed` is what was asked for as it is typed, `follow_up` the
    command that lists the `work` about it."""
    reasons = sorted(explanation.criteria, key=lambda reason: -_lacking(explanation.rulebook, reason))
    short = [reason for reason in reasons if _lacking(explanation.rulebook, reason)]
    first = (short or reasons)[0].criterion.id
    steps = [
        (gettext("Vì sao một điểm, đến từng dòng"), f"explain {typed} --criterion {first}"),
        (gettext("Vì sao mọi điểm"), f"explain {typed} --full"),
        *([(gettext("%(n)s việc cần làm, dấu hiệu", n=work), follow_up)] if work else ()),
    ]
    blocks = (
        *head_remarks(explanation, rules, title),
        *_criteria(explanation, rules, short),
        *_answers(explanation, rules),
        *command_remarks(steps),
    )
    return Report(blocks)


def _lacking(book: Rulebook, reason: CriterionReason) -> Fraction:
    """Return the points that a criterion may lack; of a risk, those that it may have."""
    points = reason.points
    if book.total is None:
        return points.high
    return Fraction(0) if points.absent else reason.criterion.maximum - points.low


def _criteria(explanation: Explanation, rules: Rules, short: list[CriterionReason]) -> Iterator[ReportBlock]:
    book = explanation.rulebook
    if short:
        items = [
            replace(item, marks=(*item.marks, *_rows_waited_for(reason)))
            for reason in short
            for item in [criterion_item(explanation, reason, rules, with_rows=False)]
        ]
        own = 1 if book.pass_or_fail else 2  # where a unit's own points stand among an item's
        columns = [
            ReportColumn(gettext("Tiêu chí"), lambda item: f"{item.id}  {item.title}"),
            ReportColumn(gettext("Điểm"), lambda item: item.values[0], "right"),
        ]
        if any(item.values[own] is not None for item in items):
            columns.append(
                ReportColumn(pgettext("report", "Tự chấm"), lambda item: item.values[own], "right")
            )
        if any(item.marks for item in items):
            columns.append(ReportColumn(gettext("Ghi chú"), _marks))
        yield Table(_title(book), tuple(columns), items, more=_more)
    rest = [reason.criterion.id for reason in explanation.criteria if reason not in short]
    if rest:
        yield Remark(f"{_nothing_lacking(book)}: {', '.join(rest)}.")


def _title(book: Rulebook) -> str:
    if book.pass_or_fail:
        return gettext("Tiêu chí chưa đạt hoặc chưa rõ")
    if book.total is None:
        return gettext("Tiêu chí có điểm nguy cơ, nhiều trước")
    return gettext("Tiêu chí chưa đủ điểm, thiếu nhiều trước")


def _nothing_lacking(book: Rulebook) -> str:
    if book.pass_or_fail:
        return gettext("Tiêu chí đạt")
    return gettext("Không có điểm nguy cơ") if book.total is None else gettext("Đủ điểm")


def _rows_waited_for(reason: CriterionReason) -> list[Badge]:
    """Name the forms with a row to correct or a blank field behind points that are an interval."""
    rows = [owed for owed in reason.owed if owed.key and reason.provisional]
    fix, fill = gettext("phải sửa dòng ở %(form)s"), gettext("còn ô trống ở %(form)s")
    words = ((fix if owed.is_row else fill) % {"form": owed.form} for owed in rows)
    return [Badge(text, "clock", "bad") for text in dict.fromkeys(words)]


def _marks(item: Item) -> str:
    return "; ".join(mark.words for mark in item.marks)


def _more(rest: int) -> str:
    return gettext("… và %(n)s tiêu chí nữa; tất cả: thêm --full.", n=rest)


def _answers(explanation: Explanation, rules: Rules) -> Iterator[ReportBlock]:
    """Yield the gates that apply or may, and the conditions of bands that are not met for sure."""
    for block in answers_of(explanation, rules, with_rows=False):
        if not isinstance(block, Answers):
            yield block
        elif left := tuple(answer for answer in block.answers if answer.good is not True):
            yield replace(block, answers=left)
