"""The acts of an office on its workspace, each declared once; each has a page of its own at the desk
(`desk/web/office_acts.py`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from desk.base.acts import Act, ActField, reason_field
from desk.base.faults import WrongUse
from desk.base.language import Lazy, LazyText
from desk.base.roles import ADMINISTRATOR, AUDITOR

if TYPE_CHECKING:
    from desk.workspace.folder import Workspace
    from engine.rulebook.model.rulebook import Rules

Values = Mapping[str, Any]
Choices = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Doing:
    """What an act is done on, by whom, when; `mark` names the proposal that both persons agreed to."""

    workspace: Workspace
    rules: Rules
    by: str
    today: date
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeAct(Act):
    """`do` puts it on record and returns what is then said. `check` raises Stop for what can't be proposed.
    `log` holds its record, which names the proposal. `offered` gives the choices of fields, `standing` what
    is on record, newest first. `path` is its address, `on` the page that leads to it."""

    do: Callable[[Doing, Values], Lazy]
    path: str
    on: str
    check: Callable[[Doing, Values], object] = lambda doing, values: None
    log: str = ""
    offered: Callable[[Doing], Mapping[str, Choices]] = lambda doing: {}
    standing: Callable[[Doing], Iterator[str]] = lambda doing: iter(())


def _words_named(doing: Doing, values: Values) -> tuple[str, ...]:
    from desk.workspace.taking_out import digests_asked

    found = digests_asked(doing.workspace, values["words"])
    if not found:
        raise WrongUse(
            "Không có lời nào gỡ được ở '%(words)s'. Ghi SỔ:SỐ_DÒNG, ví dụ leads.jsonl:12; dòng ghi từ bản"
            " trước thì không gỡ được.",
            field="words",
            words=values["words"],
        )
    return found


def _erase_words(doing: Doing, values: Values) -> Lazy:
    from desk.workspace.taking_out import words_taken_out

    found, reason = _words_named(doing, values), values["reason"]
    n = words_taken_out(doing.workspace, found, reason, doing.by, doing.today, doing.mark)
    return LazyText(
        "Đã xóa hẳn %(n)s lời; sổ chỉ ghi là đã xóa. Bản sao lưu cũ, văn bản đã lập còn giữ.", n=n
    )


ERASE_WORDS = OfficeAct(
    name="erase-words",
    do=_erase_words,
    check=_words_named,
    log="words_taken_out.jsonl",
    path="xoa-loi",
    on="journal",
    roles=frozenset({AUDITOR}),
    second=frozenset({AUDITOR, ADMINISTRATOR}),
    title="Xóa hẳn lời đã ghi",
    note="Lời lỡ có tên, số của một người: ghi sổ và số dòng như trang Nhật ký. Xóa rồi không lấy lại được;"
    " sổ còn ghi là đã xóa, ai, vì sao.",
    fields=(
        ActField("words", label="Sổ và số dòng", hint="ví dụ leads.jsonl:12"),
        reason_field("Lý do, căn cứ"),
    ),
    button="Đề nghị xóa",
)
ACTS: tuple[OfficeAct, ...] = (ERASE_WORDS,)
