"""What stands before a period is closed or announced: met, open, or what would publish an unsettled band."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from desk.base.language import ByLanguage, Lazy, LazyText, Texts, gettext, pgettext
from desk.base.output import Output
from desk.office.reminders import current_forms, forms_awaited, missing_of_all, waits_for_a_form
from desk.runs.standings import StandingRow
from desk.words.numbers import day_words
from desk.workspace.appraisals import AppraisalDecided
from desk.workspace.handed_over import offers
from desk.workspace.locking import still_runs
from engine.rulebook.model.rulebook import Rules
from facts.archive.ledger import FiledProblem
from facts.archive.manifest import Manifest
from facts.forms.catalogue import NOTICE
from facts.forms.notice_kind import CHANGED, GONE, WITHDRAWN
from facts.periods import Period
from facts.standing import BY_RECEIVER, COMMUNE, Standing

MET, OPEN, STOPS = "met", "open", "stops"
RUNNING = "running"  # the check of a period whose last day is still to come
STATES = Texts({MET: "đạt", OPEN: "chưa đạt", STOPS: "phải có lý do"}, context="check")
FEW = 8  # units named before the rest are only counted


@dataclass(frozen=True, slots=True)
class Check:
    """A line of the checklist, about `units`; `said` names the first few, `every` all; `page` helps."""

    id: str
    state: str  # met, open (may be closed all the same), stops (only for a reason that is kept)
    said: Lazy | str
    page: str = "returns"
    units: tuple[str, ...] = ()
    every: Lazy | None = None

    def text(self) -> str:
        return str(self.said)

    def whole(self) -> str:
        return str(self.every or self.said)

    @property
    def met(self) -> bool:
        return self.state == MET


@dataclass(frozen=True, slots=True)
class Before:
    """What a checklist is made of: all that stands of a period, and its results, if it is scored."""

    rules: Rules
    period: Period
    standing: Standing
    manifests: Sequence[Manifest]
    problems: Sequence[FiledProblem]
    results: Sequence[StandingRow] | None
    unconfirmed: Sequence[AppraisalDecided] = ()  # appraisals nobody confirmed
    # returns of units that are no more → who took them over
    handed: Mapping[str, str] = field(default_factory=dict)
    today: date | None = None

    def check(
        self,
        id_: str,
        units: Sequence[str],
        met: LazyText,
        said: LazyText,
        state: str = OPEN,
        page: str = "returns",
    ) -> Check:
        """Return a line: `met` where it is about no unit, else `said` of each."""
        if not units:
            return Check(id_, MET, ByLanguage(lambda: f"{met}."), page)
        every = [self.rules.units.name(code, self.period.end) for code in units]
        few, rest = ", ".join(every[:FEW]), len(every) - FEW
        more = LazyText(" và %(rest)s đơn vị nữa", rest=rest) if rest > 0 else ""
        said_of_few = ByLanguage(lambda: f"{said}: {few}{more}.")
        return Check(
            id_, state, said_of_few, page, tuple(units), ByLanguage(lambda: f"{said}: {', '.join(every)}.")
        )

    @property
    def own(self) -> list[Manifest]:
        return [m for m in self.manifests if m.period == self.period.code]


def checklist_of(before: Before) -> tuple[Check, ...]:
    """Return the checklist, in the order in which people see to it."""
    checks = [*_running(before), *_returns(before), *_archive(before)]
    if before.results is not None:
        checks += _results(before.results, before)
    return tuple(checks)


def _running(before: Before) -> Iterator[Check]:
    if before.today is not None and still_runs(before.period, before.today):
        day = ByLanguage(day_words, before.period.end)
        text = LazyText("Kỳ còn chạy đến hết ngày %(day)s: số liệu còn thay đổi.", day=day)
        yield Check(RUNNING, STOPS, text, "runs")


def _returns(before: Before) -> Iterator[Check]:
    missing = missing_of_all(before.standing, before.rules, before.period)
    owing = [one for one in missing if one.office == COMMUNE]
    of_others = sum(len(one.forms) for one in missing if one.office != COMMUNE)
    units = [one.unit.code for one in owing]
    said: dict[str, object] = {
        "units": LazyText("%(n)s đơn vị", n=len(owing)),
        "forms": LazyText("%(n)s biểu", n=sum(len(one.forms) for one in owing)),
        "others": LazyText("%(n)s biểu", n=of_others),
        "code": before.period.code,
    }
    if of_others:
        yield before.check(
            "owing",
            units,
            LazyText(
                "Mọi đơn vị đã nộp đủ biểu của mình; cơ quan khác còn nợ %(others)s (lanhmanh remind"
                " %(code)s)",
                **said,
            ),
            LazyText(
                "Cơ quan khác còn nợ %(others)s (lanhmanh remind %(code)s); %(units)s còn nợ %(forms)s",
                **said,
            ),
        )
    else:
        all_came = LazyText("Mọi đơn vị đã nộp đủ biểu")
        yield before.check("owing", units, all_came, LazyText("%(units)s còn nợ %(forms)s", **said))
    current = current_forms([d for d in before.standing.deliveries if d.period == before.period.code])
    owed = forms_awaited(before.standing, before.rules, before.period, missing)
    of = {m.hash: owed.get(m.unit, frozenset()) for m in before.manifests}
    mine = [
        p
        for p in before.problems
        if p.problem.set_aside
        and (p.hash, p.problem.sheet) in current
        and not waits_for_a_form(p, of.get(p.hash, ()))
    ]
    apart = [p for p in mine if p.problem.code == "rows_differ"]
    cells = [p for p in mine if p.problem.code != "rows_differ"]
    yield before.check(
        "cells",
        _senders(cells, before),
        LazyText("Không còn ô nào phải sửa"),
        LazyText("%(n)s ô phải sửa; dòng có ô sai chưa được tính", n=len(cells)),
    )
    yield before.check(
        "apart",
        _senders(apart, before),
        LazyText("Không có dòng cùng mã mà khác số liệu"),
        LazyText("%(n)s dòng cùng mã mà khác số liệu; không dòng nào được tính", n=len(apart)),
    )


def _senders(problems: Iterable[FiledProblem], before: Before) -> list[str]:
    senders = {m.hash: m.unit for m in before.manifests}
    return sorted({senders[p.hash] for p in problems if p.hash in senders})


def _archive(before: Before) -> Iterator[Check]:
    rows = [e.record for e in before.standing.events.get(NOTICE.name, ())]
    mine = [
        r for r in rows if r.period == before.period.code and r.values["what"] in (CHANGED, WITHDRAWN, GONE)
    ]
    n = Counter(str(r.values["what"]) for r in mine)
    yield before.check(
        "changed",
        sorted({r.unit for r in mine}),
        LazyText("Không số liệu nào bị đổi, rút, bỏ ra"),
        LazyText(
            "%(changed)s, %(withdrawn)s, %(gone)s so với báo cáo trước",
            changed=LazyText("%(n)s số liệu đổi", n=n[CHANGED]),
            withdrawn=LazyText("%(n)s dòng rút", n=n[WITHDRAWN]),
            gone=LazyText("%(n)s dòng biến mất", n=n[GONE]),
        ),
    )
    waits = sorted({one.unit for one in before.unconfirmed})
    yield before.check(
        "appraisals",
        waits,
        LazyText("Mọi điểm thẩm định đã được cơ quan thẩm định xác nhận"),
        LazyText(
            "%(n)s điểm thẩm định chưa được xác nhận nên chưa tính (lanhmanh appraise %(code)s)",
            n=len(before.unconfirmed),
            code=before.period.code,
        ),
        page="appraisal",
    )
    by_cover = sorted({m.unit for m in before.own if m.office == COMMUNE and m.received_by != BY_RECEIVER})
    yield before.check(
        "received",
        by_cover,
        LazyText("Ngày nhận của mọi báo cáo do nơi nhận ghi"),
        LazyText(
            "Ngày nhận của %(n)s đơn vị chỉ theo bìa do đơn vị ghi hoặc ngày nhập (ghi vào sổ văn bản đến,"
            " rồi nhập lại kèm sổ ấy: lanhmanh import … --received SỔ)",
            n=len(by_cover),
        ),
    )
    others = [m for m in before.own if m.sender_unsure]
    yield before.check(
        "senders",
        sorted({m.unit for m in others}),
        LazyText("Nơi nhận đã ghi ai gửi mọi báo cáo mang tên cơ quan khác"),
        LazyText(
            "%(n)s báo cáo mang tên cơ quan khác, hoặc nằm trong tệp của nơi khác, mà chỉ bìa nói vậy (ghi"
            " cột Nơi gửi ở sổ văn bản đến, rồi nhập lại kèm sổ ấy: lanhmanh import … --received SỔ)",
            n=len(others),
        ),
    )
    offered = [
        o
        for o in offers(before.manifests, before.rules)
        if o.period == before.period.code and o.hash not in before.handed
    ]
    yield before.check(
        "handed",
        sorted({o.unit for o in offered}),
        LazyText("Mọi báo cáo của đơn vị không còn đều đã có đơn vị nhận"),
        LazyText("%(n)s báo cáo của đơn vị không còn, chưa tính cho ai (lanhmanh units)", n=len(offered)),
    )


def _results(results: Sequence[StandingRow], before: Before) -> Iterator[Check]:
    signs = sorted(r.subject for r in results if r.holding("sign"))
    yield before.check(
        "signs",
        signs,
        LazyText("Không đơn vị nào có dấu hiệu chắc về chất lượng báo cáo"),
        LazyText("%(n)s đơn vị có dấu hiệu về chất lượng báo cáo, nên kiểm tra thực tế", n=len(signs)),
        page="results",
    )
    open_ = sorted(r.subject for r in results if r.to_correct)
    yield before.check(
        "provisional",
        open_,
        LazyText("Không điểm nào là tạm tính vì dòng phải sửa"),
        LazyText("Điểm của %(n)s đơn vị là tạm tính vì dòng phải sửa", n=len(open_)),
        STOPS,
        "results",
    )
    undecided = sorted(r.unit for r in results if len(r.bands) > 1)
    yield before.check(
        "undecided",
        undecided,
        LazyText("Không đơn vị nào chưa xếp loại được vì chưa đủ căn cứ"),
        LazyText("%(n)s đơn vị chưa xếp loại được vì chưa đủ căn cứ", n=len(undecided)),
        STOPS,
        "results",
    )


def print_checklist(checks: Iterable[Check], period: str, out: Output) -> None:
    """Print every line with every unit: once a period is locked, this is not printed again."""
    out.table(
        gettext("Trước khi chốt (khóa sổ, công bố) kỳ %(period)s", period=period),
        [(gettext("Tình trạng"), "whole"), pgettext("check", "Mục")],
        [(STATES[check.state], check.whole()) for check in checks],
    )


def checklist_json(checks: Iterable[Check]) -> list[dict[str, Any]]:
    return [{"state": check.state, "said": check.whole(), "units": list(check.units)} for check in checks]
