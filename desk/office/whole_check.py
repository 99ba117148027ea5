"""Everything a workspace keeps, checked against its seals and against each other: a line each, what is wrong
named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path

from desk.base.chained_log import Log, mark_of
from desk.base.faults import Stop
from desk.base.files import Busy, alone
from desk.base.heads import BEGUN, BEHIND, CHANGED, NO_HEADS, NO_KEY, SHORT, UNSEALED, LogFault, LogHeads
from desk.base.language import ByLanguage, Lazy, LazyText, gettext_noop, reader
from desk.runs.run import opened_run
from desk.runs.run_log import LOG as RUNS
from desk.runs.run_log import (
    changed_files,
    gone_text,
    heads_named,
    manifest_digest,
    run_folders,
    runs_dropped,
    runs_recorded,
)
from desk.runs.since_announced import results_in
from desk.workspace.announcements import ANNOUNCE
from desk.workspace.decisions import (
    LOCK,
    REOPEN,
    STORED,
    LoggedDecision,
    folded,
    held_to,
    record_of,
    unfinished_in,
)
from desk.workspace.desk_database import APART, IN_FILE, NO_DESK, desk_rows, own_file
from desk.workspace.erasure import TAKEN_OUT
from desk.workspace.folder import (
    EXCHANGED,
    Workspace,
    exchanged,
    keys_of_user,
    of_other_owners,
    open_to_others,
    remember,
    remembered_id,
)
from desk.workspace.logs import DECISIONS, heads_of, log_of, logs_of, was_sealed
from desk.workspace.restoring import BackupManifest
from desk.workspace.rights import OPEN, RIGHTS, Rights, rights_of
from desk.workspace.rights_rows import differences
from desk.workspace.sealing import SEAL
from desk.workspace.sweeping import strays, strays_elsewhere
from engine.rulebook.text.faults import RuleFaults
from facts.archive.store import Store
from facts.faults import WorkspaceFault
from facts.seals import Digests
from facts.vault.faults import CHECK_GONE, VaultFault
from facts.vault.vault import CHECK, open_vault
from facts.visible_text import shown_path

Text = str | Lazy


@dataclass(frozen=True, slots=True)
class PartChecked:
    """One kind of thing that is kept: its name, how many were looked at, what is wrong, and what follows from
    that."""

    name: Text
    count: int
    faults: tuple[Text, ...] = ()
    then: Text = ""
    notes: tuple[Text, ...] = ()  # nothing wrong, but to be known


@dataclass(slots=True)
class WorkspaceCheck:
    """What a look at a workspace found so far."""

    workspace: Workspace
    told: LogHeads | None
    logs: dict[str, Log] = field(default_factory=dict)
    lost: dict[str, Text] = field(default_factory=dict)  # logs whose loss is on record, by name

    @property
    def records(self) -> tuple[LoggedDecision, ...]:
        """The decisions as they stand, none where they are broken; none that lie beyond the head."""
        log = self.logs.get(DECISIONS)
        if log is None or log.broken() is not None:
            return ()
        entries, fault = log.examined()
        return tuple(map(record_of, entries[: fault.at] if fault and fault.kind == BEHIND else entries))

    def unrecorded(self, there: Mapping[str, Path], kind: str) -> tuple[list[Text], tuple[Text, ...]]:
        """Return what no record names of the stored files that are there, and which of them an import was
        storing when it was cut off."""
        digests = self.digests
        new = sorted(set(there) - set(getattr(digests, kind))) if digests else []
        log = self.logs.get(DECISIONS)
        fault = log.examined()[1] if log else None
        if new and fault is not None and fault.kind in (CHANGED, SHORT):
            return [LazyText(UNKNOWN_WHETHER)], ()
        filing = set(self.told.filing) if self.told else set()
        faults: list[Text] = [LazyText(UNRECORDED, path=there[one]) for one in new if one not in filing]
        return faults, tuple(LazyText(CUT_OFF, path=there[one]) for one in new if one in filing)

    @property
    def seals(self) -> tuple[LoggedDecision, ...]:
        """The records of what was sealed though nothing vouched for it."""
        return tuple(record for record in self.records if record.kind == SEAL)

    @property
    def digests(self) -> Digests | None:
        return held_to(self.workspace, folded(self.records)) if self.told is not None else None


def parts_of(workspace: Workspace) -> Iterator[PartChecked]:
    """Yield what was found of each kind, in the order an officer cares for. From the first with a fault on
    they are looked at anew while nobody writes: what is being written looks wrong. Raise Busy."""
    for n, part in enumerate(_parts_now(workspace)):
        if part.faults:
            with _unwritten(workspace):
                yield from islice(_parts_now(workspace), n, None)
            return
        yield part


@contextmanager
def _unwritten(workspace: Workspace) -> Iterator[None]:
    """Hold a workspace for the block, where its disk lets anybody."""
    with ExitStack() as held:
        try:
            held.enter_context(alone(workspace.folder / "writing"))
        except Busy:
            raise
        except Stop:
            pass  # who can't write here doesn't disturb either
        yield


def _parts_now(workspace: Workspace) -> Iterator[PartChecked]:
    told, faults, then = None, list[Text](), KEY
    try:
        heads = heads_of(workspace)
        told = heads.read() if heads else None
        if heads is not None and told is None and was_sealed(workspace):
            faults.append(LogFault(NO_HEADS).text(heads.path))
            told, then = LogHeads({}, ""), HEADS_LOST
        elif told is None:
            faults.append(LogFault(UNSEALED if heads else NO_KEY).text(workspace.folder))
    except Stop as found:
        faults.append(LazyText("%(fault)s", fault=found))
    yield PartChecked(LazyText("Khóa và đầu sổ"), len(told.logs) if told else 0, tuple(faults), then)
    if told is None:
        return
    yield _place(workspace)
    look = WorkspaceCheck(workspace, told, {log.name: log for log in logs_of(workspace)})
    for make in (_logs, _archive, _vault, _locks, _announcements, _runs, _desk, _rights):
        yield make(look)
    yield _strays(workspace)


def unknown_of(workspace: Workspace, today: date) -> Iterator[Text]:
    """Yield what no check here can know, and what would make it known."""
    heads = heads_of(workspace)
    told = heads.read() if heads else None
    if told is None:
        return
    compared = date.fromisoformat(told.compared[:10]) if told.compared else None
    if compared is None or (today - compared).days > COMPARED_FOR:
        days = None if compared is None else (today - compared).days
        yield LazyText(
            "Ai có cả khóa và tệp đầu sổ có viết lại mọi thứ không: so với sổ giấy lần cuối %(since)s. Để"
            ' biết: lanhmanh audit head --compare "DÒNG TRONG SỔ GIẤY"; chưa có dòng nào thì in: lanhmanh'
            " audit head.",
            since=LazyText("chưa lần nào") if days is None else LazyText("%(n)s ngày trước", n=days),
        )
    if keys_of_user() != workspace.key.parent:
        yield LazyText(
            "Cả thư mục này có bị thay cùng với khóa không: khóa %(key)s nằm cạnh nó. Để biết: so mã"
            " %(workspace)s với mã cơ quan đã ghi; khóa của cơ quan đặt ở %(keys_of_user)s.",
            key=workspace.key,
            workspace=workspace.id,
            keys_of_user=keys_of_user(),
        )


def _place(workspace: Workspace) -> PartChecked:
    """Hold the workspace to the one that lay here before; the first time, remember it."""
    name, place = LazyText("Chỗ của không gian làm việc"), workspace.folder.resolve()
    try:
        before = remembered_id(workspace)
    except Stop as found:
        return PartChecked(name, 0, (LazyText("%(fault)s", fault=found),), EXCHANGED_UNKNOWN)
    if before is None:
        remember(workspace)
    note = LazyText(
        "lần đầu kiểm tra ở %(place)s: chưa biết trước đó ở đây là không gian làm việc nào; từ nay thay là"
        " lộ",
        place=place,
    )
    fault = exchanged(workspace)
    return PartChecked(
        name,
        1,
        (fault,) if fault else (),
        EXCHANGED,
        (note,) if before is None else (),
    )


def backup_faults(backup: Workspace, manifest: BackupManifest, own: Workspace | None) -> Iterator[Text]:
    """Yield what is wrong inside a backup that was unpacked, and where the log of the workspace (None: not
    here) does not hold what the backup names as the end of it."""
    named = manifest.heads
    if heads_of(backup) is not None:
        look = WorkspaceCheck(backup, LogHeads({}, ""), {log.name: log for log in logs_of(backup)})
        own_logs = {log.name: log for log in logs_of(own)} if own is not None and own.id == backup.id else {}
        for log in look.logs.values():
            fault = log.broken() or _beyond_named(log, named, own_logs.get(log.name))
            if fault is not None:
                yield fault.text(log.path)
                return  # what a broken log says of the rest is no measure
        for make in (_archive, _vault, _runs):
            yield from make(look).faults
        if manifest.desk in (IN_FILE, NO_DESK) or (manifest.desk is None and own_file(backup).exists()):
            yield from _desk(look, own=True).faults
    elif manifest.desk == IN_FILE and not own_file(backup).exists():
        yield _database_gone(backup, rights_of(log_of(backup, RIGHTS).bare()))
    if own is not None and own.id != backup.id:
        yield LazyText(
            "là bản sao lưu của không gian làm việc %(backup)s, không phải %(own)s",
            backup=backup.id,
            own=own.id,
        )
    elif own is not None:
        logs = {log.name: log for log in logs_of(own)}
        yield from _heads(WorkspaceCheck(own, None, logs), "BACKUP", named)


def backup_unknown(backup: Workspace, manifest: BackupManifest) -> Iterator[Text]:
    """Yield what a backup can't tell of the desk's database."""
    if manifest.desk == APART:
        yield DESK_ELSEWHERE
    elif manifest.desk is None and not own_file(backup).exists() and log_of(backup, RIGHTS).bare():
        yield DESK_UNKNOWN


def age_of_backup(backup: Workspace, own: Workspace | None) -> tuple[date | None, int | None]:
    """Return the day of the last record in a backup that was unpacked, and how many records the workspace's
    logs have beyond it; None where that is not known."""
    ends, last = {log.name: log.bare() for log in logs_of(backup)}, None
    with suppress(ValueError):  # it may be anybody's file
        last = date.fromisoformat(max(str(log[-1].get("at", ""))[:10] for log in ends.values() if log))
    if own is None or own.id != backup.id:
        return last, None
    return last, sum(max(0, len(log.bare()) - len(ends.get(log.name, ()))) for log in logs_of(own))


def _beyond_named(log: Log, named: Mapping[str, Mapping[str, object]], own: Log | None) -> LogFault | None:
    """Return a fault where a log in a backup has a record that the backup does not name, and the workspace's
    own log does not have."""
    entries = log.bare()
    count = int(str(named.get(log.name, {}).get("count", 0)))
    known = list(map(mark_of, own.bare())) if own else []
    if not named or len(entries) <= count or known[: len(entries)] == list(map(mark_of, entries)):
        return None
    return LogFault(BEHIND, count, len(entries))


EXCHANGED_UNKNOWN = LazyText("Chưa biết thư mục này có bị thay nguyên cả không.")
KEY = LazyText("Không kiểm tra tiếp được khi chưa có khóa và đầu sổ.")
HEADS_LOST = LazyText(
    "Đừng dùng upgrade. Các phần dưới vẫn kiểm tra được, trừ việc cuối sổ có bị cắt không; lần chạy, công bố"
    " nào nhớ số dòng thì so với sổ."
)
COMPARED_FOR = 30  # days after which a comparison with paper is said to be old
LOST = LazyText("Chưa dùng nhật ký cho đến khi khôi phục; so với đầu sổ đã in (audit head).")
WRONG = LazyText("Không chấm điểm, khóa sổ, công bố được cho đến khi khôi phục từ bản sao lưu.")
NAMES = LazyText("Không mở tên được cho đến khi khôi phục từ bản sao lưu.")
LOCKED_OTHERWISE = LazyText(
    "Không chấm điểm, công bố được cho đến khi khôi phục từ bản sao lưu; không có bản nào: mở lại kỳ, khóa"
    ' lại, có lý do: lanhmanh lock KỲ --reopen --reason "…"'
)
AGAIN = LazyText(
    "Đừng dùng lần chạy đó; chạy lại năm đó: lần chạy hỏng được chuyển vào damaged/ làm chứng, có ghi sổ."
)
SAID = LazyText("Đối chiếu với văn bản đã ký trước khi dùng.")
RUNS_UNRECORDED = gettext_noop(
    "runs/%(run)s: các tệp còn nguyên, nhưng chưa có trong sổ lần chạy. Thường là lệnh chạy bị ngắt đúng lúc"
    " ghi sổ, hoặc lần chạy của bản chương trình chưa có sổ ấy. Cơ quan đã chạy năm đó thì ghi vào sổ bằng"
    ' cách chạy lại: lanhmanh run --year %(year)s (hoặc lanhmanh seal --reason "…"). Không ai chạy thì đừng'
    " dùng: có người chép vào."
)
PUT_BACK = gettext_noop(
    "%(run)s: trong sổ đã bỏ lần chạy này, nay có người đặt lại vào runs/. Không dùng; xóa thư mục ấy, hoặc"
    " chạy lại"
)
OPEN_RIGHTS = LazyText(
    'Người khác trên máy đọc được. Đóng lại: lanhmanh seal --reason "…" (hoặc chmod -R go-rwx).'
)
OTHER_OWNER = gettext_noop(
    "%(path)s: thuộc tài khoản máy khác với chủ của không gian làm việc, tài khoản ấy đọc, sửa được. Không"
    " phải cơ quan chủ ý thì đổi chủ: chown."
)
UNRECORDED = gettext_noop(
    "%(path)s: không sổ nào nêu, không lệnh nhập nào đã báo trước: có người chép vào. Không được tính. Chuyển"
    " ra ngoài; cơ quan có nhận báo cáo ấy thì nhập lại tệp gốc."
)
NOT_COMPARED = gettext_noop(
    "%(record)s: đã ghi nhận sổ %(log)s mất hoặc bị cắt; lần chạy, công bố có trước đó không so được với sổ"
    " ấy nữa."
)
UNKNOWN_WHETHER = gettext_noop(
    "Sổ decisions.jsonl mất hoặc hỏng (xem Nhật ký ở trên): chưa biết cái nào ở đây cơ quan đã nhập. Đừng"
    " xóa, đừng chuyển gì; lấy lại sổ ấy trước, rồi kiểm tra lại."
)
CUT_OFF = gettext_noop(
    "%(path)s: lệnh nhập bị ngắt trước khi ghi sổ; lệnh nhập, chấm, khóa sổ tiếp theo ghi nốt."
)
ELSEWHERE = gettext_noop(
    "%(path)s: chương trình không để thứ ấy ở đó, hoặc là mảnh của lệnh bị ngắt; erase, retain không tới"
    " được. Xem rồi chuyển ra ngoài hoặc xóa."
)
STRAY = LazyText(
    "Chương trình không để thứ ấy ở đó: có thể là bản chép số liệu, mà erase, retain không tới được. Xem rồi"
    " chuyển ra ngoài hoặc xóa."
)
DESK_ELSEWHERE = LazyText(
    "Lúc sao lưu, cơ sở dữ liệu của bàn làm việc ở chỗ khác (DATABASE_URL), không nằm trong bản này: sao lưu"
    " nó riêng."
)
DESK_UNKNOWN = LazyText(
    "Không có cơ sở dữ liệu của bàn làm việc trong bản này, mà sổ có tài khoản. Bản lập bằng bản chương trình"
    " chưa ghi bàn để nó ở đâu, nên không biết được nó đã mất hay ở chỗ khác (PostgreSQL)."
)
DESK = LazyText("Tài khoản, đề nghị của bàn làm việc")
NOT_OPENED = LazyText(
    "Bàn làm việc chưa mở lần nào bằng bản chương trình này nên chưa có sổ ghi tài khoản, đề nghị để so. Mở"
    " một lần là có: lanhmanh serve."
)
BACK_FROM_RECORD = LazyText(
    "Lấy lại thư mục desk từ bản sao lưu. Không có bản nào: mở lại bàn (lanhmanh serve); tài khoản lập lại"
    " từ sổ niêm phong, ai cũng đặt mật khẩu mới; bản nháp, đề nghị đang chờ phải làm lại. Nếu bàn dùng"
    " PostgreSQL: đặt DATABASE_URL như khi mở bàn, rồi kiểm tra lại."
)
STRANGE_CELL = gettext_noop("%(cell)s: bàn làm việc không ghi ô như thế; có người sửa thẳng cơ sở dữ liệu.")
NO_FORCE = LazyText(
    "Không ai dùng được thứ khác sổ; sổ giữ điều đã quyết định. Quản trị đưa tài khoản về như trong sổ; đề"
    " nghị đang chờ: gạt ra, làm lại; đề nghị đã xong, việc: mở lại bàn (lanhmanh serve) thì dòng ấy bị gỡ,"
    " có ghi sổ."
)


def _logs(look: WorkspaceCheck) -> PartChecked:
    faults, notes = list[Text](), list[Text]()
    for log in look.logs.values():
        for fault in (log.looked_over()[1], log.left_over()):
            if fault is not None and fault.kind != NO_HEADS:  # told of all logs once
                (notes if fault.kind == BEGUN else faults).append(fault.text(log.path))
    return PartChecked(LazyText("Nhật ký"), len(look.logs), tuple(faults), LOST, tuple(notes))


def _archive(look: WorkspaceCheck) -> PartChecked:
    heads = heads_of(look.workspace)
    digests = look.digests
    store = Store(look.workspace.archive, heads.seals if heads else None, digests)
    there = store.hashes()
    wanted = sorted(there | set(digests.manifests if digests else ()))
    faults = [f for one in wanted if (f := _fault(partial(store.check, one)))]
    unrecorded, notes = look.unrecorded({one: look.workspace.archive / one for one in there}, "manifests")
    faults += unrecorded
    if (under_way := unfinished_in(look.workspace)) is not None:
        faults.append(
            LazyText("Việc đổi khóa (rotate-key) chưa xong: nếu lệnh đó đã dừng, chạy lại.")
            if under_way.secrets
            else LazyText("Một việc xóa (erase, retain) chưa xong: nếu lệnh đó đã dừng, chạy lại.")
        )
    return PartChecked(LazyText("Báo cáo đã nhập"), len(wanted), tuple(faults), WRONG, notes)


def _vault(look: WorkspaceCheck) -> PartChecked:
    digests, check = look.digests, look.workspace.vault / CHECK
    try:
        vault = open_vault(
            look.workspace.vault, look.workspace.key, digests, look.workspace.id, unchecked=True
        )
        wanted = sorted({*vault.imports(), *(digests.vaults if digests else ())})
    except WorkspaceFault as fault:
        return PartChecked(LazyText("Kho mã hóa"), 0, (_said(fault),), NAMES)
    faults = [f for one in wanted if (f := _fault(partial(vault.check, one)))]
    if wanted and not check.exists():
        faults.append(ByLanguage(lambda: VaultFault(CHECK_GONE, check).text(reader())))
    files = {one: look.workspace.vault / f"{one}.vault" for one in vault.imports()}
    faults += look.unrecorded(files, "vaults")[0]
    closed = _fault(vault.check_closed)
    return PartChecked(LazyText("Kho mã hóa"), len(wanted), (*faults, *([closed] if closed else ())), NAMES)


def _said(fault: WorkspaceFault) -> Text:
    return ByLanguage(lambda: fault.text(reader()))


def _fault(check: Callable[[], None]) -> Text | None:
    try:
        check()
    except WorkspaceFault as fault:
        return _said(fault)
    return None


def _rows_changed(lock: LoggedDecision, records: Iterable[LoggedDecision]) -> list[str]:
    """Return the returns of a lock that a later record has other rows of; what is taken out of them on record
    is what later records are held to."""
    rows = dict(lock.content.get(STORED, {}).get("manifests", {}))
    changed = set[str]()
    for record in records:
        if record.number > lock.number:
            other = {one: digest for one, digest in folded([record]).manifests.items() if one in rows}
            if record.kind in TAKEN_OUT:
                rows |= other
            changed |= {one for one, digest in other.items() if digest != rows[one]}
    return sorted(changed)


def _locks(look: WorkspaceCheck) -> PartChecked:
    """Hold each period that is closed to the rows it was closed with; only an erasure may have changed them
    since."""
    closed: dict[str, LoggedDecision] = {}
    for record in look.records:
        if record.kind == LOCK:
            closed[record.content["period"]] = record
        elif record.kind == REOPEN:
            closed.pop(record.content["period"], None)
    faults = []
    for period, lock in sorted(closed.items()):
        changed = _rows_changed(lock, look.records)
        if changed:
            faults.append(
                LazyText(
                    "%(lock)s: kỳ %(period)s khóa với các báo cáo nay khác: %(names)s",
                    lock=lock.id,
                    period=period,
                    names=", ".join(one[:12] for one in changed),
                )
            )
    return PartChecked(LazyText("Khóa sổ"), len(closed), tuple(faults), LOCKED_OTHERWISE)


def _announcements(look: WorkspaceCheck) -> PartChecked:
    made = [record for record in look.records if record.kind == ANNOUNCE]
    faults = [fault for record in made for fault in _announced(look, record)]
    return PartChecked(LazyText("Công bố"), len(made), tuple(faults), SAID)


def _announced(look: WorkspaceCheck, record: LoggedDecision) -> Iterator[Text]:
    yield from _heads(look, record.id, record.content.get("heads", {}))
    folder = look.workspace.runs / str(record.content["run"])
    told = record.content.get("manifest")
    if told is None or not (folder / "manifest.json").exists():
        return  # of before it was named, or a run that was deleted: the record holds the results itself
    try:
        if manifest_digest(folder) != told:
            raise ValueError(folder.name)
        run = opened_run(folder)
        same = results_in(run, record.content["rulebook"]) == record.content["results"]
    except (Stop, RuleFaults, ValueError, KeyError, OSError):
        same = False
    if not same:
        yield LazyText(
            "%(record)s: lần chạy %(folder)s không còn là lần chạy đã công bố.",
            record=record.id,
            folder=folder.name,
        )


def _heads(look: WorkspaceCheck, place: str, named: Mapping[str, Mapping[str, object]]) -> Iterator[Text]:
    """Yield where a log does not hold the record that was its last when something was made."""
    decided = int(str(named.get(DECISIONS, {}).get("count", 0)))
    seals = [record for record in look.seals if record.number > decided]
    for name, head in named.items():
        since = [seal for seal in seals if name in seal.content.get("unvouched", {}).get("logs", ())]
        if since:  # begun anew: a line that reads the same was written later
            look.lost[name] = LazyText(NOT_COMPARED, record=since[-1].id, log=name)
            continue
        log = look.logs.get(name)
        entries, count = log.lines_read() if log else [], int(str(head["count"]))
        fault = LogFault(SHORT, len(entries), count) if len(entries) < count else None
        if fault is None and mark_of(entries[count - 1]) != head["seal"]:
            fault = LogFault(CHANGED, count)
        if fault is not None:
            said = fault.text(look.workspace.folder / "decisions" / name)
            yield LazyText("%(place)s: %(fault)s", place=place, fault=said)


def _runs(look: WorkspaceCheck) -> PartChecked:
    log = look.logs.get(RUNS)
    entries = log.lines_read() if log else []
    recorded, dropped = runs_recorded(entries), runs_dropped(entries)
    folders = run_folders(look.workspace)
    by_run = {one.name: list(_run(look, one, recorded.get(one.name))) for one in folders}
    faults, names = [fault for found in by_run.values() for fault in found], by_run.keys()
    faults += [gone_text(run) for run in recorded if run not in names]
    faults += [LazyText(PUT_BACK, run=run) for run in sorted(names & dropped)]
    unrecorded = sorted(n for n in names - recorded.keys() - dropped if not by_run[n])
    notes = (
        *(LazyText(RUNS_UNRECORDED, run=name, year=name[:4]) for name in unrecorded),
        *look.lost.values(),
    )
    return PartChecked(LazyText("Lần chạy"), len(names | recorded.keys()), tuple(faults), AGAIN, notes)


def _run(look: WorkspaceCheck, folder: Path, recorded: str | None) -> Iterator[Text]:
    try:
        changed = changed_files(opened_run(folder))
    except Stop as found:
        yield LazyText("%(fault)s", fault=found)
        return
    if recorded not in (None, manifest_digest(folder)) and "manifest.json" not in changed:
        changed.append("manifest.json")
    if changed:
        yield f"{folder.name}: {', '.join(changed)}"
    yield from _heads(look, folder.name, heads_named(folder))


def _desk(look: WorkspaceCheck, own: bool = False) -> PartChecked:
    """Compare the desk's database (`own`: the workspace's own file) with the accounts and proposals on
    record, and long work with its seal."""
    log, heads = look.logs.get(RIGHTS), heads_of(look.workspace)
    if log is None or heads is None:
        return PartChecked(DESK, 0, notes=(NOT_OPENED,) if (look.workspace.folder / "desk").exists() else ())
    entries, broken = log.examined()
    if broken is not None and broken.kind != NO_HEADS:
        return PartChecked(DESK, 0, (broken.text(log.path),), NO_FORCE)
    try:
        rows = desk_rows(look.workspace, own)
    except Stop as fault:
        return PartChecked(DESK, 0, (LazyText("%(fault)s", fault=fault),), BACK_FROM_RECORD)
    rights = rights_of(entries)
    if rows is None:
        gone = (_database_gone(look.workspace, rights),) if rights.accounts or rights.proposals else ()
        return PartChecked(DESK, len(rights.accounts), gone, BACK_FROM_RECORD)
    strange = (LazyText(STRANGE_CELL, cell=cell) for cell in rows.strange)
    differing = differences(rights, rows.accounts, rows.proposals, rows.jobs, heads.seals)
    return PartChecked(DESK, len(rows.accounts) + len(rows.proposals), (*strange, *differing), NO_FORCE)


def desk_fault(workspace: Workspace) -> Text | None:
    """Return what is wrong first with the desk's database, if anything."""
    try:
        look = WorkspaceCheck(workspace, None, {log.name: log for log in logs_of(workspace)})
        return next(iter(_desk(look).faults), None)
    except Stop as fault:
        return LazyText("%(fault)s", fault=fault)


def _database_gone(workspace: Workspace, rights: Rights) -> Text:
    accounts, waiting = len(rights.accounts), sum(one.state == OPEN for one in rights.proposals.values())
    return LazyText(
        "%(place)s: cơ sở dữ liệu của bàn làm việc không còn, hoặc trống; theo sổ niêm phong phải có"
        " %(accounts)s, %(waiting)s.",
        place=own_file(workspace),
        accounts=LazyText("%(n)s tài khoản", n=accounts),
        waiting=LazyText("%(n)s đề nghị đang chờ", n=waiting),
    )


def _strays(workspace: Workspace) -> PartChecked:
    found = tuple(map(shown_path, strays(workspace)))
    notes = tuple(LazyText(ELSEWHERE, path=path) for path in strays_elsewhere(workspace))
    return PartChecked(LazyText("Thứ lạ trong các kho"), len(found), found, STRAY, notes)


def _rights(look: WorkspaceCheck) -> PartChecked:
    faults = tuple(
        LazyText("%(path)s: mở cho người khác", path=shown_path(path))
        for path in open_to_others(look.workspace)
    )
    notes = tuple(LazyText(OTHER_OWNER, path=shown_path(path)) for path in of_other_owners(look.workspace))
    return PartChecked(LazyText("Quyền truy cập"), 1, faults, OPEN_RIGHTS, notes)
