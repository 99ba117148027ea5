"""What an inspection team takes along for a plan: the decision, minutes for each venue with what is on record
of it, and a workbook for each commune that comes back as B04 and B05."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from desk.base.language import speaking
from desk.base.own_files import refuse_filled_in
from desk.base.paper.content import Attachment, Block, Heading, PaperTable, Printed, Signature, said, table
from desk.office.blanks import choices_of
from desk.office.disclosure.figures import kinds_under
from desk.office.inspection_plan import plan_grounds
from desk.office.papers.inspection_conclusion import value_words, visits_of
from desk.office.papers.paper import (
    DECISION,
    FILED,
    MINUTES,
    RESTRICTED,
    UNDATED,
    attached_to,
    counted,
    dated,
    marked,
    paper,
    raised,
)
from desk.office.papers.writing import written
from desk.office.workbooks.blank_returns import BlankReturn, return_of_another_office
from desk.runs.run import scored_period
from desk.runs.since_announced import SinceAnnounced
from desk.words.adoption_words import mark_of
from desk.words.condition_words import lowered
from desk.workspace.office import DOTS, IssuingOffice, Member
from engine.evaluation.years import Evaluation
from engine.follow_up.inspection_plan import Planned
from engine.indicators.operations.own_field import OwnField
from engine.indicators.registry import Registry
from engine.rulebook.kinds.documents import ILLUSTRATIVE
from engine.rulebook.model.conditions import AllOf, AnyOf, Compare, Condition
from engine.rulebook.model.points import Lines
from engine.rulebook.model.rulebook import Criterion, Rulebook, Rules
from facts.forms.catalogue import KINDS
from facts.offices import Office
from facts.periods import Period
from facts.standing import Record, Value

TEAM, TYPE = "team_178", "venue.type"  # the role of who inspects; the field that says what a venue is
INSPECTION, VIOLATION = KINDS["inspection"], KINDS["violation"]
BOX = "☐"
ROLES = ("Trưởng đoàn", "Thành viên", "Thành viên", "Thành viên", "Thành viên")
"""Of a team of which nothing was declared: lines to be filled in by hand."""


@dataclass(frozen=True, slots=True, eq=False)
class TeamSet:
    """What a team's papers are made from: a plan of a period, and what is on record of its venues."""

    rules: Rules
    book: Rulebook
    period: Period
    plan: tuple[Planned, ...]
    registry: Registry
    office: IssuingOffice
    day: date | None
    grounds: Mapping[str, str]

    @property
    def team(self) -> Office | None:
        return self.rules.offices.in_role(TEAM, self.period.end)

    @property
    def team_name(self) -> str:
        return self.team.spelled or self.team.name if self.team else f"Đoàn kiểm tra {DOTS}"

    def venue(self, planned: Planned) -> Record:
        return self.registry.venues[planned.candidate.venue]

    def unit(self, planned: Planned) -> str:
        return self.rules.units.name(planned.candidate.unit, self.registry.period.end)

    @property
    def mark(self) -> str:
        return f"{RESTRICTED} {mark_of(self.book) or ''}".strip()


def team_set(
    evaluation: Evaluation,
    book: Rulebook,
    plan: tuple[Planned, ...],
    known: Period,
    office: IssuingOffice,
    day: date | None,
    grounds: Mapping[str, str],
) -> TeamSet:
    """Return the set of a plan made from the records of a period, for the year after it."""
    registry, done = evaluation.facts(known).registry, scored_period(evaluation.rules, known.year + 1)
    return TeamSet(evaluation.rules, book, done, plan, registry, office, day, grounds)


@speaking("vi")
def team_written(folder: Path, team: TeamSet, later: Iterable[SinceAnnounced] = ()) -> tuple[Path, ...]:
    """Write the decision and the minutes (Word, PDF), and the workbooks (Excel); `later`: announcements the
    run differs from, which the decision says and the minutes, read by the venue, don't."""
    refuse_filled_in(folder, folder.glob(f"* {team.period.code} (*.xlsx"))
    papers = (marked(inspection_decision(team), later), *(inspection_minutes(team, one) for one in team.plan))
    return (*written(folder, papers), *inspection_workbooks(folder, team))


def inspection_decision(team: TeamSet) -> Printed:
    """Return the draft that sends out a team: which venues, who, from when; unknown is left as dots."""
    office = team.office.decider or team.office
    day = team.day if office is team.office else None  # the committee above dates what it decides
    plan = plan_grounds(team.rules, team.book, team.period.year, office, team.day)
    units = {one.candidate.unit for one in team.plan}
    articles = (
        f"Kiểm tra {counted(len(team.plan))} cơ sở kinh doanh dịch vụ tại {counted(len(units))} đơn vị năm"
        f" {team.period.year} (danh sách cơ sở kèm theo). Cơ sở chưa ghi căn cứ pháp lý trong danh sách thì"
        " chưa kiểm tra.",
        f"Giao {team.team_name} thực hiện, thành viên theo danh sách kèm theo. Thời gian kiểm tra: từ ngày"
        f" {DOTS} đến ngày {DOTS}.",
        "Đoàn kiểm tra việc chấp hành quy định về điều kiện kinh doanh, sử dụng lao động và phòng, chống tệ"
        " nạn mại dâm; lập biên bản tại từng cơ sở; báo cáo kết quả bằng biểu B04, B05.",
        f"Quyết định này có hiệu lực kể từ ngày ký. Thành viên {team.team_name}, chủ các cơ sở có tên trong"
        " danh sách và cơ quan, đơn vị có liên quan chịu trách nhiệm thi hành./.",
    )
    lists = (("DANH SÁCH CƠ SỞ", _venues(team)), ("DANH SÁCH THÀNH VIÊN", _members(office, team)))
    title = f"Kiểm tra cơ sở kinh doanh dịch vụ năm {team.period.year}"
    return paper(
        office,
        DECISION,
        day,
        f"Quyết định kiểm tra {team.period.year}",
        f"Về việc kiểm tra cơ sở kinh doanh dịch vụ năm {team.period.year}",
        (),
        copies=("Như Điều 4;", FILED),
        authority=office.authority(DECISION),
        grounds=(
            *(f"{ground.removesuffix('.')};" if ground.endswith(".") else ground for ground in plan),
            f"Căn cứ Kế hoạch số ……/KH-{office.symbol or '……'} ngày …… tháng …… năm ……;",
            f"Theo đề nghị của {DOTS}{DOTS}.",
        ),
        articles=tuple((f"Điều {n}.", text) for n, text in enumerate(articles, 1)),
        attachments=tuple(
            Attachment((head, title), attached_to(office, DECISION, day), (listed,)) for head, listed in lists
        ),
        mark=team.mark,
    )


def _venues(team: TeamSet) -> PaperTable:
    rows = []
    for n, one in enumerate(team.plan, 1):
        venue = team.venue(one).values
        ground = team.grounds.get(one.candidate.venue, "")
        rows.append(
            (str(n), value_words(venue["name"]), value_words(venue["type"]), _place(team, one), ground)
        )
    headers = ("TT", "Cơ sở", "Loại hình", "Địa chỉ", "Căn cứ pháp lý")
    return table(headers, (7, 27, 14, 32, 20), rows, (0,))


def _members(office: IssuingOffice, team: TeamSet) -> PaperTable:
    members = team.office.members or tuple(Member(role=role) for role in ROLES)
    rows = [(str(n), one.name or DOTS, one.post or DOTS, one.role) for n, one in enumerate(members, 1)]
    return table(("TT", "Họ và tên", "Chức vụ, cơ quan", "Vai trò"), (7, 33, 38, 22), rows, (0,))


def inspection_minutes(team: TeamSet, planned: Planned) -> Printed:
    """Return the minutes of one venue: what is on record of it, what is asked, boxes and lines for the rest.

    Nothing of its risk, of cases or tips stands in them: the venue signs them, too.
    """
    venue, code = team.venue(planned), planned.candidate.venue
    members = team.office.members or tuple(Member(role=role) for role in ROLES[:2])
    blocks = (
        said(
            f"Hôm nay, hồi …… giờ …… phút, {dated(None)}, tại {value_words(venue.values['name'])}, địa chỉ"
            f" {_place(team, planned)}, chúng tôi gồm:",
            f"1. Đại diện {team.team_name}:",
            *(f"- {_member(one)}" for one in members),
            "2. Đại diện cơ sở (chủ cơ sở hoặc người quản lý, ghi chức danh):",
            f"- {DOTS}{DOTS}{DOTS}",
            f"Căn cứ kiểm tra: {team.grounds.get(code) or f'{DOTS}{DOTS}'}.",
            f"Quyết định kiểm tra số ……/{DECISION}-…… {UNDATED}.",
        ),
        Heading("I. Cơ sở theo hồ sơ đang có"),
        _dense(("Mục", "Theo báo cáo của địa phương", "Thực tế"), (30, 40, 30), _on_record(team, venue), ()),
        Heading("II. Lần kiểm tra trước"),
        *_earlier(team, planned),
        Heading("III. Nội dung kiểm tra theo loại hình"),
        _dense(
            ("TT", "Nội dung kiểm tra", "Có", "Không", "Chưa kiểm tra", "Ghi chú"),
            (7, 41, 8, 10, 14, 20),
            [
                (str(n), f"{raised(one.title['vi'])}?", BOX, BOX, BOX, "")
                for n, one in enumerate(checks_of(team.rules, team.book, str(venue.values["type"])), 1)
            ],
            (0, 2, 3, 4),
        ),
        Heading("IV. Hành vi vi phạm (biểu B05)"),
        _dense(
            ("TT", "Hành vi", "Có", "Căn cứ xử lý", "Hình thức xử lý, số tiền", "Hạn khắc phục"),
            (7, 37, 8, 16, 18, 14),
            [(str(n), act, BOX, "", "", "") for n, act in enumerate(VIOLATION.fields["act"].values, 1)],
            (0, 2),
        ),
        Heading("V. Kết quả"),
        said(
            f"{BOX} Đạt   {BOX} Vi phạm. Số thành viên có mặt: {DOTS}.",
            "Không ghi vào biên bản này tên người lao động, nạn nhân, người bán dâm, người sử dụng ma túy;"
            " cần làm rõ thì lập hồ sơ riêng theo quy định.",
            f"Yêu cầu đối với cơ sở, hạn thực hiện: {DOTS}{DOTS}",
            DOTS * 4,
            f"Ý kiến của cơ sở: {DOTS}{DOTS}{DOTS}",
            "Biên bản kết thúc hồi …… giờ …… phút cùng ngày, được lập thành 02 bản, mỗi bên giữ 01 bản, đã"
            " đọc cho mọi người cùng nghe, nhất trí và ký tên./.",
        ),
    )
    own = IssuingOffice(above=team.office.name, name=team.team_name, place=team.office.place)
    return paper(
        own,
        MINUTES,
        team.day,
        f"Biên bản kiểm tra {code} {team.period.year}",
        f"Kiểm tra cơ sở {value_words(venue.values['name'])} ({code}), {lowered(team.unit(planned))}",
        blocks,
        signatures=tuple(Signature((side,), DOTS) for side in ("ĐẠI DIỆN CƠ SỞ", "ĐẠI DIỆN ĐOÀN KIỂM TRA")),
        mark=RESTRICTED,
    )


def _dense(
    headers: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[str]], centred: Sequence[int]
) -> PaperTable:
    """Return a table in small letters: minutes are two leaves, to be filled in by hand."""
    return replace(table(headers, widths, rows, centred), whole=False, dense=True)


def _member(one: Member) -> str:
    return f"{one.name or DOTS}, {one.post or DOTS}, {lowered(one.role)};"


def _place(team: TeamSet, planned: Planned) -> str:
    """Return where a venue is, its commune named once."""
    address, unit = team.venue(planned).values["address"], lowered(team.unit(planned))
    if not address:
        return f"{DOTS}, {unit}"
    return str(address) if unit.casefold() in str(address).casefold() else f"{address}, {unit}"


SHOWN = (
    "type",
    "licence_no",
    "licence_on",
    "security_certificate",
    "commitment_signed",
    "rooms",
    "staff",
    "opened_on",
)
"""Of the register of venues, what minutes repeat: nothing about who owns it, nor how it was classed."""


def _on_record(team: TeamSet, venue: Record) -> Iterator[tuple[str, str, str]]:
    fields = KINDS["venue"].fields
    yield "Mã cơ sở", venue.key[0], ""
    yield from ((fields[name].header, value_words(venue.values[name]), "") for name in SHOWN)


def _earlier(team: TeamSet, planned: Planned) -> Iterator[Block]:
    """Yield the inspections on record, newest first, each with what was found and what came of it."""
    open_ = "" if planned.candidate.certain else "Báo cáo chưa đủ: có thể còn lần kiểm tra chưa được báo."
    visits = visits_of(team.registry, "venue", planned.candidate.venue)
    rows = [
        (value_words(one.values["date"]), str(one.values["id"]), value_words(one.values["result"]), one.words)
        for one in visits
    ]
    if not rows:
        yield said("Hồ sơ không có lần kiểm tra nào." if not open_ else f"Chưa thấy lần nào. {open_}")
        return
    headers = ("Ngày", "Số biên bản", "Kết quả", "Hành vi, xử lý, khắc phục")
    yield _dense(headers, (16, 25, 13, 46), rows, ())
    if open_:
        yield said(open_)


def checks_of(rules: Rules, book: Rulebook, type_: str) -> list[Criterion]:
    """Return the criteria of risk that a document behind them lets a team ask about on the spot at a venue of
    this type: those over its register or who works there."""
    indicators = rules.indicator_sets[book.subject].indicators
    types = {name for name, one in indicators.items() if isinstance(one, OwnField) and one.field == TYPE}

    def on_the_spot(fact: str) -> bool:
        one = indicators.get(fact)
        return isinstance(one, OwnField) or kinds_under(fact, indicators) in ({"venue"}, {"stint"})

    def cited(criterion: Criterion) -> bool:
        documents = (rules.documents.get(cite.partition("/")[0]) for cite in criterion.cites)
        return any(one is not None and one.certainty != ILLUSTRATIVE for one in documents)

    return [
        criterion
        for criterion in book.criteria
        if cited(criterion)
        and any(on_the_spot(fact) for fact in criterion.facts if fact not in types)
        and _is_for(criterion, types, type_)
    ]


def _is_for(criterion: Criterion, types: Iterable[str], type_: str) -> bool:
    """Tell whether a criterion is about venues of a type: of every type where it names none."""
    lines = criterion.points.lines if isinstance(criterion.points, Lines) else ()
    named = [one for _, when in lines for one in _compared(when, set(types)) if one.op == "one_of"]
    return not named or any(type_ in one.operands for one in named)


def _compared(when: Condition | None, facts: set[str]) -> Iterator[Compare]:
    if isinstance(when, Compare) and when.fact in facts:
        yield when
    if isinstance(when, AllOf | AnyOf):
        for part in when.parts:
            yield from _compared(part, facts)


def inspection_workbooks(folder: Path, team: TeamSet) -> tuple[Path, ...]:
    """Write a return of the team for each commune: B04 with a row a venue, B05 to be filled in."""
    forms = team.rules.catalogue.on(team.period.end).forms
    kinds = (forms[INSPECTION.form], forms[VIOLATION.form])
    by_unit: dict[str, list[Planned]] = defaultdict(list)
    for one in team.plan:
        by_unit[one.candidate.unit].append(one)
    paths = []
    for code, planned in sorted(by_unit.items()):
        unit = team.rules.units.get(code, team.period.end)
        rows = {
            INSPECTION.form: tuple(_row(team, one) for one in planned),
            KINDS["venue"].form: tuple(team.venue(one).values for one in planned),
        }
        blank = BlankReturn(
            code,
            unit.name if unit else code,
            team.period.code,
            kinds,
            team.team.name if team.team else "",
            rows,
            choices=choices_of(team.rules, team.period, unit) if unit else {},
        )
        paths.append(return_of_another_office(folder, blank))
    return tuple(paths)


def _row(team: TeamSet, planned: Planned) -> Mapping[str, Value]:
    """Return what is known of an inspection before it: which venue, by whom, by a plan."""
    teams: Sequence[str] = INSPECTION.fields["team"].values
    known: dict[str, Value] = {
        "id": None,
        "venue_id": planned.candidate.venue,
        "mode": "định kỳ",
        "ground": "kế hoạch",
    }
    return known | ({"team": team.team_name} if team.team_name in teams else {})
