"""How papers say what a year gave: counts of bands, the band of a commune, targets, why it has its points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from desk.base.language import in_language
from desk.base.paper.content import Block, PaperTable, said, table
from desk.office.papers.paper import band_counts_words, counted, first_named
from desk.reports.debts import elsewhere_words
from desk.reports.reasons import rounded_remark
from desk.runs.standings import StandingRow
from desk.runs.year import ScoredYear, Year, computed_year
from desk.words.band_words import band_counts, criterion_points, undecided_title
from desk.words.condition_words import joined, lowered
from desk.words.first_record_words import recorded_from_words
from desk.words.numbers import number_words, range_words
from desk.words.target_words import TargetWords
from desk.words.told_to_a_commune import told_to
from desk.words.total_words import ANSWERS, area_words
from desk.workspace.announcements import KEPT_INSIDE, despite_words
from engine.evaluation.change import year_before
from engine.evaluation.explanation import CriterionReason, Explanation, explanation_of
from engine.evaluation.targets import BandOutcome, CountOutcome, Outcome, outcomes_of
from engine.evaluation.together import AreaJudged, areas_judged, possible_of
from engine.evaluation.totals import totals_of
from engine.evaluation.years import Evaluation
from engine.indicators.knowledge import field_cell, rows_lost
from engine.indicators.subjects import Subject
from engine.logic.cells import Cell
from engine.logic.kleene import Kleene
from engine.rulebook.model.roles import RECOGNITION, in_role
from engine.rulebook.model.rulebook import Rulebook, Rules
from facts.forms.catalogue import KINDS
from facts.periods import Period
from facts.spelling import caseless

UNNAMED = "Đăng ký, không ghi một hạng"
NOT_REGISTERED = "Không đăng ký"
NOT_REPORTED = "Chưa rõ: thiếu biểu hoặc dòng phải sửa"
NO_RESULT = "Không có kết quả năm trước"


def bands_told(evaluation: Evaluation, period: Period, units: Sequence[str]) -> list[Block]:
    """Return the sentence and table of a period; nothing if it is not scored, or by no rulebook."""
    book = in_role(evaluation.rules, RECOGNITION, period.end)
    if period.kind not in evaluation.rules.scored or book is None:
        return []
    possible = possible_of(evaluation, book, period, units)
    counts = band_counts_words(band_counts(book, possible.values()), book)
    recognised = recognised_words(computed_year(evaluation, book, period))
    text = f"- Xếp loại: {counts}; đủ điều kiện đề nghị công nhận: {recognised}."
    return [
        said(text, _beside_targets(evaluation, book, period, possible), "- Số đơn vị theo từng hạng:"),
        _table(evaluation, book, period, possible),
    ]


LACKING = 5  # criteria that a paper names as lacking points at most


def lacking_told(
    evaluation: Evaluation, period: Period, units: Collection[str], hidden: Callable[[str], bool]
) -> list[Block]:
    """Return the gates that hold of units and the criteria most units surely lack points in, but those that
    ask about a `hidden` figure or a score; nothing of a period that is not scored."""
    book = in_role(evaluation.rules, RECOGNITION, period.end)
    if period.kind not in evaluation.rules.scored or book is None:
        return []
    indicators = evaluation.rules.indicator_sets[book.subject].indicators

    def open_to_tell(facts: Iterable[str]) -> bool:
        return all(name in indicators and not hidden(name) for name in facts)

    scored = [result.scored for result in evaluation.results(book, period) if result.subject.id in units]
    gates = (
        (gate.title["vi"], sum(score.gates.get(gate.id) is True for score in scored))
        for gate in book.gates
        if open_to_tell(gate.facts)
    )
    lacking = Counter(
        criterion.title["vi"]
        for criterion in book.criteria
        if open_to_tell(criterion.facts)
        for score in scored
        if (points := score.criteria.get(criterion.id)) is not None
        and points.absent is not True
        and points.high < criterion.maximum
    )
    capped = "; ".join(f"{counted(n)} đơn vị ({lowered(title)})" for title, n in gates if n)
    parts = [
        f"- Bị khống chế xếp loại: {capped}." if capped else "",
        f"- {short}" if (short := lacking_words(lacking)) else "",
    ]
    return [said(*parts)] if any(parts) else []


def lacking_words(lacking: Counter[str]) -> str:
    """Say of criteria, by title, how many units surely lack points: a title alone reads as its opposite."""
    named = "; ".join(f"{counted(n)} đơn vị ở “{title}”" for title, n in lacking.most_common(LACKING))
    return f"Chắc chắn chưa đạt đủ điểm: {named}." if named else ""


def recognised_words(year: ScoredYear) -> str:
    """Say how many units may be proposed for recognition, as the submission counts them, and how many more
    may come to it."""
    healthy = {band.id for band in year.rulebook.bands if band.healthy}
    sure, open_ = len(year.recognised), sum(bool(healthy & {*row.bands}) for row in year.unsettled)
    text = f"{counted(sure)} đơn vị" if sure else "chưa có đơn vị nào"
    return text + (f"; có thể thêm {counted(open_)} đơn vị khi nộp đủ biểu, sửa xong ô sai" if open_ else "")


def areas_told(evaluation: Evaluation, period: Period, units: Sequence[str]) -> list[Block]:
    """Return, of each rulebook that judges all units together, its bands, answer and measures."""
    blocks: list[Block] = []
    for area in areas_judged(evaluation, period, units):
        counts = band_counts(area.book, area.possible.values())
        parts = ", ".join(f"{counted(n)} {lowered(title)}" for title, n in counts.titled(area.book))
        head = f"- {area.book.title['vi']}: {parts}.{_graver(evaluation, period, area)}"
        rows = [(measure.title["vi"], ANSWERS[answer]) for measure, answer in area.measures]
        blocks += [
            said(head, f"- {area_words(area)}, theo từng ý:"),
            table(("Ý", "Đánh giá"), (70, 30), rows, (1,)),
        ]
    return blocks


def _graver(evaluation: Evaluation, period: Period, area: AreaJudged) -> str:
    """Name the units that surely have a band the area is judged by, those of one band together."""
    assert area.book.together is not None  # else nothing was judged
    judged = {band for measure in area.book.together.of for band in measure.bands}
    named: dict[str, list[str]] = {}
    for unit, bands in area.possible.items():
        if set(bands) <= judged:
            titles = " hoặc ".join(lowered(band.title["vi"]) for band in area.book.bands if band.id in bands)
            named.setdefault(titles, []).append(lowered(evaluation.rules.units.name(unit, period.end)))
    return "".join(f" Đơn vị {titles}: {first_named(names)}." for titles, names in named.items())


def _table(
    evaluation: Evaluation, book: Rulebook, period: Period, possible: Mapping[str, Sequence[str]]
) -> PaperTable:
    """Count the bands registered for, reached and of the year before; each column adds up to all units.

    Of what no unit named, and of a year with no results, nothing is known: a dash, not a zero. A unit whose
    registration is not known may be in any row of that column.
    """
    registered = registrations(evaluation, period, possible)
    written = targets_written(evaluation, period, possible)
    by_target = Counter(_bands_of(book, written).values())
    named, absent = (sum(state is answer for state in registered.values()) for answer in (True, False))
    open_ = len(possible) - named - absent
    before = year_before(evaluation, period)
    earlier = [
        evaluation.before.bands(book, Subject("unit", unit), period, before) if before else None
        for unit in possible
    ]
    now, then = (
        band_counts(book, bands) for bands in (possible.values(), [bands for bands in earlier if bands])
    )
    rows = [
        (
            band.title["vi"],
            _span_words(by_target[band.id], open_) if by_target or open_ else "–",
            str(now.by_band[band.id]),
            str(then.by_band[band.id]) if then.total else "–",
        )
        for band in book.bands
    ]
    rows.append((undecided_title(), "–", str(now.undecided), str(then.undecided) if then.total else "–"))
    rows += [
        (title, _span_words(n, open_), "–", "–")
        for title, n in ((UNNAMED, named - by_target.total()), (NOT_REGISTERED, absent))
        if n or open_
    ]
    if open_:
        rows.append((NOT_REPORTED, str(open_), "–", "–"))
    if len(possible) > then.total:
        rows.append((NO_RESULT, "–", "–", str(len(possible) - then.total)))
    return table(("Xếp loại", "Đăng ký phấn đấu", "Kết quả", "Năm trước"), (37, 21, 21, 21), rows, (1, 2, 3))


def _span_words(least: int, open_: int, number: Callable[[int], str] = str) -> str:
    """Say how many there are where `open_` more may be."""
    return f"từ {number(least)} đến {number(least + open_)}" if open_ else number(least)


def _beside_targets(
    evaluation: Evaluation, book: Rulebook, period: Period, possible: Mapping[str, Sequence[str]]
) -> str:
    """Say how many surely reached the band they registered for, and how many surely did not."""
    order = [band.id for band in book.bands]
    registered = registrations(evaluation, period, possible)
    written = targets_written(evaluation, period, possible)
    targets = _bands_of(book, written)
    open_ = sum(state is None for state in registered.values())
    places = {unit: [order.index(id_) for id_ in possible[unit]] for unit in targets}
    reached = sum(max(places[unit]) <= order.index(band) for unit, band in targets.items())
    missed = sum(min(places[unit]) > order.index(band) for unit, band in targets.items())
    answers = {
        "đạt": reached,
        "không đạt": missed,
        "chưa kết luận được": len(targets) - reached - missed + open_,
    }
    parts = ", ".join(f"{counted(n)} {answer}" for answer, n in answers.items() if n)
    named = _span_words(len(targets), open_, counted)
    clauses = [f"{named} đơn vị đăng ký một hạng ({parts})"] if targets or open_ else []
    if len(written) > len(targets):
        other = _span_words(len(written) - len(targets), open_, counted)
        clauses.append(f"{other} đơn vị ghi mức khác, không so được với hạng")
    blank = sum(state is True for state in registered.values()) - len(written)
    if blank > 0:
        clauses.append(f"{_span_words(blank, open_, counted)} đơn vị đăng ký mà không ghi mức")
    return f"- Mức phấn đấu đã đăng ký: {'; '.join(clauses) or 'chưa đơn vị nào đăng ký'}."


def registrations(evaluation: Evaluation, period: Period, units: Collection[str]) -> dict[str, Kleene]:
    """Return whether each unit registered (B14), None where that is not known: a row of it that can't be read
    may say so."""
    registry, forms = evaluation.facts(period).registry, (KINDS["registration"].form,)
    lost = {unit for unit in units if rows_lost(registry, unit, forms, False, None)}
    return {
        unit: True if cell.value is True else None if not cell.known or unit in lost else False
        for unit, cell in _told(evaluation, period, units)
    }


def targets_written(evaluation: Evaluation, period: Period, units: Iterable[str]) -> dict[str, str]:
    """Return what each unit that registered wrote as its target (B14), as it wrote it."""
    return {
        unit: text
        for unit, cell in _told(evaluation, period, units)
        if cell.value is True
        for row in cell.records
        if (text := str(row.values.get("target_band") or "").strip())
    }


def _told(evaluation: Evaluation, period: Period, units: Iterable[str]) -> Iterator[tuple[str, Cell]]:
    facts = evaluation.facts(period)
    for unit in units:
        yield unit, field_cell(facts, Subject("unit", unit), "registration", "registered")


def _bands_of(book: Rulebook, written: Mapping[str, str]) -> dict[str, str]:
    titles = {caseless(text): band.id for band in book.bands for text in band.title.values()}
    return {unit: titles[caseless(text)] for unit, text in written.items() if caseless(text) in titles}


HEADERS = ("Chỉ tiêu", "Được giao", "Thực hiện", "Đánh giá")


def targets_told(rules: Rules, period: Period, outcomes: Sequence[Outcome]) -> list[Block]:
    """Return a sentence and a table for each paper; where nothing was assigned, say so."""
    if not outcomes:
        return [said(f"- Chỉ tiêu cấp trên giao năm {period.year}: chưa ghi nhận văn bản giao chỉ tiêu nào.")]
    words = TargetWords(rules, period)
    blocks: list[Block] = []
    for group in _by_paper(outcomes):
        rows = [words.row(outcome)[: len(HEADERS)] for outcome in group]
        blocks += [said(_sentence(words, group)), table(HEADERS, (36, 22, 24, 18), rows, (1, 2, 3))]
    return blocks


def target_sentences(words: TargetWords, outcomes: Iterable[Outcome]) -> list[str]:
    """Return a sentence a paper that assigns: its figures, and how many units reached their band."""
    return [_sentence(words, group) for group in _by_paper(outcomes)]


def _by_paper(outcomes: Iterable[Outcome]) -> list[tuple[Outcome, ...]]:
    return [tuple(group) for _, group in groupby(outcomes, lambda outcome: outcome.paper)]


def _sentence(words: TargetWords, group: Sequence[Outcome]) -> str:
    return f"- Chỉ tiêu giao tại {words.paper(group[0].paper)}: {'; '.join(_parts(words, group))}."


def _parts(words: TargetWords, outcomes: Sequence[Outcome]) -> list[str]:
    done = "thực hiện" if words.period.kind in words.rules.scored else "đến nay"
    parts = [
        f"{lowered(words.title(outcome))}: giao {words.wanted(outcome)}, {done} {words.reached(outcome)},"
        f" {words.verdict(outcome)}"
        for outcome in outcomes
        if isinstance(outcome, CountOutcome)
    ]
    bands = [outcome for outcome in outcomes if isinstance(outcome, BandOutcome)]
    if bands:
        met, missed = (sum(outcome.met is answer for outcome in bands) for answer in (True, False))
        open_ = len(bands) - met - missed
        parts.append(
            f"hạng giao cho {counted(len(bands))} đơn vị: {counted(met)} đạt, {counted(missed)} chưa đạt"
            + (f", {counted(open_)} chưa kết luận được" if open_ else "")
        )
    return parts


def counts_words(year: Year) -> str:
    """Say how many communes have which band, and how many of those are provisional."""
    provisional = sum(row.band is not None and row.provisional for row in year.rows)
    also = f"; trong đó {counted(provisional)} đơn vị còn tạm tính" if provisional else ""
    return band_counts_words(year.counts, year.rulebook) + also


def band_words(year: Year, row: StandingRow) -> str:
    """Say a commune's band, and why it was closed though it was not settled."""
    despite = despite_words(row.despite)
    return f"{year.title(row.bands)} ({despite})" if despite else year.title(row.bands)


def band_words_for_commune(year: Year, row: StandingRow) -> str:
    """Say the same in a paper the commune reads: what the reason says of another commune is not for it."""
    if not row.despite:
        return year.title(row.bands)
    reason = told_to(row.subject, row.despite, year.rules.units.on(year.period.end))
    return f"{year.title(row.bands)} ({despite_words(reason) or in_language('vi', KEPT_INSIDE)})"


def recheck_words(state: str) -> str:
    return state.replace(" · ", ", ")


def targets_words(year: Year) -> list[str]:
    """Say what was assigned for the year beside what was reached, by a rulebook that recognises."""
    if year.rulebook.role != RECOGNITION or not year.rules.targets:
        return []
    home = year.rules.indicator_sets[year.rulebook.subject]
    totals = totals_of(year.evaluation, home, year.period, [row.subject for row in year.rows])
    figures = {total.indicator.name: total.now for total in totals}
    bands = {row.subject: row.bands for row in year.rows}

    def possible(book: Rulebook) -> Mapping[str, Sequence[str]]:
        own = book.name == year.rulebook.name
        return bands if own else possible_of(year.evaluation, book, year.period, list(bands))

    outcomes = outcomes_of(year.rules, year.period, figures.get, possible)
    return target_sentences(TargetWords(year.rules, year.period), outcomes)


def explained(year: Year, unit: str) -> Explanation:
    """Return why a commune has its result; raise Stop if its figures do not give the run's."""
    explanation = explanation_of(year.evaluation, year.rulebook, Subject("unit", unit), year.period)
    year.refuse_other(explanation.result)
    return explanation


def result_sentences(year: Year, row: StandingRow, explanation: Explanation) -> tuple[str, ...]:
    """Return what every paper about one commune begins with; empty what does not apply."""
    return (
        _result_words(year, row),
        _gates_words(explanation),
        rounded_remark(explanation),
        recorded_from_words(year.rules),
        elsewhere_words(explanation.elsewhere, None, year.period.code),
    )


def _result_words(year: Year, row: StandingRow) -> str:
    total = year.rulebook.total
    out_of = f"/{number_words(total)}" if total is not None else ""
    parts = [
        f"Điểm: {range_words(row.low, row.high)}{out_of}",
        f"Xếp loại: {band_words_for_commune(year, row)}",
    ]
    if row.self_score is not None:
        parts.append(f"Điểm tự chấm: {number_words(row.self_score)}")
    if row.provisional:
        parts.append("Kết quả tạm tính vì còn biểu chưa nộp hoặc ô phải sửa")
    return ". ".join(parts) + "."


def _gates_words(explanation: Explanation) -> str:
    titles = [g.gate.title["vi"] for g in explanation.gates if g.answer is True]
    return f"Điều kiện khống chế xếp loại: {joined(titles)}." if titles else ""


def points_words(reason: CriterionReason) -> str:
    return criterion_points(reason.points, maximum=reason.criterion.maximum)


def self_words(reason: CriterionReason) -> str:
    return number_words(reason.self_score) if reason.self_score is not None else "–"
