"""Commendation of communes by an announced year: the proposal, with why others are not in it, and the
decision."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desk.base.faults import WrongUse
from desk.base.paper.content import Attachment, PaperTable, Printed, Signature, said
from desk.office.papers.paper import (
    DECISION,
    FILED,
    SUBMISSION,
    attached_to,
    counted,
    internal_mark,
    paper,
    period_words,
    raised,
)
from desk.office.papers.year_papers import proposed_by, watermark_of
from desk.report.paper import paper_table
from desk.report.tree import ReportColumn, Table
from desk.runs.standings import StandingRow, why_not
from desk.runs.year import Year
from desk.words.adoption_words import mark_of
from desk.words.condition_words import joined, lowered
from desk.words.document_words import grounds_of_day, office_day
from desk.words.numbers import span_words
from desk.workspace.announcements import Announced
from desk.workspace.office import DOTS, IssuingOffice
from engine.rulebook.model.rulebook import Streak


@dataclass(frozen=True, slots=True)
class Commended:
    """A commune that is proposed, and the streaks it held."""

    row: StandingRow
    streaks: tuple[Streak, ...]


def commended(year: Year) -> tuple[Commended, ...]:
    """Return the communes proposed: recognised as announced, under no gate, a streak held and on record."""
    _announced(year)
    unbarred = ((row, _streaks_of(year, row)) for row in year.rows if not _barred(year, row))
    return tuple(Commended(row, streaks) for row, streaks in unbarred if streaks)


def commendation_submission(year: Year, office: IssuingOffice, day: date | None) -> Printed:
    """Propose communes for commendation; say of every other, to who reads it inside, why it is not."""
    announced, proposed = _announced(year), commended(year)
    decider = office.decider or office
    award, laws = _award(year, decider)
    office = office.submitting(year.rules.offices, day or year.period.end)
    others = [row for row in year.rows if row.subject not in {one.row.subject for one in proposed}]
    lists = (
        ("DANH SÁCH", _list(year, proposed) if proposed else None),
        ("DANH SÁCH CHƯA ĐỀ NGHỊ", _not_proposed(year, others) if others else None),
    )
    texts = (
        f"Căn cứ kết quả xếp loại {_of_year(year)} đã công bố theo {_document(announced)}, {office.name} báo"
        f" cáo{' và đề nghị' if proposed else ''} như sau:",
        f"1. Điều kiện xét: {_conditions(year)}.",
        f"2. Đề nghị tặng {award} cho {counted(len(proposed))} đơn vị (danh sách kèm theo)."
        if proposed
        else "2. Chưa có đơn vị nào đủ điều kiện đề nghị khen thưởng.",
        f"3. Chưa đề nghị {counted(len(others))} đơn vị; lý do từng đơn vị ở danh sách kèm theo."
        if others
        else "",
        f"Kính đề nghị {office.addressee} xem xét, {'quyết định' if proposed else 'cho ý kiến chỉ đạo'}./.",
    )
    return paper(
        office,
        SUBMISSION,
        day,
        f"Tờ trình khen thưởng {year.period.code}",
        f"Về {'việc đề nghị' if proposed else 'kết quả xét'} khen thưởng {_merit(year)}",
        [said(*texts)],
        copies=("Như trên;", FILED),
        to=(office.addressee,),
        attachments=tuple(
            _attached(year, office, SUBMISSION, day, listed, head) for head, listed in lists if listed
        ),
        grounds=_grounds(year, laws, day),
        mark=internal_mark(year.rulebook),
        watermark=watermark_of(year),
    )


def commendation_decision(year: Year, office: IssuingOffice, day: date | None) -> Printed:
    """Commend the communes proposed; raise Stop where there is none. Who heads the committee decides."""
    announced, proposed = _announced(year), commended(year)
    if not proposed:
        raise WrongUse(
            "Kỳ %(code)s chưa có đơn vị nào đủ điều kiện khen thưởng, nên không có gì để quyết định. Lý do"
            " từng đơn vị: lanhmanh paper %(kind)s THƯ_MỤC %(code)s.",
            code=year.period.code,
            kind=SUBMITTED,
        )
    decider = office.decider or office
    award, laws = _award(year, decider)
    proposer = proposed_by(year, office, decider, day)
    grounds = (
        *_grounds(year, (*decider.laws, *laws), day),
        f"Căn cứ kết quả xếp loại {_of_year(year)} đã công bố theo {_document(announced)};",
        proposer.ground,
    )
    day = None if proposer.name and decider is not office else day
    articles = (
        f"Tặng {award} cho {counted(len(proposed))} đơn vị đã có thành tích {_merit(year)} (danh sách kèm"
        " theo).",
        f"Mức tiền thưởng {DOTS} đồng mỗi đơn vị, chi từ {DOTS}.",
        f"{proposer.charged(decider)} và Chủ tịch Ủy ban nhân dân"
        " các đơn vị có tên trong danh sách kèm theo chịu trách nhiệm thi hành Quyết định này"
        " kể từ ngày ký./.",
    )
    signer = decider.signer(DECISION)
    titles = tuple(line for line in signer.titles if not line.startswith("TM.")) or signer.titles
    return paper(
        decider,
        DECISION,
        day,
        f"Quyết định khen thưởng {year.period.code}",
        f"Về việc khen thưởng {_merit(year)}",
        (),
        copies=("Như Điều 3;", proposer.filed),
        authority=_head(decider, titles),
        grounds=grounds,
        articles=tuple((f"Điều {n}.", text) for n, text in enumerate(articles, 1)),
        signatures=(Signature(titles, signer.name or DOTS),),
        attachments=(_attached(year, decider, DECISION, day, _list(year, proposed)),),
        mark=mark_of(year.rulebook),
        watermark=watermark_of(year),
    )


SUBMITTED, DECIDED = "to-trinh-khen-thuong", "quyet-dinh-khen-thuong"


def _announced(year: Year) -> Announced:
    """Return the announcement that a commendation rests on; raise Stop where there is none."""
    if year.announced is None:
        raise WrongUse(
            "Kết quả kỳ %(code)s chưa công bố, nên chưa lập văn bản khen thưởng. Khóa sổ rồi công bố trước:"
            " lanhmanh lock %(code)s, lanhmanh announce %(code)s.",
            code=year.period.code,
        )
    return year.announced


def _streaks_of(year: Year, row: StandingRow) -> tuple[Streak, ...]:
    """Return the streaks for which a commune may be proposed."""
    return tuple(
        streak
        for streak in year.rulebook.streaks
        if any(one.unit == row.subject and one.proposed for one in year.proposals(streak))
    )


def _barred(year: Year, row: StandingRow) -> list[str]:
    """Say what keeps a commune out whatever it held before: an open band, a gate, another result since."""
    reasons = []
    if row.band is None:
        reasons.append(f"chưa xếp loại được: {lowered(year.title(row.bands))}")
    elif row.provisional:
        reasons.append(f"xếp loại {lowered(year.title(row.bands))} còn tạm tính")
    elif row.subject not in {one.subject for one in year.recognised}:
        reasons.append(f"xếp loại {lowered(year.title(row.bands))}")
    elif _announced(year).bands(row.subject) != row.bands:
        reasons.append("kết quả nay khác kết quả đã công bố")
    titles = {gate.id: gate.title["vi"] for gate in year.rulebook.gates}
    gates = [one for one in row.findings if one.kind == "gate" and one.answer != "no"]
    return reasons + [
        f"{'vướng' if one.answer == 'yes' else 'chưa rõ có vướng'} điều kiện “{titles[one.id]}”"
        for one in gates
        if one.id in titles
    ]


def _reasons(year: Year, row: StandingRow) -> str:
    """Say why a commune is not proposed."""
    reasons = _barred(year, row)
    signs = {sign.id: sign.title["vi"] for sign in year.rulebook.signs}
    for streak in year.rulebook.streaks:
        holder = next((c for c in year.held(streak) if c.unit == row.subject), None)
        if holder is None and set(streak.bands) & set(row.bands):
            reasons.append(_years(row, streak))
        elif holder is None:
            continue  # its band says why
        elif not holder.proposed:
            why = why_not(holder, signs) or "chưa đề nghị được"
            reasons.append(f"đủ {streak.years} năm liền nhưng {why}")
    return raised("; ".join(reasons)) or "Bộ tiêu chí không nêu điều kiện khen thưởng"


def _list(year: Year, proposed: Iterable[Commended]) -> PaperTable:
    columns = (
        ReportColumn("TT", None, "centre", 8),
        ReportColumn("Đơn vị", lambda one: year.name(one.row.subject), width=36),
        ReportColumn("Xếp loại", lambda one: year.title(one.row.bands), width=18),
        ReportColumn(
            "Thành tích",
            lambda one: "; ".join(f"{streak.years} năm liền đạt" for streak in one.streaks),
            width=38,
        ),
    )
    return paper_table(Table("", columns, tuple(proposed)))


def _not_proposed(year: Year, rows: Iterable[StandingRow]) -> PaperTable:
    columns = (
        ReportColumn("TT", None, "centre", 8),
        ReportColumn("Đơn vị", lambda row: year.name(row.subject), width=26),
        ReportColumn("Lý do chưa đề nghị", lambda row: _reasons(year, row), width=66),
    )
    return paper_table(Table("", columns, tuple(rows)))


def _years(row: StandingRow, streak: Streak) -> str:
    """Say how many years running are on record, of how many."""
    years = next((f for f in row.findings if (f.kind, f.id) == ("streak", streak.id)), None)
    if years is None or years.sure is None:
        return f"chưa rõ đã đủ {streak.years} năm liền đạt"
    return f"{span_words(years.sure, years.possible)} năm liền đạt, chưa chắc đủ {streak.years} năm"


def _conditions(year: Year) -> str:
    """Say the conditions as the rulebook has them: which bands, how many years running."""
    titles = {band.id: band.title["vi"] for band in year.rulebook.bands}
    return (
        joined(
            f"xếp loại {' hoặc '.join(lowered(titles[band]) for band in streak.bands)} {streak.years} năm"
            " liền, mỗi năm đã công bố hoặc thẩm định; không vướng điều kiện khống chế; không còn dấu hiệu"
            f" phải xem lại báo cáo{'; hạng của năm đứng vững qua phúc tra' if streak.rechecked else ''}"
            for streak in year.rulebook.streaks
        )
        or "bộ tiêu chí không nêu"
    )


def _award(year: Year, decider: IssuingOffice) -> tuple[str, tuple[str, ...]]:
    award, laws = year.rules.offices.award_of(decider.name)
    return award or DOTS, laws


def _grounds(year: Year, ids: Iterable[str], day: date | None) -> tuple[str, ...]:
    end = year.period.end
    return grounds_of_day(ids, year.rules.documents, day or end, end) or (f"Căn cứ {DOTS}{DOTS};",)


def _head(office: IssuingOffice, titles: tuple[str, ...]) -> str:
    """Return in whose name it is decided: a certificate is awarded by who heads an office."""
    deputy = titles[0].startswith("KT.")
    head = titles[0].removeprefix("KT. ") if deputy else titles[-1]
    return f"{head.capitalize()} {office.name}"


def _document(announced: Announced) -> str:
    return f"văn bản số {announced.document} ngày {office_day(announced.on)}"


def _of_year(year: Year) -> str:
    return f"“{year.rulebook.title['vi']}” {period_words(year.rules, year.period)}"


def _merit(year: Year) -> str:
    return f"trong xây dựng {_of_year(year)}"


def _attached(
    year: Year,
    office: IssuingOffice,
    kind: str,
    day: date | None,
    listed: PaperTable,
    head: str = "DANH SÁCH",
) -> Attachment:
    return Attachment((head, f"Khen thưởng {_merit(year)}"), attached_to(office, kind, day), (listed,))
