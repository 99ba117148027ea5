"""The letter by which leads are referred to who may act on them: codes only; names go in a sealed file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from desk.base.language import speaking
from desk.base.paper.content import Printed, said, table
from desk.leads.agreement import about_children
from desk.leads.lead_queue import seen_words
from desk.leads.lead_report import LeadReport
from desk.leads.lead_words import CONFIDENCE, UNKNOWN, moment
from desk.leads.lead_words import day as day_of
from desk.leads.lead_words import said as word
from desk.leads.leads import Queue
from desk.leads.people import roles_of
from desk.leads.sentence import checks_of
from desk.office.papers.paper import FILED, LETTER, RESTRICTED, counted, paper
from desk.runs.run import rules_of
from desk.workspace.folder import opened
from desk.workspace.office import DOTS, IssuingOffice, signing_office
from engine.links.review import Reviewed

COLUMNS = (
    "Manh mối, độ tin cậy",
    "Các bên, vụ việc (theo mã)",
    "Đã thấy gì",
    "Có thể vô can vì; chưa rõ",
    "Cần hỏi, kiểm tra",
)
WIDTHS = (17, 22, 20, 19, 22)
CHILDREN = (
    "Trong đó có vụ việc, vi phạm về người dưới 18 tuổi: đề nghị xem xét trước, bảo vệ trẻ em trước hết."
)
PREVIEW = "BẢN XEM TRƯỚC"
NOT_IN_FORCE = f"{PREVIEW}: chưa có hiệu lực, hai người chưa đồng ý chuyển."
UNAGREED = f"{DOTS} đề nghị, {DOTS} đã đọc và đồng ý."


@speaking("vi")
def referral_letter(queue: Queue, wanted: Sequence[Reviewed], day: date | None) -> Printed:
    """Return the letter; number, day, receiver are left to the office. The leads stand referred."""
    return _letter(queue, wanted, day, _receiver(wanted), dict.fromkeys(map(_agreed, wanted)))


@speaking("vi")
def referral_preview(queue: Queue, wanted: Sequence[Reviewed], receiver: str = "") -> Printed:
    """Return the letter as it would be before two persons agreed, marked as no letter on every page."""
    letter = _letter(queue, wanted, None, receiver, (UNAGREED,))
    return replace(
        letter, name=f"Xem trước {letter.name}", mark=f"{RESTRICTED} {NOT_IN_FORCE}", watermark=PREVIEW
    )


def _letter(
    queue: Queue, wanted: Sequence[Reviewed], day: date | None, receiver: str, agreed: Iterable[str]
) -> Printed:
    office = _named(signing_office(opened(queue.run.workspace), rules_of(queue.run).offices))
    rows = [_row(found, queue) for found in wanted]
    year = queue.run.manifest["year"]
    blocks = (
        said(
            f"Qua tổng hợp báo cáo năm {year}, {office.name} chuyển quý cơ quan thông tin về"
            f" {counted(len(rows))} manh mối sau đây để xem xét, xác minh theo thẩm quyền:"
        ),
        *([said(CHILDREN)] if any(about_children(found.lead) for found in wanted) else ()),
        replace(table(COLUMNS, WIDTHS, rows), dense=True),  # no code is broken, whatever its column
        said(*agreed),
        said(
            "Manh mối là dấu hiệu cần xác minh, không phải kết luận, không phải căn cứ kiểm tra. Người, cơ"
            " sở, vụ việc nêu theo mã; tên gửi riêng trong tệp có mật khẩu. Không có nạn nhân, người bán dâm,"
            f" người lao động nào được nêu. Đề nghị quý cơ quan gửi kết quả xử lý về {office.name}./."
        ),
    )
    return paper(
        office,
        LETTER,
        day,
        f"Công văn chuyển thông tin {year}",
        "V/v chuyển thông tin để xác minh theo thẩm quyền",
        blocks,
        to=(receiver or f"{DOTS} (cơ quan có thẩm quyền)",),
        copies=("Như trên;", FILED),
        mark=RESTRICTED,
    )


def _receiver(wanted: Sequence[Reviewed]) -> str:
    """Return the office the leads were referred to; "" where they name none, or several."""
    receivers = {found.decision.receiver for found in wanted if found.decision}
    return receivers.pop() if len(receivers) == 1 else ""


def _row(found: Reviewed, queue: Queue) -> tuple[str, ...]:
    lead, rules, report = found.lead, queue.rules, LeadReport(found, queue)
    seen = (f"{' – '.join(j.sides)}: {seen_words(j, lead)}" for j in lead.joins if j.bits > 0)
    unknown = (f"Chưa rõ: {about}: {word(UNKNOWN, what)}" for what, about in lead.unknown)
    return (
        f"{found.id}\ntin cậy {word(CONFIDENCE, lead.confidence)}",
        "\n".join((*_parties(report), *_acts(report))),
        "\n".join(seen),
        "\n".join((*report.innocent, *unknown)),
        "\n".join(check.words() for check in checks_of(lead, rules)),
    )


def _parties(report: LeadReport) -> Iterator[str]:
    """Yield each venue and party: what it is, where, who holds it, as what a case names it; then the other
    codes of a party."""
    lead = report.lead
    for id_ in (*lead.venues, *lead.parties):
        yield "; ".join((report.member(id_), *roles_of(lead, id_)))
    for id_, ids in lead.also.items():
        yield f"{id_} = {', '.join(ids)}"


def _acts(report: LeadReport) -> Iterator[str]:
    """Yield each case with its type, how far it has come and when: one still looked into is no case decided.
    Then each grave violation and licence withdrawn, with whose it was."""
    cases = {id_: m for m in report.grave if m.what == "case" for id_ in m.about}
    for id_ in report.lead.cases:
        m = cases.get(id_)
        yield id_ if m is None else f"{id_}: {', '.join(filter(None, (m.note, m.status, day_of(m.day))))}"
    for m in report.grave:
        if m.what != "case":
            yield f"{', '.join(m.about)}: {moment(m.what, m.note)}, {day_of(m.day)}"


def _named(office: IssuingOffice) -> IssuingOffice:
    """Return the office; one that never said its name signs as no committee: its name and title are blank."""
    if office.name != IssuingOffice().name:
        return office
    return office.model_copy(update={"name": DOTS, "usual": (), "laws": ()})


def _agreed(found: Reviewed) -> str:
    """Say which two persons decided. Under which document is no news: this letter is that document. How the
    second agreed and the reason, free words, stay inside."""
    d = found.decision
    assert d is not None
    first, _, second = d.by.rpartition(", ")
    return f"{_signer(first)} đề nghị, {_signer(second)} đã đọc và đồng ý."


def _signer(name: str) -> str:
    """Return a name; an account's with room for the full name of who uses it."""
    return name if " " in name else f"{name} (họ và tên: {DOTS})"
