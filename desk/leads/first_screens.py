"""What a person needs first of the queue and of one lead: why suspected, why perhaps innocent, what to ask,
which commands come next. Tables and sums are in the whole reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from desk.base.language import gettext, gettext_noop, pgettext
from desk.leads import lead_words as words
from desk.leads.acts import words_on
from desk.leads.agreement import about_children, decision_words, export_words, news_of
from desk.leads.gone_leads import gone_rows
from desk.leads.innocence import stories_of, story_title, suspect_parts
from desk.leads.lead_queue import (
    away_words,
    back_words,
    children_words,
    queue_json,
)
from desk.leads.lead_report import LeadReport
from desk.leads.lead_words import part_words, said
from desk.leads.leads import Queue
from desk.leads.people import NEW, new_rows
from desk.leads.sentence import checks_of, heaviest_first, lighter_words, most_likelier, pair_words, pairs_of
from desk.leads.series import THINGS, TITLE, chance_of, size_words, thing_words
from desk.leads.watching import watched_in
from desk.report.tree import Remark, Report, ReportBlock, ReportColumn, Table, TextLines, TitledLines
from desk.reports.next_steps import command_remarks, run_as_typed
from desk.runs.found_runs import newest_year
from desk.runs.run import Run
from desk.words.numbers import some_of
from desk.workspace.folder import opened
from engine.links.leads import Lead
from engine.links.review import LOOKING, REFERRED, Reviewed
from engine.links.series import CaseSeries

SUSPECTED = gettext_noop("Vì sao nghi; hợp với một người đứng sau hơn chuyện vô can nào")
ASKED = 3  # questions on a lead's screen


def queue_screen(queue: Queue, all_: bool) -> Report:
    """Report the queue in short."""
    return Report(tuple(_of_queue(queue, all_)), lambda: queue_json(queue))


def _of_queue(queue: Queue, all_: bool) -> Iterator[ReportBlock]:
    shown = [(n, r) for n, r in enumerate(queue.leads, 1) if all_ or r.open]
    yield Remark(gettext(words.TO_VERIFY))
    if shown:
        columns = (
            ReportColumn("#", lambda row: row[0], "right"),
            ReportColumn(pgettext("lead", "Manh mối"), lambda row: _head(row[1]), "whole"),
            ReportColumn(gettext("Có thể vô can vì"), lambda row: _stories(row[1].lead, queue)),
            ReportColumn(gettext("Đã thấy gì"), lambda row: _seen(row[1].lead, queue)),
        )
        yield Table(gettext("Manh mối cần xác minh"), columns, shown, _more)
        yield from map(Remark, children_words(r for _, r in shown))
    else:
        yield Remark(gettext("Không có manh mối nào cần xem."))
    yield from map(Remark, back_words(r for _, r in shown))
    yield from map(Remark, away_words(len(queue.leads) - len(shown)))
    gone = (f"{id_}: {what}. {why}" for id_, what, why in gone_rows(queue))
    yield from _listed(gettext("Đã quyết định, nay không còn nối"), gone)
    yield from _listed(gettext(TITLE), (_series_words(s, queue) for s in queue.findings.series))
    yield from command_remarks(_after_queue(queue, bool(shown)))


def _listed(title: str, lines: Iterable[str]) -> Iterator[TitledLines]:
    if listed := tuple(lines):
        yield TitledLines(title, listed, more=_more)


def _more(n: int) -> str:
    return gettext("và %(n)s nữa; tất cả: thêm --full", n=n)


def _head(found: Reviewed) -> TextLines:
    child = gettext("về trẻ em") if about_children(found.lead) else ""
    state = said(words.STATES, found.state).replace(", ", ",\n")
    trust = f"{gettext('tin cậy')} {said(words.CONFIDENCE, found.lead.confidence)}"
    return TextLines(tuple(filter(None, (found.id, state, news_of(found), child or trust))))


def _stories(lead: Lead, queue: Queue) -> str:
    return some_of([story_title(s, queue.rules) for s in stories_of(lead)], 1, "; ")


def _seen(lead: Lead, queue: Queue) -> str:
    """Return what is seen in the pair where one person fits best, for no figure holds of several pairs."""
    pairs = pairs_of(lead)
    parts = [part_words(p, lead.cases) for p in suspect_parts(pairs[0])] if pairs else []
    things = some_of(parts or [words.seen(word) for word in lead.things], 2, "; ")
    lighter = f"; {lighter_words(len(pairs) - 1)}" if len(pairs) > 1 else ""
    return f"{things} ({most_likelier(lead, queue.rules)}){lighter}"


def _series_words(series: CaseSeries, queue: Queue) -> str:
    things = some_of([said(THINGS, thing.kind) for thing in series.things], 2)
    recorded = tuple(words_on(queue.run, "series", series.id))
    return "; ".join((f"{series.id}: {size_words(series)}", things, *recorded[-1:]))


def _after_queue(queue: Queue, shown: bool) -> Iterator[tuple[str, str]]:
    typed, which = run_as_typed(queue.run)[0], _which(queue.run)
    if shown:
        yield gettext("Xem một manh mối theo số thứ tự"), f"leads show 1{which}"
    for series in queue.findings.series[:1]:
        yield gettext("Xem một chuỗi"), f"leads show {series.id}{which}"
    if watched := watched_in(queue):
        calls = sum(w.calls for w in watched)
        what = gettext("Đang theo dõi %(n)s, cần xem lại %(calls)s", n=len(watched), calls=calls)
        yield what, f"leads watch {typed}"
    if near := len(queue.findings.noticed) + len(queue.findings.misses):
        yield gettext("%(n)s nhóm, cặp chưa thành manh mối", n=near), f"leads noticed {typed}"
    yield gettext("Mọi bên, mọi điều đã thấy, thứ tự theo gì"), f"leads queue {typed} --full"


def _which(run: Run) -> str:
    """Return the option that names a run; nothing of the run that commands take by themselves."""
    typed, here = run_as_typed(run)
    latest = here and typed == str(newest_year(opened(run.workspace)))
    return "" if latest else f" --run {typed}"


def lead_screen(report: LeadReport, beside: int = 0) -> Report:
    """Report one lead in short; `beside` are notes and observations about it, which the whole report has."""
    return Report(tuple(_of_lead(report, beside)))


def _of_lead(report: LeadReport, beside: int) -> Iterator[ReportBlock]:
    found, lead = report.found, report.lead
    yield Remark(gettext(words.TO_VERIFY))
    yield Remark(report.named)
    if about_children(lead):
        yield Remark(gettext("Trẻ em trước hết: có vụ việc, vi phạm về người dưới 18 tuổi."))
    if found.decision is not None:
        yield Remark(decision_words(found.decision))
        new = [f"{row}: {tells}" for _, row, tells in new_rows(found)]
        yield from _listed(gettext(NEW), [some_of(new, ASKED, "; ")] if new else ())
    asked = islice(checks_of(lead, report.queue.rules), ASKED)
    yield from _listed(gettext("Cùng chuỗi vụ việc"), _first_things(report))
    yield from _listed(gettext(SUSPECTED), _suspected(report))
    yield from _listed(gettext("Vì sao có thể vô can"), report.innocent)
    yield from _listed(gettext("Đã gỡ vì vô can"), report.struck)
    yield from _listed(gettext("Hỏi trước"), (check.words() for check in asked))
    yield from (r for r in report.pairs if r.kind != "command")
    yield from _listed(gettext(words.ACTS), report.acts())
    yield from _listed(gettext("Các bên"), _sides(report))
    yield from _listed(gettext("Tên"), (f"{id_}: {name}" for id_, name in sorted(report.names.items())))
    yield from _listed(gettext("Chưa rõ"), words.unknown_words(lead))
    if beside:
        yield Remark(gettext("%(n)s ghi chú, ghi chép về manh mối này: thêm --full", n=beside))
    yield from (Remark(text, "command") for text in export_words(found, report.queue.ties))
    yield from command_remarks(_after_lead(report))


def _first_things(report: LeadReport) -> Iterator[str]:
    """Yield each series with cases of the lead with what comes back least likely by chance."""
    for series in report.series:
        things = [f"{thing_words(t, series, report.queue)}, {chance_of(t)}" for t in series.things]
        yield f"{series.id} ({size_words(series)}): {some_of(things, 1, '; ')}"


def _suspected(report: LeadReport) -> Iterator[str]:
    lead = report.lead
    for j in heaviest_first(lead):
        seen = suspect_parts(j)
        things = "; ".join(part_words(p, lead.cases) for p in seen)
        yield f"{pair_words(j, report.queue.rules)}: {things}"


def _sides(report: LeadReport) -> Iterator[str]:
    """Yield each side that is joined by more than a case: what it is and where, who holds it."""
    sides = dict.fromkeys(side for j in heaviest_first(report.lead) for side in j.sides)
    return (", ".join(report.side(side)) for side in sides)


def _after_lead(report: LeadReport) -> Iterator[tuple[str, str]]:
    found, run = report.found, report.queue.run
    which = _which(run)
    for m in report.inside[:1]:
        what = gettext("Nếu hai hồ sơ là một người thì manh mối đổi thế nào")
        yield what, f"leads identity {run_as_typed(run)[0]} --same {m.a} {m.b} --try"
    for series in report.queue.findings.series:
        if {case.id for case in series.cases} & {*report.lead.cases}:
            yield gettext("Chuỗi có vụ việc của manh mối này"), f"leads show {series.id}{which}"
    if found.state == LOOKING:
        what = gettext("Chuyển (cần --document, --second) hoặc bỏ (dismissed, cần --story)")
        yield what, f'leads decide {found.id}{which} --state referred --reason "…"'
    elif found.state != REFERRED:
        yield gettext("Nhận xem"), f'leads decide {found.id}{which} --state looking --reason "…"'
    yield gettext("Bằng chứng từng dòng, cách tính, thời gian"), f"leads show {found.id}{which} --full"
