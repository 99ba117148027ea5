"""`lanhmanh units`, `office`: the code list, a period in other units, returns taken over; who signs."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any

from desk.base.faults import DONE, WrongUse
from desk.base.language import gettext
from desk.base.options import day_from, option
from desk.base.output import Output
from desk.cli.verb import By, Here, not_with, only_with, verb


@verb("units", "Danh mục đơn vị theo tỉnh; --period: chấm lại một kỳ theo đơn vị của ngày --on.")
def units(
    here: Here,
    out: Output,
    by: By,
    period: Annotated[str | None, option("Kỳ cần chấm lại theo đơn vị mới.")] = None,
    on: Annotated[str | None, option("Ngày của danh mục (năm-tháng-ngày).")] = None,
    add: Annotated[Path | None, option("Tệp CSV các đơn vị cần thêm.")] = None,
    replace: Annotated[
        Path | None,
        option(
            "Tệp CSV danh mục đơn vị của cơ quan, hoặc thư mục báo cáo (lấy đơn vị ghi ở bìa); thay cho"
            " cả danh mục đang có (lúc đầu là của ví dụ)."
        ),
    ] = None,
    take_over: Annotated[
        str | None, option("Mã đơn vị không còn: đơn vị kế tiếp nhận báo cáo kỳ --period của nó.")
    ] = None,
    give_back: Annotated[
        str | None, option("Mã đơn vị không còn: thôi nhận báo cáo kỳ --period của nó.")
    ] = None,
    reason: Annotated[str, option("Lý do, được ghi lại.")] = "",
) -> int:
    from desk.workspace.compiled_rules import rules_in
    from desk.workspace.store import archive_of
    from desk.workspace.unit_list import units_added, units_replaced

    handed = {"--take-over": take_over, "--give-back": give_back}
    only_with(handed, {"--reason": reason or None})
    not_with(handed, {"--on": on, "--add": add, "--replace": replace})
    made, rules = here.workspace, here.rules
    if take_over is not None or give_back is not None:
        return _handed(made, rules, take_over, give_back, period, by, reason, out)
    if replace is not None:
        count = units_replaced(made, replace, {m.unit for m in archive_of(made).manifests()})
        out.say("Danh mục nay có %(n)s đơn vị.", n=count)
        if replace.is_dir():
            out.say("Đơn vị chưa gửi báo cáo nào thì chưa có ở đây: thêm bằng --add, tệp CSV.")
    if add is not None:
        count = units_added(made, add)
        out.say("Đã thêm %(n)s đơn vị.", n=count)
    rules = rules_in(made.rules) if add or replace else rules
    day = day_from(on, "--on") or date.today()
    if period is None:
        _tree(rules, day, _offered(made, rules, out), out)
    else:
        _merged(made, rules, period, day, out)
    return DONE


def _offered(made: Any, rules: Any, out: Output) -> list[dict[str, Any]]:
    """Say which returns of units that are no more wait, or were taken over."""
    from desk.reports.offers_report import offers_json, print_offers
    from desk.workspace.handed_over import handed_over, offers
    from desk.workspace.store import archive_of

    found, handed = offers(archive_of(made).manifests(), rules), handed_over(made)
    print_offers(found, handed, out)
    return offers_json(found, handed)


def _handed(
    made: Any,
    rules: Any,
    take: str | None,
    give: str | None,
    period: str | None,
    by: str,
    reason: str,
    out: Output,
) -> int:
    from desk.workspace.handed_over import given_back, offers, taken_over
    from desk.workspace.locking import lock_on, locks_of, period_asked, refuse_locked
    from desk.workspace.store import archive_of

    if period is None or (take and give):
        raise WrongUse("Ghi --period cùng một trong hai: --take-over hoặc --give-back.")
    wanted = period_asked(rules, period)
    refuse_locked(lock_on(locks_of(made, rules), wanted))
    act, unit = (taken_over, take) if take else (given_back, give)
    done = act(
        made, offers(archive_of(made).manifests(), rules), str(unit), wanted.code, by, reason, date.today()
    )
    count, to = len(done.content["returns"]), done.content["to"]
    out.say(
        "%(to)s %(does)s %(n)s báo cáo kỳ %(period)s của %(unit)s; đã ghi vào nhật ký. Chạy lại: lanhmanh"
        " run.",
        n=count,
        to=to,
        does=gettext("nhận" if take else "thôi nhận"),
        period=wanted.code,
        unit=unit,
    )
    out.json({"to": to, "returns": done.content["returns"]})
    return DONE


def _tree(rules: Any, day: date, offered: list[dict[str, Any]], out: Output) -> None:
    from desk.words.numbers import day_words
    from desk.workspace.unit_list import by_province, predecessors_of

    tree = by_province(rules.units.on(day))
    rows = [
        (province, u.code, u.name, ", ".join(f"{p.name} ({p.code})" for p in predecessors_of(rules.units, u)))
        for province, members in tree.items()
        for u in members
    ]
    out.table(
        gettext("Đơn vị ngày %(day)s", day=day_words(day)),
        [gettext("Tỉnh"), gettext("Mã"), gettext("Đơn vị"), gettext("Nhập từ")],
        rows,
    )
    out.json(
        [
            {
                "province": p,
                "code": c,
                "name": n,
                "made_of": m,
                "offered": [o for o in offered if o["successor"] == c],
            }
            for p, c, n, m in rows
        ]
    )


def _merged(made: Any, rules: Any, period: str, day: date, out: Output) -> None:
    from desk.report.console import print_report
    from desk.reports.lineage_report import lineages_report
    from desk.workspace.announcements import announced_bands
    from desk.workspace.compiled_rules import rulebook_for
    from desk.workspace.lineage import lineages
    from desk.workspace.locking import period_asked
    from desk.workspace.standing_today import records_counting
    from engine.rulebook.model.roles import RECOGNITION

    wanted = period_asked(rules, period)
    book = rulebook_for(rules, RECOGNITION, wanted)
    standing = records_counting(made, rules, wanted)
    found = lineages(standing, rules, book, wanted, day, announced_bands(made))
    print_report(lineages_report(found, book, wanted, day), out)


@verb("office", "Khai một lần tên cơ quan, địa danh, người ký, nơi nhận cho mọi văn bản.")
def office(
    here: Here,
    out: Output,
    name: Annotated[str | None, option("Tên cơ quan ban hành.")] = None,
    above: Annotated[str | None, option("Cơ quan chủ quản (dòng trên).")] = None,
    symbol: Annotated[str | None, option("Chữ viết tắt trong số, ký hiệu: UBND.")] = None,
    place: Annotated[str | None, option("Địa danh.")] = None,
    signer: Annotated[
        list[str] | None,
        option(
            'Người ký: "TM. ỦY BAN NHÂN DÂN|CHỦ TỊCH|Họ tên"; riêng một loại: "BC=KT. CHỦ TỊCH|PHÓ CHỦ'
            ' TỊCH|Họ tên".'
        ),
    ] = None,
    recipients: Annotated[
        list[str] | None, option('Nơi nhận, cách nhau bằng "|"; riêng một loại: "BC=UBND tỉnh|Lưu: VT".')
    ] = None,
) -> int:
    from desk.workspace.office import Signer, keep_office, office_of

    made = here.workspace
    found = office_of(made)
    changed = {
        k: v
        for k, v in {"name": name, "above": above, "symbol": symbol, "place": place}.items()
        if v is not None
    }
    signers = {
        kind: Signer(titles=tuple(lines[:-1]), name=lines[-1]) for kind, lines in map(_lines, signer or ())
    }
    lists = {kind: tuple(lines) for kind, lines in map(_lines, recipients or ())}
    if changed or signers or lists:
        found = found.model_copy(
            update={
                **changed,
                "signers": {**found.signers, **signers},
                "recipients": {**found.recipients, **lists},
            }
        )
        keep_office(made, found)
    out.table(
        gettext("Cơ quan"),
        [gettext("Mục"), gettext("Nội dung")],
        [
            (gettext("Cơ quan chủ quản"), found.above or "–"),
            (gettext("Tên"), found.name),
            (gettext("Ký hiệu"), found.symbol or "–"),
            (gettext("Địa danh"), found.place),
            *(
                (f"{gettext('Người ký')} {kind}", " / ".join((*s.titles, s.name)))
                for kind, s in sorted(found.signers.items())
            ),
            *(
                (f"{gettext('Nơi nhận')} {kind}", "; ".join(r))
                for kind, r in sorted(found.recipients.items())
            ),
        ],
    )
    out.json(found.model_dump(mode="json"))
    return DONE


def _lines(said: str) -> tuple[str, list[str]]:
    """Return the kind of document ("*" for every kind) and the lines said of it."""
    from desk.workspace.office import EVERY

    kind, equals, rest = said.partition("=")
    lines = [line.strip() for line in (rest if equals else said).split("|")]
    if not all(lines[:-1]) or not any(lines):
        raise WrongUse(
            "Không hiểu '%(said)s': viết các dòng cách nhau bằng '|', như \"TM. ỦY BAN NHÂN DÂN|CHỦ TỊCH|Họ"
            ' tên".',
            said=said,
        )
    return (kind.strip() if equals else EVERY), lines
