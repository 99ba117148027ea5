"""The rules once read and checked: frozen, typed, ready to be evaluated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Any, Literal

from engine.rulebook.kinds.actions import ListedAction
from engine.rulebook.kinds.declared import Named, fault
from engine.rulebook.kinds.documents import Document
from engine.rulebook.kinds.in_force import InForce, PartInForce, holds_on, in_force
from engine.rulebook.kinds.parameters import Parameter
from engine.rulebook.kinds.purposes import FieldUse, Purpose
from engine.rulebook.kinds.reports import ReportOutline
from engine.rulebook.kinds.targets import Assignment, FigureTarget
from engine.rulebook.kinds.words import (
    Day,
    Name,
    Number,
    OneOf,
    OneOrMore,
    Part,
    Several,
    Test,
    Titles,
    Whole,
    Words,
    WrittenAs,
    YesNo,
    derived,
    key,
    maybe,
    some,
    switch,
)
from engine.rulebook.model.adoption import ADOPTION, Adoption, Unsigned
from engine.rulebook.model.among_units import ORDER, QUOTA_EXAMPLE, AmongUnits, Quota, paired_with
from engine.rulebook.model.conditions import Condition, ParameterRef, facts_in, parameters_in
from engine.rulebook.model.declared import DeclaredFile
from engine.rulebook.model.follow_up import FollowUpRule
from engine.rulebook.model.indicators import Indicator, IndicatorSet, ShareOfCounts
from engine.rulebook.model.points import Points, PointsForm
from engine.rulebook.model.rounding import USUAL, Rounding, rounded, whole
from engine.rulebook.text.faults import Fault
from engine.rulebook.text.places import Word
from facts.forms.catalogue import SHIPPED, Catalogue
from facts.offices import NO_OFFICES, Offices
from facts.periods import Calendar
from facts.units import Units

if TYPE_CHECKING:
    from engine.rulebook.kinds.links import LinkRules


CRITERION = (
    "{id: A1, title: {vi: Không có tụ điểm}, cites: [minh-hoa], points: [{points: 10, when: {hotspots_active:"
    " 0}}, {points: 0}]}"
)
Tested = Annotated[Condition | None, WrittenAs(Test | None)]


PART_DAYS = (
    "Chỉ có trong các kỳ kết thúc trong khoảng này; bỏ trống: theo bộ. Bản sau dùng lại cùng mã, từ ngày sau."
)


class Asking:
    """A part with a test: what it asks about."""

    when: Any

    @property
    def facts(self) -> tuple[str, ...]:
        return facts_in(self.when)

    @property
    def parameters(self) -> tuple[str, ...]:
        return parameters_in(self.when)


class Criterion(Part, at="id"):
    """What gives points: a criterion, or one line of a criterion made of parts.

    `leaves`: where it does not apply it leaves the total and the maximum; else it gives all its points. What
    a file says in `when`, `at_least` and `not_applicable` is read into `points` and `leaves`.
    """

    id: Name
    title: Titles
    group: str = derived()
    cites: Several[Name] = ()
    applies_when: Tested = maybe(
        "Chỉ áp dụng khi", "Điều kiện sai thì không áp dụng và được đủ điểm, trừ khi not_applicable nói khác."
    )
    points: Annotated[Points, WrittenAs(PointsForm | None)] = maybe(
        "Cách cho điểm",
        "Danh sách dòng points … when …, dòng đầu tiên đúng; theo tỷ lệ; trừ hoặc cộng theo từng cái.",
    )
    when: Test | None = maybe(
        "Đạt khi",
        "Trong bộ xét điều kiện (có hạng from: all): đúng thì đạt, sai thì chưa đạt, chưa biết thì chưa"
        " biết.",
    )
    at_least: Number | None = maybe(
        "Điểm thấp nhất",
        "Văn bản trừ xuống dưới 0 thì ghi ở đây trừ đến đâu; khi đó dòng points được âm đến mức này.",
        "-0.25",
    )
    bonus: YesNo = switch(
        "Điểm thưởng",
        "yes: điểm cộng ngoài total; không tính vào mức tối đa, không áp dụng thì không được gì.",
    )
    not_applicable: Literal["leaves_total"] | None = maybe(
        "Khi không áp dụng",
        "Không ghi: được đủ điểm; leaves_total: tiêu chí rời khỏi cả tổng điểm và mức"
        " tối đa, điểm còn lại được quy về total.",
        "leaves_total",
    )
    leaves: bool = derived(default=False)
    monotone: dict[Name, Literal["up", "down"]] = key(
        "Lời hứa về chiều",
        "Chỉ số tăng thì điểm không giảm (up) hoặc không tăng (down); máy chứng minh.",
        default_factory=dict,
    )
    paired_with: Several[Name] = paired_with()
    in_force: PartInForce = in_force(PART_DAYS)

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts its points depend on, each once, in the order written."""
        return tuple(dict.fromkeys((*facts_in(self.applies_when), *self.points.facts)))

    @property
    def parameters(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*parameters_in(self.applies_when), *self.points.parameters)))

    @property
    def maximum(self) -> Fraction:
        """The most this criterion can give."""
        return self.points.ends[1]

    @property
    def least(self) -> Fraction:
        """The least this criterion can give where it applies."""
        return self.points.ends[0]

    @property
    def counted(self) -> Fraction:
        """What it adds to the points there are to be had: nothing where it is a bonus."""
        return Fraction(0) if self.bonus else self.maximum


class CriterionEntry(Criterion, at="id"):
    """A criterion as a file says it. One made of parts is read as a group of them."""

    cites: Several[Name] = key()
    total: Number | None = maybe(
        "Tổng điểm của các phần", "Máy kiểm tra điểm tối đa của các phần cộng lại đúng bằng số này.", "15"
    )
    at_most: Number | None = maybe(
        "Tiêu chí không quá", "Các phần cộng đến đâu, cả tiêu chí cũng không quá mức này.", "15"
    )
    criteria: Several[Criterion] | None = maybe(
        "Các phần", "Tiêu chí cộng điểm của từng phần; mỗi phần cho điểm như một tiêu chí.", f"[{CRITERION}]"
    )


class Group(Part, at="id"):
    """Criteria under one heading. Their sum is kept from `at_least` to `at_most`, where these are said.

    `within` names the group it is a part of: then it is a criterion made of parts, a level lower.
    """

    id: Name
    title: Titles
    total: Number | None = maybe(
        "Tổng điểm của nhóm",
        "Máy kiểm tra điểm tối đa của các tiêu chí cộng lại, không quá at_most, đúng bằng số này.",
    )
    at_least: Number | None = maybe(
        "Nhóm không dưới", "Điểm các tiêu chí trừ đến đâu, cả nhóm cũng không dưới mức này.", "0"
    )
    at_most: Number | None = maybe(
        "Nhóm không quá", "Điểm các tiêu chí cộng đến đâu, cả nhóm cũng không quá mức này.", "20"
    )
    in_force: PartInForce = in_force(
        "Tổng, mức sàn, mức trần này chỉ cho các kỳ kết thúc trong khoảng này; bỏ trống: theo bộ. Bản sau"
        " đứng ở một tệp tiêu chí khác, cùng mã nhóm, từ ngày sau."
    )
    within: str | None = derived(default=None)

    @property
    def kept(self) -> bool:
        return self.at_least is not None or self.at_most is not None


class BandOneOf(Part):
    one_of: Several[Annotated[Name, Named("band")]] = key("Là một trong", "Danh sách hạng.")


Bands = Annotated[
    Name | BandOneOf,
    OneOf(
        lambda value: "several" if isinstance(value, dict) else "one",
        lambda: {"one": Annotated[Name, Named("band")], "several": BandOneOf},
    ),
]


class Gate(Asking, Part, at="id"):
    """`quota`: it holds for units beyond a quota; `when` then asks just that.

    What a file says in `band` is read into `band`, the one it sets, or `bands_allowed`, those it leaves.
    """

    id: Name
    title: Titles
    cites: Several[Name]
    when: Annotated[Condition, WrittenAs(Test | None)] = maybe("Khi", "Điều kiện; mọi vế đều phải đúng.")
    quota: Quota | None = maybe(
        "Chỉ tiêu",
        "Thay cho when và band: nhiều nhất bao nhiêu đơn vị được một hạng.",
        QUOTA_EXAMPLE,
    )
    band: Annotated[str | None, WrittenAs(Bands | None)] = maybe(
        "Hạng được đặt, hoặc còn được phép",
        "Khi điều kiện khống chế đúng thì là hạng này; {one_of: […]}: chỉ còn những hạng này.",
    )
    bands_allowed: tuple[str, ...] | None = derived(default=None)
    paired_with: Several[Name] = paired_with()
    in_force: PartInForce = in_force(PART_DAYS)


class Band(Asking, Part, at="id"):
    """What a score comes to, from `from_` points on (None: by a gate only) and where `when` holds.

    Where it begins at a parameter, `from_` is the least that ever is, and `when` asks for the parameter's own
    value. `all_met`: it begins where every condition of a rulebook of conditions is met.
    """

    id: Name
    title: Titles
    from_: Annotated[Fraction | None, WrittenAs(Word | None)] = maybe(
        "Từ mức điểm",
        "Điểm từ mức này trở lên: một số, hoặc tham số $ten khi mức khác nhau theo ngày, theo loại xã; all:"
        " bộ không chấm điểm, xét từng điều kiện, và mọi điều kiện đều đạt. Bỏ trống: chỉ do điều kiện khống"
        " chế đặt.",
    )
    healthy: YesNo = switch("Lành mạnh", "Hạng này có phải là lành mạnh không.")
    when: Tested = maybe("Thêm điều kiện", "Muốn được hạng này còn phải thỏa điều kiện.")
    paired_with: Several[Name] = paired_with()
    in_force: PartInForce = in_force(PART_DAYS)
    from_parameter: str | None = derived(default=None)
    all_met: bool = derived(default=False)

    @property
    def mark(self) -> Fraction | None:
        """Where it begins for everyone, to be drawn as a line; None at 0, and where kinds of unit differ."""
        return None if self.from_parameter is not None else self.from_ or None


class Streak(Part, at="id"):
    id: Name
    title: Titles
    cites: Several[Name]
    band: Annotated[tuple[str, ...], WrittenAs(BandOneOf)] = key(
        "Hạng phải đạt", "Một trong các hạng này, năm nào cũng vậy."
    )
    years: Whole = key("Số năm liền", "1 đến 10; năm thiếu kết quả thì chuỗi đứt.")
    rechecked: YesNo = switch(
        "Chỉ khi đã phúc tra", "yes: chỉ đề nghị khen thưởng khi phúc tra cho thấy hạng của năm đứng vững."
    )
    in_force: PartInForce = in_force(PART_DAYS)

    @property
    def bands(self) -> tuple[str, ...]:
        return self.band

    def signed(self) -> tuple[str, Mapping[str, Any]]:
        names = ("id", "title", "cites", "bands", "years", "rechecked", "in_force")
        return "Streak", {name: getattr(self, name) for name in names}


class Sign(Asking, Part, at="id"):
    """A reporting-quality sign: never points; it asks for a visit."""

    id: Name
    title: Titles
    cites: Several[Name]
    when: Annotated[Condition, WrittenAs(Test)] = key(
        "Khi", "Điều kiện; ở đây hỏi được cả score, điểm máy tính."
    )
    years: Whole = key("Số năm liền", "Phải đúng bao nhiêu năm liền; bỏ trống: một.", default=1)
    paired_with: Several[Name] = paired_with()
    in_force: PartInForce = in_force(PART_DAYS)


class PlanShares(Part):
    """Which parts of a plan of inspections, in per cent, are drawn by lot and kept for border and town areas.

    `cites` are the documents by which a venue is inspected at most once a year.
    """

    random_share: Annotated[Fraction | ParameterRef, WrittenAs(Word)] = key(
        "Phần chọn ngẫu nhiên", "Phần trăm: một số hoặc tham số $ten."
    )
    strata_share: Annotated[Fraction | ParameterRef, WrittenAs(Word)] = key(
        "Phần dành cho giáp ranh, thị trấn", "Phần trăm tối thiểu: một số hoặc tham số $ten."
    )
    cites: Several[Name] = key(
        "Căn cứ của kế hoạch",
        "Văn bản nói mỗi cơ sở nhiều nhất một lần trong năm; kế hoạch nêu khi văn bản có hiệu lực.",
    )


class MeasureTogether(Part):
    """One thing asked of all units together: any of some figures, or the share of units in some bands."""

    title: Titles
    figures: Several[FigureTarget] = some(
        "Theo số liệu", "Chỉ số cộng mọi đơn vị; đạt một trong các dòng là đạt."
    )
    bands: Several[Annotated[Name, Named("band")]] = some(
        "Theo hạng", "Đơn vị có một trong các hạng này, so với mọi đơn vị."
    )
    share: Number | None = maybe("Ít nhất bao nhiêu phần trăm đơn vị", "Chỉ cùng bands.")

    def own_faults(self) -> Iterator[Fault]:
        if bool(self.figures) == bool(self.bands) or bool(self.bands) != (self.share is not None):
            yield fault("R709", self.place)


class Together(Part):
    """What the units of an area together are judged by: so many of its measures."""

    title: Titles
    cites: Several[Name]
    at_least: Whole = key("Ít nhất mấy ý", "Trong các ý ở of.")
    of: OneOrMore[MeasureTogether] = key("Các ý", "Mỗi ý theo số liệu hoặc theo hạng.")
    in_force: PartInForce = in_force(PART_DAYS)

    def own_faults(self) -> Iterator[Fault]:
        if not 1 <= self.at_least <= len(self.of):
            yield fault("R710", self.spot("at_least"), most=len(self.of))


class Retitled(Part):
    from_: Day = key("Từ ngày", "Ngày bắt đầu mang tên này, năm-tháng-ngày.")
    title: Titles = key("Tên", "Tên bằng hai thứ tiếng.")
    cites: Words = key("Căn cứ", "Mã văn bản, phần sau dấu /.")


class TotalFrom(Part, at="from"):
    from_: Day = key("Từ ngày", "Ngày bắt đầu có tổng điểm này, năm-tháng-ngày.", "2022-01-01")
    value: Number = key("Tổng điểm", "Điểm tối đa cộng lại từ ngày ấy.", "120")


Total = Annotated[
    Word | tuple[TotalFrom, ...],
    OneOf(
        lambda value: "days" if isinstance(value, list) else "always",
        lambda: {"always": Word, "days": Several[TotalFrom]},
    ),
]


class CriteriaFile(Part):
    explained = ("Một nhóm tiêu chí", "Mỗi nhóm một tệp; thứ tự theo tên tệp.")
    criteria_of: Annotated[Word, Named("rulebook")] = key(
        "Thuộc bộ tiêu chí", "Tên bộ tiêu chí mà tệp này là một phần."
    )
    group: Group = key("Nhóm", "Mã, tên và tổng điểm của nhóm.")
    criteria: OneOrMore[CriterionEntry] = key(
        "Các tiêu chí", "Mỗi tiêu chí một mục, bắt đầu bằng dấu gạch ngang."
    )


class Rulebook(Part, at="rulebook"):
    """A rulebook as its own file says it; once read it has its criteria files' parts, too.

    Its bands are best first then: the highest `from` first, those by a gate only last.
    """

    explained = (
        "Bộ tiêu chí",
        "Chủ thể, hiệu lực, tổng điểm, điều kiện khống chế, hạng, chuỗi năm, dấu hiệu.",
    )
    rulebook: Name = key("Tên bộ tiêu chí", "Tên không dấu.")
    title: Titles
    retitled: Several[Retitled] = some("Đổi tên theo ngày", "Tên mới từ những ngày sau, cũ trước, mới sau.")
    subject: Annotated[Name, Named("indicator_set")] = key(
        "Chấm ai", "Tên bộ chỉ số: commune_period (xã) hoặc venue_period (cơ sở)."
    )
    role: Literal["recognition", "inspection"] | None = maybe(
        "Dùng để làm gì",
        "recognition: chấm và công nhận xã (tự chấm, thẩm định, công bố); inspection: phân loại cơ sở để lập"
        " kế hoạch kiểm tra. Bỏ trống: tính thêm, để đọc kèm.",
    )
    adoption: Adoption | None = maybe(
        "Văn bản ban hành",
        "Số, ngày, cơ quan; ghi bằng lanhmanh adopt. Bỏ trống: bộ này là minh họa.",
        ADOPTION,
    )
    in_force: InForce = key("Hiệu lực", "Chấm các kỳ kết thúc trong khoảng này.")
    cites: Several[Name]
    total: Annotated[Fraction | None, WrittenAs(Total | None)] = maybe(
        "Tổng điểm",
        "Điểm tối đa cộng lại; none: không có tổng cố định; đổi theo ngày: một danh sách, cũ trước.",
    )
    rounding: Rounding = key(
        "Làm tròn",
        "Điểm tiêu chí (points), nhóm (group), tổng (total) đến mấy chữ số, và cách làm tròn (by; bỏ trống:"
        " nửa lên). Bộ chấm điểm phải ghi points.",
        "{points: 2, by: half_even, total: 0}",
        default=USUAL,
    )
    criteria: Annotated[tuple[Criterion, ...], WrittenAs(Several[CriterionEntry])] = some(
        "Các tiêu chí", "Có thể viết ở đây, hoặc trong các tệp criteria/, signals/.", f"[{CRITERION}]"
    )
    among_units: AmongUnits | None = maybe(
        "Thứ tự giữa các đơn vị", "Xếp thứ tự, tiêu chí phụ khi bằng điểm; cần cho quota, rank.", ORDER
    )
    gates: Several[Gate] = some(
        "Các điều kiện khống chế", "Khi điều kiện đúng thì giới hạn hoặc đặt hạng, dù điểm cao."
    )
    bands: OneOrMore[Band] = key("Các hạng", "Từ cao xuống thấp.")
    streaks: Several[Streak] = some("Chuỗi năm liền", "Bao nhiêu năm liền đạt hạng.")
    signs: Several[Sign] = some(
        "Dấu hiệu về chất lượng báo cáo", "Không cộng, không trừ điểm; chỉ đề nghị đến kiểm tra thực tế."
    )
    found_by_looking: Several[Annotated[Name, Named("countable")]] = some(
        "Thêm loại chỉ có khi chịu tìm",
        "Ngoài những loại các biểu đã cho biết (vụ việc, vi phạm, tụ điểm, tin báo).",
    )
    plan: PlanShares | None = maybe("Kế hoạch kiểm tra năm", "Lệnh plan-inspections chọn theo các phần này.")
    together: Together | None = maybe(
        "Các đơn vị cộng lại", "Cả tỉnh đạt khi đạt đủ số ý; figures và báo cáo công tác nêu."
    )
    points_decimals: int | None = derived(default=None)
    groups: tuple[Group, ...] = derived(())
    shares: tuple[ShareOfCounts, ...] = derived(())  # those its criteria ask about
    totals: tuple[tuple[date, Fraction], ...] = derived(())  # its total from later days on, oldest first
    # whether each criterion is met (1) or not (0), as a band `from: all` says; `total` is how many there are
    pass_or_fail: bool = derived(default=False)
    unsigned: tuple[Unsigned, ...] = derived(())  # what makes an adopted rulebook a draft again

    @property
    def name(self) -> str:
        return self.rulebook

    @property
    def illustrative(self) -> bool:
        """Tell whether it is a draft, also where it was adopted and differs since from what was signed."""
        return self.adoption is None or bool(self.unsigned)

    @property
    def in_force_from(self) -> date:
        return self.in_force.from_

    @property
    def in_force_until(self) -> date | None:
        return self.in_force.until

    @property
    def decimals(self) -> int:
        return self.points_decimals or 0

    @property
    def among(self) -> AmongUnits | None:
        """Return how units are ordered, None if by their score alone."""
        return self.among_units

    @property
    def deciding(self) -> tuple[Gate | Band, ...]:
        """What makes a band of points."""
        return (*self.gates, *self.bands)

    @property
    def asking(self) -> tuple[Criterion | Gate | Band | Sign, ...]:
        """Its parts that ask about facts."""
        return (*self.criteria, *self.deciding, *self.signs)

    @property
    def facts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(fact for part in self.asking for fact in part.facts))

    def is_in_force(self, day: date) -> bool:
        return self.in_force_from <= day and (self.in_force_until is None or day <= self.in_force_until)

    def rounded(self, points: Fraction) -> Fraction:
        """Return points as a criterion gives them: rounded once, to the decimals of the rulebook."""
        return rounded(points, self.decimals, self.rounding.by)

    def scaled(self, points: Fraction) -> int:
        """Return points of a criterion in their least part: times ten for each decimal, rounded once."""
        return whole(points * 10**self.decimals, self.rounding.by)

    def criterion(self, id_: str) -> Criterion:
        return next(c for c in self.criteria if c.id == id_)

    def band(self, id_: str) -> Band:
        return next(b for b in self.bands if b.id == id_)


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything in `rules/`, checked as one."""

    parameters: Mapping[str, Parameter]
    calendar: Calendar
    scored: tuple[str, ...]
    beside: Mapping[str, tuple[tuple[int, int], tuple[int, int]]]
    documents: Mapping[str, Document]
    purposes: Mapping[str, Purpose]
    field_uses: Mapping[str, FieldUse]
    units: Units
    indicator_sets: Mapping[str, IndicatorSet]
    rulebooks: Mapping[str, Rulebook]
    follow_up: tuple[FollowUpRule, ...] = ()
    links: LinkRules | None = None  # None where there is no rules/links
    actions: Mapping[str, ListedAction] = field(default_factory=dict)
    reports: Mapping[str, ReportOutline] = field(default_factory=dict)
    offices: Offices = NO_OFFICES  # empty where there is no rules/offices.yaml
    declarations: Mapping[str, DeclaredFile] = field(default_factory=dict)
    catalogue: Catalogue = SHIPPED  # the forms, with the columns of rules/columns.yaml

    def end_of(self, year: int) -> date:
        """Return the last day of the period a year is scored by."""
        periods = (self.calendar.at(kind, year) for kind in self.scored if kind in self.calendar.kinds)
        return next((period.end for period in periods if period is not None), date(year, 12, 31))

    def set_of(self, kind: str) -> IndicatorSet:
        """Return the indicators every subject of a kind has, without what papers ask to be declared."""
        first, *more = (s for s in self.indicator_sets.values() if s.subject == kind and s.beside is None)
        every = {name: i for s in (*more, first) for name, i in s.indicators.items()}
        return replace(first, indicators=every) if more else first

    def indicator(self, kind: str, name: str) -> Indicator:
        """Return an indicator of a kind of subject, whichever set holds it."""
        sets = (s.indicators for s in self.indicator_sets.values() if s.subject == kind)
        return next(indicators[name] for indicators in sets if name in indicators)

    def own_indicators(self, indicator_set: str) -> Mapping[str, Indicator]:
        """Return what a set declares itself, without what stands in the one it is beside."""
        found = self.indicator_sets[indicator_set]
        if found.beside is None:
            return found.indicators
        theirs = self.indicator_sets[found.beside].indicators
        return {name: i for name, i in found.indicators.items() if name not in theirs}

    def declared_on(self, day: date) -> tuple[DeclaredFile, ...]:
        """Return what offices must declare on a day: facts of papers in force that a rulebook is about."""
        about = {book.subject for book in self.rulebooks.values() if book.is_in_force(day)}
        return tuple(d for d in self.declarations.values() if d.name in about and d.asked_on(day))

    def asked_indicators(self, kind: str, day: date) -> Mapping[str, Indicator]:
        """Return the indicators of a kind in force on a day; of declared facts only those of that day."""
        declared = {declaration.name for declaration in self.declared_on(day)}
        found: dict[str, Indicator] = {}
        for name, one in self.indicator_sets.items():
            if one.subject == kind and (one.beside is None or name in declared):
                found |= {n: i for n, i in one.indicators.items() if holds_on(i, day)}
        return found

    targets: tuple[Assignment, ...] = ()  # in the file's order; empty where there is no rules/targets.yaml
