"""An explanation, for a person and as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from desk.base.output import Output
from desk.reports.evidence_report import evidence_for, evidence_json, print_evidence
from desk.reports.ranking import RISK, order_json
from desk.words.adoption_words import cites_words, grounds_of, say_mark, status_of
from desk.words.among_words import limit_words, place_sentence, quota_words
from desk.words.band_words import band_title
from desk.words.condition_count_words import met_words, score_words
from desk.words.condition_words import Speaker
from desk.words.criterion_words import criterion_points
from desk.words.first_record_words import say_recorded_from
from desk.words.numbers import cell_json, number_words, value_json
from desk.words.reason_words import ReasonWords, figures_words
from desk.words.rounding_words import rounded_sums_words
from engine.evaluation.explanation import CriterionReason, Explanation, GateReason
from engine.evaluation.order import UnitOrder
from engine.logic.kleene import Kleene
from engine.rulebook.model.rulebook import Rules
from engine.scoring.rounded_sums import RoundedSum
from facts.standing import Source

ANSWERS = {
    "vi": {True: "áp dụng", False: "không áp dụng", None: "chưa đủ căn cứ"},
    "en": {True: "applies", False: "does not apply", None: "undecided"},
}


BEYOND = {
    "vi": {True: "ngoài chỉ tiêu", False: "không vượt chỉ tiêu", None: "chưa đủ căn cứ"},
    "en": {True: "beyond it", False: "not beyond it", None: "undecided"},
}


def reasons_for(
    explanation: Explanation, reason: CriterionReason | None, rules: Rules, lang: str
) -> ReasonWords:
    values = {p.name: p.values for p in reason.parameters} if reason else None
    speaker = Speaker(rules, explanation.rulebook.subject, lang, values)
    book = explanation.rulebook
    return ReasonWords(speaker, rules.indicator_sets[book.subject].indicators, book.pass_or_fail)


def explanation_json(explanation: Explanation, rules: Rules, lang: str) -> dict[str, Any]:
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
                "owed": [_owed(o) for o in n.owed],
            }
            for n in explanation.needs
        ],
        "gates": [
            {
                "id": g.gate.id,
                "answer": _answer(g.answer),
                "facts": {n: cell_json(c) for n, c in g.facts.items()},
                "title": g.gate.title[lang],
                "cites": list(grounds_of(g.gate.cites, explanation.rulebook, rules.documents, g.gate.id)),
                "records": _rows(g.records),
                "evidence": evidence_json(evidence_for(explanation, g, rules, lang)),
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
        **({"rounded": [_rounded_json(one) for one in explanation.rounded]} if explanation.rounded else {}),
        "signs": {id_: _answer(answer) for id_, answer in result.signs.items()},
        "streaks": {
            id_: {"held": _answer(s.held), "sure": s.sure, "possible": s.possible}
            for id_, s in result.streaks.items()
        },
        "status": status_of(explanation.rulebook),
        "criteria": [_criterion_json(explanation, reason, rules, lang) for reason in explanation.criteria],
    }


def explained_order_json(order: UnitOrder) -> dict[str, Any]:
    return {**order_json(order), "waits": list(order.waits), "level": list(order.level)}


def _rounded_json(one: RoundedSum) -> dict[str, Any]:
    before, after = ([value_json(end) for end in ends] for ends in (one.before, one.after))
    return {"id": one.id, "before": before, "after": after}


def _criterion_json(
    explanation: Explanation, reason: CriterionReason, rules: Rules, lang: str
) -> dict[str, Any]:
    criterion = reason.criterion
    return {
        "id": criterion.id,
        "title": criterion.title[lang],
        "points": [value_json(reason.points.low), value_json(reason.points.high)],
        "max": value_json(criterion.maximum),
        **({"out_of_total": _answer(reason.points.absent)} if criterion.leaves else {}),
        "computed": [value_json(reason.computed.low), value_json(reason.computed.high)],
        "self_score": value_json(reason.self_score),
        "appraised": _appraised(reason),
        "applies": _answer(reason.computed.applies),
        "facts": {name: cell_json(cell) for name, cell in reason.facts.items()},
        "needs": [_owed(gap) for gap in reason.owed] if not reason.points.settled else [],
        "provisional": reason.provisional,
        "reason": reasons_for(explanation, reason, rules, lang).sentence(reason),
        "parameters": {
            p.name: {
                "value": [value_json(v) for v in p.values],
                "cites": list(grounds_of(p.cites, explanation.rulebook, rules.documents, p.name)),
            }
            for p in reason.parameters
        },
        "cites": list(grounds_of(criterion.cites, explanation.rulebook, rules.documents, criterion.id)),
        "records": _rows(reason.records),
        "evidence": evidence_json(evidence_for(explanation, reason, rules, lang)),
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


def _owed(gap: Any) -> dict[str, Any]:
    return {
        "form": gap.form,
        "office": gap.office,
        "unit": gap.unit,
        "period": gap.period,
        "field": gap.blank_field or None,
        "row": gap.key or None,
        "correct": gap.is_row,
    }


def _answer(answer: Kleene) -> str:
    return "unknown" if answer is None else "yes" if answer else "no"


def print_explanation(
    explanation: Explanation, rules: Rules, title: str, out: Output, only: str | None
) -> None:
    """Print each criterion with its points, reason, citations and rows."""
    result, scored, book = explanation.result, explanation.result.scored, explanation.rulebook
    lang = out.lang
    bands = band_title(book, scored.bands, lang)
    points = score_words(book, scored.low, scored.high, lang)
    out.say(
        f"{title}\n{book.title[lang]}, kỳ {result.period}: {points}, xếp loại {bands}",
        f"{title}\n{book.title[lang]}, {result.period}: {points}, band {bands}",
    )
    if explanation.rounded:
        told = rounded_sums_words(book, explanation.rounded, lang)
        out.say(f"Các tổng đã làm tròn: {told}.", f"Sums that were rounded: {told}.")
    say_mark(out, book)
    if book.total is None:
        out.say(RISK["vi"], RISK["en"])
    say_recorded_from(out, rules)
    quiet = []
    for reason in explanation.criteria:
        if only is None and book.total is None and reason.points.settled and not reason.points.high:
            quiet.append(f"{reason.criterion.id} {reason.criterion.title[lang]}")
        elif only is None or reason.criterion.id == only:
            _print_criterion(explanation, reason, rules, out)
    if quiet:
        out.say(f"\nKhông có điểm nguy cơ: {'; '.join(quiet)}.", f"\nNo risk points: {'; '.join(quiet)}.")
    if only is None:
        _print_gates(explanation, rules, out)


def _print_criterion(explanation: Explanation, reason: CriterionReason, rules: Rules, out: Output) -> None:
    criterion, lang = reason.criterion, out.lang
    points = criterion_points(reason.points, lang, criterion.maximum)
    if explanation.rulebook.pass_or_fail:
        points = met_words(reason.points.low, reason.points.high, lang)
    own = (
        f" · {out.pick('tự chấm', 'self-score')} {number_words(reason.self_score, lang)}"
        if reason.self_score is not None
        else ""
    )
    mark = f" · {out.pick('tạm tính', 'provisional')}" if reason.provisional else ""
    out.say(f"\n{criterion.id}  {criterion.title[lang]}: {points}{own}{mark}")
    out.say(f"    {reasons_for(explanation, reason, rules, lang).sentence(reason)}")
    book, documents = explanation.rulebook, rules.documents
    used = "; ".join(
        f"{rules.parameters[p.name].title[lang]}"
        f" ({cites_words(grounds_of(p.cites, book, documents, p.name), documents, lang)})"
        for p in reason.parameters
    )
    cites = cites_words(grounds_of(criterion.cites, book, documents, criterion.id), documents, lang)
    out.say(
        f"    Căn cứ: {cites}" + (f". Tham số: {used}" if used else ""),
        f"    Cites: {cites}" + (f". Parameters: {used}" if used else ""),
    )
    print_evidence(evidence_for(explanation, reason, rules, lang), reason.records, out)


MET = {
    "vi": {True: "đạt", False: "chưa đạt", None: "chưa đủ căn cứ"},
    "en": {True: "met", False: "not met", None: "undecided"},
}


def _print_gates(explanation: Explanation, rules: Rules, out: Output) -> None:
    speaker = Speaker(rules, explanation.rulebook.subject, out.lang)
    if explanation.gates:
        out.say(
            "\nĐiều kiện khống chế, giới hạn xếp loại dù điểm cao:",
            "\nGates, which limit the band whatever the score:",
        )
    if explanation.order is not None:
        said = place_sentence(explanation.order, lambda code: unit_name(rules, explanation, code), out.lang)
        out.say(f"Thứ tự: {said}.", f"Order: {said}.")
    for gate in explanation.gates:
        if gate.gate.quota is not None:
            _print_quota(explanation, gate, out)
            continue
        facts = f" ({'; '.join(figures_words(gate.facts, speaker))})" if gate.facts else ""
        out.say(f"{gate.gate.id}  {gate.gate.title[out.lang]} → {ANSWERS[out.lang][gate.answer]}{facts}")
        print_evidence(evidence_for(explanation, gate, rules, out.lang), gate.records, out)
    if explanation.bands:
        out.say("\nHạng đòi thêm điều kiện, ngoài số điểm:", "\nBands that ask for more than points:")
    for band in explanation.bands:
        facts = f" ({'; '.join(figures_words(band.facts, speaker))})" if band.facts else ""
        asked = speaker.say(band.band.when)
        out.say(f"{band.band.title[out.lang]}: {asked} → {MET[out.lang][band.answer]}{facts}")


def _print_quota(explanation: Explanation, gate: GateReason, out: Output) -> None:
    """Say what a quota lets through, and whether the unit lies within it, where it has the band to begin
    with."""
    lang, order, quota = out.lang, explanation.order, gate.gate.quota
    assert order is not None
    assert quota is not None
    band = explanation.rulebook.band(quota.band).title[lang]
    said = f"{quota_words(quota, band, lang)}; {limit_words(quota, order.units, lang)}"
    out.say(f"{gate.gate.id}  {gate.gate.title[lang]} ({said}) → {BEYOND[lang][gate.answer]}")


def unit_name(rules: Rules, explanation: Explanation, code: str) -> str:
    """Name a unit as it was called at the end of the period."""
    period = rules.calendar.period(explanation.result.period)
    found = rules.units.get(code, period.end) if period is not None else None
    return found.name if found is not None else code
