"""What each role must do today: the protection of children first, then what is late, then what awaits a
word."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from typing import Any

from django.urls import reverse

from desk.base.faults import Stop
from desk.base.plurals import many
from desk.leads.lead_queue import story_title
from desk.leads.lead_words import figure
from desk.runs.year import Year
from desk.web.accounts.failures import locked_out_now
from desk.web.accounts.models import Account
from desk.web.accounts.record import in_force
from desk.web.deployment import about_files
from desk.web.follow_up.lanes import FollowUp
from desk.web.journal.lines import LOOKS, OUT, REFUSED, LinesAsked, lines, seals
from desk.web.journal.unusual import MANY, UnusualReading, unusual_reading
from desk.web.leads.reading import queue_today
from desk.web.proposals.deciding import WITHDRAW, word_of
from desk.web.proposals.models import OPEN, Proposal
from desk.web.results.commune import commune_of
from desk.web.returns.matrix import Matrix, matrix_of, own_alone
from desk.web.roles import ADMINISTRATOR, AUDITOR, COMMUNE, EVALUATION, INVESTIGATOR, POLICY
from desk.web.runs.closing import Closing, closing_of
from desk.web.shelf import (
    announced_year,
    announcement_of,
    archive_today,
    newest_run_year,
    rules_today,
    year_of,
    years_of_commune,
)
from desk.web.waiting.day import Day, Step, Task, TaskGroup
from desk.web.waiting.newer import newer_years
from desk.web.waiting.of_rules import of_rules
from desk.words.numbers import day_words
from desk.workspace.announced_bands import Announced
from engine.links.leads import Lead

FEW = 5  # communes with a task each; more are counted by what they have


class Teller:
    """Gathers one person's tasks in that person's language."""

    def __init__(self, user: Any, today: date) -> None:
        self.user, self.lang, self.today = user, str(user.lang), today
        if user.role == COMMUNE:  # it knows of no year but its own, and of what was announced
            newest = next(iter(years_of_commune(str(user.unit))), None)
        else:
            newest = newest_run_year()
        self.number = newest or today.year
        self.year: Year | None = year_of(newest) if newest else None

    def pick(self, vi: str, en: str) -> str:
        return en if self.lang == "en" else vi

    def day(self) -> Day:
        told: Mapping[str, Callable[[], Iterator[TaskGroup]]] = {
            EVALUATION: self._evaluation,
            POLICY: self._policy,
            INVESTIGATOR: self._investigator,
            AUDITOR: self._auditor,
            ADMINISTRATOR: self._administrator,
            COMMUNE: self._commune,
        }
        groups = tuple(group for group in told[self.user.role]() if group.tasks)
        steps = tuple(self._steps()) if self.user.role in (EVALUATION, POLICY, AUDITOR) else ()
        return Day(groups, steps, self._not_seen(), self._left() if steps else "")

    def _left(self) -> str:
        closing = self._closing()
        if closing is None:
            return ""
        if closing.announced:
            return self._announced_words(closing.announced)
        if closing.lock or not closing.n_open:
            return ""
        return self.pick(
            f"Năm {self.number} còn {closing.n_open} mục chưa đạt trước khi khóa sổ.",
            f"Open before the lock of {self.number}: {many(closing.n_open, 'check')}.",
        )

    def _announced_words(self, told: Announced) -> str:
        on = day_words(told.on, self.lang)
        return self.pick(
            f"Năm {self.number} đã công bố theo {told.document} ngày {on}.",
            f"{self.number} was announced by {told.document} of {on}.",
        )

    def _not_seen(self) -> str:
        vi, en = {
            EVALUATION: (
                "Vai trò này không thấy: manh mối, tên, nhật ký.",
                "This role does not see leads, names or the log.",
            ),
            POLICY: (
                "Vai trò này không thấy: báo cáo từng xã, manh mối, tên.",
                "This role does not see communes' returns, leads or names.",
            ),
            INVESTIGATOR: (
                "Vai trò này không thấy: điểm các đơn vị, quy tắc, nhật ký.",
                "This role does not see communes' points, rules or the log.",
            ),
            AUDITOR: (
                "Vai trò này không quyết định, không mở tên.",
                "This role decides nothing and opens no name.",
            ),
            ADMINISTRATOR: ("Vai trò này không thấy số liệu nào.", "This role sees no figures."),
            COMMUNE: (
                "Tài khoản này chỉ thấy xã của mình; hạng chỉ có khi công bố.",
                "This account sees its own commune; a place is known once announced.",
            ),
        }[self.user.role]
        return self.pick(vi, en)

    def _matrix(self) -> Matrix | None:
        rules = rules_today()
        period = rules.calendar.at("year", self.number)
        if period is None:
            return None
        mine = [u for u in rules.units.on(period.end) if self.user.sees(u.code)]
        stored = archive_today()
        if self.user.role == COMMUNE:
            stored = own_alone(stored, self.user.unit)
        return matrix_of(stored, rules, period, mine, self.lang)

    def _evaluation(self) -> Iterator[TaskGroup]:
        yield self._children()
        yield TaskGroup(
            self.pick("Báo cáo", "Returns"), "", (*newer_years(self.year, self.lang), *self._returns())
        )
        yield TaskGroup(self.pick("Kết quả", "Results"), "", tuple(self._results()))
        yield self._proposals("announce")

    def _children(self) -> TaskGroup:
        note = self.pick("bảo vệ trẻ em trước hết", "children first")
        return TaskGroup(
            self.pick("Không chờ đến kỳ chấm điểm", "What waits for no scoring"),
            note,
            tuple(self._protecting()),
        )

    def _protecting(self) -> Iterator[Task]:
        if self.year is None:
            return
        found = FollowUp(self.year, self.lang, self.today)
        for job in found.jobs([c for c in found.actions if found.protects(c)]):
            n = job.n
            yield Task(
                "bad",
                "child",
                self.pick("Làm ngay", "Now"),
                job.title,
                f"{job.by}: {job.about}",
                reverse("follow_up", args=[self.number]) + f"?viec={job.rule}",
                self.pick(f"Xem {n} việc", f"See {n}"),
            )

    def _returns(self) -> Iterator[Task]:
        matrix = self._matrix()
        if matrix is None:
            return
        url, late = reverse("returns", args=[self.number]), matrix.due is not None and matrix.due < self.today
        if matrix.units_owing:
            who = "; ".join(f"{r.name} ({', '.join(r.owed[:4])})" for r in matrix.rows if r.owed)[:240]
            yield Task(
                "bad" if late else "warn",
                "clock",
                self.pick("Quá hạn nộp", "Overdue") if late else self.pick("Còn nợ", "Owed"),
                self._owing_words(matrix),
                who,
                url,
                self._send_words(matrix.units_owing),
            )
        if matrix.cells_to_fix:
            yield Task(
                "warn",
                "warn",
                self.pick("Chưa sửa", "To correct"),
                self._fixing_words(matrix),
                self.pick(
                    "Dòng có ô sai chưa được tính; điểm là tạm tính.",
                    "Rows with a wrong cell are not counted; points are provisional.",
                ),
                url,
                self.pick("Xem từng ô", "See each"),
            )

    def _owing_words(self, matrix: Matrix) -> str:
        if self.user.role == COMMUNE:
            return self.pick(
                f"Còn nợ {matrix.forms_owed} biểu năm {self.number}",
                f"Your commune owes {many(matrix.forms_owed, 'form')} of {self.number}",
            )
        return self.pick(
            f"{matrix.units_owing} đơn vị còn nợ {matrix.forms_owed} biểu năm {self.number}",
            f"{many(matrix.units_owing, 'commune')}: {many(matrix.forms_owed, 'form')} owed of {self.number}",
        )

    def _fixing_words(self, matrix: Matrix) -> str:
        n, units = matrix.cells_to_fix, matrix.units_to_fix
        if self.user.role == COMMUNE:
            return self.pick(f"{n} ô phải sửa", f"{many(n, 'cell')} to correct")
        return self.pick(
            f"{n} ô phải sửa, ở {units} đơn vị",
            f"{many(n, 'cell')} to correct in {many(units, 'commune')}",
        )

    def _send_words(self, n: int) -> str:
        """Name what this role does about forms owed: an office writes letters, a commune sends."""
        if self.user.role == COMMUNE:
            return self.pick("Gửi bổ sung", "Send them")
        return self.pick(f"Soạn {n} công văn", f"Write {many(n, 'letter')}")

    def _results(self) -> Iterator[Task]:
        closing = self._closing()
        if closing is None or self.year is None:
            return
        if any(run.newest and (run.stale or run.other_rules) for run in closing.runs):
            yield Task(
                "warn",
                "run",
                self.pick("Có thay đổi", "Changed"),
                self.pick(f"Chấm lại năm {self.number}", f"Run {self.number} again"),
                self.pick(
                    "Có báo cáo đến, hoặc quy tắc đã đổi, sau lần chấm đang xem.",
                    "Returns came, or the rules changed, since the run that is shown.",
                ),
                reverse("runs", args=[self.number]),
                self.pick("Mở Lần chạy", "Open Runs"),
            )
        yield from self._visits(self.year)

    def _visits(self, year: Year) -> Iterator[Task]:
        """Yield whom to visit by the signs about returns: a commune each, or a sign each if they are many."""
        book, name = year.rulebook, year.name
        titles = {sign.id: sign.title[self.lang] for sign in book.signs}
        found: dict[str, tuple[str, ...]] = {}
        for row in year.rows:
            signs = row.holding("sign")
            found |= {row.subject: signs} if signs else {}
        see = self.pick("Xem", "See")
        if len(found) <= FEW:
            for unit, signs in found.items():
                title = self.pick(f"Kiểm tra thực tế {name(unit)}", f"Visit {name(unit)}")
                text, url = "; ".join(titles[s] for s in signs), reverse("commune", args=[self.number, unit])
                yield Task("warn", "warn", ", ".join(signs), title, text, url, see)
            return
        for sign in (one for one in titles if any(one in signs for signs in found.values())):
            units = [unit for unit, signs in found.items() if sign in signs]
            title = self.pick(
                f"Kiểm tra thực tế {len(units)} đơn vị: {titles[sign]}",
                f"Visit {many(len(units), 'commune')}: {titles[sign]}",
            )
            first, rest = ", ".join(map(name, units[:FEW])), len(units) - FEW
            more = self.pick(f" và {rest} nơi khác", f" and {rest} more") if rest > 0 else ""
            yield Task("warn", "warn", sign, title, first + more, reverse("results", args=[self.number]), see)

    def _proposals(self, *kinds: str) -> TaskGroup:
        every = Proposal.objects.filter(kind__in=kinds, state=OPEN)
        words = ((one, word_of(one, self.user)) for one in every)
        waiting = tuple(self._proposal(one, may) for one, may in words if may)
        return TaskGroup(self.pick("Chờ người thứ hai", "Awaiting a second person"), "", waiting)

    def _proposal(self, one: Proposal, may: str) -> Task:
        title = {
            "announce": self.pick(f"Công bố kết quả năm {one.about}", f"Announce {one.about}"),
            "refer": self.pick(f"Chuyển {one.about}", f"Refer {one.about}"),
            "rules": self.pick("Quy tắc sửa đổi", "Changed rules"),
        }[one.kind]
        url = {
            "announce": lambda: reverse("proposed_announcement", args=[one.about]),
            "refer": lambda: reverse("lead", args=[one.content.get("year", self.number), one.about]),
            "rules": lambda: reverse("proposed_rules"),
        }[one.kind]()
        said = one.content.get("document") or one.content.get("reason") or ""
        mark, button = self.pick("Chờ ý kiến", "Your word"), self.pick("Xem và quyết định", "See and decide")
        if may == WITHDRAW:
            mark, button = (
                self.pick("Của tôi", "Mine"),
                self.pick("Xem, rút để sửa", "See, withdraw"),
            )
        return Task("act" if may != WITHDRAW else "dim", "two", mark, title, f"{one.by}: {said}", url, button)

    def _policy(self) -> Iterator[TaskGroup]:
        yield self._proposals("announce", "rules")
        yield TaskGroup(self.pick("Quy tắc", "Rules"), "", tuple(of_rules(self.user.username, self.lang)))

    def _investigator(self) -> Iterator[TaskGroup]:
        yield self._children()
        yield self._proposals("refer")
        yield TaskGroup(self.pick("Manh mối", "Leads"), "", tuple(self._leads()))

    def _leads(self) -> Iterator[Task]:
        if self.year is None:
            return
        try:
            queue = queue_today(self.year)
        except Stop:
            return
        marks = {
            "expired": ("warn", self.pick("Hết hạn", "Lapsed")),
            "returned": ("warn", self.pick("Trở lại", "Back")),
            "new": ("act", self.pick("Mới", "New")),
            "looking": ("dim", self.pick("Đang xem", "In hand")),
        }
        for state, (colour, mark) in marks.items():
            for found in queue.leads:
                mine = found.decision is not None and found.decision.by == self.user.username
                if found.state == state and (state != "looking" or mine):
                    innocent = "; ".join(story_title(i, queue.rules, self.lang) for i in found.lead.stories)
                    said = innocent or self.pick(
                        "hồ sơ không gợi ý lời giải thích nào; vẫn phải hỏi",
                        "the records suggest none; ask all the same",
                    )
                    yield Task(
                        colour,
                        "lead",
                        mark,
                        self._lead_words(found.lead, found.id),
                        f"{self.pick('Có thể vô can vì', 'May be innocent, as')}: {said}",
                        reverse("lead", args=[self.number, found.id]),
                        self.pick("Xem", "See"),
                    )

    def _lead_words(self, lead: Lead, id_: str) -> str:
        bits, venues, parties, cases = (
            figure(lead.bits, 1, self.lang),
            len(lead.venues),
            len(lead.parties),
            len(lead.cases),
        )
        return self.pick(
            f"{id_}: {venues} cơ sở, {parties} người, {cases} vụ, {bits} bit",
            f"{id_}: {many(venues, 'venue')}, {many(parties, 'person')}, {many(cases, 'case')}, {bits} bits",
        )

    def _auditor(self) -> Iterator[TaskGroup]:
        broken = [s for s in seals() if s.broken]
        yield TaskGroup(
            self.pick("Dấu nối", "Seals"),
            "",
            tuple(
                Task(
                    "bad",
                    "bad",
                    self.pick("Hỏng", "Broken"),
                    s.name,
                    self.pick(f"dòng {s.broken}", f"line {s.broken}"),
                    reverse("journal"),
                    self.pick("Xem", "See"),
                )
                for s in broken
            ),
        )
        reading = tuple(map(self._unusual, unusual_reading(self.today)))
        yield TaskGroup(self.pick("Xem tên khác thường", "Unusual reading of names"), "", reading)
        kinds = (
            (LOOKS, "eye", self.pick("lần xem tên", "looks at names")),
            (REFUSED, "nil", self.pick("lần bị từ chối", "refusals")),
            (OUT, "download", self.pick("lần xuất tệp", "files sent out")),
        )
        tasks = []
        for kind, sign, words in kinds:
            found = lines(LinesAsked(kind), self.lang)
            if found:
                last = found[0]
                tasks.append(
                    Task(
                        "warn" if kind != OUT else "dim",
                        sign,
                        str(len(found)),
                        f"{len(found)} {words}",
                        self.pick("Gần nhất: ", "Last: ")
                        + f"{last.when(self.lang)}, {last.by}: {last.reason or last.about}",
                        reverse("journal") + f"?loai={kind}",
                        self.pick("Xem", "See"),
                    )
                )
        yield TaskGroup(self.pick("Ghi nhận", "On record"), "", tuple(tasks))

    def _unusual(self, one: UnusualReading) -> Task:
        day, looks, bare = day_words(one.day, self.lang), "", ""
        if one.names > MANY:
            looks = self.pick(f"{one.names} tên trong một giờ", f"{many(one.names, 'name')} within an hour")
        if one.bare:
            bare = self.pick(f"{one.bare} lần lý do không có lời", f"{one.bare} without a reason in words")
        text = "; ".join(filter(None, (looks, bare)))
        url = f"{reverse('journal')}?loai={LOOKS}&ai={one.by}&tu={one.day}&den={one.day}"
        mark, see = self.pick("Cần hỏi", "To ask about"), self.pick("Xem từng lần", "See each")
        return Task("bad", "eye", mark, f"{one.by}, {day}", text, url, see)

    def _administrator(self) -> Iterator[TaskGroup]:
        wrong = (
            Task(
                "bad",
                "bad",
                self.pick("Cần xem", "To see to"),
                self.pick(p.vi, p.en),
                self.pick("Xem mọi điểm: lanhmanh check-deploy.", "See every point: lanhmanh check-deploy."),
                reverse("people"),
                self.pick("Người dùng", "Accounts"),
            )
            for p in about_files()
            if not p.good
        )
        yield TaskGroup(self.pick("Giữ cho máy lành", "Keeping the machine well"), "", tuple(wrong))
        locked = locked_out_now()
        yield TaskGroup(
            self.pick("Không vào được", "Kept out"),
            "",
            tuple(self._kept_out(a, locked) for a in Account.objects.all() if _kept_out(a, locked)),
        )
        idle = [a for a in Account.objects.filter(is_active=True) if _idle(a, self.today)]
        yield TaskGroup(
            self.pick("Tài khoản", "Accounts"),
            "",
            tuple(
                Task(
                    "warn",
                    "clock",
                    self.pick("Chưa vào", "Idle"),
                    a.username,
                    self.pick("chưa vào lần nào, hoặc đã hơn 60 ngày", "never signed in, or not for 60 days"),
                    reverse("people"),
                    self.pick("Xem", "See"),
                )
                for a in idle
            ),
        )

    def _kept_out(self, account: Account, locked: Collection[str]) -> Task:
        why = (
            self.pick("khác với sổ niêm phong", "differs from the sealed log")
            if not in_force(account)
            else self.pick(
                "gắn đơn vị không hợp lệ: xác nhận lại vai trò", "bound to a unit: confirm its role"
            )
            if account.misbound
            else self.pick("gõ sai mật khẩu nhiều lần", "too many wrong tries")
        )
        words = (account.username, why, reverse("people"), self.pick("Xem", "See"))
        bad = account.username not in locked
        return Task("bad" if bad else "warn", "lock", self.pick("Không vào được", "Kept out"), *words)

    def _commune(self) -> Iterator[TaskGroup]:
        yield TaskGroup(self.pick("Báo cáo của xã", "The commune's returns"), "", tuple(self._returns()))
        year = announced_year(self.number)
        yield TaskGroup(
            self.pick("Điểm của xã", "The commune's points"),
            "",
            (
                Task(
                    "act",
                    "rank",
                    str(self.number),
                    self._own_result(year)
                    if year
                    else self.pick("Điểm có ở đây khi năm được công bố", "Points are here once announced"),
                    self._how_settled(),
                    reverse("commune", args=[self.number, self.user.unit]),
                    self.pick("Xem", "See"),
                ),
            ),
        )

    def _how_settled(self) -> str:
        told = announcement_of(self.number)
        if told is None:
            return self.pick("Chưa công bố.", "Not announced yet.")
        return self._announced_words(told)

    def _own_result(self, year: Year) -> str:
        """Say the points, band and place of the commune as announced."""
        shown = commune_of(year, self.user.unit, self.lang, "", False)
        if shown is None:
            return self.pick("Không có xã này trong năm đã công bố", "The announced year has no such commune")
        return self.pick(
            f"{shown.points} điểm, {shown.band}, hạng {shown.place} trên {shown.of}",
            f"{shown.points} points, {shown.band}, place {shown.place} of {shown.of}",
        )

    def _closing(self) -> Closing | None:
        return closing_of(self.number)

    def _steps(self) -> Iterator[Step]:
        closing = self._closing()
        if closing is None:
            return
        for check in closing.checks:
            met = check.state == "met"
            yield Step("ok" if met else "warn", "ok" if met else "warn", "", self.pick(check.vi, check.en))
        runs = reverse("runs", args=[self.number])
        yield Step(
            "ok" if closing.lock else "dim",
            "lock" if closing.lock else "todo",
            self.pick("Khóa sổ", "Lock"),
            self.pick("đã khóa", "locked") if closing.lock else self.pick("chưa khóa", "not yet"),
            runs,
        )
        told = closing.announced
        yield Step(
            "ok" if told else "dim",
            "ok" if told else "todo",
            self.pick("Công bố", "Announce"),
            told.document
            if told
            else self.pick("sau khi có văn bản; cần 2 người", "with a document; two persons"),
            runs,
        )


def _kept_out(account: Account, locked: Collection[str]) -> bool:
    return account.username in locked or not in_force(account) or account.misbound


def _idle(account: Account, today: date) -> bool:
    last = account.last_login
    return last is None or (today - last.date()).days > 60
