"""The first screen of what follows from a run: children, how much each body has to do, by when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from datetime import date
from shlex import quote

from desk.base.language import gettext, localised, pgettext
from desk.report.remarks import mark_remarks
from desk.report.tree import Remark, Report, ReportBlock, ReportColumn, Table
from desk.reports.children import children_remarks, protecting
from desk.reports.follow_up import Chains, open_remark
from desk.reports.next_steps import command_remarks
from desk.words.follow_up_words import OPEN_OFFICE, SIGNS_ARE, body_words
from engine.follow_up.conclusions import Conclusion
from engine.rulebook.model.rulebook import Rules
from facts.offices import UNKNOWN


def follow_up_screen(
    conclusions: Sequence[Conclusion],
    done: Collection[int],
    rules: Rules,
    chains: Chains,
    name: Callable[[str], str],
    typed: str,
) -> Report:
    """Report in short on what follows; `done` are ids of conclusions, `name` names a unit, `typed` the
    run."""
    left = [c for c in conclusions if id(c) not in done]
    work = [c for c in left if c.sure and c.kind == "action"]
    signs = [c for c in left if c.sure and c.kind == "sign"]
    children = protecting(left, rules)
    blocks: list[ReportBlock] = [*children_remarks(children, name)]
    if work:
        bodies = Counter(c.by for c in work)
        each = ", ".join(f"{body_words(body, rules.offices)} {n}" for body, n in bodies.items())
        blocks.append(Remark(gettext("%(n)s việc cần làm: %(each)s.", n=len(work), each=each)))
        blocks.append(_kinds(work, {c.rule for c in children}, rules))
        blocks += _unknown_offices(bodies, rules)
    if signs:
        blocks.append(Remark(f"{gettext('Có dấu hiệu, cần xác minh')}: {len(signs)}. {gettext(SIGNS_ARE)}"))
    if open_ := [c for c in left if not c.sure]:
        blocks.append(open_remark(open_, typed))
    if not left:
        blocks.append(Remark(gettext("Không có việc nào phát sinh.")))
    if len(left) < len(conclusions):
        blocks.append(Remark(gettext("Đã làm %(n)s việc.", n=len(conclusions) - len(left))))
    behind = {book for c in left for book in chains.rulebooks(c)}
    blocks += mark_remarks(*(book for name_, book in rules.rulebooks.items() if name_ in behind))
    if conclusions:
        steps = [(gettext("Mọi việc, dấu hiệu, kèm lý do"), f"follow-up {typed} --full")]
        if work:
            body = next((c.by for c in work if not c.by.endswith(UNKNOWN)), work[0].by)
            steps.append((gettext("Việc của một cơ quan"), f"follow-up {typed} --by {quote(body)}"))
        blocks += command_remarks(steps)
    return Report(tuple(blocks))


def _unknown_offices(bodies: Collection[str], rules: Rules) -> list[Remark]:
    """Say where to name an office that has work and that the rules don't know."""
    roles = [role for role, title in rules.offices.titles.items() if f"{title['vi']} {UNKNOWN}" in bodies]
    if not roles:
        return []
    text = gettext(
        "“%(unknown)s”: quy tắc chưa biết cơ quan nào giữ việc ấy từ ngày nào; ghi tên vào rules/offices.yaml"
        " (roles: %(roles)s), rồi chạy lại.",
        unknown=gettext(OPEN_OFFICE).strip("()"),
        roles=", ".join(roles),
    )
    return [Remark(text)]


def _kinds(work: Sequence[Conclusion], protect: Collection[str], rules: Rules) -> Table:
    """List kinds of work of each body: what protects children first, then by the earliest deadline."""
    by_id = {task.id: task for task in rules.follow_up}
    kinds = dict[tuple[str, str], list[Conclusion]]()
    for task in work:
        kinds.setdefault((task.rule, task.by), []).append(task)

    def due(same: Sequence[Conclusion]) -> date:
        return min((c.deadline for c in same if c.deadline), default=date.max)

    def due_cell(same: Sequence[Conclusion]) -> date | None:
        return None if due(same) == date.max else due(same)

    columns = (
        ReportColumn(gettext("Việc"), lambda same: f"{same[0].rule} {localised(by_id[same[0].rule].title)}"),
        ReportColumn(gettext("Cơ quan"), lambda same: body_words(same[0].by, rules.offices)),
        ReportColumn(gettext("Số việc"), len, "right"),
        ReportColumn(gettext("Hạn sớm nhất"), due_cell, "whole"),
    )
    rows = sorted(kinds.values(), key=lambda same: (same[0].rule not in protect, due(same)))
    return Table(pgettext("report", "Việc cần làm"), columns, rows, more=_more)


def _more(rest: int) -> str:
    return gettext("… và %(n)s loại việc nữa; tất cả: thêm --full.", n=rest)
