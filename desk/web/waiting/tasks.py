"""What each role must do today: the protection of children first, then what is late, then what awaits a
word."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from desk.base.faults import Stop
from desk.base.language import gettext, gettext_noop, localised, pgettext
from desk.base.roles import ADMINISTRATOR, AUDITOR, COMMUNE, EVALUATION, INVESTIGATOR, POLICY
from desk.leads.acts import DECIDE_SERIES, ON_NOTES, ON_TIES, ONE_PERSON, PROPOSED, TWO_PERSONS
from desk.leads.agreement import ABOUT_LEADS, about_children
from desk.leads.decisions import assigned_in
from desk.leads.innocence import stories_of, story_title
from desk.leads.lead_parties import LeadParties
from desk.leads.sentence import most_likelier
from desk.office.acts import ACTS
from desk.runs.run_log import refuse_if_latest_is_gone
from desk.runs.year import Year
from desk.web.accounts.failures import locked_out_now
from desk.web.accounts.models import Account
from desk.web.accounts.record import in_force
from desk.web.deployment import about_files
from desk.web.follow_up.lanes import FollowUp
from desk.web.journal.lines import (
    LOOKS,
    MANY,
    OUT,
    REFUSED,
    LinesAsked,
    UnusualReading,
    lines,
    seals,
    unusual_reading,
)
from desk.web.leads.acting import proposal_words, proposed_because
from desk.web.leads.reading import queue_today
from desk.web.office_deeds import name_of
from desk.web.proposals.deciding import WITHDRAW, word_of
from desk.web.proposals.models import OPEN, Proposal
from desk.web.results.commune import commune_of
from desk.web.returns.matrix import Matrix, matrix_today
from desk.web.runs.closing import Closing, closing_of
from desk.web.shelf import (
    announced_year,
    announcement_of,
    newest_run_year,
    rules_today,
    workspace,
    year_of,
    years_of_commune,
)
from desk.web.waiting.day import Day, Step, Task, TaskGroup, newer_years, of_rules
from desk.words.numbers import day_words
from desk.workspace.announcements import Announced
from engine.links.review import Reviewed
from engine.rulebook.kinds.links import LinkRules

Group = tuple[str, Iterable[Task], *tuple[str, ...]]  # its title, and perhaps a note
FEW = 5  # communes with a task each; more are counted by what they have


class Teller:
    """Gathers one person's tasks in that person's language."""

    def __init__(self, user: Any, today: date) -> None:
        self.user, self.today = user, today
        if user.role == COMMUNE:  # it knows of no year but its own, and of what was announced
            newest = next(iter(years_of_commune(str(user.unit))), None)
        elif user.role == ADMINISTRATOR:  # who sees no year, and may have to mend what stops the others
            newest = None
        else:
            refuse_if_latest_is_gone(workspace())
            newest = newest_run_year()
        self.number = newest or today.year
        self.year: Year | None = year_of(newest) if newest else None

    def day(self) -> Day:
        groups_by_role: Mapping[str, Callable[[], Iterator[Group]]] = {
            EVALUATION: self._evaluation,
            POLICY: self._policy,
            INVESTIGATOR: self._investigator,
            AUDITOR: self._auditor,
            ADMINISTRATOR: self._administrator,
            COMMUNE: self._commune,
        }
        groups = (
            TaskGroup(title, tuple(tasks), *note) for title, tasks, *note in groups_by_role[self.user.role]()
        )
        steps = tuple(self._steps()) if self.user.role in (EVALUATION, POLICY, AUDITOR) else ()
        remaining = self._left() if steps else ""
        return Day(tuple(group for group in groups if group.tasks), steps, self._not_seen(), remaining)

    def _left(self) -> str:
        closing = self._closing()
        if closing is None:
            return ""
        if closing.announced:
            return self._announced_words(closing.announced)
        if closing.lock or not closing.n_open:
            return ""
        return gettext(
            "Năm %(number)s còn %(n)s mục chưa đạt trước khi khóa sổ.", n=closing.n_open, number=self.number
        )

    def _announced_words(self, announced: Announced) -> str:
        return gettext(
            "Năm %(number)s đã công bố theo %(document)s ngày %(on)s.",
            number=self.number,
            document=announced.document,
            on=day_words(announced.on),
        )

    def _not_seen(self) -> str:
        return {
            EVALUATION: gettext("Vai trò này không thấy: manh mối, tên, nhật ký."),
            POLICY: gettext("Vai trò này không thấy: báo cáo từng xã, manh mối, tên."),
            INVESTIGATOR: gettext("Vai trò này không thấy: điểm các đơn vị, quy tắc, nhật ký."),
            AUDITOR: gettext("Vai trò này không quyết định, không mở tên."),
            ADMINISTRATOR: gettext("Vai trò này không thấy số liệu nào."),
            COMMUNE: gettext("Tài khoản này chỉ thấy xã của mình; thứ tự chỉ có khi công bố."),
        }[self.user.role]

    def _matrix(self) -> Matrix | None:
        period = rules_today().calendar.at("year", self.number)
        return matrix_today(period, self.user.unit if self.user.role == COMMUNE else "") if period else None

    def _evaluation(self) -> Iterator[Group]:
        yield self._children()
        yield gettext("Báo cáo"), (*newer_years(self.year), *self._returns())
        yield gettext("Kết quả"), self._results()
        yield self._proposals("announce")

    def _children(self) -> Group:
        note = gettext("bảo vệ trẻ em trước hết")
        return gettext("Không chờ đến kỳ chấm điểm"), self._protecting(), note

    def _protecting(self) -> Iterator[Task]:
        if self.year is None:
            return
        follow_up = FollowUp(self.year, self.today)
        for job in follow_up.jobs([c for c in follow_up.actions if follow_up.protects(c)]):
            text, url = f"{job.by}: {job.about}", reverse("follow_up", args=[self.number])
            see = gettext("Xem %(n)s việc", n=job.n)
            yield Task("bad", "child", gettext("Làm ngay"), job.title, text, f"{url}?viec={job.rule}", see)

    def _returns(self) -> Iterator[Task]:
        matrix = self._matrix()
        if matrix is None:
            return
        url, late = reverse("returns", args=[self.number]), matrix.due is not None and matrix.due < self.today
        if matrix.units_owing:
            owing = [f"{row.name} ({', '.join(row.owed[:FEW])})" for row in matrix.rows if row.owed]
            who, send = _first_of(owing, "; "), self._send_words(matrix.units_owing)
            colour, mark = ("bad", gettext("Quá hạn nộp")) if late else ("warn", gettext("Còn nợ"))
            yield Task(colour, "clock", mark, self._owing_words(matrix), who, url, send)
        if matrix.cells_to_fix:
            text = gettext("Dòng có ô sai chưa được tính; điểm là tạm tính.")
            title, see = self._fixing_words(matrix), gettext("Xem từng ô")
            yield Task("warn", "warn", gettext("Chưa sửa"), title, text, url, see)

    def _owing_words(self, matrix: Matrix) -> str:
        if self.user.role == COMMUNE:
            return gettext("Còn nợ %(n)s biểu năm %(number)s", n=matrix.forms_owed, number=self.number)
        return gettext(
            "%(communes)s còn nợ %(forms)s năm %(year)s",
            communes=gettext("%(n)s đơn vị", n=matrix.units_owing),
            forms=gettext("%(n)s biểu", n=matrix.forms_owed),
            year=self.number,
        )

    def _fixing_words(self, matrix: Matrix) -> str:
        n, units = matrix.cells_to_fix, matrix.units_to_fix
        if self.user.role == COMMUNE:
            return gettext("%(n)s ô phải sửa", n=n)
        return gettext(
            "%(cells)s phải sửa, ở %(communes)s",
            cells=gettext("%(n)s ô", n=n),
            communes=gettext("%(n)s đơn vị", n=units),
        )

    def _send_words(self, n: int) -> str:
        """Name what this role does about forms owed: an office writes letters, a commune sends."""
        if self.user.role == COMMUNE:
            return gettext("Gửi bổ sung")
        return gettext("Soạn %(n)s công văn", n=n)

    def _results(self) -> Iterator[Task]:
        closing = self._closing()
        if closing is None or self.year is None:
            return
        if any(run.newest and (run.stale or run.other_rules) for run in closing.runs):
            title = gettext("Chấm lại năm %(number)s", number=self.number)
            text = gettext("Có báo cáo đến, hoặc quy tắc đã đổi, sau lần chấm đang xem.")
            url, see = reverse("runs", args=[self.number]), gettext("Mở Lần chạy")
            yield Task("warn", "run", gettext("Có thay đổi"), title, text, url, see)
        yield from self._visits(self.year)

    def _visits(self, year: Year) -> Iterator[Task]:
        """Yield whom to visit by the signs about returns: a commune each, or a sign each if they are many."""
        book, name = year.rulebook, year.name
        titles = {sign.id: localised(sign.title) for sign in book.signs}
        signs_by_unit: dict[str, tuple[str, ...]] = {}
        for row in year.rows:
            signs = row.holding("sign")
            signs_by_unit |= {row.subject: signs} if signs else {}
        see = gettext("Xem")
        if len(signs_by_unit) <= FEW:
            for unit, signs in signs_by_unit.items():
                title = gettext("Kiểm tra thực tế %(name)s", name=name(unit))
                text, url = "; ".join(titles[s] for s in signs), reverse("commune", args=[self.number, unit])
                yield Task("warn", "warn", ", ".join(signs), title, text, url, see)
            return
        for sign in (id_ for id_ in titles if any(id_ in signs for signs in signs_by_unit.values())):
            units = [unit for unit, signs in signs_by_unit.items() if sign in signs]
            title = gettext("Kiểm tra thực tế %(n)s đơn vị: %(titles)s", n=len(units), titles=titles[sign])
            first = _first_of([name(unit) for unit in units], ", ")
            yield Task("warn", "warn", sign, title, first, reverse("results", args=[self.number]), see)

    def _proposals(self, *kinds: str) -> Group:
        own = (act.name for act in ACTS if self.user.role in act.roles | act.second)
        every = Proposal.objects.filter(kind__in=(*kinds, *own), state=OPEN)
        words = ((proposal, word_of(proposal, self.user)) for proposal in every)
        waiting = (self._proposal(proposal, may) for proposal, may in words if may)
        return gettext("Chờ người thứ hai"), waiting

    def _proposal(self, proposal: Proposal, may: str) -> Task:
        acts = {act.name: act for act in ACTS}
        title = {
            **{name: gettext(act.title) for name, act in acts.items()},
            "announce": gettext("Công bố kết quả năm %(about)s", about=proposal.about),
            "rules": gettext("Quy tắc sửa đổi"),
        }.get(proposal.kind) or proposal_words(proposal)
        year = proposal.content.get("year", self.number)
        urls: dict[str, tuple[str, list[object]]] = {
            **{name: (name_of(act), []) for name, act in acts.items()},
            "announce": ("proposed_announcement", [proposal.about]),
            **dict.fromkeys(ABOUT_LEADS, ("proposed_referral", [year, proposal.about])),
            **dict.fromkeys((ONE_PERSON.name, TWO_PERSONS.name), ("identity", [year])),
            DECIDE_SERIES.name: ("series", [year]),
            **dict.fromkeys((act.name for act in ON_TIES), ("ties", [year])),
            **dict.fromkeys((act.name for act in ON_NOTES), ("watched", [year])),
            "rules": ("proposed_rules", []),
        }
        name, parts = urls[proposal.kind]
        url = reverse(name, args=parts)
        reason = proposal.content.get("document") or proposed_because(proposal)
        mark, button = gettext("Chờ ý kiến"), gettext("Xem và quyết định")
        if may == WITHDRAW:
            mark, button = gettext("Của tôi"), gettext("Xem, rút để sửa")
        return Task(
            "act" if may != WITHDRAW else "dim", "two", mark, title, f"{proposal.by}: {reason}", url, button
        )

    def _policy(self) -> Iterator[Group]:
        yield self._proposals("announce", "rules")
        yield gettext("Quy tắc"), of_rules(self.user.standing)

    def _investigator(self) -> Iterator[Group]:
        yield self._children()
        yield self._proposals(*(act.name for act in PROPOSED))
        yield gettext("Manh mối"), self._leads()

    def _leads(self) -> Iterator[Task]:
        if self.year is None:
            return
        try:
            queue = queue_today(self.year)
        except Stop:
            return
        holders = assigned_in(self.year.run)
        marks = {
            "expired": ("warn", gettext("Hết hạn")),
            "returned": ("warn", gettext("Trở lại")),
            "new": ("act", gettext("Mới")),
            "looking": ("dim", gettext("Đang xem")),
        }
        address, me, see = reverse("leads", args=[self.number]), self.user.username, gettext("Xem")
        for state, (colour, mark) in marks.items():
            leads = [lead for lead in queue.leads if lead.state == state]
            if state == "looking":  # another's is another's
                leads = [lead for lead in leads if lead.decision and lead.decision.by == me]
            own = [lead for lead in leads if holders.get(lead.id) == me]
            rest = [lead for lead in leads if lead.id not in holders]
            for lead in (*own, *(rest if len(rest) <= FEW else ())):
                innocent = "; ".join(story_title(i, queue.rules) for i in stories_of(lead.lead))
                story = innocent or gettext("hồ sơ không gợi ý lời giải thích nào; vẫn phải hỏi")
                title, text = _lead_words(lead, queue.rules), f"{gettext('Có thể vô can vì')}: {story}"
                url = reverse("lead", args=[self.number, lead.id])
                yield Task(
                    colour, "lead", gettext("Giao tôi") if lead in own else mark, title, text, url, see
                )
            if len(rest) > FEW:
                title = gettext("%(n)s manh mối", n=len(rest))
                text, url = gettext("Xem trước: %(id)s.", id=rest[0].id), f"{address}?trang-thai={state}"
                yield Task(colour, "lead", mark, title, text, url, see)

    def _auditor(self) -> Iterator[Group]:
        yield self._proposals()
        see, address, line = gettext("Xem"), reverse("journal"), gettext_noop("dòng %(broken)s")
        yield (
            gettext("Dấu nối"),
            (
                Task("bad", "bad", gettext("Hỏng"), s.name, gettext(line, broken=s.broken), address, see)
                for s in seals()
                if s.broken
            ),
        )
        yield gettext("Xem tên khác thường"), map(self._unusual, unusual_reading(self.today))
        kinds = (
            (LOOKS, "eye", gettext("lần xem tên")),
            (REFUSED, "nil", gettext("lần bị từ chối")),
            (OUT, "download", gettext("lần xuất tệp")),
        )
        tasks = []
        for kind, sign, words in kinds:
            journal = lines(LinesAsked(kind))
            if journal:
                last, n = journal[0], len(journal)
                text = gettext("Gần nhất: ") + f"{last.when()}, {last.by}: {last.reason or last.about}"
                colour, url = "warn" if kind != OUT else "dim", f"{address}?loai={kind}"
                tasks.append(Task(colour, sign, str(n), f"{n} {words}", text, url, see))
        yield gettext("Ghi nhận"), tasks

    def _unusual(self, reading: UnusualReading) -> Task:
        day, looks, bare = day_words(reading.day), "", ""
        if reading.names > MANY:
            looks = gettext("%(n)s tên trong một giờ", n=reading.names)
        if reading.bare:
            bare = gettext("%(bare)s lần lý do không có lời", bare=reading.bare)
        text = "; ".join(filter(None, (looks, bare)))
        url = f"{reverse('journal')}?loai={LOOKS}&ai={reading.by}&tu={reading.day}&den={reading.day}"
        mark, see = gettext("Cần hỏi"), gettext("Xem từng lần")
        return Task("bad", "eye", mark, f"{reading.by}, {day}", text, url, see)

    def _administrator(self) -> Iterator[Group]:
        yield self._proposals()
        url, see, users = reverse("people"), gettext("Xem"), gettext("Người dùng")
        every = gettext("Xem mọi điểm: lanhmanh check-deploy.")
        yield (
            gettext("Giữ cho máy lành"),
            (
                Task("bad", "bad", gettext("Cần xem"), p.text, every, url, users)
                for p in about_files()
                if not p.good
            ),
        )
        locked = locked_out_now()
        kept_out = (self._kept_out(a, locked) for a in Account.objects.all() if _kept_out(a, locked))
        yield gettext("Không vào được"), kept_out
        idle = [a.username for a in Account.objects.filter(is_active=True) if _idle(a, self.today)]
        mark, text = gettext("Chưa vào"), gettext("chưa vào lần nào, hoặc đã hơn 60 ngày")
        tasks = (Task("warn", "clock", mark, name, text, url, see) for name in idle)
        yield pgettext("page", "Tài khoản"), tasks

    def _kept_out(self, account: Account, locked: Collection[str]) -> Task:
        why = (
            gettext("khác với sổ niêm phong")
            if not in_force(account)
            else gettext("gắn đơn vị không hợp lệ: xác nhận lại vai trò")
            if account.misbound
            else gettext("gõ sai mật khẩu nhiều lần")
        )
        words = (account.username, why, reverse("people"), gettext("Xem"))
        bad = account.username not in locked
        return Task("bad" if bad else "warn", "lock", gettext("Không vào được"), *words)

    def _commune(self) -> Iterator[Group]:
        yield gettext("Báo cáo của xã"), self._returns()
        year = announced_year(self.number)
        title = self._own_result(year) if year else gettext("Điểm có ở đây khi năm được công bố")
        url = reverse("commune", args=[self.number, self.user.unit])
        own = Task("act", "rank", str(self.number), title, self._how_settled(), url, gettext("Xem"))
        yield gettext("Điểm của xã"), [own]

    def _how_settled(self) -> str:
        announced = announcement_of(self.number)
        if announced is None:
            return gettext("Chưa công bố.")
        return self._announced_words(announced)

    def _own_result(self, year: Year) -> str:
        shown = commune_of(year, self.user.unit, "", False)
        if shown is None:
            return gettext("Không có xã này trong năm đã công bố")
        return gettext(
            "%(points)s điểm, %(band)s, đứng thứ %(place)s trên %(of)s",
            points=shown.points,
            band=shown.band,
            place=shown.place,
            of=shown.of,
        )

    def _closing(self) -> Closing | None:
        return closing_of(self.number)

    def _steps(self) -> Iterator[Step]:
        closing = self._closing()
        if closing is None:
            return
        for check in closing.checks:
            colour = "ok" if check.state == "met" else "warn"
            yield Step(colour, colour, "", check.text())
        runs, lock, announced = reverse("runs", args=[self.number]), closing.lock, closing.announced
        words = gettext("đã khóa") if lock else gettext("chưa khóa")
        yield Step(
            "ok" if lock else "dim", "lock" if lock else "todo", pgettext("act", "Khóa sổ"), words, runs
        )
        words = announced.document if announced else gettext("sau khi có văn bản; cần 2 người")
        yield Step(
            "ok" if announced else "dim",
            "ok" if announced else "todo",
            pgettext("act", "Công bố"),
            words,
            runs,
        )


def _lead_words(lead: Reviewed, rules: LinkRules) -> str:
    text = gettext(
        "%(id)s: %(sizes)s, %(likelier)s",
        id=lead.id,
        sizes=", ".join(LeadParties(lead.lead).sizes),
        likelier=most_likelier(lead.lead, rules),
    )
    return f"{text}, {gettext('về trẻ em, xem trước hết')}" if about_children(lead.lead) else text


def _first_of(names: Sequence[str], between: str) -> str:
    rest = len(names) - FEW
    more = gettext(" và %(rest)s nơi khác", rest=rest) if rest > 0 else ""
    return between.join(names[:FEW]) + more


def _kept_out(account: Account, locked: Collection[str]) -> bool:
    return account.username in locked or not in_force(account) or account.misbound


def _idle(account: Account, today: date) -> bool:
    last = account.last_login
    return last is None or (today - last.date()).days > 60
