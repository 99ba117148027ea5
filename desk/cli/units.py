"""`lanhmanh units`, `office`: the code list, a period in other units, returns taken over; who signs."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from shlex import quote
from typing import Annotated, Any

from desk.base.faults import DONE, WrongUse
from desk.base.language import gettext
from desk.base.options import day_from, option
from desk.base.output import Output
from desk.cli.verb import By, Here, not_with, only_with, verb
from desk.report import console
from desk.reports import lineage_report, offers_report
from desk.words import numbers
from desk.workspace import (
    announcements,
    compiled_rules,
    handed_over,
    locking,
    standing_today,
    store,
    unit_list,
)
from desk.workspace import office as offices
from engine.rulebook.model import roles


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
    handed = {"--take-over": take_over, "--give-back": give_back}
    only_with(handed, {"--reason": reason or None})
    not_with(handed, {"--on": on, "--add": add, "--replace": replace})
    workspace, rules = here.workspace, here.rules
    if take_over is not None or give_back is not None:
        return _handed(workspace, rules, take_over, give_back, period, by, reason, out)
    if replace is not None:
        count = unit_list.units_replaced(
            workspace, replace, {m.unit for m in store.archive_of(workspace).manifests()}
        )
        out.say(
            "Danh mục nay có %(n)s đơn vị. Danh mục trước, nếu cơ quan đã sửa, nằm trong rules_removed.",
            n=count,
        )
        if replace.is_dir():
            out.say(
                "Đơn vị chưa gửi báo cáo nào thì chưa có ở đây: thêm bằng --add, tệp CSV.\nTiếp theo, nhập:"
                " lanhmanh import %(path)s",
                path=quote(str(replace)),
            )
    if add is not None:
        count = unit_list.units_added(workspace, add)
        out.say("Đã thêm %(n)s đơn vị.", n=count)
    rules = compiled_rules.rules_in(workspace.rules) if add or replace else rules
    day = day_from(on, "--on") or date.today()
    if period is None:
        _tree(rules, day, _offered(workspace, rules, out), out)
    else:
        _merged(workspace, rules, period, day, out)
    return DONE


def _offered(workspace: Any, rules: Any, out: Output) -> list[dict[str, Any]]:
    """Say which returns of units that are no more wait, or were taken over."""
    offers, handed = (
        handed_over.offers(store.archive_of(workspace).manifests(), rules),
        handed_over.handed_over(workspace),
    )
    offers_report.print_offers(offers, handed, out)
    return offers_report.offers_json(offers, handed)


def _handed(
    workspace: Any,
    rules: Any,
    take: str | None,
    give: str | None,
    period: str | None,
    by: str,
    reason: str,
    out: Output,
) -> int:
    if period is None or (take and give):
        raise WrongUse("Ghi --period cùng một trong hai: --take-over hoặc --give-back.")
    when = locking.period_asked(rules, period)
    locking.refuse_locked(locking.lock_on(locking.locks_of(workspace, rules), when))
    act, unit = (handed_over.taken_over, take) if take else (handed_over.given_back, give)
    done = act(
        workspace,
        handed_over.offers(store.archive_of(workspace).manifests(), rules),
        str(unit),
        when.code,
        by,
        reason,
        date.today(),
    )
    count, to = len(done.content["returns"]), done.content["to"]
    out.say(
        "%(to)s %(does)s %(n)s báo cáo kỳ %(period)s của %(unit)s; đã ghi vào nhật ký. Chạy lại: lanhmanh"
        " run.",
        n=count,
        to=to,
        does=gettext("nhận" if take else "thôi nhận"),
        period=when.code,
        unit=unit,
    )
    out.json({"to": to, "returns": done.content["returns"]})
    return DONE


def _tree(rules: Any, day: date, offered: list[dict[str, Any]], out: Output) -> None:
    tree = unit_list.by_province(rules.units.on(day))
    rows = [
        (
            province,
            u.code,
            u.name,
            ", ".join(f"{p.name} ({p.code})" for p in unit_list.predecessors_of(rules.units, u)),
        )
        for province, members in tree.items()
        for u in members
    ]
    out.table(
        gettext("Đơn vị ngày %(day)s", day=numbers.day_words(day)),
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


def _merged(workspace: Any, rules: Any, period: str, day: date, out: Output) -> None:
    when = locking.period_asked(rules, period)
    book = compiled_rules.rulebook_for(rules, roles.RECOGNITION, when)
    standing = standing_today.records_counting(workspace, rules, when)
    lineages = standing_today.lineages(
        standing, rules, book, when, day, announcements.announced_bands(workspace)
    )
    console.print_report(lineage_report.lineages_report(lineages, book, when, day), out)


@verb("office", "Khai một lần tên cơ quan, địa danh, người ký, nơi nhận cho mọi văn bản.")
def office(
    here: Here,
    out: Output,
    name: Annotated[str | None, option("Tên cơ quan ban hành.")] = None,
    above: Annotated[str | None, option("Cơ quan chủ quản (dòng trên).")] = None,
    symbol: Annotated[str | None, option("Chữ viết tắt trong số, ký hiệu: UBND.")] = None,
    department_symbol: Annotated[
        str | None, option("Chữ viết tắt của bộ phận soạn thảo: LĐTBXH trong số công văn, tờ trình.")
    ] = None,
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
    member: Annotated[
        list[str] | None,
        option(
            'Thành viên đoàn kiểm tra: "Trưởng đoàn|Họ tên|Chức vụ, cơ quan"; nêu lại thì thay cả danh sách.'
        ),
    ] = None,
) -> int:
    workspace = here.workspace
    declared = offices.office_of(workspace)
    options = {
        "name": name,
        "above": above,
        "symbol": symbol,
        "department_symbol": department_symbol,
        "place": place,
    }
    changed: dict[str, Any] = {key: value for key, value in options.items() if value is not None}
    signers = {
        kind: offices.Signer(titles=tuple(lines[:-1]), name=lines[-1])
        for kind, lines in map(_lines, signer or ())
    }
    lists = {kind: tuple(lines) for kind, lines in map(_lines, recipients or ())}
    if member:
        changed["members"] = tuple(map(_member, member))
    if changed or signers or lists:
        declared = declared.model_copy(
            update={
                **changed,
                "signers": {**declared.signers, **signers},
                "recipients": {**declared.recipients, **lists},
            }
        )
        offices.keep_office(workspace, declared)
    out.table(
        gettext("Cơ quan"),
        [gettext("Mục"), gettext("Nội dung")],
        [
            (gettext("Cơ quan chủ quản"), declared.above or "–"),
            (gettext("Tên"), declared.name),
            (gettext("Ký hiệu"), declared.symbol or "–"),
            (gettext("Ký hiệu bộ phận soạn thảo"), declared.department_symbol or "–"),
            (gettext("Địa danh"), declared.place),
            *(
                (f"{gettext('Người ký')} {kind}", " / ".join((*s.titles, s.name)))
                for kind, s in sorted(declared.signers.items())
            ),
            *(
                (f"{gettext('Nơi nhận')} {kind}", "; ".join(r))
                for kind, r in sorted(declared.recipients.items())
            ),
            *((gettext("Đoàn kiểm tra"), " / ".join((m.role, m.name, m.post))) for m in declared.members),
        ],
    )
    out.json(declared.model_dump(mode="json"))
    return DONE


def _member(text: str) -> offices.Member:
    role, name, post = (part.strip() for part in f"{text}||".split("|")[:3])
    return offices.Member(role=role, name=name, post=post)


def _lines(text: str) -> tuple[str, list[str]]:
    """Return the kind of document ("*" for every kind) and the lines said of it."""
    kind, equals, rest = text.partition("=")
    lines = [line.strip() for line in (rest if equals else text).split("|")]
    if not all(lines[:-1]) or not any(lines):
        raise WrongUse(
            "Không hiểu '%(said)s': viết các dòng cách nhau bằng '|', như \"TM. ỦY BAN NHÂN DÂN|CHỦ TỊCH|Họ"
            ' tên".',
            said=text,
        )
    return (kind.strip() if equals else offices.EVERY), lines
