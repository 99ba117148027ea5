"""One lead for a person and as JSON: what may be innocent and what is unknown, then every record it rests
on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from desk.base.language import decimal_mark, gettext, gettext_noop, pgettext
from desk.leads import lead_words as words
from desk.leads.agreement import decision_words
from desk.leads.innocence import (
    InnocentReading,
    innocent_readings,
    stories_in,
    stories_of,
    story_title,
    suspect_parts,
)
from desk.leads.lead_parties import LeadParties, told_by_case_only
from desk.leads.lead_queue import lead_json, short
from desk.leads.lead_words import figure, part_words, said
from desk.leads.leads import Queue
from desk.leads.people import (
    LITTLE,
    held_by,
    holding_words,
    lost_words,
    nearest_first,
    nearness_words,
    new_table,
    places_told,
    roles_but_kin,
    roles_in_cases,
    roles_of,
    row_words,
    status_of,
    where_words,
)
from desk.leads.row_sides import innocent_rows, suspect_rows
from desk.leads.seen_rows import rows_words
from desk.leads.sentence import checks_of, heaviest_first, sentences_of
from desk.leads.series import named_in, series_table, size_words, thing_told
from desk.report.tree import (
    PageLink,
    Remark,
    Report,
    ReportBlock,
    ReportColumn,
    Table,
    TextLines,
    TitledLines,
    WeightBar,
    text_lines,
)
from desk.words.numbers import fields_json
from engine.links.identity.matching import IdentityMatch
from engine.links.joining import JoinedSides
from engine.links.leads import Lead
from engine.links.review import Reviewed
from engine.links.series import CaseSeries
from engine.links.stories import FOR_INNOCENCE
from engine.links.timeline import TimelineEvent

LIGHTER = gettext_noop(
    "Dòng làm manh mối nhẹ đi, tự nó không nói ai vô can: có nó thì điều đã thấy thường gặp hơn, hoặc hai"
    " bên khai khác nhau"
)
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def shown_json(found: Reviewed, queue: Queue, names: Mapping[str, str]) -> dict[str, Any]:
    lead = found.lead
    shown = lead_json(found, queue) | {
        "evidence": [
            {
                "form": e.row.form,
                "key": e.row.key,
                "bits": round(e.bits, 2),
                "seen": list(e.used_for),
                "tells": list(e.tells),
                "at": list(places_told(e)),
            }
            for e in lead.evidence
        ],
        "parts": [
            {
                "n": n,
                "story": story,
                "seen": part.word,
                "unit": part.unit.kind,
                "bits": round(part.bits, 2),
                "formula": part.formula,
                "chance": short(part.chance),
                "members": list(part.members),
            }
            for n, (story, part) in enumerate(lead.parts, 1)
        ],
        "joins": [
            {
                **fields_json(j.weighed, "a", "b", "story"),
                "bits": round(j.bits, 2),
                "pair_bits": round(j.weighed.bits, 2),
                "by_case": j.by_case,
                "seen": [p.word for p in j.weighed.parts if p.rows],
                "left": [f"no {p.word}" if p.unit.kind == "missing" else p.word for p in j.weighed.left],
            }
            for j in lead.joins
        ],
        "roles": {id_: list(roles_of(lead, id_)) for id_ in (*lead.venues, *lead.parties)},
        "paths": _paths(lead),
        "timeline": [fields_json(m, "day", "what", "about", "note", "status") for m in lead.timeline],
        "check_next": [c.words() for c in checks_of(lead, queue.rules)],
    }
    return shown | ({"names": dict(names)} if names else {})


def _paths(lead: Lead) -> list[dict[str, Any]]:
    return [
        {
            "party": id_,
            "nearness": short(lead.near[id_].share),
            "best": [
                {
                    "steps": list(p.steps),
                    "by": list(p.by),
                    "chances": [short(c) for c in p.chances],
                    "share": short(p.share),
                }
                for p in lead.near[id_].paths
            ],
            "alike": [
                {"party": a.seed, "part": short(a.part), "share": short(a.share)}
                for a in lead.near[id_].alike
            ],
        }
        for id_ in nearest_first(lead)
    ]


@dataclass(frozen=True)
class LeadReport:
    """What is said of a lead, part by part: the console prints one after the other, a page lays them out.
    `matches` are pairs that may be of one person (None: names can't be compared here)."""

    found: Reviewed
    queue: Queue
    matches: Sequence[IdentityMatch] | None = ()
    names: Mapping[str, str] = field(default_factory=dict)
    every_place: bool = False

    @property
    def lead(self) -> Lead:
        return self.found.lead

    @property
    def parts(self) -> dict[str, Report]:
        parts = {
            "head": self._head(),
            "innocent": self._innocent(),
            "why": self._why(),
            "series": series_table(self.series, self.queue),
            "joins": self._joined(),
            "evidence": self._evidence(),
            "sums": self._sums(),
            "people": self._people(),
            "times": self._times(),
        }
        return {name: Report(tuple(blocks)) for name, blocks in parts.items()}

    @property
    def named(self) -> str:
        """Which lead it is, how far its sources go, and its state."""
        lead = self.lead
        return gettext(
            "%(id)s: độ tin cậy %(level)s (%(n)s loại nguồn: %(sources)s); %(state)s.",
            n=len(lead.tie_sources),
            id=self.found.id,
            level=said(words.CONFIDENCE, lead.confidence),
            sources=", ".join(said(words.SOURCES, s) for s in lead.tie_sources),
            state=said(words.STATES, self.found.state),
        )

    def _head(self) -> Iterator[ReportBlock]:
        found, lead, d = self.found, self.lead, self.found.decision
        yield Remark(gettext(words.TO_VERIFY))
        yield Remark(self.named)
        yield from map(Remark, sentences_of(lead, self.queue.rules))
        if d is not None:
            yield Remark(decision_words(d))
        certainty = figure(lead.certainty, 2)
        for id_, ids in lead.also.items():
            yield Remark(
                gettext(
                    "%(id)s và %(ids)s được coi là một người (độ chắc %(figure)s).",
                    id=id_,
                    ids=", ".join(ids),
                    figure=certainty,
                )
            )
        if found.new and d is not None:
            yield new_table(found)

    def _innocent(self) -> Iterator[ReportBlock]:
        nothing = gettext("Hồ sơ không gợi ý lời giải thích nào; vẫn phải hỏi.")
        yield TitledLines(gettext("Có thể vô can vì"), tuple(self._stories()), nothing)
        if self.struck:
            yield TitledLines(gettext("Đã gỡ vì vô can"), self.struck)
        checks = tuple(check.words() for check in checks_of(self.lead, self.queue.rules))
        yield TitledLines(gettext("Kiểm tra gì để phân biệt"), checks)
        yield TitledLines(gettext("Chưa rõ"), words.unknown_words(self.lead), id="chua-ro")

    def _stories(self) -> Iterator[str]:
        """Yield each innocent story, and between whom it explains what was seen best."""
        for story in stories_of(self.lead):
            best = [j for j in self.lead.joins if story in stories_in(j, self.lead)]
            sides = "; ".join(" – ".join(", ".join(self.side(s)) for s in j.sides) for j in best)
            fits = f", {gettext('hợp nhất với')} {sides}" if sides else ""
            yield f"{story_title(story, self.queue.rules)}{fits}"

    @cached_property
    def struck(self) -> tuple[str, ...]:
        """The ties of the lead that people declared innocent."""
        return tuple(
            f"{said(words.KINDS, d.kind)}: {', '.join(d.members)} ({d.reason}; {d.by}, {words.day(d.on)})"
            for d in self.queue.struck(self.lead)
        )

    def _why(self) -> Iterator[ReportBlock]:
        yield TitledLines(gettext(words.ACTS), tuple(self.acts()))
        together = tuple(self._in_one_case())
        if together:
            title = gettext("Cùng đứng trong một vụ việc, tự nó không nói gì")
            yield TitledLines(title, together, fold=True)
        yield from self.pairs

    @cached_property
    def series(self) -> tuple[CaseSeries, ...]:
        """Return the series of cases in which cases of the lead are."""
        cases = {*self.lead.cases}
        found = self.queue.findings.series
        return tuple(s for s in found if not cases.isdisjoint(c.id for c in s.cases))

    def series_told(self, ids: Set[str] | None = None) -> Iterator[tuple[str, list[str]]]:
        """Yield each such series with what comes back in it and names no one but `ids` (None: whomever)."""
        for one in self.series:
            things = [t for t in one.things if ids is None or named_in(t) <= ids]
            if things:
                yield f"{one.id} ({size_words(one)})", [thing_told(t, one, self.queue) for t in things]

    @property
    def inside(self) -> list[IdentityMatch]:
        """Pairs of records that may be of one person, both in the lead."""
        ids = {*self.lead.recorded_as}
        return [m for m in self.matches or () if {m.a, m.b} <= ids]

    @cached_property
    def pairs(self) -> tuple[Remark, ...]:
        """Which records in the lead, or one in it and one outside, may be of one person, and how to settle
        it."""
        if self.matches is None:
            unread = gettext(
                "Chưa so được tên (không mở được kho mã hóa ở đây): có thể có hai hồ sơ của một người."
            )
            return (Remark(unread),)
        year, inside = self.queue.run.manifest["year"], set(self.lead.recorded_as)
        settle = PageLink(gettext("Hỏi rồi ghi"), "identity", (year,))
        remarks = []
        for m in self.matches:
            if inside & {m.a, m.b}:
                outside = "" if {m.a, m.b} <= inside else gettext("Một hồ sơ ở ngoài manh mối này.")
                text = gettext(
                    "%(a)s và %(b)s có thể là một người (độ chắc %(certainty)s).",
                    a=m.a,
                    b=m.b,
                    certainty=figure(m.certainty, 2),
                )
                remarks.append(Remark(f"{text} {outside}".strip(), "open", link=settle))
                how = gettext(
                    "Hỏi rồi ghi: lanhmanh leads identity --same %(a)s %(b)s, hoặc --not-same.", a=m.a, b=m.b
                )
                remarks.append(Remark(how, "command", hidden_in=("page",)))
        return tuple(remarks)

    @cached_property
    def parties(self) -> LeadParties:
        return LeadParties(self.lead)

    @property
    def beside(self) -> Iterator[str]:
        """Yield who is in the lead and not tied: why, what one holds and as what a case names one."""
        for id_, why in self.parties.beside.items():
            yield ", ".join((f"{self.member(id_)}: {why}", *roles_but_kin(self.lead, id_)))

    def _joined(self) -> Iterator[ReportBlock]:
        """Say of each two sides what is seen, what explains it best, what that leaves."""
        cases = self.lead.cases
        columns = (
            ReportColumn(gettext("Đã thấy"), self._marks_of, hidden_in=("console",)),
            ReportColumn(gettext("Hai bên"), self._sides, "whole"),
            ReportColumn(
                gettext("Vì sao nghi"),
                lambda j: text_lines(part_words(p, cases) for p in suspect_parts(j)),
            ),
            ReportColumn(
                gettext("Vì sao có thể vô can: giải thích gì, chưa giải thích gì"),
                lambda j: text_lines(self.excuses(j)),
            ),
        )
        yield Table(gettext("Nối với nhau vì"), columns, self.parties.joins)

    @cached_property
    def _marks(self) -> Mapping[str, str]:
        """A number for each kind of thing seen, by which a page names it."""
        kinds = dict.fromkeys(p.word for j in self.lead.joins for p in suspect_parts(j))
        return {kind: CIRCLED[n] if n < len(CIRCLED) else str(n + 1) for n, kind in enumerate(kinds)}

    def _marks_of(self, join: JoinedSides) -> str:
        return " ".join(dict.fromkeys(self._marks[p.word] for p in suspect_parts(join)))

    def _sides(self, join: JoinedSides) -> TextLines:
        return TextLines(
            tuple(f"{'  ' if n else ''}{one}" for s in join.sides for n, one in enumerate(self.side(s)))
        )

    def side(self, side: str, among: Set[str] | None = None) -> tuple[str, ...]:
        """Return each of a side: its venues, then who holds or manages them; of those `among` some (None:
        all)."""
        lead = self.lead
        members = [m for m in lead.sides[side] if among is None or m in among]
        venues = [self.member(m) for m in members if m in lead.venues]
        people = [f"{holding_words(lead, m)} {m}" for m in members if m not in lead.venues]
        return (*venues, *people) if venues else (self.member(side),)

    def member(self, id_: str) -> str:
        """Return a venue or party with what it is and where, as one would say it to a colleague."""
        unit = self.queue.units.get(self.lead.units.get(id_, id_[:5]))
        return f"{id_} ({', '.join(x for x in (self.lead.trades.get(id_), unit) if x)})"

    @property
    def innocent(self) -> Iterator[str]:
        """Yield of each pair what may be innocent between its sides, and what that leaves unexplained."""
        for j in heaviest_first(self.lead):
            yield f"{' – '.join(j.sides)}: {'. '.join(self.excuses(j))}"

    def excuses(self, join: JoinedSides) -> Iterator[str]:
        """Yield each innocent story of two sides with what it explains and what it does not, then what they
        share that makes one likelier."""
        if join.one_person:
            yield gettext("hai hồ sơ của một người, đã ghi: không có chuyện nào giữa hai bên")
        for reading in innocent_readings(join, self.lead):
            yield f"{story_title(reading.story, self.queue.rules)}: {self._explained(reading)}"
        for p in join.weighed.parts:
            if p.rows and p.word in FOR_INNOCENCE:
                where = f"{' – '.join(p.members)}; {rows_words(p.rows)}"
                yield f"{gettext(words.FITS, part=part_words(p, self.lead.cases))} ({where})"

    def _explained(self, reading: InnocentReading) -> str:
        explains, leaves = (
            ", ".join(part_words(p, self.lead.cases) for p in parts)
            for parts in (reading.explains, reading.leaves)
        )
        if not reading.explains:
            return gettext("chưa giải thích điều nào đã thấy")
        if not reading.leaves:
            return gettext("giải thích mọi điều đã thấy")
        return gettext(
            "giải thích %(explains)s; chưa giải thích %(leaves)s", explains=explains, leaves=leaves
        )

    @property
    def explaining(self) -> str:
        """Say how many innocent stories explain all that is seen of a pair, a part of it, nothing."""
        readings = [r for j in self.lead.joins for r in innocent_readings(j, self.lead)]
        every = {r.story for r in readings if r.explains and not r.leaves}
        some = {r.story for r in readings if r.explains} - every
        none = {r.story for r in readings} - some - every
        lines = (
            gettext("%(n)s chuyện vô can giải thích mọi điều ở một cặp", n=len(every)) if every else "",
            gettext("%(n)s chuyện vô can giải thích một phần", n=len(some)) if some else "",
            gettext("%(n)s chuyện vô can chưa giải thích điều nào", n=len(none)) if none else "",
        )
        return ", ".join(filter(None, lines)) or gettext("chưa chuyện vô can nào hợp")

    def _in_one_case(self) -> Iterator[str]:
        """Yield each case that alone joins sides, and who stands in it: of a side only those whom the case
        names."""
        lead = self.lead
        alone = {m for j in lead.joins if told_by_case_only(j) for p in j.weighed.parts for m in p.members}
        about = {
            case: m.about
            for m in lead.timeline
            if m.what == "case"
            for case in alone & {*m.about} & {*lead.cases}
        }
        for case, ids in sorted(about.items()):
            yield f"{case}: {', '.join(self._as_in(case, id_) for id_ in ids if id_ in lead.members)}"

    def _as_in(self, case: str, id_: str) -> str:
        """Return a member with its role in a case, as its records have it."""
        role = dict(roles_in_cases(self.lead, id_)).get(case)
        if not role:
            return self.member(id_)
        return f"{self.member(id_)}, {words.role_words(role, status_of(self.lead, case))}"

    def acts(self) -> Iterator[str]:
        """Yield each member with what it holds, and with each case, grave violation or licence withdrawn:
        what and when it was, and as what the case names it; last who is no party of the lead."""
        beside = self.parties.beside
        for id_ in sorted(self.lead.acts, key=lambda id_: id_ in beside):
            acts = (self.act(m, id_) for m in self.grave if id_ in m.about)
            held = () if id_ in self.lead.venues else held_by(self.lead, id_)
            who = "; ".join((self.member(id_), *held, *self.parties.no_party(id_)))
            yield ": ".join(filter(None, (who, ", ".join(acts))))

    @cached_property
    def grave(self) -> list[TimelineEvent]:
        """The cases, grave violations and licences withdrawn."""
        rules = self.queue.rules
        return [
            m
            for m in self.lead.timeline
            if m.what in ("case", "revoked")
            or (m.what == "violation" and rules.weight_of(rules.seeds.violations, m.note) > 0)
        ]

    def act(self, moment: TimelineEvent, id_: str) -> str:
        roles = (role for case, role in roles_in_cases(self.lead, id_) if case in moment.about)
        as_what = [words.role_words(role, moment.status) for role in roles]
        if moment.what != "case":
            return f"{words.moment(moment.what, moment.note)} ({words.day(moment.day)})"
        what = f"{words.case_day(moment.day)}: {words.case_words(moment.note, moment.status, moment.handled)}"
        return f"{what} ({'; '.join(as_what)})" if as_what else what

    def _evidence(self) -> Iterator[ReportBlock]:
        """Yield the rows that weigh, those that speak for innocence, and those beside."""
        rows = sorted(self.lead.evidence, key=lambda e: -abs(e.weight))
        suspect, innocent = suspect_rows(rows, self.lead), innocent_rows(rows, self.lead)
        weigh = [e for e in suspect if e.weight >= LITTLE]
        most = max((e.most for e in weigh), default=0) or 1.0
        levels = gettext("nhẹ"), gettext("vừa"), gettext("nặng")
        row = ReportColumn(gettext("Biểu, khóa"), lambda e: row_words(e.row.form, e.row.key))
        tells = ReportColumn(
            gettext("Nói về"), lambda e: TextLines(tuple(said(words.KINDS, k) for k in e.tells))
        )
        where = ReportColumn(gettext("Ở đâu (tệp, biểu, dòng)"), lambda e: where_words(e, self.every_place))
        weighing = (
            ReportColumn(gettext("Bit"), lambda e: text_lines(lost_words(e, self.lead)), hidden_in=("page",)),
            ReportColumn(
                gettext("Nặng nhẹ"),
                lambda e: WeightBar(round(100 * e.most / most, 1), levels[min(2, int(e.most / most * 3))]),
                hidden_in=("console",),
            ),
            ReportColumn(
                gettext("Đã thấy"),
                lambda e: " ".join(self._marks.get(s, "") for s in e.used_for),
                hidden_in=("console",),
            ),
            row,
            tells,
            ReportColumn(
                gettext("Điều đã thấy"),
                lambda e: TextLines(tuple(words.seen(s) for s in e.used_for)),
                hidden_in=("page",),
            ),
            where,
        )
        title = gettext("Bằng chứng: bỏ dòng nào thì cặp ấy giảm bấy nhiêu bit")
        yield Table(title, weighing, weigh)
        in_series = {row for one in self.series for thing in one.things for row in thing.rows}
        aside = [e for e in suspect if e.weight < LITTLE and e.row not in in_series]
        lighter = [e for e in aside if e.weight <= -LITTLE]
        for title, listed in (
            (gettext("Dòng nói theo hướng vô can"), innocent),
            (gettext(LIGHTER), lighter),
            (gettext("Bối cảnh"), [e for e in aside if e not in lighter]),
        ):
            if listed:
                yield Table(title, (row, tells, where), listed, fold=True)

    def _sums(self) -> Iterator[ReportBlock]:
        lead = self.lead
        columns = (
            ReportColumn("#", lambda row: row[0], "right"),
            ReportColumn(gettext("Điều đã thấy"), lambda row: part_words(row[2], lead.cases)),
            ReportColumn(gettext("Ai"), lambda row: TextLines(row[2].members)),
            ReportColumn(gettext("Phép tính"), lambda row: decimal_mark(row[2].formula)),
            ReportColumn(gettext("Bit"), lambda row: figure(row[2].bits, 2), "right"),
        )
        title = gettext("Cách tính: trọng số × log2(chung một người đứng sau / chuyện vô can)")
        numbered = enumerate(((j, p) for j in lead.joins for p in j.weighed.parts), 1)
        yield Table(title, columns, [(n, j, p) for n, (j, p) in numbered if not told_by_case_only(j)])
        yield Remark(
            gettext(
                "Cộng các cặp nối: %(counted)s = %(left)s bit; cặp đã nối qua bên khác thì không cộng nữa.",
                counted=" + ".join(figure(j.bits, 2) for j in lead.joins if j.bits > 0),
                left=figure(lead.bits, 2),
            )
        )

    def _people(self) -> Iterator[ReportBlock]:
        lead, alpha = self.lead, self.queue.rules.seeds.rank.alpha
        at = (self.queue.run.manifest["year"], self.found.id)
        named = ReportColumn(gettext("Tên"), lambda id_: self.names.get(id_, "–"), hidden_in=("page",))
        columns = (
            ReportColumn(gettext("Bên"), lambda id_: PageLink(id_, "lead", at, f"?ben={id_}#hinh")),
            *([named] if self.names else []),
            ReportColumn(gettext("Loại"), self.kind),
            ReportColumn(gettext("Vai trò trong hồ sơ"), lambda id_: TextLines(roles_of(lead, id_))),
            ReportColumn(
                gettext("Gần vụ việc"),
                lambda id_: figure(near.share, 3) if (near := lead.near.get(id_)) else "–",
                "right",
                hidden_in=("page",),
            ),
            ReportColumn(
                gettext("Đường mạnh nhất; liên hệ chung nhiều nhất"),
                lambda id_: nearness_words(lead.near.get(id_), alpha),
                hidden_in=("page",),
            ),
        )
        yield Table(gettext("Các bên"), columns, nearest_first(lead), key=str)
        yield Remark(gettext(words.NEARNESS), hidden_in=("page",))

    def kind(self, id_: str) -> str:
        return self.lead.trades.get(id_) or said(words.TYPES, "venue" if id_ in self.lead.venues else "party")

    def _times(self) -> Iterator[ReportBlock]:
        columns = (
            ReportColumn(pgettext("event", "Ngày"), lambda m: words.day(m.day)),
            ReportColumn(
                pgettext("event", "Việc"), lambda m: words.moment(m.what, m.note, m.status, m.handled)
            ),
            ReportColumn(gettext("Về"), lambda m: ", ".join(m.about)),
        )
        yield Table(gettext("Theo thời gian"), columns, self.lead.timeline)
