"""Actions by body and deadline, signs, and the chain of reasons for each; for a person and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from types import MappingProxyType
from typing import Any

from desk.base.language import gettext, localised, pgettext
from desk.report.remarks import mark_remarks
from desk.report.tree import Remark, Report, ReportBlock, ReportColumn, Table
from desk.reports.calendar_file import code_of, secret_of
from desk.reports.follow_up_reasons import BARE, ReasonFacts, reasons_of
from desk.runs.run import Run
from desk.runs.standings import conclusions_now
from desk.runs.work_done import Done
from desk.words.evidence_words import codes_words
from desk.words.follow_up_words import NEEDS_WORDS, SIGNS_ARE, missing_words
from desk.words.numbers import day_words, fields_json
from engine.follow_up.conclusions import Conclusion
from engine.logic.cells import Owed
from engine.rulebook.model.follow_up import FollowUpRule
from engine.rulebook.model.rulebook import Rulebook
from engine.rulebook.model.rulebook import Rules as RulesOfRun

Rules = Mapping[str, FollowUpRule]
FEW = 3  # of one kind and day, whose reasons are printed
MANY = 12  # units, of more a letter says how many


class Chains:
    """Finds the reasons of a reason: the sign that another conclusion rests on; `reasons` says each. `secret`
    goes into codes."""

    def __init__(self, conclusions: Iterable[Conclusion], reasons: ReasonFacts, secret: str = "") -> None:
        self.reasons = reasons
        self.secret = secret
        self.signs = {":".join((c.name, *c.about)): c for c in conclusions if c.kind == "sign"}

    def below(self, kind: str, id_: str) -> Conclusion | None:
        return self.signs.get(id_) if kind == "sign" else None

    def steps(self, conclusion: Conclusion) -> list[dict[str, Any]]:
        """Return the chain of reasons, signs opened up to the records under them."""
        return [
            {
                "alias": alias,
                "fact": kind,
                "id": id_,
                "says": self.reasons.says(kind, id_),
                **({"because": self.steps(below)} if (below := self.below(kind, id_)) else {}),
            }
            for alias, kind, id_ in conclusion.because
        ]

    def lines(self, conclusion: Conclusion, indent: str = "") -> list[str]:
        """Return the chain of reasons line by line; a record that another line names has none."""
        lines: list[str] = []
        for alias, kind, id_ in conclusion.because:
            others = [other for _, k, other in conclusion.because if (k, other) != (kind, id_)]
            if kind in BARE:
                on_file = self.reasons.on_file(conclusion, alias, kind, id_)
                if on_file and not any(id_ in other for other in others):
                    lines.append(indent + on_file)
                continue
            lines.append(indent + self.reasons.says(kind, id_))
            below = self.below(kind, id_)
            if below is not None:
                lines += self.lines(below, indent + "  ← ")
        lines += [indent + line for line in self.reasons.besides(conclusion)]
        return list(dict.fromkeys(lines))

    def about(self, conclusions: Iterable[Conclusion]) -> str:
        """Return whom conclusions are about, units by name, codes drawn together."""
        subjects = (self.reasons.subject(id_) for c in conclusions for id_ in c.about)
        return codes_words(dict.fromkeys(subjects))

    def about_on_paper(self, conclusions: Iterable[Conclusion]) -> str:
        """Return the same as a letter says it: units without their codes, of many only how many."""
        codes = dict.fromkeys(subject for c in conclusions for subject in c.about)
        named = {code: self.reasons.unit_name(code) for code in codes}
        units = [name for name in named.values() if name]
        if len(units) > MANY:
            units = [gettext("%(n)s đơn vị: xem danh sách kèm theo", n=len(units))]
        others = codes_words(code for code, name in named.items() if not name)
        return "; ".join(filter(None, (*units, others)))

    def rulebooks(self, conclusion: Conclusion) -> set[str]:
        """Return the rulebooks whose bands or findings a conclusion rests on, through the signs below too."""
        names = {id_.partition(":")[0] for _, kind, id_ in conclusion.because if kind in ("band", "finding")}
        for _, kind, id_ in conclusion.because:
            below = self.below(kind, id_)
            if below is not None:
                names |= self.rulebooks(below)
        return names

    def missing(self, conclusion: Conclusion) -> tuple[Owed, ...]:
        """Return what is missing, of the signs below too."""
        gaps = set(conclusion.missing)
        for _, kind, id_ in conclusion.because:
            below = self.below(kind, id_)
            if below is not None and not below.sure:
                gaps |= set(self.missing(below))
        return tuple(sorted(gaps))


def conclusion_json(conclusion: Conclusion, rules: Rules, chains: Chains) -> dict[str, Any]:
    rule = rules[conclusion.rule]
    return {
        "code": code_of(conclusion, chains.secret),
        **fields_json(conclusion, "kind", "name", "rule"),
        "title": localised(rule.title),
        "cites": list(rule.cites),
        "about": list(conclusion.about),
        "unit": conclusion.unit or None,
        "state": "follows" if conclusion.sure else "cần bổ sung",
        "deadline": conclusion.deadline.isoformat() if conclusion.deadline else None,
        "by": conclusion.by or None,
        "to": conclusion.to or None,
        "needs": conclusion.needs or None,
        "because": chains.steps(conclusion),
        "also": conclusion.also,
        "missing": [
            fields_json(g, "form", "office", "unit", "period")
            | {"field": g.field or None, "row": g.key or None}
            for g in chains.missing(conclusion)
        ],
    }


def done_json(done: Done) -> dict[str, Any]:
    return {"on": done.on.isoformat(), "record": done.record, "by": done.by}


def follow_up_report(
    conclusions: Sequence[Conclusion],
    rules: Rules,
    chains: Chains,
    books: Mapping[str, Rulebook],
    unsettled: bool = True,
    done: Mapping[int, Done] = MappingProxyType({}),
    typed: str = "",
) -> Report:
    """Report what follows for sure, by body, and what is `done` (by the id of a conclusion); what still
    lacks something is counted, or listed if `unsettled`.

    `books` are the rulebooks of the run: what rests on an illustrative one's bands carries its mark. `typed`
    is the run as it is typed.
    """
    left = [c for c in conclusions if id(c) not in done]
    sure, open_ = [c for c in left if c.sure], [c for c in left if not c.sure]
    behind = {name for c in left for name in chains.rulebooks(c)}
    see_each = gettext("xem từng mã: --about MÃ")
    nothing = gettext("Không có việc nào phát sinh.")
    blocks: list[ReportBlock] = []
    for body, mine in groupby((c for c in sure if c.kind == "action"), key=lambda c: c.by):
        actions = list(mine)
        blocks.append(work_table(f"{body} ({len(actions)})", actions, rules, chains, see_each))
    blocks += _signs([c for c in sure if c.kind == "sign"], rules, chains)
    if open_:
        blocks.append(_open(open_, rules, chains) if unsettled else open_remark(open_, typed))
    blocks += [] if left else [Remark(nothing)]
    blocks += mark_remarks(*(book for name, book in books.items() if name in behind))
    for action, done_on in ((c, done[id(c)]) for c in conclusions if id(c) in done):
        text = gettext(
            "Đã làm: %(rule)s, %(about)s, %(day)s, theo %(record)s (%(by)s).",
            rule=action.rule,
            about=chains.about([action]),
            day=day_words(done_on.on),
            record=done_on.record,
            by=done_on.by,
        )
        blocks.append(Remark(text))
    return Report(
        tuple(blocks),
        lambda: [
            conclusion_json(c, rules, chains) | ({"done": done_json(done[id(c)])} if id(c) in done else {})
            for c in conclusions
        ],
    )


def open_remark(open_: Sequence[Conclusion], typed: str) -> Remark:
    """Say how many lack figures, and the command that lists them."""
    text = gettext("Còn %(open)s việc, dấu hiệu cần bổ sung số liệu mới rõ. Xem:", open=len(open_))
    return Remark(f"{text} lanhmanh follow-up {f'{typed} ' if typed else ''}--unsettled", "command")


def follow_up_about(run: Run, rules: RulesOfRun, id_: str) -> Report:
    """Report what a run concluded about one subject; nothing if the run is older than follow-up."""
    every = conclusions_now(run, rules)
    chains = Chains(every, reasons_of(run, rules), secret_of(run))
    mine, by_id = [c for c in every if id_ in c.about], {rule.id: rule for rule in rules.follow_up}
    report = follow_up_report(mine, by_id, chains, rules.rulebooks)
    title = Remark(gettext("Việc cần làm và dấu hiệu:"))
    return replace(report, blocks=(title, *report.blocks) if mine else ())


def work_table(
    title: str,
    actions: Sequence[Conclusion],
    rules: Rules,
    chains: Chains,
    see_each: str,
    day: date | None = None,
) -> Table:
    """List work by deadline and kind; of many alike `see_each` says where each stands. What is past by `day`
    is said to be."""

    def why(same: Sequence[Conclusion]) -> str:
        lines = dict.fromkeys(line for c in same[:FEW] for line in chains.lines(c))
        return see_each if len(same) > FEW else "\n".join(lines)

    def title_of(same: Sequence[Conclusion]) -> str:
        return localised(rules[same[0].rule].title)

    def due(same: Sequence[Conclusion]) -> str:
        on = same[0].deadline
        late = on is not None and day is not None and on < day
        words = day_words(on) if on else "–"
        return gettext("đã quá hạn ngày %(words)s", words=words) if late else words

    columns = (
        ReportColumn(gettext("TT"), None, "centre", 6, ("console",)),
        ReportColumn(gettext("Hạn"), due, "centre", 14),
        ReportColumn(gettext("Việc"), lambda same: f"{same[0].rule} {title_of(same)}", hidden_in=("paper",)),
        ReportColumn(gettext("Việc"), title_of, width=17, hidden_in=("console", "screen", "page", "sheet")),
        ReportColumn(gettext("Về"), chains.about, hidden_in=("paper",)),
        ReportColumn(
            gettext("Đối tượng"),
            chains.about_on_paper,
            width=29,
            hidden_in=("console", "screen", "page", "sheet"),
        ),
        ReportColumn(gettext("Vì"), why, width=23, hidden_in=("screen",)),
        ReportColumn(gettext("Ghi chú"), lambda same: note_words(same[0]), width=11),
    )
    kinds = [list(same) for _, same in groupby(actions, key=lambda a: (a.deadline, a.rule))]
    return Table(title, columns, kinds, more=more_work)


def more_work(rest: int) -> str:
    return gettext("… và %(n)s nhóm việc nữa; tất cả, kèm lý do: thêm --full.", n=rest)


def note_words(action: Conclusion) -> str:
    notes = [NEEDS_WORDS[action.needs]] if action.needs else []
    notes += [f"{gettext('gửi')} {action.to}"] if action.to else []
    return "; ".join(notes)


def _signs(signs: Sequence[Conclusion], rules: Rules, chains: Chains) -> Iterator[ReportBlock]:
    if not signs:
        return
    columns = (
        ReportColumn(gettext("Dấu hiệu"), lambda s: f"{s.rule} {localised(rules[s.rule].title)}"),
        ReportColumn(gettext("Về"), lambda s: chains.about([s])),
        ReportColumn(gettext("Vì"), lambda s: "\n".join(chains.lines(s))),
    )
    title = gettext("Có dấu hiệu, cần xác minh")
    yield Table(f"{title} ({len(signs)})", columns, signs)
    yield Remark(gettext(SIGNS_ARE))


def _open(open_: Sequence[Conclusion], rules: Rules, chains: Chains) -> Table:
    same = dict[tuple[str, str], list[Conclusion]]()
    for c in open_:
        same.setdefault((c.rule, missing_words(chains.missing(c))), []).append(c)
    columns = (
        ReportColumn(gettext("Việc, dấu hiệu"), lambda at: f"{at[0]} {localised(rules[at[0]].title)}"),
        ReportColumn(gettext("Về"), lambda at: chains.about(same[at])),
        ReportColumn(pgettext("report", "Còn thiếu"), lambda at: at[1]),
    )
    return Table(f"{gettext('Cần bổ sung')} ({len(open_)})", columns, [*same])
