"""One venue as its page shows it: its class and what that rests on, what speaks against it, what is due, its
history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from desk.base.faults import Stop
from desk.base.language import gettext, localised, pgettext
from desk.report.tree import (
    Badge,
    Bands,
    Cell,
    Figures,
    Item,
    Items,
    PageLink,
    Remark,
    Report,
    ReportBlock,
    TitledLines,
)
from desk.reports.debts import elsewhere_words
from desk.reports.reasons import criterion_item, is_quiet
from desk.runs.standings import StandingRow
from desk.runs.year import Year
from desk.web.follow_up.lanes import FollowUp
from desk.web.leads.reading import queue_today
from desk.web.shelf import explained, standing_of_year, year_of
from desk.web.venues.records import (
    INSPECTION,
    History,
    against_of,
    history_of,
    marks_of,
    registers_of,
    trades_of,
)
from desk.words.band_words import band_title
from desk.words.evidence_words import evidence_for, places_words
from desk.words.numbers import day_words, number_words, range_words
from desk.words.victims import counts_victims
from engine.evaluation.explanation import CriterionReason, Explanation
from engine.rulebook.model.rulebook import Rulebook, Rules
from facts.forms.catalogue import FORMS, KINDS
from facts.standing import Record

ADDING = frozenset(KINDS[name].form for name in ("violation", "case", "case_party", "tip"))
MAIN = Fraction(1, 2)  # of the points: a form they mostly rest on is named


@dataclass(frozen=True, slots=True)
class Onlooker:
    """Who looks: the communes an account sees, and whether it may see leads."""

    today: date
    sees: Collection[str]
    leads: bool
    opened: str = ""


@dataclass(frozen=True, slots=True)
class VenueShown:
    """`quiet`: criteria that found nothing; `beside`: what is due, what speaks against it, the register,
    leads."""

    id: str
    name: str  # of the commune
    trade: str
    alive: bool
    points: str
    band: str
    total: Report
    signs: Items
    quiet: Report
    history: History
    beside: Report
    up: str
    down: str


def venue_of(year: Year, id_: str, asked: Onlooker) -> VenueShown | None:
    """Return one venue with its reasons; None where the year has no such venue."""
    year = year.under(year.venues)
    book = year.rulebook
    rows = [row for row in year.rows if row.unit in asked.sees]
    at = next((n for n, row in enumerate(rows) if row.subject == id_), None)
    if at is None:
        return None
    row, registers = rows[at], registers_of(year)
    explanation, rules = explained(year, id_), year.rules
    loud = [r for r in explanation.criteria if not is_quiet(r)]
    quiet = (r.criterion for r in explanation.criteria if r not in loud)
    signs = sorted(loud, key=lambda r: (-r.points.low, -r.points.high))
    told, end = registers.get(id_, ()), year.period.end
    names = year.name if {one.unit for one in year.rows} <= set(asked.sees) else None
    elsewhere = elsewhere_words(explanation.elsewhere, names, year.period.code)
    marks = tuple(marks_of(standing_of_year(year), id_))
    return VenueShown(
        id_,
        year.name(row.unit),
        trades_of(registers).get(id_, "–"),
        not (told and told[-1].values["closed_on"]),
        range_words(row.low, row.high),
        band_title(book, row.bands).lower() if row.band else gettext("chưa xếp loại được"),
        Report(tuple(_total(year, row, (at + 1, len(rows)), loud))),
        Items(
            gettext("Dấu hiệu và lý do"),
            ((gettext("Điểm"), ()),),
            tuple(_sign(explanation, r, rules, asked) for r in signs),
        ),
        Report(
            (
                _quiet([f"{one.id} {localised(one.title)}" for one in quiet]),
                *([Remark(elsewhere)] if elsewhere else []),
            )
        ),
        history_of(marks, end, _may_be_inspected(year, row)),
        Report(tuple(_beside(year, id_, asked, told, against_of(marks, told, end)))),
        rows[at - 1].subject if at else "",
        rows[at + 1].subject if at + 1 < len(rows) else "",
    )


def _total(
    year: Year, row: StandingRow, place: tuple[int, int], loud: Iterable[CriterionReason]
) -> Iterator[ReportBlock]:
    before, open_ = _before(year, row.subject), number_words(row.high - row.low)
    figures: list[tuple[str, Cell]] = [
        (gettext("Điểm nguy cơ"), range_words(row.low, row.high)),
        (pgettext("venue", "Loại"), Bands(year.rulebook, row.bands, True)),
        (gettext("Năm %(year)s", year=year.period.year - 1), before),
        (gettext("Đứng thứ"), gettext("%(place)s trong %(n)s cơ sở", place=place[0], n=place[1])),
        (gettext("Chưa rõ"), gettext("%(n)s điểm", n=open_)),
    ]
    yield Figures(tuple(figure for figure in figures if figure[1] != ""))
    if rests_on := _rests_on(row, loud, year.rulebook):
        yield Remark(f"{gettext('Dựa vào đâu:')} {rests_on}")


def _quiet(titles: Sequence[str]) -> TitledLines:
    title = gettext("%(n)s dấu hiệu không thấy ở cơ sở này", n=len(titles))
    return TitledLines(title, tuple(titles), fold=True)


def _beside(
    year: Year, id_: str, asked: Onlooker, told: Sequence[Record], against: Iterable[tuple[str, bool]]
) -> Iterator[ReportBlock]:
    nothing = gettext("Không có việc nào còn phải làm ở cơ sở này.")
    yield TitledLines(gettext("Việc phải làm"), tuple(_due(year, id_, asked)), nothing)
    lines = tuple(f"{gettext('chưa rõ:')} {words}" if open_ else words for words, open_ in against)
    nothing = gettext("Hồ sơ không ghi điều nào; hỏi cơ sở trước khi kết luận.")
    yield TitledLines(gettext("Điều nói ngược lại"), lines, nothing)
    register = tuple(f"{name}: {value}" for name, value in _register(told))
    yield TitledLines(gettext("Theo sổ đăng ký"), register, gettext("Không có trong B02."))
    leads = _leads(year, id_) if asked.leads else ()
    nothing = gettext(
        "Cán bộ xác minh thấy ở đây những manh mối có cơ sở này; vai trò khác thấy ô này trống, kể cả khi có."
    )
    links = tuple(PageLink(one, "lead", (year.period.year, one)) for one in leads)
    yield TitledLines(gettext("Trong manh mối"), links, nothing)


def _may_be_inspected(year: Year, row: StandingRow) -> bool:
    """Tell whether a row that can't be used may be an inspection of the venue."""
    aside = standing_of_year(year).set_aside
    form = KINDS[INSPECTION].form
    return any(a.form == form and a.unit == row.unit and a.venue in (row.subject, None) for a in aside)


def _before(year: Year, id_: str) -> str:
    """Return last year's points and class; nothing where that year was not run, or had no such venue."""
    last = year_of(year.period.year - 1)
    if last is None:
        return ""
    book = last.venues
    row = last.under(book).by_subject.get(id_)
    return f"{range_words(row.low, row.high)}, {band_title(book, row.bands).lower()}" if row else ""


def _rests_on(row: StandingRow, loud: Iterable[CriterionReason], book: Rulebook) -> str:
    """Say on which form most of the points rest, and what would be left without its rows.

    Only of forms whose rows add to a risk: without an inspection on record a venue would have more points,
    not fewer.
    """
    by_form: dict[str, list[CriterionReason]] = defaultdict(list)
    for reason in loud:
        forms = {source.sheet for source in reason.records}
        for form in forms if forms and forms <= ADDING else ():
            by_form[form].append(reason)
    whole = row.low
    best = max(by_form, key=lambda form: (_sum(by_form[form]), form), default=None)
    if best is None or not whole or _sum(by_form[best]) < whole * MAIN:
        return ""
    part, ids = _sum(by_form[best]), ", ".join(r.criterion.id for r in by_form[best])
    left = whole - part
    kept = next((b for b in book.bands if b.from_ is not None and left >= b.from_), None)
    by_points = gettext(", theo điểm là")
    said, of, rest = (number_words(n) for n in (part, whole, left))
    return gettext(
        "%(said)s trong %(of)s điểm dựa vào %(form)s (%(ids)s). Không có những dòng ấy thì còn %(rest)s"
        " điểm%(title)s.",
        said=said,
        of=of,
        form=f"{best} {FORMS[best].title}",
        ids=ids,
        rest=rest,
        title=f"{by_points} {localised(kept.title).lower()}" if kept else "",
    )


def _sum(reasons: Iterable[CriterionReason]) -> Fraction:
    return sum((r.points.low for r in reasons), Fraction(0))


def _sign(explanation: Explanation, reason: CriterionReason, rules: Rules, asked: Onlooker) -> Item:
    """Return a criterion with where its rows stand; of one that counts victims, not in which cases they
    are."""
    opened = reason.criterion.id == asked.opened
    item = criterion_item(explanation, reason, rules, opened)
    toggle = "?" if opened else f"?mo={item.id}"
    item = replace(item, values=item.values[:1], opened=opened, toggle=toggle)
    indicators = rules.indicator_sets[explanation.rulebook.subject].indicators
    if not any(counts_victims(indicators.get(name)) for name in reason.facts):
        return replace(item, place=_places(explanation, reason, rules))
    forms = ", ".join(sorted({source.sheet for source in reason.records}))
    words = f"{forms}: {gettext('không nêu dòng nào')}" if forms else ""
    return replace(item, place=words, rows=(words,) if words else ())


def _places(explanation: Explanation, reason: CriterionReason, rules: Rules) -> str:
    """Return where the rows that count stand; nothing of rows that are told neither one by one nor how
    many."""
    lines = evidence_for(explanation, reason, rules).lines
    return places_words(sorted({one.place for one in lines if True in one.counts and one.place.row}))


def _due(year: Year, id_: str, asked: Onlooker) -> Iterator[PageLink]:
    """Yield what is still to be done about the venue: children first, then by day."""
    found = FollowUp(year, asked.today, asked.sees)
    mine = [c for c in found.actions if id_ in c.about]
    for one in sorted(mine, key=lambda c: (not found.protects(c), c.deadline or date.max, c.rule)):
        child, late = found.protects(one), found.late(one)
        sign = ("child", "bad") if child else ("bad", "bad") if late else ("clock", "act")
        day = day_words(one.deadline) if one.deadline else gettext("ngay")
        marks = [Badge(f"{day}; {gettext('quá hạn')}" if late else day, *sign)]
        marks += [Badge(gettext("cần căn cứ"), "warn", "warn")] if one.needs else []
        title = f"{localised(found.rules[one.rule].title)} ({one.rule}), {one.by}"
        yield PageLink(title, "follow_up", (year.period.year,), f"?viec={one.rule}", tuple(marks))


def _register(told: Sequence[Record]) -> Iterator[tuple[str, str]]:
    """Yield what the newest register says, without the venue's name, its address or anything about who works
    there."""
    if not told:
        return
    now = told[-1].values
    yield gettext("Chủ"), str(now["owner_id"] or gettext("chưa ghi"))
    licence = now["licence_no"] and (
        day_words(on) if isinstance(on := now["licence_on"], date) else gettext("có")
    )
    yield gettext("Giấy phép"), str(licence or gettext("chưa ghi"))
    yield gettext("Chứng nhận ANTT"), _yes(now["security_certificate"])
    yield gettext("Đã ký cam kết"), _yes(now["commitment_signed"])
    yield (gettext("Số phòng"), str(now["rooms"] if now["rooms"] is not None else gettext("chưa ghi")))
    yield (gettext("Xã tự phân loại"), str(now["local_class"] or gettext("chưa ghi")))
    yield gettext("Theo"), places_words([told[-1].source])


def _yes(value: object) -> str:
    words = {True: gettext("có"), False: gettext("không"), None: gettext("chưa rõ")}
    return words[value if isinstance(value, bool) else None]


def _leads(year: Year, id_: str) -> Iterator[str]:
    try:
        queue = queue_today(year)
    except Stop:  # no key here
        return
    yield from (found.id for found in queue.leads if id_ in found.lead.venues)
