"""`lanhmanh backup`, `restore`, `upgrade`, `seal`, `rotate-key`: what keeps a workspace whole."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated

from desk.base import heads
from desk.base.faults import DONE, TO_LOOK_AT
from desk.base.language import gettext, gettext_noop
from desk.base.options import RecordedReasonOption, argument, option
from desk.base.output import Output
from desk.cli.verb import By, Here, verb
from desk.office import whole_check
from desk.runs import run_log, upgrading
from desk.workspace import backup as backups
from desk.workspace import folder as folders
from desk.workspace import logs as workspace_logs
from desk.workspace import restoring, sealing, taking_out
from facts.vault.vault import ERASED


@verb("backup", "Sao lưu không gian làm việc vào một tệp (không kèm khóa).")
def backup(
    here: Here,
    out: Output,
    file: Annotated[Path, argument("Tệp sẽ ghi (.tar.gz).")],
    since: Annotated[
        Path | None, option("Bản sao lưu trước, cùng thư mục: chỉ ghi tệp mới hoặc đổi từ đó.")
    ] = None,
    force: Annotated[
        bool, option("Ghi đè tệp đã có, nếu không bản sao lưu nào tiếp theo nó.", "--force")
    ] = False,
) -> int:
    workspace = here.workspace
    result = backups.backed_up(workspace, file, since, force)
    if since is not None:
        out.say(
            "%(file)s: %(written)s tệp mới hoặc đổi trong %(files)s tệp. Khôi phục cần cả %(name)s ở cùng"
            " thư mục.",
            file=file,
            written=result.written,
            files=result.files,
            name=since.name,
        )
    out.say(
        "Đã sao lưu %(n)s tệp vào %(file)s. Khóa %(key)s KHÔNG nằm trong đó: sao lưu khóa ở nơi khác.",
        n=result.files,
        file=file,
        key=workspace.key,
    )
    fault = whole_check.desk_fault(workspace)
    if fault is not None:
        out.note(
            "Cơ sở dữ liệu của bàn làm việc không như trong sổ, bản này cũng vậy: %(fault)s Giữ các bản sao"
            " lưu trước.",
            fault=fault,
        )
    if not workspace.key.exists():
        out.note(
            "Không thấy tệp khóa ở %(key)s. Nếu khóa để nơi khác, đặt biến LANHMANH_KEY; mất khóa là mất"
            " tên trong cả bản sao lưu này.",
            key=workspace.key,
        )
    out.json(
        {
            "file": str(file),
            "files": result.files,
            "written": result.written,
            "key": str(workspace.key),
            "key_found": workspace.key.exists(),
        }
    )
    return DONE if fault is None else TO_LOOK_AT


@verb("restore", "Khôi phục không gian làm việc từ bản sao lưu; kiểm tra từng tệp.")
def restore(
    out: Output,
    file: Annotated[Path, argument("Bản sao lưu.")],
    folder: Annotated[Path, argument("Thư mục trống.")],
) -> int:
    workspace, checked = restoring.restored(file, folder)
    out.say(
        "Đã khôi phục %(folder)s. Đặt tệp khóa vào %(key)s trước khi dùng. Người đã xóa sau ngày sao lưu"
        " phải xóa lại.",
        folder=workspace.folder,
        key=workspace.key,
    )
    if not checked:
        out.note(
            "Chưa kiểm tra được dấu niêm phong của bản sao lưu: không có khóa ở máy này, hoặc bản sao lưu"
            " chưa niêm phong. Đặt khóa rồi: lanhmanh verify"
        )
    if (fault := folders.exchanged(workspace)) is not None:
        out.note("%(fault)s %(out)s", fault=fault, out=folders.EXCHANGED)
    faults = (
        ((log.name, log.examined()[1]) for log in workspace_logs.logs_of(workspace))
        if workspace.key.exists()
        else ()
    )
    older = [name for name, fault in faults if fault is not None and fault.kind == heads.SHORT]
    if older:
        out.note(
            "Bản sao lưu này cũ hơn việc đã ghi (%(older)s): việc làm sau lúc sao lưu không có trong đó, nên"
            " lệnh nào ghi thêm cũng bị từ chối. Có bản mới hơn thì khôi phục bản ấy; không có thì ghi nhận:"
            ' lanhmanh seal -w %(folder)s --reason "…", rồi nhập lại báo cáo đến sau lúc sao lưu.',
            older=", ".join(older),
            folder=workspace.folder,
        )
    out.json(
        {
            "workspace": str(workspace.folder),
            "key": str(workspace.key),
            "seal_checked": checked,
            "older_than": older,
        }
    )
    return DONE


REASON = "nâng cấp lên phiên bản mới"
SAID = {
    "added": gettext_noop("chỉ thêm phần bản này cần, mọi dòng cũ giữ nguyên; không đổi điểm nào."),
    "words": gettext_noop("vài từ viết theo cách mới, mọi dòng và chú thích giữ nguyên; không đổi điểm nào."),
    "new": gettext_noop("tệp mới, chép từ bản kèm theo; không đổi điểm nào."),
    "shipped": gettext_noop(
        "quy tắc manh mối theo cách tính mới, chép từ bản kèm theo; bản cũ nằm trong tệp sao lưu."
    ),
    "lines": gettext_noop(
        "vài dòng theo cách tính manh mối mới, chép từ bản kèm theo, các dòng khác giữ nguyên; bản cũ nằm"
        " trong tệp sao lưu."
    ),
}


@verb("upgrade", "Nâng không gian làm việc của bản trước lên bản này; sao lưu trước khi đổi.")
def upgrade(
    here: Here,
    out: Output,
    by: By,
    backup: Annotated[Path, argument("Tệp sao lưu sẽ ghi trước khi đổi (.tar.gz).")],
) -> int:
    done = upgrading.brought_up_to_date(here.workspace, backup, by, date.today(), REASON)
    out.say("Đã sao lưu %(backed_up)s tệp vào %(backup)s.", backed_up=done.backed_up, backup=backup)
    for name, change in done.rules.items():
        out.line(f"  {name}: {gettext(SAID[change])}")
    open_ = bool(done.damaged) or any(asdict(done.unvouched).values())
    for run in done.damaged:
        out.say("  Lần chạy %(run)s không còn đúng như khi tạo: không niêm phong.", run=run)
    if open_:
        out.say("Đã niêm phong. Điều có trước lúc này không bảo đảm được; xem lanhmanh verify.")
    out.json(asdict(done))
    return TO_LOOK_AT if open_ else DONE


@verb(
    "seal",
    "Niêm phong không gian làm việc của bản trước, hoặc ghi nhận hiện trạng; nói rõ điều không bảo đảm được.",
)
def seal(
    here: Here,
    out: Output,
    by: By,
    reason: RecordedReasonOption = None,
    clock: Annotated[bool, option("Đồng hồ bây giờ đúng, lần ghi trước mới sai.", "--clock")] = False,
) -> int:
    workspace = here.workspace
    unvouched, record = sealing.sealed(workspace, reason, by, date.today(), clock)
    runs, _ = run_log.whole_runs_sealed(workspace)
    damaged, missing = run_log.accept_runs(workspace, str(reason), by, date.today())
    out.json(
        {
            "record": record.id if record else None,
            "unvouched": asdict(unvouched),
            "runs": runs,
            "runs_changed": damaged,
            "runs_gone": missing,
        }
    )
    if runs:
        out.say(
            "Niêm phong %(runs)s lần chạy còn nguyên tệp: %(runs2)s.", runs=len(runs), runs2=", ".join(runs)
        )
    if damaged:
        out.say(
            "Lần chạy đã bị sửa, chuyển vào %(damaged)s làm chứng, có ghi sổ; chạy lại năm đó: %(damaged2)s.",
            damaged=workspace.damaged,
            damaged2=", ".join(damaged),
        )
    if missing:
        out.say("Ghi sổ: lần chạy có trong sổ, nay không còn: %(gone)s.", gone=", ".join(missing))
    if record is None and (damaged or missing):
        return TO_LOOK_AT
    if record is None:
        out.say("Mọi thứ đã niêm phong từ trước, không có gì thay đổi.")
        return DONE
    out.say("Đã niêm phong (quyết định %(id)s). Từ nay sửa, cắt, thay tệp nào cũng lộ.", id=record.id)
    listed = (
        (unvouched.logs, gettext("nhật ký, đến dòng cuối hiện có")),
        (unvouched.returns, gettext("báo cáo trong kho lưu trữ")),
        (unvouched.vaults, gettext("tệp trong kho mã hóa")),
        (unvouched.gone, gettext("báo cáo đã ghi là có, nay không còn")),
        (unvouched.check, gettext("tệp kiểm tra khóa của kho mã hóa, đã lập lại từ khóa đang dùng")),
    )
    if any(names for names, _ in listed):
        out.say("KHÔNG bảo đảm được cho điều có trước lúc này:")
    for names, text in listed:
        if names:
            shown = ", ".join(name[:16] for name in names)  # all: what is sealed once is not listed again
            out.line(f"  {len(names)} {text}: {shown}")
    if ERASED in unvouched.vaults:
        out.say(
            "Danh sách người đã xóa hẳn có thể thiếu: nhập lại báo cáo gốc thì tên của họ trở lại; khi ấy xóa"
            " lại: lanhmanh erase MÃ."
        )
    if {workspace_logs.DECISIONS, taking_out.LOG} & {*unvouched.logs}:
        out.say(
            "Ai, lời nào đã xóa hẳn ở những dòng sổ không còn (như sau khi khôi phục bản sao lưu cũ) thì nay"
            " trở lại: xem sổ giấy, văn bản yêu cầu xóa, rồi xóa lại: lanhmanh erase MÃ; erase --words"
            " SỔ:DÒNG."
        )
    out.say("So với bản sao lưu, sổ giấy nếu có. Rồi in đầu sổ: lanhmanh audit head.")
    return TO_LOOK_AT


@verb("rotate-key", "Đổi khóa khi khóa cũ bị lộ; niêm phong cũ vẫn kiểm tra được.")
def rotate_key(here: Here, out: Output, by: By, reason: RecordedReasonOption = None) -> int:
    workspace = here.workspace
    desk = folders.web_secret(workspace.key).exists()
    record = sealing.rotated(workspace, reason, by, date.today())
    out.say(
        "Đã đổi khóa (quyết định %(id)s): tên được mã hóa lại, mọi tệp niêm phong lại. Sao lưu ngay %(key)s"
        " và tệp .heads cạnh nó; hủy các bản khóa cũ. Tệp khóa mới giữ cả khóa cũ để kiểm tra niêm phong cũ.",
        id=record.id,
        key=workspace.key,
    )
    out.say(
        "Ai có khóa cũ và bản chép kho lưu trữ vẫn thử đoán được số điện thoại, tài khoản qua mã băm; bản"
        " sao lưu cũ vẫn mở được bằng khóa cũ."
    )
    if desk:
        out.say(
            "Khóa ký phiên của bàn làm việc cũng bỏ: tắt bàn đang mở, mở lại (lanhmanh serve); mọi người phải"
            " vào lại."
        )
    out.json({"record": record.id, "key": str(workspace.key)})
    return DONE
