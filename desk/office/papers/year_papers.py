"""Papers about a year: one page for the chairman, the proposal to recognise communes, the decision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from desk.authoring.printed.decision import WATERMARK
from desk.base.faults import WrongUse
from desk.base.paper.content import Attachment, Bar, Bars, Block, Heading, PaperTable, Printed, said
from desk.office.papers.paper import (
    DECISION,
    FILED,
    REPORT,
    SUBMISSION,
    attached_to,
    counted,
    dated,
    first_named,
    internal_mark,
    paper,
    period_words,
    raised,
)
from desk.office.papers.recheck_sentences import recheck_sentences
from desk.office.papers.year_words import band_words, counts_words, recheck_words, targets_words
from desk.report.paper import paper_table
from desk.report.tree import Points, ReportColumn, Table
from desk.reports.debts import elsewhere_words
from desk.runs.recheck_outcome import rechecked, rows_looked_at, units_by_state
from desk.runs.standings import StandingRow, why_not
from desk.runs.year import Year
from desk.words.adoption_words import mark_of
from desk.words.band_words import undecided_title
from desk.words.condition_words import lowered
from desk.words.document_words import grounds_of_day, office_day
from desk.words.numbers import number_words, range_words, span_words
from desk.workspace.announcements import despite_words
from desk.workspace.office import DOTS, IssuingOffice


def submission(year: Year, office: IssuingOffice, day: date | None) -> Printed:
    """Propose the communes in a healthy band; say of every other why it is not proposed."""
    office = office.submitting(year.rules.offices, day or year.period.end)
    others = _others(year)
    lists = (
        ("DANH SÁCH", _list(year, _by_code(year), True) if year.recognised else None),
        ("DANH SÁCH CHƯA ĐỀ NGHỊ", others),
    )
    items = (
        f"Kết quả: {counts_words(year)}.",
        f"Đề nghị công nhận {counted(len(year.recognised))} đơn vị (danh sách kèm theo)."
        if year.recognised
        else "Chưa có đơn vị nào đủ điều kiện đề nghị công nhận.",
        _signs_of_recognised(year),
        *_commended_words(year),
        *_not_proposed_words(year),
    )
    texts = (
        f"Căn cứ kết quả chấm điểm, xếp loại {period_words(year.rules, year.period)} theo bộ tiêu chí"
        f" “{year.rulebook.title['vi']}” ({_basis(year)}), {office.name} báo cáo"
        f"{' và đề nghị' if year.recognised else ''} như sau:",
        *(f"{n}. {text}" for n, text in enumerate(filter(None, items), 1)),
        *targets_words(year),
        *recheck_sentences(year),
        "Danh sách các đơn vị chưa đề nghị kèm theo." if others else "",
        "Lý do từng đơn vị ghi tại phiếu giải trình." if year.unsettled else "",
        *(raised(words.removeprefix("- ")) for words in _closed_despite(year)),
        elsewhere_words(year.not_returned, year.name, year.period.code),
        f"Kính đề nghị {office.addressee} xem xét,"
        f" {'quyết định' if year.recognised else 'cho ý kiến chỉ đạo'}./.",
    )
    return paper(
        office,
        SUBMISSION,
        day,
        f"Tờ trình công nhận {year.period.code}",
        f"Về {'việc đề nghị công nhận' if year.recognised else 'kết quả xét'} {_what(year)}",
        [said(*texts)],
        copies=("Như trên;", FILED),
        to=(office.addressee,),
        attachments=tuple(
            _attached(year, office, SUBMISSION, day, listed, title) for title, listed in lists if listed
        ),
        mark=internal_mark(year.rulebook),
        watermark=watermark_of(year),
    )


def decision(year: Year, office: IssuingOffice, day: date | None) -> Printed:
    """Recognise the communes in a healthy band; raise Stop where there is none. The committee above decides,
    where the office itself has no law to decide by."""
    units = year.recognised
    if not units:
        raise WrongUse(
            "Kỳ %(code)s chưa có đơn vị nào chắc chắn đạt, nên không có gì để công nhận. Xem lý do:"
            " lanhmanh results %(id)s.",
            code=year.period.code,
            id=year.run.id,
        )
    decider = office.decider or office
    proposer = proposed_by(year, office, decider, day)
    grounds = (
        *_grounds(year, decider, day),
        f"Căn cứ bộ tiêu chí “{year.rulebook.title['vi']}” ({_basis(year)});",
        proposer.ground,
    )
    day = None if proposer.name and decider is not office else day
    articles = (
        f"Công nhận {counted(len(units))} đơn vị đạt {_what(year)} (danh sách kèm theo).",
        "Quyết định này có hiệu lực kể từ ngày ký.",
        f"{proposer.charged(decider)} và Chủ tịch Ủy ban nhân dân"
        " các đơn vị có tên trong danh sách kèm theo chịu trách nhiệm thi hành Quyết định"
        " này./.",
    )
    return paper(
        decider,
        DECISION,
        day,
        f"Quyết định công nhận {year.period.code}",
        f"Về việc công nhận {_what(year)}",
        (),
        copies=("Như Điều 3;", proposer.filed),
        authority=decider.authority(DECISION),
        grounds=grounds,
        articles=tuple((f"Điều {n}.", text) for n, text in enumerate(articles, 1)),
        attachments=(_attached(year, decider, DECISION, day, _list(year, _by_code(year), False)),),
        mark=mark_of(year.rulebook),
        watermark=watermark_of(year),
    )


class Proposer(NamedTuple):
    """Who submits a decision to the committee above; both empty where an office decides by itself."""

    name: str = ""
    symbol: str = ""
    day: date | None = None  # of what it submits, where that is known

    @property
    def ground(self) -> str:
        return (
            f"Theo đề nghị của {self.name or DOTS} tại Tờ trình số ……/{SUBMISSION}-{self.symbol or '……'}"
            f" {dated(self.day)}."
        )

    @property
    def filed(self) -> str:
        return f"Lưu: VT, {self.symbol}." if self.symbol else FILED

    def charged(self, decider: IssuingOffice) -> str:
        """Name, besides the communes, who is to carry a decision out: the head of staff first."""
        charged = (decider.head_of_staff, self.name, "thủ trưởng các cơ quan có liên quan")
        return raised(", ".join(filter(None, charged)))


def proposed_by(year: Year, office: IssuingOffice, decider: IssuingOffice, day: date | None) -> Proposer:
    submits = office.submitting(year.rules.offices, day or year.period.end)
    name = submits.authority(SUBMISSION) if submits is not decider else ""
    return Proposer(name, submits.symbol, day if decider is not office else None) if name else Proposer()


def _grounds(year: Year, office: IssuingOffice, day: date | None) -> tuple[str, ...]:
    """Return what a decision rests on: the law it is made under, then what the rulebook cites."""
    documents, end = year.rules.documents, year.period.end
    laws = grounds_of_day(office.laws, documents, day or end, end)
    cites = (cite.partition("/")[0] for cite in year.rulebook.cites)
    cited = grounds_of_day(cites, documents, day or end, end)
    return (*(laws or (f"Căn cứ {DOTS}{DOTS} (quy định về thẩm quyền của cơ quan ban hành);",)), *cited)


def _attached(
    year: Year,
    office: IssuingOffice,
    kind: str,
    day: date | None,
    listed: PaperTable,
    head: str = "DANH SÁCH",
) -> Attachment:
    title = f"{_movement(year)} {period_words(year.rules, year.period)}"
    return Attachment((head, title), attached_to(office, kind, day), (listed,))


def watermark_of(year: Year) -> str | None:
    return WATERMARK if year.rulebook.illustrative else None


def _list(year: Year, rows: Iterable[StandingRow], points: bool) -> PaperTable:
    """List recognised communes; a decision is published, so it has no points."""
    columns = (
        ReportColumn("TT", None, "centre", 8),
        ReportColumn("Đơn vị", lambda row: year.name(row.subject), width=38 if points else 46),
        *([ReportColumn("Điểm", lambda row: Points(row.low, row.high), "centre", 16)] if points else ()),
        ReportColumn(
            "Xếp loại",
            lambda row: band_words(year, row) if points else year.title(row.bands),
            width=18 if points else 24,
        ),
        ReportColumn("Số năm liền đạt", _years, "centre", 20 if points else 22),
    )
    return paper_table(Table("", columns, tuple(rows)), "Không có đơn vị nào")


def _by_code(year: Year) -> list[StandingRow]:
    bands = [band.id for band in year.rulebook.bands]
    return sorted(year.recognised, key=lambda row: (bands.index(row.bands[0]), row.subject))


def _years(row: StandingRow) -> str:
    found = next((f for f in row.findings if f.kind == "streak"), None)
    if found is None or found.sure is None:
        return ""
    return span_words(found.sure, found.possible)


def _named(year: Year, unit: str) -> str:
    """Return a unit's name as it stands inside a sentence: `xã Tây Yên`."""
    return lowered(year.name(unit))


def _movement(year: Year) -> str:
    return year.rulebook.title["vi"]


def _what(year: Year) -> str:
    return f"danh hiệu “{_movement(year)}” {period_words(year.rules, year.period)}"


def _basis(year: Year) -> str:
    """Say what the rulebook stands on: the document that adopted it, or that none has."""
    adopted = year.rulebook.adoption
    if year.rulebook.illustrative or adopted is None:
        return "minh họa, chưa được cấp có thẩm quyền ban hành"
    return f"ban hành theo {adopted.document} ngày {office_day(adopted.date)} của {adopted.office}"


def _signs_of_recognised(year: Year) -> str:
    """Name those proposed that should be visited first: who decides sees it beside the proposal."""
    named = [_named(year, row.subject) for row in year.recognised if row.holding("sign")]
    if not named:
        return ""
    return (
        f"Trong số đề nghị công nhận, {counted(len(named))} đơn vị có dấu hiệu về chất lượng báo cáo, nên"
        f" kiểm tra thực tế trước: {first_named(named)}."
    )


def _commended_words(year: Year) -> Iterator[str]:
    """Name who is proposed for commendation, and who held out long enough and is not, with why."""
    titles = {sign.id: sign.title["vi"] for sign in year.rulebook.signs}
    for streak in year.rulebook.streaks:
        found = year.proposals(streak)
        proposed = first_named([_named(year, one.unit) for one in found if one.proposed])
        alike: dict[str, list[str]] = {}
        for one in found:
            if not one.proposed:
                alike.setdefault(why_not(one, titles), []).append(_named(year, one.unit))
        if proposed:
            yield f"{streak.title['vi']}: {proposed}."
        for why, names in alike.items():
            yield (
                f"{raised(first_named(names))} đạt {streak.years} năm liền nhưng chưa đề nghị xét khen thưởng"
                f"{f' vì {why}' if why else ''}."
            )


def _fell_short(year: Year) -> list[StandingRow]:
    """Return the communes whose band is sure and not one that is recognised."""
    return [row for band in year.rulebook.bands if not band.healthy for row in year.settled(band)]


def _not_proposed(year: Year) -> dict[str, list[str]]:
    """Return why communes are not proposed, each reason with the names of those it holds of."""
    short = [f"{_named(year, row.subject)} ({lowered(year.title(row.bands))})" for row in _fell_short(year)]
    return {
        "còn thiếu biểu hoặc còn ô phải sửa": [_named(year, row.subject) for row in year.unsettled],
        "chưa đạt": short,
    }


def _not_proposed_words(year: Year) -> list[str]:
    return [
        f"Chưa đề nghị {counted(len(names))} đơn vị {why}: {first_named(names)}."
        for why, names in _not_proposed(year).items()
        if names
    ]


def _others(year: Year) -> PaperTable | None:
    """List the communes not proposed, where a sentence does not name all of them."""
    if all(first_named(names) == ", ".join(names) for names in _not_proposed(year).values()):
        return None
    columns = (
        ReportColumn("TT", None, "centre", 8),
        ReportColumn("Đơn vị", lambda row: year.name(row.subject), width=34),
        ReportColumn("Điểm", lambda row: Points(row.low, row.high), "centre", 20),
        ReportColumn("Xếp loại", lambda row: year.title(row.bands), width=38),
    )
    return paper_table(Table("", columns, (*year.unsettled, *_fell_short(year))))


MOST, LETTERS = 11, 26  # lines of names that are drawn on one page, letters of a line
REASONS = 2  # for closing a year that are said in full
NAMED = 80  # letters of names in a sentence
ALL_NAMED = 160  # all are named where that takes no more


def summary(year: Year, office: IssuingOffice, day: date | None) -> Printed:
    when = period_words(year.rules, year.period)
    return paper(
        office,
        REPORT,
        day,
        f"Tóm tắt {year.period.code}",
        f"Kết quả chấm điểm, xếp loại “{year.rulebook.title['vi']}” {when}",
        (
            said(f"{counts_words(year)}.", *targets_words(year)),
            _bars(year),
            *_headed("Cần quyết định", _to_decide(year) or ["- Không có việc nào."]),
            *_headed("Lưu ý", _to_note(year)),
        ),
        working="TÓM TẮT",
        signatures=(),
        copies=("Lãnh đạo cơ quan;", FILED),
        mark=internal_mark(year.rulebook),
    )


def _bars(year: Year) -> Bars:
    """Draw each commune's certain and possible points, ranked; of many communes, the bands."""
    if sum(-(-len(year.name(row.subject)) // LETTERS) for row in year.rows) > MOST:
        return _bands_drawn(year)
    total = year.rulebook.total or max((row.high for row in year.rows), default=Fraction(1))
    bars = tuple(
        Bar(year.name(row.subject), float(row.low / total), float(row.high / total), _beside(year, row))
        for row in year.rows
    )
    return Bars(
        bars, f"Điểm trên {number_words(total)}; phần đậm: điểm chắc chắn, phần nhạt: điểm còn có thể có."
    )


def _beside(year: Year, row: StandingRow) -> str:
    before = year.bands_before(row.subject)
    then = f"; năm trước: {_band(year, before)}" if before else ""
    return f"{range_words(row.low, row.high)}; {_band(year, row.bands)}{then}"


def _band(year: Year, bands: tuple[str, ...]) -> str:
    return lowered(year.title(bands) if len(bands) == 1 else undecided_title())


def _bands_drawn(year: Year) -> Bars:
    """Draw how many communes are surely, and how many may be, in each band."""
    every = len(year.rows)
    bars = []
    for band in year.rulebook.bands:
        sure = sum(row.bands == (band.id,) for row in year.rows)
        possible = sum(band.id in row.bands for row in year.rows)
        said = f"{span_words(sure, possible)} đơn vị"
        bars.append(Bar(band.title["vi"], sure / every, possible / every, said))
    return Bars(tuple(bars), "Số đơn vị từng hạng; phần đậm: chắc chắn, phần nhạt: còn có thể.")


def _headed(heading: str, sentences: Sequence[str]) -> tuple[Block, ...]:
    return (Heading(heading), said(*sentences)) if sentences else ()


def _to_decide(year: Year) -> list[str]:
    """Say what a chairman is asked about: whom to recognise, whom to praise, where to look first."""
    found = [f"- Công nhận danh hiệu ({_names(year, year.recognised)})."] if year.recognised else []
    proposed = {
        one.unit for streak in year.rulebook.streaks for one in year.proposals(streak) if one.proposed
    }
    held = [row for row in year.recognised if row.subject in proposed]
    if held:
        found.append(f"- Đề nghị xét khen thưởng ({_names(year, held)}).")
    return [*found, *_to_visit(year)]


def _to_note(year: Year) -> list[str]:
    """Say what a chairman should know of bands: what is open, what holds them down, what was rechecked."""
    found = []
    if year.unsettled:
        found.append(
            "- Còn thiếu biểu hoặc còn ô phải sửa, chưa xếp loại được hoặc còn tạm tính"
            f" ({_names(year, year.unsettled)})."
        )
    found += _closed_despite(year)
    for gate in year.rulebook.gates:
        rows = [row for row in year.rows if gate.id in row.holding("gate")]
        found += [f"- {gate.title['vi']} ({_names(year, rows)})."] if rows else []
    found += [f"- {raised(words)}." for words in _rechecked(year)]
    open_ = elsewhere_words(year.not_returned, year.name, year.period.code)
    return [*found, f"- {open_}"] if open_ else found


def _rechecked(year: Year) -> list[str]:
    """Say what a recheck says of the bands, and who still has to see what; communes of one state together."""
    recheck = rechecked(year.run, year.rulebook.name)
    words = []
    for state, units in (units_by_state(recheck, year) if recheck else {}).items():
        names = [rows_looked_at(_named(year, unit), rows) for unit, rows in units.items()]
        words.append(f"{recheck_words(state)} ({_listed(names)})")
    return words


def _closed_despite(year: Year) -> list[str]:
    """Say why communes were closed though they were not settled, a reason once; of many reasons how many."""
    held: dict[str, list[StandingRow]] = {}
    for row in year.rows:
        if row.despite:
            held.setdefault(raised(despite_words(row.despite)), []).append(row)
    if len(held) > REASONS:
        names = [lowered(year.name(row.subject)) for rows in held.values() for row in rows]
        return [f"- Vẫn chốt vì {len(held)} lý do khác nhau, ghi ở sổ kết quả nội bộ ({_listed(names)})."]
    return [f"- {reason} ({_names(year, rows)})." for reason, rows in held.items()]


def _to_visit(year: Year) -> list[str]:
    """Name the communes with signs about how they report, by how many each has; whoever is proposed for
    recognition is never left unnamed."""
    held = [row for row in year.rows if row.holding("sign")]
    if not held:
        return []
    counts = sorted({len(row.holding("sign")) for row in held}, reverse=True)
    alike = ((n, [row for row in held if len(row.holding("sign")) == n]) for n in counts)
    listed = "; ".join(_names(year, rows, f" có {counted(n)} dấu hiệu") for n, rows in alike)
    to_visit = {row.subject for row in held}
    proposed = [row for row in year.recognised if row.subject in to_visit]
    also = f" Trong đó đề nghị công nhận {_names(year, proposed)}." if proposed else ""
    return [
        f"- Kiểm tra thực tế nơi có dấu hiệu về chất lượng báo cáo ({listed}).{also} Dấu hiệu nào: sổ kết quả"
        " nội bộ, trang “Chất lượng báo cáo”."
    ]


def _names(year: Year, rows: Iterable[StandingRow], of_them: str = "") -> str:
    return _listed([lowered(year.name(row.subject)) for row in rows], of_them)


def _listed(names: Sequence[str], of_them: str = "") -> str:
    """Say how many communes there are and name the first: `17 đơn vị: xã A, xã B và 15 đơn vị khác`."""
    every = ", ".join(names)
    named = every if len(every) <= ALL_NAMED else first_named(names, NAMED)
    return f"{counted(len(names))} đơn vị{of_them}: {named}"
