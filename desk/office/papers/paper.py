"""What every paper of the office begins and ends with, and how it speaks of periods, units and points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from desk.base.faults import WrongUse
from desk.base.language import ByLanguage, gettext, is_vietnamese, localised, pgettext
from desk.base.paper.content import Attachment, Block, Body, PaperHead, Paragraphs, Printed, Signature, Text
from desk.runs.run import Run, rules_of, scored_period
from desk.runs.since_announced import SinceAnnounced, since_words
from desk.words.adoption_words import mark_of
from desk.words.band_words import BandCounts
from desk.words.condition_words import lowered
from desk.words.document_words import office_day
from desk.words.numbers import day_words
from desk.workspace.folder import opened
from desk.workspace.office import DOTS, IssuingOffice
from desk.workspace.sweeping import looked
from engine.rulebook.model.rulebook import Rulebook, Rules
from facts.periods import AD_HOC, Period
from facts.standing import COMMUNE

INTERNAL = "LƯU HÀNH NỘI BỘ: có số liệu dưới 5, không công bố."
RESTRICTED = "LƯU HÀNH NỘI BỘ: chỉ gửi cơ quan có trách nhiệm, không công bố."
REPORT, SUBMISSION, DECISION, NOTICE, MINUTES, PLAN, LETTER = "BC", "TTr", "QĐ", "TB", "BB", "KH", ""
TITLES = {
    REPORT: "BÁO CÁO",
    SUBMISSION: "TỜ TRÌNH",
    DECISION: "QUYẾT ĐỊNH",
    NOTICE: "THÔNG BÁO",
    MINUTES: "BIÊN BẢN",
    PLAN: "KẾ HOẠCH",
}
FILED = "Lưu: VT."
UNDATED = "ngày …… tháng …… năm ……"


def paper(
    office: IssuingOffice,
    kind: str,
    day: date | None,
    name: str,
    subject: str,
    blocks: Iterable[Block],
    *,
    mark: str | None,
    copies: tuple[str, ...] = (),
    to: tuple[str, ...] = (),
    working: str = "",
    signatures: tuple[Signature, ...] | None = None,
    attachments: tuple[Attachment, ...] = (),
    watermark: str | None = None,
    authority: str = "",
    grounds: tuple[str, ...] = (),
    articles: tuple[tuple[str, str], ...] = (),
) -> Printed:
    """Return a paper; `copies`: who receives it if the office names none, or if it is restricted; `working`:
    its title, no number."""
    filed = FILED.replace(".", f", {office.department_symbol}.") if office.department_symbol else FILED
    copies = tuple(filed if one == FILED else one for one in copies)
    own = copies if (mark or "").startswith(RESTRICTED) else office.copies(kind, copies, to)
    body = Body(
        working or TITLES.get(kind, ""),
        subject,
        signatures_of(office, kind) if signatures is None else signatures,
        own if copies else (),
        to,
        authority,
        grounds,
        tuple(blocks),
        articles,
    )
    return Printed(name, head_of(office, None if working else kind, day), body, attachments, mark, watermark)


def head_of(office: IssuingOffice, kind: str | None, day: date | None) -> PaperHead:
    """Return the top of a paper; without a day, undated; without a kind, no number.

    Minutes say in their first sentence when and where they were taken.
    """
    number = "" if kind is None else office.number(kind)
    when = "" if kind == MINUTES else f"{office.place}, {dated(day)}"
    return PaperHead(office.above, office.short_name, number, when)


def dated(day: date | None) -> str:
    return f"ngày {office_day(day)}" if day else UNDATED


def attached_to(office: IssuingOffice, kind: str, day: date | None) -> str:
    """Say what an attachment belongs to: `(Kèm theo Báo cáo số ……/BC-SYT ngày … của Sở Y tế tỉnh A)`."""
    number = office.number(kind).removeprefix("Số: ")
    title = TITLES[kind].capitalize() if kind in TITLES else "Công văn"
    return f"(Kèm theo {title} số {number} {dated(day)} của {office.name})"


def refuse_early_answer(day: date | None, answer_by: date | None) -> None:
    """Raise Stop where a letter would ask for an answer no later than its own day."""
    if day is not None and answer_by is not None and answer_by <= day:
        raise WrongUse(
            "Hạn trả lời %(answer_by)s phải sau ngày ghi trên văn bản %(day)s. Sửa --answer-by hoặc --date.",
            answer_by=ByLanguage(day_words, answer_by),
            day=ByLanguage(day_words, day),
        )


def is_past(due: date | None, day: date | None) -> bool:
    """Tell whether a deadline is before the day of the paper that names it."""
    return due is not None and day is not None and due < day


def internal_mark(rulebook: Rulebook) -> str:
    """Say on every page that the paper holds figures of single communes, and what the rulebook is."""
    mark = mark_of(rulebook)
    return f"{INTERNAL} {mark}" if mark else INTERNAL


def signatures_of(office: IssuingOffice, kind: str) -> tuple[Signature, ...]:
    signer = office.signer(kind)
    return (Signature(signer.titles, signer.name or DOTS),)


def period_words(rules: Rules, period: Period) -> str:
    """Say a period as offices do: `năm 2020`, `sáu tháng đầu năm 2020`, `đột xuất lần 1 năm 2020`."""
    kind = rules.calendar.kinds[period.kind]
    title = lowered(localised(kind.title))
    if period.kind == AD_HOC and is_vietnamese():
        return f"{title} lần {period.n} năm {period.year}"
    if "{n}" in kind.pattern:
        return f"{title} {period.n} {pgettext('period', 'năm')} {period.year}"
    return f"{title} {period.year}"


def addressed(office: str, unit: str) -> str:
    """Return an office as it is addressed: `Công an xã` of `Thị trấn Thứ Ba` is `Công an thị trấn Thứ Ba`."""
    title = "Ủy ban nhân dân" if office == COMMUNE else office.removesuffix(" xã")
    return f"{title} {lowered(unit)}" if unit else office


def raised(text: str) -> str:
    return text[:1].upper() + text[1:]


def band_counts_words(counts: BandCounts, rulebook: Rulebook) -> str:
    """Say how many units were scored and how many have which band; the parts add up to all."""
    parts = ", ".join(f"{counted(n)} {lowered(title)}" for title, n in counts.titled(rulebook))
    return f"{counted(counts.total)} đơn vị được chấm điểm: {parts}"


def counted(count: int) -> str:
    """Write a count with a leading zero below ten, as official papers do."""
    return f"{count:02d}" if 0 < count < 10 else str(count)


def first_named(names: Sequence[str], letters: int = 240) -> str:
    """Name units in a sentence, of many the first: `xã A, xã B và 95 đơn vị khác`."""
    first = sum(len(", ".join(names[:n])) <= letters for n in range(1, len(names) + 1)) or 1
    named, rest = ", ".join(names[:first]), len(names) - first
    if rest <= 1:
        return ", ".join(names)
    return gettext("%(named)s và %(rest)s đơn vị khác", named=named, rest=counted(rest))


def marked(paper: Printed, later: Iterable[SinceAnnounced], unit: str = "") -> Printed:
    """Say first on a paper that it differs from what was announced; to a commune, of that one alone."""
    words = differing_words(later, unit)
    if not words:
        return paper
    first = Paragraphs(tuple(Text(text, bold=True) for text in words))
    if paper.body is not None:
        return replace(paper, body=replace(paper.body, blocks=(first, *paper.body.blocks)))
    front, *rest = paper.attachments
    return replace(paper, attachments=(replace(front, blocks=(first, *front.blocks)), *rest))


def differing_words(later: Iterable[SinceAnnounced], unit: str = "") -> Sequence[str]:
    """Return a sentence for each announcement that a run differs from; for a commune, where it differs."""
    return [since_words(one) for one in later if not unit or unit in one.subjects]


def refuse_differing(
    run: Run, paper: str, later: Sequence[SinceAnnounced], despite: str | None, by: str, today: date
) -> None:
    """Raise Stop where papers differ from what was announced; a reason is recorded instead."""
    if not later:
        return
    reason = (despite or "").strip()
    if not reason:
        rules = rules_of(run)
        period = scored_period(rules, run.manifest["year"])
        names = {unit.code: unit.name for unit in rules.units.on(period.end)}
        raise WrongUse(
            "%(differs)s Chưa lập văn bản. Xem từng mục: lanhmanh announce %(period)s. Vẫn lập thì ghi lý do:"
            ' --despite "…".',
            differs=ByLanguage(lambda: " ".join(since_words(one, names) for one in later)),
            period=period.code,
        )
    what = {"what": "paper despite announcement", "paper": paper, "run": run.id}
    looked(opened(run.workspace), by, reason, today, what)
