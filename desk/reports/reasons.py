"""An explanation, for a person and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from desk.base.language import Texts, gettext, localised, pgettext
from desk.report.remarks import mark_remarks
from desk.report.tree import (
    AnswerLine,
    Answers,
    Badge,
    Cell,
    Item,
    Items,
    Medium,
    Points,
    Remark,
    Report,
    ReportBlock,
)
from desk.reports.debts import elsewhere_in_short, elsewhere_words
from desk.reports.ranking import RISK
from desk.reports.standing_json import order_json, owed_json
from desk.words.adoption_words import cites_words, grounds_of, status_of
from desk.words.among_words import limit_words, place_sentence, quota_words
from desk.words.band_words import band_title, criterion_points, met_words, score_words
from desk.words.condition_words import Speaker
from desk.words.evidence_words import evidence_for, evidence_json, evidence_lines
from desk.words.first_record_words import recorded_from_words
from desk.words.numbers import cell_json, plain_words, range_words, value_json
from desk.words.reason_words import ReasonWords, figures_words
from desk.words.rounding_words import rounded_sums_words
from engine.evaluation.explanation import CriterionReason, Explanation, GateReason
from engine.evaluation.result import UnitOrder
from engine.logic.kleene import Kleene
from engine.rulebook.model.conditions import AtLeastOf
from engine.rulebook.model.points_asked import POINTS, points_asked
from engine.rulebook.model.rulebook import Rulebook, Rules
from engine.scoring.points_as_facts import RoundedSum, added_up, to_be_had
from facts.standing import Source


def reasons_for(rulebook: Rulebook, reason: CriterionReason, rules: Rules) -> ReasonWords:
    """Return what puts a criterion into words, with the parameters it used."""
    values = {p.name: p.values for p in reason.parameters}
    speaker = Speaker(rules, rulebook.subject, values)
    return ReasonWords(speaker, rules.indicator_sets[rulebook.subject].indicators, rulebook.pass_or_fail)


def explanation_json(explanation: Explanation, rules: Rules) -> dict[str, Any]:
    result, scored = explanation.result, explanation.result.scored
    return {
        "subject": {result.subject.kind: result.subject.id, "period": result.period},
        "score": [value_json(scored.low), value_json(scored.high)],
        "band": scored.band,
        "undecided": scored.band is None,
        "provisional": result.provisional,
        "bands": list(scored.bands),
        "computed": [value_json(result.computed.low), value_json(result.computed.high)],
        "needs": [
            {
                "fact": n.fact,
                "spread": value_json(n.spread),
                "used_in": list(n.used_in),
                "owed": [owed_json(o) for o in n.owed],
            }
            for n in explanation.needs
        ],
        "not_returned_elsewhere": [owed_json(gap) for gap in explanation.elsewhere],
        "gates": [
            {
                "id": g.gate.id,
                "answer": _answer(g.answer),
                "facts": {n: cell_json(c) for n, c in g.facts.items()},
                "title": localised(g.gate.title),
                "cites": list(grounds_of(g.gate.cites, explanation.rulebook, rules.documents, g.gate.id)),
                "records": _rows(g.records),
                "evidence": evidence_json(evidence_for(explanation, g, rules)),
            }
            for g in explanation.gates
        ],
        "band_tests": [
            {
                "id": b.band.id,
                "answer": _answer(b.answer),
                "facts": {n: cell_json(c) for n, c in b.facts.items()},
            }
            for b in explanation.bands
        ],
        **({"order": explained_order_json(explanation.order)} if explanation.order else {}),
        **(
            {"rounded": [_rounded_json(rounded) for rounded in explanation.rounded]}
            if explanation.rounded
            else {}
        ),
        "signs": {id_: _answer(answer) for id_, answer in result.signs.items()},
        "streaks": {
            id_: {"held": _answer(s.held), "sure": s.sure, "possible": s.possible}
            for id_, s in result.streaks.items()
        },
        "status": status_of(explanation.rulebook),
        "criteria": [_criterion_json(explanation, reason, rules) for reason in explanation.criteria],
    }


def explained_order_json(order: UnitOrder) -> dict[str, Any]:
    return {**order_json(order), "waits": list(order.waits), "level": list(order.level)}


def _rounded_json(rounded: RoundedSum) -> dict[str, Any]:
    before, after = ([value_json(end) for end in ends] for ends in (rounded.before, rounded.after))
    return {"id": rounded.id, "before": before, "after": after}


def _criterion_json(explanation: Explanation, reason: CriterionReason, rules: Rules) -> dict[str, Any]:
    criterion = reason.criterion
    return {
        "id": criterion.id,
        "title": localised(criterion.title),
        "points": [value_json(reason.points.low), value_json(reason.points.high)],
        "max": value_json(criterion.maximum),
        **({"out_of_total": _answer(reason.points.absent)} if criterion.leaves else {}),
        "computed": [value_json(reason.computed.low), value_json(reason.computed.high)],
        "self_score": value_json(reason.self_score),
        "appraised": _appraised(reason),
        "applies": _answer(reason.computed.applies),
        "facts": {name: cell_json(cell) for name, cell in reason.facts.items()},
        "needs": [owed_json(gap) for gap in reason.owed] if not reason.points.settled else [],
        "provisional": reason.provisional,
        "reason": reasons_for(explanation.rulebook, reason, rules).sentence(reason),
        "parameters": {
            p.name: {
                "value": [value_json(v) for v in p.values],
                "cites": list(grounds_of(p.cites, explanation.rulebook, rules.documents, p.name)),
            }
            for p in reason.parameters
        },
        "cites": list(grounds_of(criterion.cites, explanation.rulebook, rules.documents, criterion.id)),
        "records": _rows(reason.records),
        "evidence": evidence_json(evidence_for(explanation, reason, rules)),
    }


def _rows(sources: Iterable[Source]) -> list[dict[str, Any]]:
    """List rows; a row of 0 is a whole sheet, as the cover is for what was returned when."""
    return [{"file": s.file, "sheet": s.sheet, "row": s.row} for s in sources]


def _appraised(reason: CriterionReason) -> dict[str, Any] | None:
    if reason.appraised is None:
        return None
    record = reason.appraised.record
    source = record.source
    return {
        "points": value_json(reason.appraised.points),
        "reason": record.values["reason"],
        "minutes_no": record.values["minutes_no"],
        "office": record.office,
        "record": {"file": source.file, "sheet": source.sheet, "row": source.row},
    }


def _answer(answer: Kleene) -> str:
    return "unknown" if answer is None else "yes" if answer else "no"


def reasons_report(explanation: Explanation, rules: Rules, title: str, only: str | None = None) -> Report:
    """Report on each criterion with its points, reason, citations and rows; on one alone if `only` names
    it."""
    book = explanation.rulebook
    quiet = [r for r in explanation.criteria if only is None and book.total is None and is_quiet(r)]
    shown = [r for r in explanation.criteria if r not in quiet and only in (None, r.criterion.id)]
    names = "; ".join(f"{r.criterion.id} {localised(r.criterion.title)}" for r in quiet)
    nothing = Remark(f"\n{gettext('Không có điểm nguy cơ')}: {names}.")
    blocks = (
        *head_remarks(explanation, rules, title),
        criteria_items(explanation, rules, shown),
        *([nothing] if quiet else ()),
        *(answers_of(explanation, rules) if only is None else ()),
    )
    return Report(blocks, lambda: explanation_json(explanation, rules))


def head_remarks(explanation: Explanation, rules: Rules, title: str) -> Iterator[Remark]:
    """Yield who it is about, what was found, and what to know before reading it."""
    scored, book = explanation.result.scored, explanation.rulebook
    head = gettext(
        "%(name)s, kỳ %(period)s: %(points)s, xếp loại %(bands)s",
        name=localised(book.title),
        period=explanation.result.period,
        points=score_words(book, scored.low, scored.high),
        bands=band_title(book, scored.bands),
    )
    remarks = (
        title,
        head,
        rounded_remark(explanation),
        *(mark.text for mark in mark_remarks(book)),
        gettext(RISK) if book.total is None else "",
        recorded_from_words(rules),
        nameless_words(explanation.nameless),
    )
    yield from (Remark(text) for text in remarks if text)
    if explanation.elsewhere:
        period = explanation.result.period
        words = elsewhere_words(explanation.elsewhere, lambda c: unit_name(rules, explanation, c), period)
        yield Remark(words, hidden_in=("screen",))
        yield Remark(elsewhere_in_short(), hidden_in=("console", "page"))


def nameless_words(rows: int) -> str:
    """Say that rows which leave every venue of a unit open are about one venue each."""
    if not rows:
        return ""
    return gettext(
        "%(n)s dòng chưa dùng được của đơn vị không đọc được là của cơ sở nào: mỗi dòng là của nhiều nhất"
        " một cơ sở, có thể không phải cơ sở này.",
        n=rows,
    )


def is_quiet(reason: CriterionReason) -> bool:
    """Tell whether a criterion of a risk found nothing, for certain."""
    return reason.points.settled and not reason.points.high


def rounded_remark(explanation: Explanation) -> str:
    sums = rounded_sums_words(explanation.rulebook, explanation.rounded)
    return f"{gettext('Các tổng đã làm tròn')}: {sums}." if sums else ""


def criterion_cell(reason: CriterionReason) -> Points:
    points = reason.points
    return Points(points.low, points.high, reason.criterion.maximum, True, points.absent)


def criteria_items(
    explanation: Explanation, rules: Rules, reasons: Iterable[CriterionReason], opened: str | None = None
) -> Items:
    """Return criteria with points, computed, self-scored and appraised, and what each rests on: its rows
    only of the one that is `opened` (None: of all)."""
    score, own = gettext("Điểm"), pgettext("report", "Tự chấm")
    columns: tuple[tuple[str, tuple[Medium, ...]], ...] = (
        (score, ()),
        (gettext("Máy tính"), ("console",)),
        (own, ()),
        (gettext("Thẩm định"), ("console",)),
    )
    if explanation.rulebook.pass_or_fail:
        columns = ((score, ()), (own, ("page",)))
    items = tuple(criterion_item(explanation, r, rules, opened in (None, r.criterion.id)) for r in reasons)
    title = gettext("Tiêu chí và lý do")
    return Items(title, columns, items)


def criterion_item(
    explanation: Explanation, reason: CriterionReason, rules: Rules, with_rows: bool = True
) -> Item:
    criterion, book, documents = reason.criterion, explanation.rulebook, rules.documents

    def cites(cited: Iterable[str], of: str) -> str:
        return cites_words(grounds_of(cited, book, documents, of), documents)

    used = "; ".join(
        f"{localised(rules.parameters[p.name].title)}: {' / '.join(plain_words(v) for v in p.values)}"
        f" ({cites(p.cites, p.name)})"
        for p in reason.parameters
    )
    owed = [] if reason.points.settled else [f"{o.form}, {o.office}" for o in reason.owed if not o.key]
    marks = [Badge(gettext("tạm tính"), "warn", "warn")] if reason.provisional else []
    marks += [Badge(f"{gettext('nợ')} {form}", "clock", "bad") for form in dict.fromkeys(owed)]
    points: tuple[Cell, ...] = (
        criterion_cell(reason),
        criterion_points(reason.computed),
        reason.self_score,
        reason.appraised.points if reason.appraised else None,
    )
    if book.pass_or_fail:
        points = met_words(reason.points.low, reason.points.high), reason.self_score
    grounds = f"{gettext('Căn cứ')}: {cites(criterion.cites, criterion.id)}."
    return Item(
        criterion.id,
        localised(criterion.title),
        points,
        (reasons_for(explanation.rulebook, reason, rules).sentence(reason),),
        detail=(grounds, *([f"{pgettext('report', 'Tham số')}: {used}."] if used else ())),
        rows=_rows_of(explanation, reason, rules) if with_rows else (),
        marks=tuple(marks),
    )


def _rows_of(explanation: Explanation, reason: CriterionReason | GateReason, rules: Rules) -> tuple[str, ...]:
    return tuple(evidence_lines(evidence_for(explanation, reason, rules), reason.records))


def group_items(explanation: Explanation) -> Iterator[Item]:
    """Yield the groups of criteria with the points of each, out of what there is to be had."""
    scores = explanation.result.scored.criteria
    for group in explanation.rulebook.groups:  # those within another follow it
        sums = points_asked(group.id + POINTS, explanation.rulebook)
        low, high = added_up(sums, scores)
        had = to_be_had(sums, scores) if sums.leaving or group.total is None else (group.total, group.total)
        points: Cell = Points(low, high, had[1], True, not had[1])
        if had[0] != had[1]:  # what there is to be had is open
            points = f"{range_words(low, high)}/{range_words(*had)}"
        yield Item(group.id, localised(group.title), (points,), is_group=True)


ANSWERS = Texts({True: "áp dụng", False: "không áp dụng", None: "chưa đủ căn cứ"}, context="gate")
BEYOND = Texts(
    {True: "ngoài chỉ tiêu", False: "không vượt chỉ tiêu", None: "chưa đủ căn cứ"}, context="quota"
)
MET = Texts({True: "đạt", False: "chưa đạt", None: "chưa đủ căn cứ"}, context="met")


def answers_of(explanation: Explanation, rules: Rules, with_rows: bool = True) -> Iterator[ReportBlock]:
    """Yield the gates, the order of the unit, and what bands ask for besides points."""
    speaker = Speaker(rules, explanation.rulebook.subject)
    if explanation.order is not None:
        place = place_sentence(explanation.order, lambda code: unit_name(rules, explanation, code))
        yield Remark(f"{gettext('Thứ tự')}: {place}.", hidden_in=("page",))
    if explanation.gates:
        title = gettext("Điều kiện khống chế, giới hạn xếp loại dù điểm cao")
        yield Answers(
            title, tuple(_gate(gate, explanation, rules, speaker, with_rows) for gate in explanation.gates)
        )
    if explanation.bands:
        title = gettext("Hạng đòi thêm điều kiện, ngoài số điểm")
        tests = (
            AnswerLine(
                "",
                f"{localised(reason.band.title)}: {speaker.say(reason.band.when)}",
                MET[reason.answer],
                reason.answer,
                figures_words(reason.facts, speaker),
            )
            for reason in explanation.bands
        )
        yield Answers(title, tuple(tests))


def _gate(
    reason: GateReason, explanation: Explanation, rules: Rules, speaker: Speaker, with_rows: bool
) -> AnswerLine:
    """Return whether a gate applies; of a quota, what it lets through and whether the unit lies within it."""
    gate, quota, words = reason.gate, reason.gate.quota, ANSWERS
    title = localised(gate.title)
    if quota is not None and explanation.order is not None:
        band = localised(explanation.rulebook.band(quota.band).title)
        words = BEYOND
        title += f" ({quota_words(quota, band)}; {limit_words(quota, explanation.order.units)})"
    if isinstance(gate.when, AtLeastOf):
        title += f" ({_nearness(gate.when.n, reason.parts)})"
    rows = _rows_of(explanation, reason, rules) if with_rows and not quota else ()
    return AnswerLine(
        gate.id,
        title,
        words[reason.answer],
        None if reason.answer is None else not reason.answer,
        () if quota else figures_words(reason.facts, speaker),
        rows,
    )


def _nearness(needed: int, parts: Sequence[Kleene]) -> str:
    """Say how many parts a gate has of those it asks for, and how far it is from them."""
    sure, open_ = parts.count(True), parts.count(None)
    return gettext(
        "đạt %(sure)s trong %(all)s điều, chưa rõ %(open)s, còn thiếu %(missing)s",
        sure=sure,
        all=len(parts),
        open=open_,
        missing=max(needed - sure, 0),
    )


def unit_name(rules: Rules, explanation: Explanation, code: str) -> str:
    period = rules.calendar.period(explanation.result.period)
    unit = rules.units.get(code, period.end) if period is not None else None
    return unit.name if unit is not None else code
