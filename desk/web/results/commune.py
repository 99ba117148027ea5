"""One commune as its page shows it: totals, groups, each criterion with its reason and the rows behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from desk.base.plurals import many
from desk.reports.evidence_report import evidence_for, evidence_lines
from desk.reports.explain_report import reasons_for
from desk.reports.ranking import debt_words, debts_of
from desk.runs.standings import StandingRow
from desk.web.results.changes import ValueChange, changes_of
from desk.web.results.own_rows import with_own_rows
from desk.web.results.ranking import points_words, streak_words
from desk.web.shelf import Year, explained
from desk.words.adoption_words import cites_words, grounds_of
from desk.words.band_words import band_title, steps_of
from desk.words.condition_words import Speaker
from desk.words.criterion_words import NOT_COUNTED, criterion_points
from desk.words.numbers import number_words, place_words, range_words
from desk.words.reason_words import figures_words
from engine.evaluation.explanation import BandReason, CriterionReason, Explanation, GateReason
from engine.logic.kleene import Kleene
from engine.rulebook.model.points_asked import POINTS, points_asked
from engine.rulebook.model.rulebook import Rulebook, Rules
from engine.scoring.of_what_applies import to_be_had
from engine.scoring.points_as_facts import added_up


@dataclass(frozen=True, slots=True)
class Detail:
    """What opens under a criterion: citations, parameters, the rows it asked about in groups."""

    cites: str
    parameters: tuple[str, ...]
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CriterionLine:
    id: str
    title: str
    reason: str
    low: Fraction
    high: Fraction
    full: Fraction
    points: str
    maximum: str
    computed: str
    self_score: str
    appraised: str
    owed: tuple[str, ...]
    provisional: bool
    detail: Detail | None


@dataclass(frozen=True, slots=True)
class GroupShown:
    id: str
    title: str
    low: Fraction
    high: Fraction
    full: Fraction
    points: str
    maximum: str
    lines: tuple[CriterionLine, ...]


@dataclass(frozen=True, slots=True)
class GateShown:
    id: str
    title: str
    answer: str  # yes, no, unknown
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Commune:
    code: str
    name: str
    place: str
    of: int
    points: str
    band: str
    steps: int | None
    bands: tuple[str, ...]
    computed: str
    self_score: str
    streak: str
    moved: str  # by appraisal
    conditions: bool  # met or not met, no points
    first_told: str  # the computed score as first told, where it is another now
    changes: tuple[ValueChange, ...]
    groups: tuple[GroupShown, ...]
    gates: tuple[GateShown, ...]
    band_tests: tuple[GateShown, ...]  # what bands ask for beside points
    signs: tuple[tuple[str, str, bool], ...]
    debts: tuple[str, ...]
    before: tuple[str, str] | None  # code, name of the neighbour above in the ranking
    after: tuple[str, str] | None


def commune_of(
    year: Year, book: Rulebook, code: str, lang: str, opened: str, neighbours: bool
) -> Commune | None:
    """Return a commune's page; None where the year has no such commune.

    Without `neighbours` it is the commune's own account that reads: it learns its own place, no other commune
    is named, and nothing of what other offices report of it.
    """
    rows = year.standings(book.name)
    at = next((i for i, row in enumerate(rows) if row.subject == code), None)
    if at is None:
        return None
    row, name = rows[at], year.names().unit
    explanation, rules = explained(year, book.name, "unit", code)
    if not neighbours:
        explanation = with_own_rows(explanation, code)
    streak = next((f for f in row.findings if f.kind == "streak"), None)
    titles = {sign.id: sign.title[lang] for sign in book.signs}
    beside = rows if neighbours else ()
    return Commune(
        code,
        name(code),
        place_words(row.places),
        sum(r.places is not None for r in rows),
        points_words(row, book, lang),
        band_title(book, row.bands, lang),
        steps_of(book, row.band),
        tuple(book.band(b).title[lang] for b in row.bands),
        range_words(*row.computed, lang),
        "–" if row.self_score is None else number_words(row.self_score, lang),
        streak_words(streak, lang),
        _moved(row, lang),
        book.pass_or_fail,
        "" if row.first_told is None else range_words(*row.first_told, lang),
        changes_of(year, lang, code) if neighbours else (),
        tuple(_groups(explanation, rules, lang, opened)),
        tuple(_gate(gate, explanation, rules, lang) for gate in explanation.gates),
        tuple(_band_test(band, explanation, rules, lang) for band in explanation.bands),
        tuple(
            (f.id, titles[f.id], f.answer == "yes")
            for f in row.findings
            if neighbours and f.kind == "sign" and f.answer != "no"
        ),
        tuple(debt_words(debt, lang) for debt in debts_of(row, year.rules, lang)),
        _neighbour(beside, at - 1, name),
        _neighbour(beside, at + 1, name),
    )


def _neighbour(rows: Sequence[StandingRow], at: int, name: Callable[[str], str]) -> tuple[str, str] | None:
    return (rows[at].subject, name(rows[at].subject)) if 0 <= at < len(rows) else None


def _moved(row: StandingRow, lang: str) -> str:
    by = row.low - row.computed[0]
    if not by:
        return ""
    said = number_words(abs(by), lang)
    if lang == "vi":
        return f"Thẩm định {'bớt' if by < 0 else 'thêm'} {said} điểm so với máy tính."
    return f"Appraisal {'takes' if by < 0 else 'adds'} {many(said, 'point')}."


def _groups(explanation: Explanation, rules: Rules, lang: str, opened: str) -> Iterator[GroupShown]:
    scores = explanation.result.scored.criteria
    for group in explanation.rulebook.groups:  # those within another follow it
        mine = [r for r in explanation.criteria if r.criterion.group == group.id]
        asked = points_asked(group.id + POINTS, explanation.rulebook)
        low, high = added_up(asked, scores)
        had = to_be_had(asked, scores) if asked.leaving or group.total is None else (group.total, group.total)
        points, most = (
            (range_words(low, high, lang), range_words(*had, lang)) if had[1] else (NOT_COUNTED[lang], "")
        )
        yield GroupShown(
            group.id,
            group.title[lang],
            low,
            high,
            had[1],
            points,
            most,
            tuple(line_of(explanation, r, rules, lang, opened == r.criterion.id) for r in mine),
        )


def line_of(
    explanation: Explanation, reason: CriterionReason, rules: Rules, lang: str, opened: bool
) -> CriterionLine:
    """Return one criterion as a row; opened, with what it rests on."""
    criterion, points = reason.criterion, reason.points
    return CriterionLine(
        criterion.id,
        criterion.title[lang],
        reasons_for(explanation, reason, rules, lang).sentence(reason),
        points.low,
        points.high,
        criterion.maximum,
        criterion_points(points, lang),
        "" if points.absent is True else number_words(criterion.maximum, lang),
        criterion_points(reason.computed, lang),
        "–" if reason.self_score is None else number_words(reason.self_score, lang),
        "" if reason.appraised is None else number_words(reason.appraised.points, lang),
        ()
        if points.settled
        else tuple(dict.fromkeys(f"{o.form}, {o.office}" for o in reason.owed if not o.key)),
        reason.provisional,
        _detail(explanation, reason, rules, lang) if opened else None,
    )


def _detail(explanation: Explanation, reason: CriterionReason, rules: Rules, lang: str) -> Detail:
    book, documents = explanation.rulebook, rules.documents
    used = tuple(
        f"{rules.parameters[p.name].title[lang]}: {' / '.join(number_words(v, lang) for v in p.values)}"
        f" ({cites_words(grounds_of(p.cites, book, documents, p.name), documents, lang)})"
        for p in reason.parameters
    )
    evidence = evidence_for(explanation, reason, rules, lang)
    return Detail(
        cites_words(
            grounds_of(reason.criterion.cites, book, documents, reason.criterion.id), documents, lang
        ),
        used,
        tuple(evidence_lines(evidence, reason.records, lang)),
    )


def _gate(gate: GateReason, explanation: Explanation, rules: Rules, lang: str) -> GateShown:
    speaker = Speaker(rules, explanation.rulebook.subject, lang)
    return GateShown(
        gate.gate.id, gate.gate.title[lang], _answered(gate.answer), figures_words(gate.facts, speaker)
    )


def _band_test(reason: BandReason, explanation: Explanation, rules: Rules, lang: str) -> GateShown:
    speaker = Speaker(rules, explanation.rulebook.subject, lang)
    asked = f"{reason.band.title[lang]}: {speaker.say(reason.band.when)}"
    return GateShown(reason.band.id, asked, _answered(reason.answer), figures_words(reason.facts, speaker))


def _answered(answer: Kleene) -> str:
    return "unknown" if answer is None else "yes" if answer else "no"
