"""How many communes have which band, beside what they registered; and targets assigned from above."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from desk.base.paper.content import Block, PaperTable, said, table
from desk.office.papers.paper import band_counts_words, counted, lowered
from desk.words.area_words import ANSWERS, area_words
from desk.words.band_words import band_counts, undecided_title
from desk.words.target_words import TargetWords
from engine.evaluation.change import year_before
from engine.evaluation.targets import BandOutcome, CountOutcome, Outcome
from engine.evaluation.together import AreaJudged, areas_judged, possible_of
from engine.evaluation.years import Evaluation
from engine.indicators.subjects import Subject
from engine.rulebook.model.roles import RECOGNITION, in_role
from engine.rulebook.model.rulebook import Rulebook, Rules
from facts.periods import Period
from facts.spelling import caseless

UNNAMED = "Đăng ký, không ghi một hạng"
NOT_REGISTERED = "Không đăng ký hoặc chưa báo (B14)"
NO_RESULT = "Không có kết quả năm trước"


def bands_told(evaluation: Evaluation, period: Period, units: Sequence[str]) -> list[Block]:
    """Return the sentence and table of a period; nothing if it is not scored, or by no rulebook."""
    book = in_role(evaluation.rules, RECOGNITION, period.end)
    if period.kind not in evaluation.rules.scored or book is None:
        return []
    found = possible_of(evaluation, book, period, units)
    counts = band_counts(book, found.values())
    recognised = sum(counts.by_band[band.id] for band in book.bands if band.healthy)
    text = f"- Xếp loại: {band_counts_words(counts, book)}; đủ điểm để được công nhận: {counted(recognised)}."
    return [
        said(text, _beside_targets(evaluation, book, period, found)),
        _table(evaluation, book, period, found),
    ]


def areas_told(evaluation: Evaluation, period: Period, units: Sequence[str]) -> list[Block]:
    """Return, of each rulebook that judges all units together, its bands, answer and measures."""
    blocks: list[Block] = []
    for area in areas_judged(evaluation, period, units):
        counts = band_counts(area.book, area.possible.values())
        parts = ", ".join(f"{counted(n)} {lowered(title)}" for title, n in counts.titled(area.book))
        head = f"- {area.book.title['vi']}: {parts}.{_graver(evaluation, period, area)}"
        rows = [(measure.title["vi"], ANSWERS[answer]) for measure, answer in area.measures]
        blocks += [said(head, f"- {area_words(area)}."), table(("Ý", "Đánh giá"), (70, 30), rows, (1,))]
    return blocks


def _graver(evaluation: Evaluation, period: Period, area: AreaJudged) -> str:
    """Name the units that surely have a band the area is judged by."""
    assert area.book.together is not None  # else nothing was judged
    wanted = {band for measure in area.book.together.of for band in measure.bands}
    surely = [unit for unit, bands in area.possible.items() if set(bands) <= wanted]
    titles = ", ".join(lowered(band.title["vi"]) for band in area.book.bands if band.id in wanted)
    names = ", ".join(lowered(evaluation.rules.units.name(unit, period.end)) for unit in surely)
    return f" Đơn vị {titles}: {names}." if surely else ""


def _table(
    evaluation: Evaluation, book: Rulebook, period: Period, found: Mapping[str, Sequence[str]]
) -> PaperTable:
    """Count the bands registered for, reached and of the year before; each column adds up to all units.

    Of what no unit named, and of a year with no results, nothing is known: a dash, not a zero.
    """
    registered = registrations(evaluation, period, found)
    wanted = Counter(_bands_of(book, targets_written(evaluation, period, found)).values())
    unnamed = sum(registered.values()) - wanted.total()
    before = year_before(evaluation, period)
    earlier = [
        evaluation.before.bands(book, Subject("unit", unit), period, before) if before else None
        for unit in found
    ]
    now, then = (
        band_counts(book, bands) for bands in (found.values(), [bands for bands in earlier if bands])
    )
    rows = [
        (
            band.title["vi"],
            str(wanted[band.id]) if wanted else "–",
            str(now.by_band[band.id]),
            str(then.by_band[band.id]) if then.total else "–",
        )
        for band in book.bands
    ]
    rows.append((undecided_title(), "–", str(now.undecided), str(then.undecided) if then.total else "–"))
    rows += [
        (title, str(n), "–", "–")
        for title, n in ((UNNAMED, unnamed), (NOT_REGISTERED, len(found) - sum(registered.values())))
        if n
    ]
    if len(found) > then.total:
        rows.append((NO_RESULT, "–", "–", str(len(found) - then.total)))
    return table(("Xếp loại", "Đăng ký phấn đấu", "Kết quả", "Năm trước"), (37, 21, 21, 21), rows, (1, 2, 3))


def _beside_targets(
    evaluation: Evaluation, book: Rulebook, period: Period, found: Mapping[str, Sequence[str]]
) -> str:
    """Say how many surely reached the band they registered for, and how many surely did not."""
    order = [band.id for band in book.bands]
    written = targets_written(evaluation, period, found)
    targets = _bands_of(book, written)
    places = {unit: [order.index(id_) for id_ in found[unit]] for unit in targets}
    reached = sum(max(places[unit]) <= order.index(band) for unit, band in targets.items())
    missed = sum(min(places[unit]) > order.index(band) for unit, band in targets.items())
    said = [
        f"{len(targets)} đơn vị ghi tên một hạng ({reached} đạt, {missed} không đạt,"
        f" {len(targets) - reached - missed} chưa kết luận được)"
    ]
    said = said if targets else []
    if len(written) > len(targets):
        said.append(f"{len(written) - len(targets)} đơn vị ghi mức khác, không so được với hạng")
    blank = sum(registrations(evaluation, period, found).values()) - len(written)
    if blank > 0:
        said.append(f"{blank} đơn vị đăng ký mà không ghi mức")
    return f"- Mức phấn đấu đã đăng ký (B14): {'; '.join(said) or 'chưa đơn vị nào đăng ký'}."


def registrations(evaluation: Evaluation, period: Period, units: Iterable[str]) -> dict[str, bool]:
    """Return whether each unit registered (B14) or wrote a target; False too if it did not report."""
    written = targets_written(evaluation, period, units)
    registry = evaluation.facts(period).registry
    return {
        unit: unit in written
        or any(row.values.get("registered") is True for row in registry.snapshot("registration", unit))
        for unit in units
    }


def targets_written(evaluation: Evaluation, period: Period, units: Iterable[str]) -> dict[str, str]:
    """Return what each unit wrote as its target (B14), as it wrote it."""
    registry = evaluation.facts(period).registry
    rows = ((unit, row) for unit in units for row in registry.snapshot("registration", unit))
    return {
        unit: text
        for unit, row in rows
        if row.values.get("unit_code") == unit and (text := str(row.values.get("target_band") or "").strip())
    }


def _bands_of(book: Rulebook, written: Mapping[str, str]) -> dict[str, str]:
    """Return the targets that are the title of a band."""
    titles = {caseless(text): band.id for band in book.bands for text in band.title.values()}
    return {unit: titles[caseless(text)] for unit, text in written.items() if caseless(text) in titles}


HEADERS = ("Chỉ tiêu", "Được giao", "Thực hiện", "Đánh giá")


def targets_told(rules: Rules, period: Period, outcomes: Sequence[Outcome]) -> list[Block]:
    """Return a sentence and a table for each paper; where nothing was assigned, say so."""
    if not outcomes:
        return [said(f"- Chỉ tiêu cấp trên giao năm {period.year}: chưa ghi nhận văn bản giao chỉ tiêu nào.")]
    words = TargetWords(rules, period)
    found: list[Block] = []
    for mine in _by_paper(outcomes):
        rows = [words.row(one)[: len(HEADERS)] for one in mine]
        found += [said(_sentence(words, mine)), table(HEADERS, (36, 22, 24, 18), rows, (1, 2, 3))]
    return found


def target_sentences(words: TargetWords, outcomes: Iterable[Outcome]) -> list[str]:
    """Return a sentence a paper that assigns: its figures, and how many units reached their band."""
    return [_sentence(words, mine) for mine in _by_paper(outcomes)]


def _by_paper(outcomes: Iterable[Outcome]) -> list[tuple[Outcome, ...]]:
    return [tuple(mine) for _, mine in groupby(outcomes, lambda one: one.paper)]


def _sentence(words: TargetWords, mine: Sequence[Outcome]) -> str:
    return f"- Chỉ tiêu giao tại {words.paper(mine[0].paper)}: {'; '.join(_parts(words, mine))}."


def _parts(words: TargetWords, outcomes: Sequence[Outcome]) -> list[str]:
    done = "thực hiện" if words.period.kind in words.rules.scored else "đến nay"
    found = [
        f"{lowered(words.title(one))}: giao {words.wanted(one)}, {done} {words.reached(one)},"
        f" {words.verdict(one)}"
        for one in outcomes
        if isinstance(one, CountOutcome)
    ]
    bands = [one for one in outcomes if isinstance(one, BandOutcome)]
    if bands:
        met, missed = (sum(one.met is answer for one in bands) for answer in (True, False))
        open_ = len(bands) - met - missed
        found.append(
            f"hạng giao cho {counted(len(bands))} đơn vị: {counted(met)} đạt, {counted(missed)} chưa đạt"
            + (f", {counted(open_)} chưa kết luận được" if open_ else "")
        )
    return found
