"""The conclusion of a commune's inspections of a year, from the rows on record: what was found where, what
was imposed, what is not yet put right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from desk.base.paper.content import Printed, said, table
from desk.office.inspection_plan import LAST_INSPECTION
from desk.office.papers.paper import FILED, NOTICE, counted, internal_mark, paper, period_words
from desk.runs.standings import StandingRow
from desk.runs.year import Year
from desk.words.condition_words import lowered
from desk.words.numbers import day_words, number_words
from desk.workspace.office import DOTS, IssuingOffice
from engine.indicators.registry import Registry
from engine.indicators.subjects import Subject
from facts.standing import Record, Value


@dataclass(frozen=True, slots=True)
class Visit:
    """An inspection on record, and the acts reported of it."""

    values: Mapping[str, Value]
    acts: tuple[Record, ...]

    @property
    def words(self) -> str:
        acts = "; ".join(finding_words(act.values) for act in self.acts)
        return acts or ("chưa báo hành vi nào" if self.values["result"] == "vi phạm" else "")


def visits_of(registry: Registry, subject: str, id_: str) -> Sequence[Visit]:
    """Return the inspections of a unit or a venue by the period's end, newest first."""
    acts: dict[str, list[Record]] = defaultdict(list)
    for event in registry.events("violation", subject, id_):
        acts[str(event.record.values["inspection_id"])].append(event.record)
    visits = [event.record.values for event in registry.events("inspection", subject, id_)]
    newest = sorted(visits, key=lambda one: (str(one["date"]), str(one["id"])), reverse=True)
    return [Visit(one, tuple(acts.get(str(one["id"]), ()))) for one in newest]


def finding_words(values: Mapping[str, Value]) -> str:
    """Say an act, what was imposed, and whether it was put right; what was not reported is said so."""
    fine, done = values["fine_vnd"], values["remedied_on"]
    sanction = values["sanction"] or "chưa ghi hình thức xử lý"
    money = f" {number_words(Fraction(fine))} đồng" if isinstance(fine, int) else ""
    after = f"đã khắc phục {day_words(done)}" if isinstance(done, date) else "chưa ghi khắc phục"
    return f"{values['act']} ({sanction}{money}; {after})"


def inspection_conclusion(year: Year, row: StandingRow, office: IssuingOffice, day: date | None) -> Printed:
    facts, unit = year.evaluation.facts(year.period), row.subject
    least = facts.figure(Subject("unit", unit), LAST_INSPECTION).unknown
    visits = [one for one in visits_of(facts.registry, "unit", unit) if _within(year, one)]
    name, when = lowered(year.name(unit)), period_words(year.rules, year.period)
    rows = [
        (
            str(n),
            *(value_words(one.values[name]) for name in ("date", "id", "venue_id", "result")),
            one.words,
        )
        for n, one in enumerate(visits, 1)
    ]
    headers = ("TT", "Ngày", "Số biên bản", "Cơ sở", "Kết quả", "Hành vi, xử lý, khắc phục")
    listed = replace(table(headers, (6, 13, 23, 17, 11, 30), rows, (0,)), whole=False, dense=True)
    return paper(
        office,
        NOTICE,
        day,
        f"Kết luận kiểm tra {unit} {year.name(unit)} {year.period.code}",
        f"Kết luận kiểm tra cơ sở kinh doanh dịch vụ {when} trên địa bàn {name}",
        (
            said(*_counts(visits, f"{when[:1].upper()}{when[1:]}", name, least)),
            *([listed] if rows else []),
            said(*_required(visits)),
        ),
        copies=(f"UBND {name};", FILED),
        mark=internal_mark(year.rulebook),
    )


def _within(year: Year, one: Visit) -> bool:
    day = one.values["date"]
    return isinstance(day, date) and year.period.start <= day <= year.period.end


def value_words(value: Value) -> str:
    """Write a value of a register; one that was not reported is said so."""
    if value is None or value == "":
        return "chưa ghi"
    if isinstance(value, bool):
        return "có" if value else "không"
    return day_words(value) if isinstance(value, date) else str(value)


def _counts(visits: Sequence[Visit], when: str, name: str, least: bool) -> Iterator[str]:
    """Say how many inspections are on record, of how many venues, with which results."""
    if not visits:
        yield f"{when}, hồ sơ không có lần kiểm tra nào trên địa bàn {name}."
    else:
        venues = {one.values["venue_id"] for one in visits}
        faulty = [one for one in visits if one.values["result"] == "vi phạm"]
        yield (
            f"{when}, hồ sơ có {counted(len(visits))} lần kiểm tra {counted(len(venues))} cơ sở trên địa bàn"
            f" {name}: {counted(len(visits) - len(faulty))} lần đạt, {counted(len(faulty))} lần có vi phạm."
        )
    if least:
        yield "Báo cáo kiểm tra chưa đủ: có thể còn lần kiểm tra chưa được báo."


def _required(visits: Sequence[Visit]) -> Iterator[str]:
    """Say of how many acts it is on record that they were put right, and what is asked of the others."""
    acts = [act for one in visits for act in one.acts]
    left = sum(not isinstance(act.values["remedied_on"], date) for act in acts)
    if acts:
        yield (
            f"Trong {counted(len(acts))} hành vi, {counted(len(acts) - left)} đã ghi khắc phục,"
            f" {counted(left)} chưa ghi khắc phục."
        )
    if left:
        yield (
            f"Cơ sở có hành vi chưa ghi khắc phục phải khắc phục và báo cáo bằng văn bản trước ngày {DOTS};"
            " Ủy ban nhân dân cấp xã đôn đốc, kiểm tra lại./."
        )
    else:
        yield "Cơ sở, vụ việc nêu theo mã đã khai trong báo cáo./."
