"""The proposal to recognise communes (tờ trình), and the decision that does (quyết định), each with its
list."""

from __future__ import annotations

from datetime import date

from desk.authoring.printed.decision import WATERMARK
from desk.base.faults import WrongUse
from desk.base.paper.blocks import said, table
from desk.base.paper.content import Attachment, Body, PaperTable, Printed
from desk.office.papers.paper import (
    DECISION,
    SUBMISSION,
    counted,
    head_of,
    internal_mark,
    lowered,
    period_words,
    signatures_of,
)
from desk.office.papers.year_words import band_words, counts_words, targets_words
from desk.runs.standings import StandingRow
from desk.runs.year import Year
from desk.words.adoption_words import mark_of
from desk.words.document_words import grounds_of_day, office_day
from desk.words.numbers import range_words
from desk.words.proposal_words import why_not
from desk.workspace.office import DOTS, IssuingOffice


def submission(year: Year, office: IssuingOffice, day: date | None) -> Printed:
    """Propose the communes in a healthy band; say of every other why it is not proposed."""
    what = _what(year)
    body = Body(
        kind="TỜ TRÌNH",
        subject=f"Về việc đề nghị công nhận {what}",
        signatures=signatures_of(office, SUBMISSION),
        recipients=office.copies(SUBMISSION, ("Như trên;", "Lưu: VT.")),
        to=(office.above or DOTS,),
        blocks=(
            said(
                f"Căn cứ kết quả chấm điểm, xếp loại {period_words(year.rules, year.period)} theo bộ"
                f" tiêu chí “{year.rulebook.title['vi']}” ({_basis(year)}), {office.name} báo cáo và đề"
                " nghị như sau:",
                f"1. Kết quả: {counts_words(year)}.",
                *targets_words(year),
                f"2. Đề nghị công nhận {counted(len(year.recognised))} đơn vị (danh sách kèm theo).",
                _commended_words(year),
                _unsettled_words(year),
                _fell_short_words(year),
                "Kính đề nghị xem xét, quyết định./.",
            ),
        ),
    )
    return _printed(year, office, day, body, SUBMISSION, "Tờ trình")


def decision(year: Year, office: IssuingOffice, day: date | None) -> Printed:
    """Recognise the communes in a healthy band; raise Stop where there is none."""
    units = year.recognised
    if not units:
        raise WrongUse(
            "Kỳ %(code)s chưa có đơn vị nào chắc chắn đạt, nên không có gì để công nhận. Xem lý do:"
            " lanhmanh results %(id)s.",
            code=year.period.code,
            id=year.run.id,
        )
    body = Body(
        kind="QUYẾT ĐỊNH",
        subject=f"Về việc công nhận {_what(year)}",
        signatures=signatures_of(office, DECISION),
        recipients=office.copies(DECISION, ("Như Điều 3;", f"{DOTS};", "Lưu: VT.")),
        authority=office.authority(DECISION),
        grounds=(
            *_grounds(year, office, day),
            f"Căn cứ bộ tiêu chí “{year.rulebook.title['vi']}” ({_basis(year)});",
            f"Theo đề nghị của {DOTS} tại Tờ trình số ……/TTr-…… ngày …… tháng …… năm …….",
        ),
        articles=(
            (
                "Điều 1.",
                (
                    f"Công nhận {counted(len(units))} đơn vị đạt danh hiệu {_movement(year)}"
                    f" {period_words(year.rules, year.period)} (danh sách kèm theo)."
                ),
            ),
            ("Điều 2.", "Quyết định này có hiệu lực kể từ ngày ký."),
            (
                "Điều 3.",
                (
                    f"{DOTS}, thủ trưởng các cơ quan có liên quan và Chủ tịch Ủy ban nhân dân các đơn vị có"
                    " tên trong danh sách kèm theo chịu trách nhiệm thi hành Quyết định này./."
                ),
            ),
        ),
    )
    return _printed(year, office, day, body, DECISION, "Quyết định")


def _grounds(year: Year, office: IssuingOffice, day: date | None) -> tuple[str, ...]:
    """Return what a decision rests on: the law under which the office decides, then what the rulebook cites
    that is in force on the day; of an undated one, on the last day of the period."""
    documents, end = year.rules.documents, year.period.end
    laws = grounds_of_day(office.laws, documents, day or end, end)
    cites = (cite.partition("/")[0] for cite in year.rulebook.cites)
    cited = grounds_of_day(cites, documents, day or end, end)
    return (*(laws or (f"Căn cứ {DOTS}{DOTS} (quy định về thẩm quyền của cơ quan ban hành);",)), *cited)


def _printed(
    year: Year, office: IssuingOffice, day: date | None, body: Body, kind: str, name: str
) -> Printed:
    attached = f"(Kèm theo {name} số ……/{kind}-{office.symbol or '……'} ngày …… tháng …… năm ……)"
    listed = _list(year) if kind == DECISION else _list_with_points(year)
    lists = Attachment(
        ("DANH SÁCH", f"{_movement(year)} {period_words(year.rules, year.period)}"),
        attached,
        (listed,),
    )
    mark = mark_of(year.rulebook)
    return Printed(
        f"{name} công nhận {year.period.code}",
        head_of(office, kind, day),
        body,
        (lists,),
        mark if kind == DECISION else internal_mark(year.rulebook),
        WATERMARK if mark else None,
    )


def _list(year: Year) -> PaperTable:
    """List the recognised communes by band, then by code, without points: a decision is published."""
    rows = [
        (str(number), year.name(row.subject), year.title(row.bands), _years(row))
        for number, row in enumerate(_by_code(year), 1)
    ]
    headers = ("TT", "Đơn vị", "Xếp loại", "Số năm liền đạt")
    return table(headers, (8, 46, 24, 22), rows or [("–", "Không có đơn vị nào", "–", "–")], (0, 3))


def _by_code(year: Year) -> list[StandingRow]:
    bands = [band.id for band in year.rulebook.bands]
    return sorted(year.recognised, key=lambda row: (bands.index(row.bands[0]), row.subject))


def _list_with_points(year: Year) -> PaperTable:
    """List the communes proposed by band, then in the order of the ranking."""
    rows = [
        (
            str(number),
            year.name(row.subject),
            range_words(row.low, row.high),
            band_words(year, row),
            _years(row),
        )
        for number, row in enumerate(year.recognised, 1)
    ]
    headers = ("TT", "Đơn vị", "Điểm", "Xếp loại", "Số năm liền đạt")
    return table(
        headers, (8, 38, 16, 18, 20), rows or [("–", "Không có đơn vị nào", "–", "–", "–")], (0, 2, 4)
    )


def _years(row: StandingRow) -> str:
    """Say how many years running: surely, or from surely to possibly."""
    found = next((f for f in row.findings if f.kind == "streak"), None)
    if found is None or found.sure is None:
        return ""
    return str(found.sure) if found.sure == found.possible else f"{found.sure} – {found.possible}"


def _named(year: Year, unit: str) -> str:
    """Return a unit's name as it stands inside a sentence: `xã Tây Yên`."""
    return lowered(year.name(unit))


def _movement(year: Year) -> str:
    return year.rulebook.title["vi"]


def _what(year: Year) -> str:
    return f"danh hiệu {_movement(year)} {period_words(year.rules, year.period)}"


def _basis(year: Year) -> str:
    """Say what the rulebook stands on: the document that adopted it, or that none has."""
    adopted = year.rulebook.adoption
    if year.rulebook.illustrative or adopted is None:
        return "minh họa, chưa được cấp có thẩm quyền ban hành"
    return f"ban hành theo {adopted.document} ngày {office_day(adopted.date)} của {adopted.office}"


def _fell_short_words(year: Year) -> str:
    """Name the communes whose band is sure and not one that is recognised."""
    rows = [row for band in year.rulebook.bands if not band.healthy for row in year.settled(band)]
    named = ", ".join(f"{_named(year, row.subject)} ({lowered(year.title(row.bands))})" for row in rows)
    return f"Không đề nghị {counted(len(rows))} đơn vị chưa đạt: {named}." if rows else ""


def _commended_words(year: Year) -> str:
    """Name who is proposed for commendation, as the follow-up has it, and who held out long enough and is
    not, with why."""
    parts = []
    for streak in year.rulebook.streaks:
        found = year.proposals(streak)
        proposed = ", ".join(_named(year, one.unit) for one in found if one.proposed)
        held = "; ".join(f"{_named(year, one.unit)}{why_not(one)}" for one in found if not one.proposed)
        parts += [f"{streak.title['vi']}: {proposed}"] if proposed else []
        parts += [f"Đủ {streak.years} năm liền, chưa đề nghị xét khen thưởng – {held}"] if held else []
        if any(one.signs for one in found if not one.proposed):
            parts.append("Dấu hiệu nào: sổ kết quả nội bộ, trang “Chất lượng báo cáo”")
    return f"3. {'. '.join(parts)}." if parts else ""


def _unsettled_words(year: Year) -> str:
    names = [_named(year, row.subject) for row in year.unsettled]
    if not names:
        return ""
    return (
        f"Chưa đề nghị {counted(len(names))} đơn vị vì còn thiếu biểu hoặc còn ô phải sửa:"
        f" {', '.join(names)}. Lý do từng đơn vị ghi tại phiếu giải trình."
    )
