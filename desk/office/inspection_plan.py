"""From a run to a proposed inspection plan of the next year, and the plan as a paper to be signed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from desk.base.faults import WrongUse
from desk.base.language import Texts, gettext, pgettext
from desk.base.paper.content import Block, Heading, PaperTable, Printed, said
from desk.office.disclosure.figures import kinds_under
from desk.office.papers.paper import FILED, PLAN, RESTRICTED, counted, paper, raised
from desk.report.paper import paper_blocks
from desk.report.remarks import mark_remarks
from desk.report.tree import Bands, PageLink, Remark, Report, ReportColumn, Table
from desk.runs.run import Run, scored_period
from desk.words.adoption_words import status_of
from desk.words.band_words import band_title
from desk.words.condition_words import lowered
from desk.words.document_words import grounds_of_day
from desk.words.numbers import day_words
from desk.workspace.compiled_rules import rulebook_for
from desk.workspace.office import DOTS, IssuingOffice
from engine.evaluation.years import Evaluation
from engine.follow_up.inspection_plan import (
    AT_RANDOM,
    BY_RISK,
    BY_STRATUM,
    Planned,
    VenueToInspect,
    plan_from,
)
from engine.indicators.evaluator import PeriodFacts
from engine.indicators.operations.first_last_day import MaxDate
from engine.rulebook.model.conditions import ParameterRef
from engine.rulebook.model.indicators import Selection
from engine.rulebook.model.roles import INSPECTION
from engine.rulebook.model.rulebook import Rulebook, Rules
from engine.rulebook.text.places import Word

LAST_INSPECTION = MaxDate(
    name="last_inspection",
    vi="Lần kiểm tra gần nhất",
    max_date=Word("inspection.date"),
    over=Selection("inspection"),
)
"""Unknown where a return that is missing, or a row nobody can read, may tell of another."""


def planned_of(run: Run, evaluation: Evaluation, capacity: int) -> tuple[Rulebook, tuple[Planned, ...]]:
    """Return the rulebook of risk and the venues proposed, from an evaluation of the run."""
    rules = evaluation.rules
    period = scored_period(rules, run.manifest["year"])
    book = rulebook_for(rules, INSPECTION, period)
    candidates = candidates_of(evaluation, book, evaluation.facts(period))
    random, strata = _shares(rules, book, period.end)
    return book, plan_from(candidates, capacity, random, strata, seed_of(run))


def seed_of(run: Run) -> str:
    """Return what the random share is drawn by: nobody knows it before the last return is in."""
    return "|".join([str(run.manifest["year"]), *sorted(run.manifest["records"])])


def _shares(rules: Rules, book: Rulebook, day: date) -> tuple[int, int]:
    """Return the shares of the plan in per cent; raises Stop where the rulebook says none."""
    if book.plan is None:
        raise WrongUse(
            "Bộ '%(book)s' không nói kế hoạch kiểm tra chia thế nào. Thêm 'plan: {random_share: …,"
            " strata_share: …, cites: […]}' vào bộ ấy (quy tắc của bản trước: lanhmanh upgrade), rồi chạy"
            " lại năm đó.",
            book=book.name,
        )
    shares = (book.plan.random_share, book.plan.strata_share)
    random, strata = (
        rules.parameters[s.name].on(day).lines[0][0] if isinstance(s, ParameterRef) else s for s in shares
    )
    return int(random), int(strata)


def candidates_of(evaluation: Evaluation, book: Rulebook, facts: PeriodFacts) -> list[VenueToInspect]:
    """Return the venues open at the period's end. Undecided risk counts as the lowest it may be."""
    order = [band.id for band in book.bands]
    found = []
    for result in evaluation.results(book, facts.period):
        record = facts.registry.venues[result.subject.id]
        closed = record.values.get("closed_on")
        if isinstance(closed, date) and closed <= facts.period.end:
            continue
        bands = result.scored.bands
        rank = max(order.index(band) for band in bands)
        border, town = (_yes(facts, result.unit, name) for name in ("border_area", "town_area"))
        days = _days_since(facts, result.subject.id)
        certain = not facts.figure(result.subject, LAST_INSPECTION).unknown
        found.append(VenueToInspect(result.subject.id, result.unit, bands, rank, days, border, town, certain))
    return found


def _yes(facts: PeriodFacts, unit: str, field: str) -> bool:
    return any(row.values.get(field) is True for row in facts.registry.snapshot("unit", unit))


def _days_since(facts: PeriodFacts, venue: str) -> int | None:
    days = [
        day
        for event in facts.registry.events("inspection", "venue", venue)
        if isinstance(day := event.record.values.get("date"), date)
    ]
    return (facts.period.end - max(days)).days if days else None


AREAS = Texts(
    {
        "border_area": "vùng giáp ranh",
        "town_area": "khu vực thị trấn, chợ, bến xe",
        "centre_area": "khu vực trung tâm, chợ, bến xe",
    }
)
TOWN = "thị trấn"  # a kind of unit: on a day without such units B01's town areas are centres
NEVER = "never"
DRAFT = "DỰ THẢO"
OF_VENUES = frozenset({"venue", "inspection", "violation"})


def plan_report(
    plan: Sequence[Planned],
    rules: Rules,
    book: Rulebook,
    year: int,
    name: Callable[[str], str],
    opens_venues: bool = False,
    differs: Sequence[str] = (),
    grounds: Mapping[str, str] | None = None,
    elsewhere: str = "",
) -> Report:
    """Report whom the rules propose to inspect in a year. A page groups them by why, so that the lot is never
    read as suspicion.

    `differs`: from what was announced; `grounds`: the legal ground of a venue; `elsewhere`: what other units
    have not returned that may tell of these venues.
    """
    period = scored_period(rules, year - 1)
    areas, groups = areas_of(rules, period.end), _groups(rules, period.end)
    numbered = list(enumerate(plan, 1))

    def venue(one: tuple[int, Planned]) -> PageLink | str:
        code = one[1].candidate.venue
        return PageLink(code, "venue", (year - 1, code)) if opens_venues else code

    def ground(one: tuple[int, Planned]) -> PageLink | str:
        code = one[1].candidate.venue
        blank = PageLink(gettext("Ghi căn cứ…"), "ground", (), f"?venue={code}") if opens_venues else ""
        return (grounds or {}).get(code, blank)

    columns = (
        ReportColumn(gettext("TT"), lambda one: one[0], "centre", 7),
        ReportColumn(pgettext("one", "Cơ sở"), venue, width=20),
        ReportColumn(gettext("Đơn vị"), lambda one: name(one[1].candidate.unit), width=20),
        ReportColumn(
            gettext("Lý do"),
            lambda one: reason(one[1], book, areas, period.end),
            width=35,
            hidden_in=("page",),
        ),
        ReportColumn(
            gettext("Nguy cơ"),
            lambda one: Bands(book, one[1].candidate.bands, is_risk=True),
            hidden_in=("console", "paper", "sheet"),
        ),
        ReportColumn(
            gettext("Ngày từ lần trước"),
            lambda one: _days(one[1].candidate),
            "right",
            hidden_in=("console", "paper", "sheet"),
        ),
        ReportColumn(
            gettext("Địa bàn"),
            lambda one: "; ".join(_in_areas(one[1].candidate, areas)) or "–",
            hidden_in=("console", "paper", "sheet"),
        ),
        ReportColumn(
            gettext("Căn cứ pháp lý"), ground, width=18, hidden_in=() if grounds else ("console", "sheet")
        ),
    )
    title = gettext("Đề xuất kế hoạch kiểm tra năm %(year)s (%(n)s cơ sở)", n=len(plan), year=year)
    table = Table(title, columns, numbered, group=lambda one: groups[_why(one[1])])
    notes = [plan_note(rules, book, year), *([elsewhere] if elsewhere else [])]
    note = [Remark(text, "banner", hidden_in=("paper",)) for text in notes]
    mark = mark_remarks(book, hidden_in=("paper", "page"))
    later = [Remark(text, "banner", hidden_in=("console", "paper")) for text in differs]
    return Report(
        (*later, *note, *mark, table), lambda: [_data(one, book, areas, period.end) for one in plan]
    )


def _why(planned: Planned) -> str:
    never = planned.candidate.days is None and planned.candidate.certain
    return NEVER if planned.why == BY_RISK and never else planned.why


def areas_of(rules: Rules, day: date) -> dict[str, str]:
    """Return what the areas of interest are called on a day, by the field of a unit that marks them."""
    towns = any(unit.type == TOWN for unit in rules.units.on(day))
    return {"border_area": AREAS["border_area"], "town_area": AREAS["town_area" if towns else "centre_area"]}


def _groups(rules: Rules, day: date) -> dict[str, str]:
    """Return what heads the venues that are in a plan for the same reason, in the order of a page."""
    areas = "; ".join(areas_of(rules, day).values())
    return {
        BY_RISK: gettext("Theo nguy cơ: rất cao trước, rồi lâu chưa kiểm tra trước"),
        NEVER: gettext("Chưa từng kiểm tra: hồ sơ không có lần kiểm tra nào"),
        BY_STRATUM: gettext("Cho đủ phần địa bàn trọng điểm: %(areas)s", areas=areas),
        AT_RANDOM: gettext("Chọn ngẫu nhiên: không vì nghi ngờ; để không ai biết chắc mình được bỏ qua"),
    }


def plan_note(rules: Rules, book: Rulebook, year: int) -> str:
    """Say what a plan is and is not."""
    return f"{gettext('Đề xuất để người có thẩm quyền xem xét.')} {plan_rule(rules, book, year)}"


def plan_rule(rules: Rules, book: Rulebook, year: int) -> str:
    """Say what a plan keeps to, by the documents cited that are in force in its year."""
    cited = [rules.documents[cite.partition("/")[0]] for cite in (book.plan.cites if book.plan else ())]
    held = [d for d in cited if d.number and d.in_force_from is not None and d.in_force_from.year <= year]
    numbers = ", ".join(f"{d.kind} {d.number}" for d in held)
    return gettext(
        "Mỗi cơ sở nhiều nhất một lần trong năm, trừ khi có dấu hiệu vi phạm rõ ràng%(by)s; điểm nguy cơ"
        " không phải căn cứ kiểm tra.",
        by=f" ({numbers})" if numbers else "",
    )


def reason(planned: Planned, book: Rulebook, areas: Mapping[str, str], end: date) -> str:
    """Say why a venue is in the plan: risk, last visit, area, or the lot."""
    candidate = planned.candidate
    said = [lowered(_bands(candidate.bands, book))]
    if not candidate.certain:
        said.append(_at_least(candidate.days, end))
    elif candidate.days is None:
        said.append(gettext("hồ sơ chưa có lần kiểm tra nào"))
    else:
        said.append(gettext("kiểm tra gần nhất ngày %(day)s", day=_last(candidate.days, end)))
    said += _in_areas(candidate, areas)
    if planned.why == AT_RANDOM:
        said.insert(0, gettext("chọn ngẫu nhiên"))
    if planned.why == BY_STRATUM:
        said.insert(0, gettext("cho đủ phần địa bàn trọng điểm"))
    return raised("; ".join(said))


def _last(days: int, end: date) -> str:
    return day_words(end - timedelta(days=days))


def _at_least(days: int | None, end: date) -> str:
    """Say when the last inspection was at the earliest, where some return is not in or can't be read."""
    if days is None:
        return gettext("chưa thấy lần kiểm tra nào (chưa đủ báo cáo)")
    return gettext("kiểm tra gần nhất ngày %(day)s hoặc sau đó (chưa đủ báo cáo)", day=_last(days, end))


def _days(candidate: VenueToInspect) -> int | str | None:
    if candidate.certain:
        return candidate.days
    return "?" if candidate.days is None else gettext("nhiều nhất %(n)s", n=candidate.days)


def _in_areas(candidate: VenueToInspect, areas: Mapping[str, str]) -> Iterator[str]:
    if candidate.border:
        yield areas["border_area"]
    if candidate.town:
        yield areas["town_area"]


def _bands(bands: tuple[str, ...], book: Rulebook) -> str:
    """Say the band, or those still possible; if any is, that nothing is known."""
    if len(bands) == len(book.bands) > 1:
        return gettext("chưa phân loại được")
    return band_title(book, bands)


def _data(planned: Planned, book: Rulebook, areas: Mapping[str, str], end: date) -> dict[str, Any]:
    candidate = planned.candidate
    return {
        "venue": candidate.venue,
        "unit": candidate.unit,
        "why": planned.why,
        "bands": list(candidate.bands),
        "days_since_inspection": candidate.days,
        "days_certain": candidate.certain,
        "border_area": candidate.border,
        "town_area": candidate.town,
        "reason": reason(planned, book, areas, end),
        "status": status_of(book),
    }


def plan_paper(
    year: int,
    plan: Report,
    rule: str,
    office: IssuingOffice,
    day: date | None,
    mark: str | None,
    areas: Sequence[Block] = (),
    elsewhere: str = "",
    grounds: tuple[str, ...] = (),
    lacking: Sequence[Block] = (),
) -> Printed:
    """Return the draft plan in the order of Kế hoạch 54: what it is for and what the year before lacked, whom
    it is about, a venue a line with its reason and room for the legal ground, who does what."""
    (listed,) = paper_blocks(plan)
    assert isinstance(listed, PaperTable)
    count = counted(len(listed.rows))
    mended = f"; khắc phục điều chưa đạt của năm {year - 1} nêu dưới đây" if lacking else ""
    blocks = (
        said(f"{office.name} xây dựng Kế hoạch kiểm tra cơ sở kinh doanh dịch vụ năm {year} như sau:"),
        Heading("I. MỤC TIÊU, YÊU CẦU"),
        said(
            f"1. Mục tiêu: kiểm tra cơ sở theo nguy cơ, lần kiểm tra gần nhất và địa bàn trọng điểm{mended}.",
            f"2. Yêu cầu: {lowered(rule)}",
        ),
        *([said(f"Kết quả năm {year - 1} cần khắc phục:"), *lacking] if lacking else []),
        Heading("II. PHẠM VI, ĐỐI TƯỢNG"),
        said(
            f"Cơ sở kinh doanh dịch vụ còn hoạt động cuối năm {year - 1} theo báo cáo của các đơn vị, nêu"
            " theo mã đã khai.",
        ),
        *areas,
        Heading("III. NỘI DUNG"),
        said(elsewhere, f"Danh sách đề xuất gồm {count} cơ sở:"),
        listed,
        Heading("IV. TỔ CHỨC THỰC HIỆN"),
        said(
            f"1. Cơ quan kiểm tra, thời gian: {DOTS}{DOTS}.",
            "2. Cột căn cứ pháp lý do người có thẩm quyền ghi trước khi kiểm tra; cơ sở chưa có căn cứ thì"
            " chưa kiểm tra.",
            "3. Ủy ban nhân dân nơi có cơ sở phối hợp kiểm tra. Kết quả kiểm tra, xử lý vi phạm ghi ở biểu"
            f" B04, B05 của báo cáo sáu tháng, báo cáo năm {year}, gửi về {office.name}./.",
        ),
    )
    return paper(
        office,
        PLAN,
        day,
        f"Kế hoạch kiểm tra {year}",
        f"Kiểm tra cơ sở kinh doanh dịch vụ năm {year}",
        blocks,
        copies=("Ủy ban nhân dân nơi có cơ sở;", "Cơ quan phối hợp;", FILED),
        grounds=grounds,
        mark=f"{RESTRICTED} {mark}" if mark else RESTRICTED,
        watermark=DRAFT,
    )


def not_of_venues(rules: Rules, name: str) -> bool:
    """Tell whether a figure of a commune rests on no record of venues and visits to them."""
    sets = rules.indicator_sets.values()
    indicators = {n: one for each in sets if each.subject == "unit" for n, one in each.indicators.items()}
    return not kinds_under(name, indicators) & OF_VENUES


def plan_grounds(
    rules: Rules, book: Rulebook, year: int, office: IssuingOffice, day: date | None
) -> tuple[str, ...]:
    """Return what the plan of a year rests on: the law of the office, then what the rulebook cites."""
    about = scored_period(rules, year).end
    of_plan = book.plan.cites if book.plan else ()
    ids = (*office.laws, *(cite.partition("/")[0] for cite in (*of_plan, *book.cites)))
    found = grounds_of_day(ids, rules.documents, day or about, about)
    ended = (*found[:-1], f"{found[-1].removesuffix(';')}.") if found else ()
    return ended or (f"Căn cứ {DOTS}{DOTS}.",)
