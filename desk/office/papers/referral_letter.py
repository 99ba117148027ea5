"""The letter by which leads are referred to who may act on them: codes only; names go in a sealed file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from desk.base.language import gettext, speaking
from desk.base.paper.content import Paragraphs, Printed, Text, said
from desk.leads.agreement import events_of_children, whose
from desk.leads.innocence import suspect_parts
from desk.leads.lead_report import LeadReport
from desk.leads.lead_words import CONFIDENCE, SOURCES, UNKNOWN, case_day, moment, part_words, status_words
from desk.leads.lead_words import day as day_of
from desk.leads.lead_words import said as word
from desk.leads.leads import Queue
from desk.leads.observations import checked_words
from desk.leads.people import roles_but_kin
from desk.leads.seen_rows import periods_of, rows_words
from desk.leads.sentence import IN_HAND, NextCheck, checks_of
from desk.office.papers.paper import FILED, LETTER, RESTRICTED, counted, paper
from desk.runs.run import rules_of
from desk.words.document_words import cited_words
from desk.workspace.folder import opened
from desk.workspace.office import DOTS, IssuingOffice, signing_office
from engine.links.leads import Lead
from engine.links.review import REFERRED, Reviewed
from engine.links.stories import KIN
from engine.links.timeline import TimelineEvent

CHILDREN = "Trong đó có việc về người dưới 18 tuổi: đề nghị xem xét trước, bảo vệ trẻ em trước hết:"
NO_CASE_OF_CHILDREN = (
    " Theo loại vụ thì các vụ việc nêu ở đây không phải về người dưới 18 tuổi; trong vụ có người dưới 18 tuổi"
    " hay không, xem hồ sơ vụ."
)
PREVIEW = "BẢN XEM TRƯỚC"
NOT_IN_FORCE = f"{PREVIEW}: chưa có hiệu lực, hai người chưa đồng ý chuyển."
UNAGREED = f"{DOTS} đề nghị, {DOTS} đã đọc và đồng ý."


NETWORKS = "find_networks"  # the purpose in whose name leads are looked for
BESIDE = "Không phải bên được chuyển, nêu để rõ vụ việc"


@speaking("vi")
def referral_letter(queue: Queue, wanted: Sequence[Reviewed], day: date | None) -> Printed:
    """Return the letter; number, day, receiver are left to the office. The leads stand referred."""
    purposes = {_purpose(found) for found in wanted}
    purpose = purposes.pop() if len(purposes) == 1 else ""
    return _letter(
        queue, wanted, day, _receiver(wanted), purpose, dict.fromkeys(map(_agreed, wanted)), _checked
    )


@speaking("vi")
def referral_preview(
    queue: Queue, wanted: Sequence[Reviewed], receiver: str = "", purpose: str = "", checked: str = ""
) -> Printed:
    """Return the letter as it would be before two persons agreed, marked as no letter on every page."""
    letter = _letter(queue, wanted, None, receiver, purpose, (UNAGREED,), lambda found: checked)
    return replace(
        letter, name=f"Xem trước {letter.name}", mark=f"{RESTRICTED} {NOT_IN_FORCE}", watermark=PREVIEW
    )


def _letter(
    queue: Queue,
    wanted: Sequence[Reviewed],
    day: date | None,
    receiver: str,
    purpose: str,
    agreed: Iterable[str],
    checked: Callable[[Reviewed], str],
) -> Printed:
    office = _named(signing_office(opened(queue.run.workspace), rules_of(queue.run).offices))
    manifest = queue.run.manifest
    year, until = manifest["year"], day_of(manifest["as_of"])
    blocks = (
        said(
            f"Qua tổng hợp báo cáo {_periods(wanted, queue) or year} nhận đến {until}, {office.name} chuyển"
            f" quý cơ quan thông tin về {counted(len(wanted))} manh mối sau đây để xem xét theo thẩm quyền."
            + (f" Mục đích: {purpose.rstrip('.')}." if purpose else "")
            + _ground(queue, day)
        ),
        *map(said, _of_children(wanted, queue)),
        *(Paragraphs(tuple(_paragraphs(found, queue, checked(found)))) for found in wanted),
        said(*agreed),
        said(
            "Manh mối là dấu hiệu cần xác minh, không phải kết luận, không phải căn cứ kiểm tra. Người, cơ"
            " sở, vụ việc nêu theo mã; tên gửi riêng trong tệp có mật khẩu. Không có nạn nhân, người bán dâm,"
            " người lao động nào được nêu. Kèm theo sổ manh mối (tệp .xlsx) có từng dòng bằng chứng và cách"
            f" tính, cũng theo mã. Đề nghị quý cơ quan gửi kết quả xử lý về {office.name}./."
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


def _ground(queue: Queue, day: date | None) -> str:
    """Say by which documents in force ties are looked for, as the rules cite them; by which they are
    referred the rules do not know, and the office fills in."""
    rules, until = rules_of(queue.run), date.fromisoformat(queue.run.manifest["as_of"])
    year = queue.calendar.at("year", queue.run.manifest["year"])
    about = min(until, year.end) if year else until
    of_day = {id_ for id_, one in rules.documents.items() if one.is_ground(day or until, about)}
    ground = [cite for cite in rules.purposes[NETWORKS].ground if cite.partition("/")[0] in of_day]
    cites = cited_words(ground, rules.documents, day or until, about)
    known = f" Căn cứ đối chiếu hồ sơ, tìm liên hệ: {cites}." if cites else ""
    return f"{known} Căn cứ chuyển thông tin: {DOTS}."


def _receiver(wanted: Sequence[Reviewed]) -> str:
    """Return the office the leads were referred to; "" where they name none, or several."""
    receivers = {found.decision.receiver for found in wanted if found.decision}
    return receivers.pop() if len(receivers) == 1 else ""


def _purpose(found: Reviewed) -> str:
    """Return for what a lead is referred, as its first person wrote it beside the document's number."""
    d = found.decision
    return d.reason.removeprefix(f"{d.document}: ") if d and d.state == REFERRED else ""


def _checked(found: Reviewed) -> str:
    """Return what was checked before a lead was referred, as its first person wrote it."""
    return found.decision.checked if found.decision else ""


def _paragraphs(found: Reviewed, queue: Queue, checked: str) -> Iterator[Text]:
    """Yield what a letter says of a lead: each pair that is tied, who it is about, what was checked and what
    is to be asked first."""
    report = LeadReport(found, queue)
    level = word(CONFIDENCE, report.lead.confidence)
    sources = ", ".join(word(SOURCES, kind) for kind in report.lead.tie_sources)
    told = f" ({sources})" if sources else ""
    yield Text(f"{found.id}; tin cậy của việc nối: {level}{told}", bold=True)
    for join in report.parties.joins:
        a, b = (", ".join(report.side(side, report.parties.tied)) for side in join.sides)
        seen = (f"{part_words(p, report.lead.cases)} ({rows_words(p.rows)})" for p in suspect_parts(join))
        yield Text(f"{a} – {b}. Đã thấy: {'; '.join(seen)}.")
        yield Text(f"Có thể vô can: {'. '.join(report.excuses(join))}.")
    for series, things in report.series_told(report.parties.tied):
        yield from _listed(f"Cùng chuỗi vụ việc {series}", things)
    yield from _listed("Các bên", _parties(report))
    yield from _listed("Vụ việc; vi phạm nặng", _acts(report))
    yield from _listed("Tin báo đã xác minh là có cơ sở", _tips(report))
    yield from _listed(BESIDE, report.beside)
    yield from _listed("Đã kiểm tra", checked_words(queue, report.lead, checked))
    unknown = (
        f"{about}: {word(UNKNOWN, what)}"
        for what, about in report.lead.unknown
        if about in report.parties.tied
    )
    yield from _listed("Chưa rõ", (*unknown, *_older(report)))
    asks = [_ask(check) for check in checks_of(report.lead, queue.rules)]
    yield from _listed("Trước hết cần hỏi", asks[:1])
    yield from _listed("Rồi hỏi, kiểm tra", asks[1:])


def _of_children(wanted: Sequence[Reviewed], queue: Queue) -> Iterator[str]:
    """Yield what in leads is about children, each with whose and when; and that no case is, by its type."""
    events = [(m, found.lead) for found in wanted for m in events_of_children(found.lead)]
    lines = (
        f"{', '.join(whose(m, lead))}: {moment(m.what, m.note)}, "
        + (_case(m, lead, queue) if m.what == "case" else day_of(m.day))
        for m, lead in events
    )
    if events:
        cases = any(m.what == "case" for m, _ in events) or not any(found.lead.cases for found in wanted)
        yield f"{CHILDREN} {'; '.join(dict.fromkeys(lines))}.{'' if cases else NO_CASE_OF_CHILDREN}"


def _periods(wanted: Sequence[Reviewed], queue: Queue) -> str:
    rows = [e.row for found in wanted for e in found.lead.evidence]
    return ", ".join(periods_of(rows, rules_of(queue.run).calendar))


def _older(report: LeadReport) -> Iterator[str]:
    """Yield whose row in the registers stands in older returns than others of the lead."""
    calendar, rows = rules_of(report.queue.run).calendar, [e.row for e in report.lead.evidence]
    newest = periods_of(rows, calendar)[-1:]
    for row in rows:
        last = periods_of([row], calendar)[-1:]
        if row.key in report.parties.tied and last and last != newest:
            yield f"{row.form} {row.key}: dòng làm căn cứ mới nhất ở báo cáo {last[0]}, chưa có ở {newest[0]}"


def _listed(title: str, lines: Iterable[str]) -> Iterator[Text]:
    """Yield a title with its one line, or before several."""
    *others, last = [line.rstrip(".") for line in lines] or [""]
    if others:
        yield Text(f"{title}:")
        yield from (Text(f"– {line};") for line in others)
        yield Text(f"– {last}.")
    elif last:
        yield Text(f"{title}: {last}.")


def _ask(check: NextCheck) -> str:
    """Return what to ask; who has an open case may be who receives the letter."""
    if check.what != gettext(IN_HAND):
        return check.words()
    tells = check.tells[:1].lower() + check.tells[1:]
    return f"{', '.join(check.about)}: nếu không phải quý cơ quan đang giải quyết, {tells}"


def _parties(report: LeadReport) -> Iterator[str]:
    """Yield each venue and party that is tied: what it is, where, who holds it, as what a case names it; then
    the other codes of a party."""
    lead = report.lead
    for id_ in (*lead.venues, *lead.parties):
        if id_ in report.parties.tied:
            yield ", ".join((report.member(id_), *roles_but_kin(lead, id_), *_kin(report, id_)))
    for id_, ids in lead.also.items():
        if id_ in report.parties.tied:
            yield f"{id_} = {', '.join(ids)}"


def _kin(report: LeadReport, id_: str) -> Iterator[str]:
    """Yield whose kin someone is, by which row, since which return, and that it tells nothing by itself."""
    of_kin = (p for j in report.parties.joins for p in j.weighed.parts if p.word == KIN and id_ in p.members)
    for part in of_kin:
        others = ", ".join(m for m in part.members if m != id_)
        since = "".join(f" từ báo cáo {name}" for name in periods_of(part.rows, report.queue.calendar)[:1])
        yield f"người thân của {others} ({rows_words(part.rows)} khai{since}; tự nó không nói lên điều gì)"


def _acts(report: LeadReport) -> Iterator[str]:
    """Yield each case with its type, how far it has come and when: one still looked into is no case decided.
    Then each grave violation and licence withdrawn, with whose it was."""
    cases = {id_: m for m in report.grave if m.what == "case" for id_ in m.about}
    for id_ in report.lead.cases:
        m = cases.get(id_)
        yield id_ if m is None else f"{id_}: {m.note}, {_case(m, report.lead, report.queue)}"
    for m in report.grave:
        if m.what != "case":
            yield f"{', '.join(m.about)}: {moment(m.what, m.note)}, {day_of(m.day)}"


def _tips(report: LeadReport) -> Iterator[str]:
    """Yield each tip about who is tied that was verified as founded; another weighs nothing."""
    for m in report.lead.timeline:
        if (m.what, m.note) == ("tip", "verified_tip") and report.parties.tied.issuperset(m.about):
            yield f"{m.key} (B10): {m.status}, nhận ngày {day_of(m.day)}, về {', '.join(m.about)}"


def _case(m: TimelineEvent, lead: Lead, queue: Queue) -> str:
    """Say on which day a case was found and how far it has come: on its own day, else by which return."""
    day = case_day(m.day)
    if m.handled:
        return f"{day}, {status_words(m.status, m.handled)}"
    rows = [e.row for e in lead.evidence if e.row.form == "B06" and e.row.key in m.about]
    period = "".join(f" theo báo cáo {name}" for name in periods_of(rows, rules_of(queue.run).calendar)[-1:])
    return f"{day}; tình trạng{period}: {m.status}" if m.status else day


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
