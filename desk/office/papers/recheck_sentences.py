"""What a submission says of a recheck: by which list, of how many communes, and which bands stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desk.office.papers.paper import counted
from desk.runs.recheck import Recheck
from desk.runs.recheck_outcome import (
    CHANGED,
    FALLEN,
    MORE,
    OVERTAKEN,
    STANDS,
    SURE,
    UNDRAWN,
    UNLISTED,
    VOID,
    WAITING,
    among_first_now,
    first_words,
    holds_place,
    is_complete,
    outcome_of,
    percent,
    rechecked,
    stage_of,
)
from desk.runs.standings import StandingRow
from desk.runs.year import Year
from desk.words.condition_words import lowered
from desk.words.document_words import office_day

HASH_LETTERS = 16  # of a list's hash in a paper: enough to tell one list from another
OTHERWISE = (  # stages, in the order of a paper
    ((FALLEN,), "Hạng không đứng"),
    ((SURE,), "Không dòng nào đã báo làm hạng thấp hơn"),
    ((UNDRAWN, WAITING, MORE), "Phúc tra chưa xong"),
    ((VOID,), "Danh sách phúc tra đã bỏ, chưa có danh sách mới"),
    ((CHANGED,), "Báo cáo, kết quả hoặc quy tắc đã đổi nên phúc tra trước đó không còn nói về hạng"),
    ((UNLISTED,), "Chưa phúc tra"),
)


def recheck_sentences(year: Year) -> list[str]:
    """Say what an official reader needs of a recheck; what staff still has to do stands in the summary."""
    recheck = rechecked(year.run, year.rulebook.name)
    return [] if recheck is None else [*map(_of_list, recheck.parts), *_of_bands(recheck, year)]


def _of_list(part: Recheck) -> str:
    listed = (
        f"Phúc tra theo danh sách {counted(len(part.units))} đơn vị chốt ngày {office_day(part.listed_on)}"
        f" (mã băm {part.hash[:HASH_LETTERS]}…)"
    )
    gone = (f"{of.hash[:HASH_LETTERS]}… ngày {office_day(of.on)}" for of in part.voided_before)
    if before := "; ".join(gone):
        listed += f", thay danh sách đã bỏ (mã băm {before}; lý do trong sổ phúc tra)"
    if part.voided:
        return (
            f"{listed}: rút bằng số {part.seed}, đã bỏ ngày {office_day(part.voided.on)}; lý do và hai người"
            " bỏ ở trong sổ phúc tra."
        )
    if not part.seed:
        return f"{listed}: chưa rút."
    source = f"{part.seed_source}, ngày {office_day(part.seed_day)}" if part.seed_day else part.source
    seen = [of for unit in part.units if (of := outcome_of(part, unit)).rows]
    return (
        f"{listed}, rút bằng số {part.seed} ({source}): đã xem {counted(sum(of.rows for of in seen))}"
        f" dòng của {counted(len(seen))} đơn vị{_minutes(part)}."
    )


def _minutes(part: Recheck) -> str:
    every = dict.fromkeys(of for unit in sorted(part.units) for of in part.minutes.get(unit, ()))
    of_day: dict[str, list[str]] = {}
    for one in every:
        of_day.setdefault(office_day(one.recorded_on), []).append(one.number)
    words = (f"số {', '.join(numbers)} (ghi sổ ngày {day})" for day, numbers in of_day.items())
    return f"; biên bản {', '.join(words)}" if every else ""


def _of_bands(recheck: Recheck, year: Year) -> Iterator[str]:
    stages = {row.subject: stage_of(recheck, row.subject) for row in year.rows}
    stand: dict[str, list[str]] = {}
    for row in year.rows:
        if stages[row.subject] == STANDS:
            stand.setdefault(_standing(recheck, row, year), []).append(row.subject)
    for words, units in stand.items():
        yield _counted(words, units, year)
    for of, words in OTHERWISE:
        yield from _counted_if(words, [unit for unit, stage in stages.items() if stage in of], year)
    outcomes = [outcome_of(recheck, unit) for unit in stages if unit in recheck.every_unit]
    left = [of.unit for of in outcomes if of.state in (STANDS, SURE) and not is_complete(of)]
    claimed = [among_first_now(year, of) for of in outcomes if of.first]
    lost = [of.unit for of in claimed if of.place in (FALLEN, OVERTAKEN)]
    yield from _counted_if("Không nói được là còn trong các đơn vị đứng đầu", lost, year)
    yield from _counted_if("Chưa đến đủ nơi phải xem", left, year)
    yield from _counted_if("Có điều chưa báo", [of.unit for of in outcomes if of.unreported_places], year)


def _standing(recheck: Recheck, row: StandingRow, year: Year) -> str:
    """Say of which band a sample lets it stand, and how often it would were it too high."""
    outcome = among_first_now(year, outcome_of(recheck, row.subject))
    limit = percent(recheck.of_unit(row.subject).limit_of(row.subject))
    band = lowered(year.title((outcome.band,)))
    other = "" if row.bands == (outcome.band,) else f" {band} (kết quả ghi khác)"
    first = f", {first_words(counted(outcome.first))}" if holds_place(outcome) else ""
    lower = "hạng đúng phải thấp hơn, hoặc không còn ở đó" if first else "hạng đúng phải thấp hơn"
    return (
        f"Hạng{other} đứng{first} (nếu dòng đã báo sai đến mức {lower}, phép thử chỉ để lọt không"
        f" quá {limit} ở mỗi đơn vị)"
    )


def _counted_if(words: str, units: Sequence[str], year: Year) -> Iterator[str]:
    if units:
        yield _counted(words, units, year)


def _counted(words: str, units: Sequence[str], year: Year) -> str:
    names = ", ".join(lowered(year.name(unit)) for unit in units)
    return f"{words}: {counted(len(units))} đơn vị ({names})."
