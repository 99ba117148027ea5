"""A proposed inspection plan: whom the rules would inspect next year, and why each venue is in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from desk.base.language import LazyText, in_language
from desk.base.plurals import many
from desk.report.remarks import mark_remarks
from desk.report.tree import Bands, PageLink, Remark, Report, ReportColumn, Table
from desk.words.adoption_words import status_of
from desk.words.band_words import band_title
from desk.words.languages import picker
from engine.follow_up.inspection_plan import AT_RANDOM, BY_RISK, BY_STRATUM, Planned, VenueToInspect
from engine.rulebook.model.rulebook import Rulebook, Rules
from facts.forms.catalogue import KINDS

AREAS = {
    name: KINDS["unit"].record_fields[name].header.lower() for name in ("border_area", "town_area")
}  # as B01 asks for them: since 2025 there are towns' areas, and no towns
NEVER = "never"


def plan_report(
    plan: Sequence[Planned],
    rules: Rules,
    book: Rulebook,
    year: int,
    name: Callable[[str], str],
    lang: str,
    opens_venues: bool = False,
    differs: Sequence[str] = (),
) -> Report:
    """Report whom the rules propose to inspect in a year; a page groups them by why, so that the lot is never
    read as suspicion. `differs` says where the run is not what was announced."""
    pick, groups = picker(lang), _groups(lang)
    numbered = list(enumerate(plan, 1))

    def venue(one: tuple[int, Planned]) -> PageLink | str:
        code = one[1].candidate.venue
        return PageLink(code, "venue", (year - 1, code)) if opens_venues else code

    columns = (
        ReportColumn(pick("TT", "No."), lambda one: one[0], "centre", 7),
        ReportColumn(pick("Cơ sở", "Venue"), venue, width=20),
        ReportColumn(pick("Đơn vị", "Unit"), lambda one: name(one[1].candidate.unit), width=20),
        ReportColumn(
            pick("Lý do", "Reason"), lambda one: reason(one[1], book, lang), width=35, hidden_in=("page",)
        ),
        ReportColumn(
            pick("Nguy cơ", "Risk"),
            lambda one: Bands(book, one[1].candidate.bands, is_risk=True),
            hidden_in=("console", "paper", "sheet"),
        ),
        ReportColumn(
            pick("Ngày từ lần trước", "Days since the last"),
            lambda one: _days(one[1].candidate, lang),
            "right",
            hidden_in=("console", "paper", "sheet"),
        ),
        ReportColumn(
            pick("Địa bàn", "Area"),
            lambda one: "; ".join(_areas(one[1].candidate, lang)) or "–",
            hidden_in=("console", "paper", "sheet"),
        ),
        ReportColumn(
            pick("Căn cứ pháp lý", "Legal ground"), lambda one: "", width=18, hidden_in=("console", "sheet")
        ),
    )
    title = pick(
        f"Đề xuất kế hoạch kiểm tra năm {year} ({len(plan)} cơ sở)",
        f"Proposed inspection plan {year} ({many(len(plan), 'venue')})",
    )
    table = Table(title, columns, numbered, group=lambda one: groups[_why(one[1])])
    note = Remark(plan_note(rules, book, year, lang), "banner", hidden_in=("paper",))
    mark = mark_remarks(book, hidden_in=("paper", "page"))
    later = [Remark(text, "banner", hidden_in=("console", "paper")) for text in differs]
    return Report((*later, note, *mark, table), lambda: [_data(one, book, lang) for one in plan])


def _why(planned: Planned) -> str:
    never = planned.candidate.days is None and planned.candidate.certain
    return NEVER if planned.why == BY_RISK and never else planned.why


def _groups(lang: str) -> dict[str, str]:
    """Return what heads the venues that are in a plan for the same reason, in the order of a page."""
    pick = picker(lang)
    return {
        BY_RISK: pick(
            "Theo nguy cơ: rất cao trước, rồi lâu chưa kiểm tra trước",
            "By risk: very high first, then longest ago",
        ),
        NEVER: pick(
            "Chưa từng kiểm tra: hồ sơ không có lần kiểm tra nào", "Never inspected: no inspection on record"
        ),
        BY_STRATUM: pick(
            f"Cho đủ phần địa bàn trọng điểm: {'; '.join(AREAS.values())}",
            "For the share of key areas: border and town areas",
        ),
        AT_RANDOM: pick(
            "Chọn ngẫu nhiên: không vì nghi ngờ; để không ai biết chắc mình được bỏ qua",
            "Drawn at random: for no suspicion; so that nobody is sure to be passed over",
        ),
    }


def plan_note(rules: Rules, book: Rulebook, year: int, lang: str) -> str:
    """Say what a plan is and is not, by the documents its rulebook cites that are in force in the year
    planned."""
    cited = [rules.documents[cite.partition("/")[0]] for cite in (book.plan.cites if book.plan else ())]
    held = [d for d in cited if d.number and d.in_force_from is not None and d.in_force_from.year <= year]
    numbers = ", ".join(str(d.number) for d in held)
    if lang == "vi":
        by = f" (NQ {numbers})" if numbers else ""
        return (
            "Đề xuất để người có thẩm quyền xem xét. Mỗi cơ sở nhiều nhất một lần trong năm, trừ khi có dấu"
            f" hiệu vi phạm rõ ràng{by}; điểm nguy cơ không phải căn cứ kiểm tra."
        )
    by = f" (Resolution {numbers})" if numbers else ""
    return (
        "A proposal for those competent to decide. Each venue at most once a year, unless there are clear"
        f" signs of violation{by}; a risk score is no ground for an inspection."
    )


def reason(planned: Planned, book: Rulebook, lang: str) -> str:
    """Say why a venue is in the plan: risk, last visit, area, or the lot."""
    candidate, vi = planned.candidate, lang == "vi"
    said = [_bands(candidate.bands, book, lang)]
    if not candidate.certain:
        said.append(in_language(lang, _at_most(candidate.days)))
    elif candidate.days is None:
        said.append("chưa từng được kiểm tra" if vi else "never inspected")
    else:
        said.append(
            f"{candidate.days} ngày từ lần kiểm tra trước"
            if vi
            else f"{many(candidate.days, 'day')} since the last visit"
        )
    said += _areas(candidate, lang)
    if planned.why == AT_RANDOM:
        said.insert(0, "chọn ngẫu nhiên" if vi else "drawn at random")
    if planned.why == BY_STRATUM:
        said.insert(0, "cho đủ phần địa bàn trọng điểm" if vi else "to give key areas their share")
    return "; ".join(said)


def _at_most(days: int | None) -> LazyText:
    """Say how long ago the last inspection may be, where some return is not in or can't be read."""
    if days is None:
        return LazyText("chưa thấy lần kiểm tra nào (chưa đủ báo cáo)")
    return LazyText("nhiều nhất %(n)s ngày từ lần kiểm tra trước (chưa đủ báo cáo)", n=days)


def _days(candidate: VenueToInspect, lang: str) -> int | str | None:
    if candidate.certain:
        return candidate.days
    return (
        "?" if candidate.days is None else in_language(lang, LazyText("nhiều nhất %(n)s", n=candidate.days))
    )


def _areas(candidate: VenueToInspect, lang: str) -> Iterator[str]:
    for holds, name, english in (
        (candidate.border, "border_area", "border area"),
        (candidate.town, "town_area", "town area"),
    ):
        if holds:
            yield AREAS[name] if lang == "vi" else english


def _bands(bands: tuple[str, ...], book: Rulebook, lang: str) -> str:
    """Say the band, or those still possible; if any is, that nothing is known."""
    if len(bands) == len(book.bands) > 1:
        return picker(lang)("chưa phân loại được", "not classified")
    return band_title(book, bands)


def _data(planned: Planned, book: Rulebook, lang: str) -> dict[str, Any]:
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
        "reason": reason(planned, book, lang),
        "status": status_of(book),
    }
