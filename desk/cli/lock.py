"""`lanhmanh lock`, `announce`, `appraise`: a period closed, its results announced, points appraised."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Any

from desk.base.faults import DONE, TO_LOOK_AT, WrongUse
from desk.base.language import gettext, gettext_noop
from desk.base.options import argument, day_from, option
from desk.base.output import Output
from desk.cli.results import RulebookOption
from desk.cli.verb import By, Here, not_with, only_with, verb
from desk.office import appraising, closing, closing_checklist
from desk.report import console
from desk.runs import found_runs, since_announced, standings
from desk.runs import run as runs
from desk.words import adoption_words, band_words, numbers
from desk.workspace import appraisals, compiled_rules, locking, standing_today
from engine.rulebook.model import roles

if TYPE_CHECKING:
    from desk.workspace.folder import Workspace
    from engine.rulebook.model.rulebook import Rulebook, Rules

DespiteOption = Annotated[
    str | None,
    option(
        "Lý do vẫn làm khi kỳ chưa hết, còn xếp loại tạm tính hoặc chưa đủ căn cứ; được ghi, in cạnh xếp"
        " loại.",
        "--despite",
    ),
]


@verb("lock", "Khóa sổ một kỳ; --reopen mở lại có lý do; không nêu kỳ: liệt kê kỳ đã khóa.")
def lock(
    here: Here,
    out: Output,
    by: By,
    period: Annotated[str | None, argument("Kỳ: 2020, 2020-6T…")] = None,
    reopen: Annotated[bool, option("Mở lại kỳ đã khóa.", "--reopen")] = False,
    reason: Annotated[str | None, option("Lý do mở lại.")] = None,
    despite: DespiteOption = None,
) -> int:
    only_with({"PERIOD": period}, {"--reopen": reopen, "--reason": reason, "--despite": despite})
    only_with({"--reopen": reopen}, {"--reason": reason})
    not_with({"--reopen": reopen}, {"--despite": despite})
    workspace, rules = here.workspace, here.rules
    who, today = by, date.today()
    checks: list[dict[str, Any]] = []
    if period is not None and reopen:
        _open_again(workspace, rules, period, reason, who, today, out)
    elif period is not None:
        checks = _close(workspace, rules, period, despite, who, today, out)
    locks = locking.locks_of(workspace, rules)
    late = locking.late_returns(workspace, rules, locks)
    if locks:
        out.table(
            gettext("Kỳ đã khóa"),
            [gettext("Kỳ"), gettext("Ngày"), gettext("Người khóa"), gettext("Báo cáo")],
            [(lock.period.code, _on(lock), lock.record.by, str(len(lock.returns))) for lock in locks],
        )
    else:
        out.say("Chưa kỳ nào bị khóa.")
    for manifest in late:
        out.say(
            "  Đến sau khi khóa, chưa tính: %(file)s (kỳ %(period)s)",
            file=manifest.file,
            period=manifest.period,
        )
    out.json(
        {
            "locked": [
                {
                    "period": lock.period.code,
                    "on": lock.record.on,
                    "by": lock.record.by,
                    "returns": len(lock.returns),
                    "record": lock.record.id,
                }
                for lock in locks
            ],
            "late": [{"file": m.file, "period": m.period} for m in late],
            "checklist": checks,
        }
    )
    return TO_LOOK_AT if late or any(check["state"] != "met" for check in checks) else DONE


def _open_again(
    workspace: Workspace, rules: Rules, code: str, reason: str | None, who: str, today: date, out: Output
) -> None:
    period = locking.period_asked(rules, code)
    record = locking.reopened(workspace, rules, period, reason, who, today)
    out.say("Đã mở lại kỳ %(code)s (quyết định %(id)s).", code=period.code, id=record.id)


def _close(
    workspace: Workspace, rules: Rules, code: str, despite: str | None, who: str, today: date, out: Output
) -> list[dict[str, Any]]:
    """Close a period after printing what stands before it; return that checklist."""
    period = locking.period_asked(rules, code)
    locking.refuse_locked(locking.lock_on(locking.locks_of(workspace, rules), period))
    locking.refuse_impossible(workspace, rules, period, today)
    seen = closing.looked_over(workspace, rules, period)
    closing_checklist.print_checklist(seen.checks, period.code, out)
    lock = closing.closed(workspace, rules, seen, who, today, despite)
    out.say(
        "Đã khóa kỳ %(code)s với %(n)s báo cáo (quyết định %(id)s).",
        n=len(lock.returns),
        code=period.code,
        id=lock.record.id,
    )
    return closing_checklist.checklist_json(seen.checks)


def _on(lock: locking.Locked) -> str:
    return numbers.day_words(date.fromisoformat(lock.record.on))


WHAT = {"score": gettext_noop("điểm"), "band": gettext_noop("xếp loại")}


@verb("announce", "Công bố kết quả một kỳ theo văn bản; không nêu --document: xem khác biệt từ đó.")
def announce(
    here: Here,
    out: Output,
    by: By,
    period: Annotated[str, argument("Kỳ năm đã khóa.")],
    document: Annotated[str | None, option("Số, ký hiệu văn bản.")] = None,
    day: Annotated[str | None, option("Ngày văn bản (năm-tháng-ngày).", "--date")] = None,
    run: Annotated[str, option("Lần chạy (mặc định: mới nhất của kỳ).")] = "",
    rulebook: RulebookOption = None,
    reason: Annotated[str | None, option("Lý do công bố lại.")] = None,
    despite: DespiteOption = None,
) -> int:
    only_with({"--document": document}, {"--date": day, "--reason": reason, "--despite": despite})
    workspace = here.workspace
    rules = compiled_rules.rules_in(workspace.rules)
    when = closing.scored_asked(rules, period)
    locking.refuse_impossible(workspace, rules, when, date.today())
    period = when.code
    scored = here.run(run) if run else found_runs.latest_run_of(workspace, period)
    book = standings.rulebook_asked(runs.rules_of(scored), scored, rulebook)
    if document is not None:
        on = day_from(day, "--date") or date.today()
        checks = closing.looked_over_run(workspace, scored, book)
        closing_checklist.print_checklist(checks, period, out)
        announced = closing.announced(workspace, scored, book, document, on, by, reason, despite)
        open_ = sum(len(result["bands"]) > 1 for result in announced.results.values())
        out.say(
            "Đã ghi công bố kỳ %(period)s: %(document)s ngày %(day)s, %(n)s đơn vị: %(bands)s (lần chạy"
            " %(run)s).",
            n=len(announced.results),
            period=period,
            document=announced.document,
            day=numbers.day_words(announced.on),
            bands=_per_band(announced.results, book),
            run=scored.id,
        )
        adoption_words.say_mark(out, book)
        out.json(
            {
                "announced": announced.record.id,
                "run": scored.id,
                "units": len(announced.results),
                "undecided": open_,
                "status": adoption_words.status_of(book),
                "unsigned": adoption_words.draft_json(book),
                "checklist": closing_checklist.checklist_json(checks),
            }
        )
        return TO_LOOK_AT if open_ else DONE
    announced = closing.standing_announcement(workspace, book.name, period)
    later = since_announced.later_differences(announced, scored, book.name)
    scale = 10**book.decimals
    out.say(
        "Kỳ %(period)s công bố theo %(document)s ngày %(day)s. Lần chạy %(run)s khác ở %(units)s đơn vị.",
        period=period,
        document=announced.document,
        day=numbers.day_words(announced.on),
        run=scored.id,
        units=len({d.subject for d in later}),
    )
    if later:
        titles = {band.id: band.title[out.lang] for band in book.bands}
        out.table(
            gettext("Khác với kết quả đã công bố"),
            [gettext("Đơn vị"), gettext("Mục"), gettext("Đã công bố"), gettext("Hiện nay")],
            [
                (
                    d.subject,
                    gettext(WHAT[d.what]) if d.what in WHAT else d.what,
                    _said(d.announced, scale, titles),
                    _said(d.now, scale, titles),
                )
                for d in later
            ],
        )
    adoption_words.say_mark(out, book)
    out.json(
        {
            "document": announced.document,
            "date": announced.on.isoformat(),
            "run": scored.id,
            "status": adoption_words.status_of(book),
            "unsigned": adoption_words.draft_json(book),
            "differences": [
                {"unit": d.subject, "what": d.what, "announced": d.announced, "now": d.now} for d in later
            ],
        }
    )
    return TO_LOOK_AT if later else DONE


def _per_band(results: Mapping[str, Any], book: Rulebook) -> str:
    """Say how many units have each band, best first, and how many are undecided."""
    counts = band_words.band_counts(book, (result["bands"] for result in results.values()))
    return ", ".join(f"{n} {title}" for title, n in counts.titled(book))


def _said(value: Any, scale: int, titles: Mapping[str, str]) -> str:
    if value is None:
        return "–"
    if isinstance(value[0], str):
        return " / ".join(titles.get(band, band) for band in value)
    low, high = (Fraction(part, scale) for part in value)
    return numbers.range_words(low, high)


@verb(
    "appraise",
    "Xem điểm thẩm định (B16) cạnh điểm tự chấm, máy tính; --confirm: cơ quan thẩm định xác nhận để được"
    " tính.",
)
def appraise(
    here: Here,
    out: Output,
    by: By,
    period: Annotated[str, argument("Kỳ năm.")],
    confirm: Annotated[bool, option("Xác nhận: từ đó điểm thẩm định được tính.", "--confirm")] = False,
    office: Annotated[str, option("Cơ quan thẩm định xác nhận: Phòng LĐTBXH…")] = "",
    unit: Annotated[list[str] | None, option("Chỉ của đơn vị này; lặp lại được.")] = None,
) -> int:
    only_with({"--confirm": confirm}, {"--office": office or None})
    workspace, rules = here.workspace, here.rules
    when = locking.period_asked(rules, period)
    if confirm and not office.strip():
        raise WrongUse('Xác nhận phải nêu cơ quan: --confirm --office "Phòng LĐTBXH".')
    units = [standing_today.asked_unit(rules, when, code).code for code in unit or ()]
    rows = appraising.judged(workspace, rules, when, units)
    if confirm:
        record = appraisals.confirmed(
            workspace, rules, [row.appraisal for row in rows], office.strip(), by, date.today()
        )
        out.say(
            "Đã xác nhận %(n)s điểm thẩm định của %(office)s (quyết định %(id)s). Chạy lại để tính:"
            " lanhmanh run --year %(year)s",
            n=len(record.content["appraisals"]),
            office=office.strip(),
            id=record.id,
            year=when.year,
        )
        rows = appraising.judged(workspace, rules, when, units)
    console.print_report(appraising.appraisals_report(rows, rules, when), out)
    adoption_words.say_mark(out, compiled_rules.rulebook_for(rules, roles.RECOGNITION, when))
    return DONE if all(row.confirmed for row in rows) else TO_LOOK_AT
