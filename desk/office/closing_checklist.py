"""What stands before a period is closed or announced: met, open, or what would publish an unsettled band."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from desk.base.language import language
from desk.base.output import Output
from desk.base.plurals import many
from desk.office.reminders import missing_forms
from desk.runs.standings import StandingRow
from desk.workspace.appraisals import AppraisalDecided
from desk.workspace.handed_over import offers
from engine.rulebook.model.rulebook import Rules
from facts.archive.ledger import FiledProblem
from facts.archive.manifest import Manifest
from facts.forms.catalogue import NOTICE
from facts.forms.notice_kind import CHANGED, GONE, WITHDRAWN
from facts.intake.problems import ROWS_DIFFER
from facts.periods import Period
from facts.standing import BY_RECEIVER, COMMUNE, Standing

MET, OPEN, STOPS = "met", "open", "stops"
STATES = {
    "vi": {MET: "đạt", OPEN: "chưa đạt", STOPS: "phải có lý do"},
    "en": {MET: "met", OPEN: "open", STOPS: "needs a reason"},
}
FEW = 8  # units named before the rest are only counted


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the checklist. `units` are those it is about; `page` is the page of the desk that helps.

    `vi` and `en` name the first few units, for a page; `every` names all of them, where the two differ.
    """

    id: str
    state: str  # met, open (may be closed all the same), stops (only for a reason that is kept)
    vi: str
    en: str
    page: str = "returns"
    units: tuple[str, ...] = ()
    every: tuple[str, ...] = ()  # in Vietnamese, in English

    def text(self) -> str:
        return self.en if language() == "en" else self.vi

    def whole(self, lang: str) -> str:
        """Say it with every unit."""
        return (self.every or (self.vi, self.en))[lang == "en"]

    @property
    def met(self) -> bool:
        return self.state == MET


@dataclass(frozen=True, slots=True)
class Before:
    """What a checklist is made of: all that stands of a period, and its results (None: the period is not
    scored)."""

    rules: Rules
    period: Period
    standing: Standing
    manifests: Sequence[Manifest]
    problems: Sequence[FiledProblem]
    results: Sequence[StandingRow] | None
    unconfirmed: Sequence[AppraisalDecided] = ()  # appraisals nobody confirmed
    handed: Mapping[str, str] = field(
        default_factory=dict
    )  # returns of units that are no more → who took them over


def checklist_of(before: Before) -> tuple[Check, ...]:
    """Return the checklist, in the order in which people see to it."""
    checks = [*_returns(before), *_archive(before)]
    if before.results is not None:
        checks += _results(before.results, before)
    return tuple(checks)


def _returns(before: Before) -> Iterator[Check]:
    owing = missing_forms(before.standing, before.rules, before.period)
    forms = sum(len(one.forms) for one in owing)
    yield _check(
        "owing",
        [one.unit.code for one in owing],
        before,
        ("Mọi đơn vị đã nộp đủ biểu", "Every commune has sent every form"),
        (
            f"{len(owing)} đơn vị còn nợ {forms} biểu",
            f"{many(len(owing), 'commune')} with {many(forms, 'form')} owed",
        ),
    )
    stands = _standing(before)
    mine = [p for p in before.problems if p.problem.set_aside and (p.file, p.problem.sheet) in stands]
    apart = [p for p in mine if p.problem.code == ROWS_DIFFER]
    cells = [p for p in mine if p.problem.code != ROWS_DIFFER]
    yield _check(
        "cells",
        _senders(cells, before),
        before,
        ("Không còn ô nào phải sửa", "No cell is left to correct"),
        (
            f"{len(cells)} ô phải sửa; dòng có ô sai chưa được tính",
            f"{many(len(cells), 'cell')} to correct; a row with one is not counted",
        ),
    )
    yield _check(
        "apart",
        _senders(apart, before),
        before,
        ("Không có dòng cùng mã mà khác số liệu", "No rows of one key contradict each other"),
        (
            f"{len(apart)} dòng cùng mã mà khác số liệu; không dòng nào được tính",
            f"{many(len(apart), 'row')} of a key that another contradicts; none is counted",
        ),
    )


def _standing(before: Before) -> frozenset[tuple[str, str]]:
    told = (d for d in before.standing.deliveries if d.standing and d.period == before.period.code)
    return frozenset((d.file, d.form) for d in told)


def _senders(problems: Iterable[FiledProblem], before: Before) -> list[str]:
    senders = {m.file: m.unit for m in before.manifests}
    return sorted({senders[p.file] for p in problems if p.file in senders})


def _archive(before: Before) -> Iterator[Check]:
    rows = [e.record for e in before.standing.events.get(NOTICE.name, ())]
    mine = [
        r for r in rows if r.period == before.period.code and r.values["what"] in (CHANGED, WITHDRAWN, GONE)
    ]
    n = Counter(str(r.values["what"]) for r in mine)
    yield _check(
        "changed",
        sorted({r.unit for r in mine}),
        before,
        ("Không số liệu nào bị đổi, rút, bỏ ra", "Nothing was changed, withdrawn or left out"),
        (
            (
                f"{n[CHANGED]} số liệu đổi, {n[WITHDRAWN]} dòng rút, {n[GONE]} dòng biến mất so với báo cáo"
                " trước"
            ),
            (
                f"{many(n[CHANGED], 'value')} changed, {many(n[WITHDRAWN], 'row')} withdrawn,"
                f" {many(n[GONE], 'row')} gone since earlier returns"
            ),
        ),
    )
    waits = sorted({one.unit for one in before.unconfirmed})
    yield _check(
        "appraisals",
        waits,
        before,
        (
            "Mọi điểm thẩm định đã được cơ quan thẩm định xác nhận",
            "Every appraisal was confirmed by its office",
        ),
        (
            (
                f"{len(before.unconfirmed)} điểm thẩm định chưa được xác nhận nên chưa tính (lanhmanh"
                f" appraise {before.period.code})"
            ),
            (
                f"{many(len(before.unconfirmed), 'appraisal')} not confirmed, so not counted (lanhmanh"
                f" appraise {before.period.code})"
            ),
        ),
        page="appraisal",
    )
    by_cover = sorted({m.unit for m in _received(before) if m.received_by != BY_RECEIVER})
    yield _check(
        "received",
        by_cover,
        before,
        ("Ngày nhận của mọi báo cáo do nơi nhận ghi", "The receiver says when each return came"),
        (
            (
                f"Ngày nhận của {len(by_cover)} đơn vị chỉ theo bìa do đơn vị ghi hoặc ngày nhập (ghi vào"
                " sổ văn bản đến, rồi nhập lại kèm sổ ấy: lanhmanh import … --received SỔ)"
            ),
            (
                "The day the returns came is only the commune's own cover's, or the import's, for"
                f" {many(len(by_cover), 'commune')} (put them into the list of incoming documents and"
                " import again with --received)"
            ),
        ),
    )
    others = [m for m in before.manifests if m.period == before.period.code and m.sender_unsure]
    yield _check(
        "senders",
        sorted({m.unit for m in others}),
        before,
        (
            "Nơi nhận đã ghi ai gửi mọi báo cáo mang tên cơ quan khác",
            "The receiver says who sent each return in another office's name",
        ),
        (
            (
                f"{len(others)} báo cáo mang tên cơ quan khác, hoặc nằm trong tệp của nơi khác, mà chỉ bìa"
                " nói vậy (ghi cột Nơi gửi ở sổ văn bản đến, rồi nhập lại kèm sổ ấy:"
                " lanhmanh import … --received SỔ)"
            ),
            (
                f"{many(len(others), 'return')} in another office's name, or in another's file, by the cover"
                " alone (fill in the sender in the list of incoming documents and import again with"
                " --received)"
            ),
        ),
    )
    offered = [
        o
        for o in offers(before.manifests, before.rules)
        if o.period == before.period.code and o.hash not in before.handed
    ]
    yield _check(
        "handed",
        sorted({o.unit for o in offered}),
        before,
        (
            "Mọi báo cáo của đơn vị không còn đều đã có đơn vị nhận",
            "Every return of a unit that is no more was taken over",
        ),
        (
            f"{len(offered)} báo cáo của đơn vị không còn, chưa tính cho ai (lanhmanh units)",
            f"{many(len(offered), 'return')} of units that are no more, counted for nobody (lanhmanh units)",
        ),
    )


def _received(before: Before) -> Iterator[Manifest]:
    return (m for m in before.manifests if m.period == before.period.code and m.office == COMMUNE)


def _results(results: Sequence[StandingRow], before: Before) -> Iterator[Check]:
    signs = sorted(r.subject for r in results if r.holding("sign"))
    yield _check(
        "signs",
        signs,
        before,
        (
            "Không đơn vị nào có dấu hiệu chắc về chất lượng báo cáo",
            "No commune shows a sure sign about its returns",
        ),
        (
            f"{len(signs)} đơn vị có dấu hiệu về chất lượng báo cáo, nên kiểm tra thực tế",
            f"{many(len(signs), 'commune')} with signs about the returns; a visit is suggested",
        ),
        page="results",
    )
    open_ = sorted(r.subject for r in results if r.to_correct)
    yield _check(
        "provisional",
        open_,
        before,
        ("Không điểm nào là tạm tính vì dòng phải sửa", "No points are provisional for a row to correct"),
        (
            f"Điểm của {len(open_)} đơn vị là tạm tính vì dòng phải sửa",
            f"{many(len(open_), 'commune')} with points that are provisional for rows to correct",
        ),
        STOPS,
        "results",
    )
    undecided = sorted(r.unit for r in results if len(r.bands) > 1)
    yield _check(
        "undecided",
        undecided,
        before,
        ("Mọi đơn vị đều có xếp loại chắc chắn", "Every commune's band is settled"),
        (
            f"{len(undecided)} đơn vị chưa xếp loại được vì chưa đủ căn cứ",
            f"{many(len(undecided), 'commune')} undecided",
        ),
        STOPS,
        "results",
    )


def _check(
    id_: str,
    units: Sequence[str],
    before: Before,
    met: tuple[str, str],
    said: tuple[str, str],
    state: str = OPEN,
    page: str = "returns",
) -> Check:
    if not units:
        return Check(id_, MET, f"{met[0]}.", f"{met[1]}.", page)
    every = [before.rules.units.name(code, before.period.end) for code in units]
    few, rest = ", ".join(every[:FEW]), len(every) - FEW
    more = (f" và {rest} đơn vị nữa", f" and {rest} more") if rest > 0 else ("", "")
    return Check(
        id_,
        state,
        f"{said[0]}: {few}{more[0]}.",
        f"{said[1]}: {few}{more[1]}.",
        page,
        tuple(units),
        tuple(f"{one}: {', '.join(every)}." for one in said),
    )


def print_checklist(checks: Iterable[Check], period: str, out: Output) -> None:
    """Print every line with every unit: once a period is locked, this is not printed again."""
    out.table(
        (f"Trước khi chốt (khóa sổ, công bố) kỳ {period}", f"Before {period} is locked or announced"),
        [("Tình trạng", "State", "whole"), ("Mục", "Check")],
        [(STATES[out.lang][check.state], check.whole(out.lang)) for check in checks],
    )


def checklist_json(checks: Iterable[Check], lang: str) -> list[dict[str, Any]]:
    return [{"state": check.state, "said": check.whole(lang), "units": list(check.units)} for check in checks]
