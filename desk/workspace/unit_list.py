"""The code list: a tree by province with what each unit was made of, and rows added from an officer's csv."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from desk.base.faults import INPUT_UNREADABLE, Stop, WrongUse
from desk.base.files import write_text
from desk.base.language import ByLanguage, gettext, reader
from desk.workspace.folder import Workspace
from desk.workspace.rule_files import SHIPPED, rule_texts
from desk.workspace.rulebooks_in_use import REMOVED
from engine.rulebook.rules import rules_from_texts
from engine.rulebook.text.faults import Fault, RuleFaults
from facts.durable_files import FOLDER_MODE, read_plain
from facts.intake.cells import date_from_cell
from facts.intake.csv_folder import rows_from_csv
from facts.intake.header import heading
from facts.intake.problems import FileFault
from facts.intake.units_named import units_named
from facts.units import Unit, Units

# As `rules/units.yaml` names them, and as an officer may head the column.
COLUMNS = {
    "code": "Mã",
    "name": "Tên",
    "type": "Loại",
    "province": "Tỉnh",
    "from": "Từ ngày",
    "until": "Đến ngày",
    "becomes": "Thành mã",
}
NEEDED = ("code", "name", "type")
FILE = "units.yaml"
PROVINCE_DIGITS = 2
Row = dict[str, str]


def predecessors_of(units: Units, unit: Unit) -> tuple[Unit, ...]:
    return tuple(
        u
        for u in units.units
        if u.successor == unit.code and u.valid_until and unit.valid_from and u.valid_until < unit.valid_from
    )


def by_province(units: Iterable[Unit]) -> dict[str, list[Unit]]:
    found: dict[str, list[Unit]] = {}
    for unit in sorted(units, key=lambda u: (u.province or "", u.code)):
        found.setdefault(unit.province or "", []).append(unit)
    return found


def units_added(workspace: Workspace, path: Path) -> int:
    """Add the rows of a csv to the workspace's code list; return how many.

    Raise Stop, naming every row that can't be added, where the rules would not hold: then none is.
    """
    return _written(workspace, path, _rows(path), (workspace.rules / FILE).read_text("utf-8"))


def units_replaced(workspace: Workspace, path: Path, sent: Iterable[str]) -> int:
    """Put the rows of a csv, or the units that the returns of a folder name, in place of the code list.

    Raise Stop, as `units_added` does, and where a unit of `sent`, which returns are kept of, would be gone.
    """
    rows = _named(path) if path.is_dir() else _rows(path)
    gone = sorted(set(sent) - {row["code"] for _, row in rows})
    if gone:
        raise WrongUse(
            "Kho đã có báo cáo của %(gone)s mà %(path)s không nêu. Thêm các mã này vào tệp; chưa đổi gì.",
            gone=", ".join(gone),
            path=path.name,
        )
    before = (workspace.rules / FILE).read_text("utf-8")
    head, key, _ = before.partition("\nunits:")
    return _written(workspace, path, rows, f"{head}{key}\n", keep=before)


def _written(
    workspace: Workspace, path: Path, rows: list[tuple[int, Row]], before: str, keep: str | None = None
) -> int:
    """Write the list, `before` and the rows below it; what it was is kept where that is not as shipped."""
    before = before.rstrip("\n") + "\n"
    text = before + "".join(_line(row) for _, row in rows)
    name = f"{workspace.rules.name}/{FILE}"
    try:
        rules_from_texts({**rule_texts(workspace.rules), name: text})
    except RuleFaults as found:
        first = before.count("\n") + 1
        at = {first + place: number for place, (number, _) in enumerate(rows)}
        own = [(at[f.place.line], f) for f in found.faults if f.place.file == name and f.place.line in at]
        if not own:
            raise
        raise Stop(INPUT_UNREADABLE, ByLanguage(_faults_in_words, path, own)) from found
    if keep not in (None, text, (SHIPPED / FILE).read_text("utf-8")):
        name = f"units-{hashlib.sha256(str(keep).encode()).hexdigest()[:8]}.yaml"
        (workspace.folder / REMOVED).mkdir(exist_ok=True, mode=FOLDER_MODE)
        write_text(workspace.folder / REMOVED / name, str(keep))
    write_text(workspace.rules / FILE, text)
    return len(rows)


def _faults_in_words(path: Path, faults: list[tuple[int, Fault]]) -> str:
    lines = [
        gettext("%(file)s dòng %(row)s: %(fault)s", file=path.name, row=n, fault=fault.sentence(reader()))
        for n, fault in faults
    ]
    return "\n".join([*lines, gettext("Danh mục chưa đổi gì.")])


def _rows(path: Path) -> list[tuple[int, Row]]:
    """Return the filled rows of a csv by the number each has in it."""
    try:
        header, *rows = rows_from_csv(read_plain(path), path.name)
    except (OSError, ValueError, FileFault) as error:
        raise _unreadable(path) from error
    wanted = {heading(words): name for name, title in COLUMNS.items() for words in (name, title)}
    columns = {
        at: wanted[heading(str(cell))] for at, cell in enumerate(header) if heading(str(cell)) in wanted
    }
    found = [
        (number, {columns[at]: str(cell).strip() for at, cell in enumerate(row) if at in columns})
        for number, row in enumerate(rows, start=2)
        if any(str(cell).strip() for cell in row)
    ]
    if not found or not set(NEEDED) <= set(columns.values()):
        raise _unreadable(path)
    _refuse_names_of_provinces(path, found)
    return found


def _refuse_names_of_provinces(path: Path, rows: Iterable[tuple[int, Row]]) -> None:
    """Raise Stop where the column of provinces holds anything but codes."""
    wrong = [str(n) for n, row in rows if row.get("province") and not _is_code(row["province"])]
    if wrong:
        raise Stop(
            INPUT_UNREADABLE,
            "%(file)s dòng %(rows)s: cột Tỉnh ghi mã tỉnh hai chữ số (như 91) hoặc để trống, không ghi tên."
            " Danh mục chưa đổi gì.",
            file=path.name,
            rows=", ".join(wrong),
        )


def _is_code(text: str) -> bool:
    return len(text) == PROVINCE_DIGITS and text.isascii() and text.isdigit()


def _named(folder: Path) -> list[tuple[int, Row]]:
    named = units_named([folder])
    untyped = ", ".join(f"{code} {name}" for code, (name, type_) in named.items() if not type_)
    if not named or untyped:
        raise Stop(
            INPUT_UNREADABLE,
            "Không lập được danh mục từ báo cáo trong %(path)s: %(why)s. Dùng tệp CSV có các cột"
            " Mã, Tên, Loại.",
            path=folder,
            why=gettext("không báo cáo nào cho biết loại của %(units)s", units=untyped)
            if untyped
            else gettext("không có bìa nào ghi mã đơn vị"),
        )
    rows = ({"code": code, "name": name, "type": type_} for code, (name, type_) in named.items())
    return list(enumerate(rows, start=1))


def _line(row: Row) -> str:
    """Write a row as the file writes them; every value quoted."""
    parts = [f"{name}: {_value(name, row[name])}" for name in COLUMNS if row.get(name)]
    return f"  - {{{', '.join(parts)}}}\n"


def _value(name: str, text: str) -> str:
    day = date_from_cell(text) if name in ("from", "until") else None
    return day.isoformat() if day else json.dumps(text, ensure_ascii=False)


def _unreadable(path: Path) -> Stop:
    return Stop(
        INPUT_UNREADABLE,
        "Không đọc được %(path)s. Cần tệp CSV có hàng tiêu đề gồm các cột: %(columns)s; ba cột đầu bắt buộc.",
        path=path,
        columns=", ".join(f"{title} ({name})" for name, title in COLUMNS.items()),
    )
