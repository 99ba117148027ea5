"""`rules/follow_up/`: rules over facts, and the signs and actions that follow from them."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any, Literal

from engine.rulebook.kinds.in_force import PartInForce
from engine.rulebook.kinds.words import (
    Name,
    OneEntry,
    OneOf,
    OneOrMore,
    Part,
    Read,
    Several,
    Test,
    Titles,
    WrittenAs,
    YesNo,
    derived,
    key,
    maybe,
    some,
    switch,
)
from engine.rulebook.model.conditions import AllOf, Compare, Condition, Moment, ParameterRef
from engine.rulebook.text.places import Word

REWARD = "reward"  # what a listed action does: it proposes something good for whom it is about
REOPENED, ROTATION = "reopened", "rotation"  # what two sides of leads may be joined by where a sign is seen
# The most that durable-rules 2.0.28 may be asked, measured: above it rules or facts are dropped in silence.
MOST_PATTERNS = 16  # aliases of one rule
MOST_RULES = 255  # rules that may end in the same condition
MOST_ALIKE = 64  # tests of one kind of fact that may be true at once
SAME, DIFFERENT, PREVIOUS, BETTER = "same_as", "different_from", "previous", "better_than"


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """A field of the fact an alias is bound to."""

    alias: str
    field: str

    def __str__(self) -> str:
        return f"{self.alias}.{self.field}"


@dataclass(frozen=True, slots=True)
class Join:
    """How a field stands to fields of earlier aliases. `ranking`: the bands, best first (better_than)."""

    field: str
    op: str
    refs: tuple[Ref, ...]
    ranking: tuple[str, ...] = ()

    @property
    def links(self) -> bool:
        """Tell whether it ties two facts together by one equal value."""
        return self.op == SAME and len(self.refs) == 1


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """One fact to be found. `own` asks about its fields alone, `beside` about those of other aliases too."""

    alias: str
    kind: str
    own: Condition | None
    beside: Condition | None
    joins: tuple[Join, ...]

    def texts(self, field: str) -> tuple[str, ...]:
        """Return the texts it asks a field to be; () where it asks for none."""
        parts = self.own.parts if isinstance(self.own, AllOf) else (self.own,)
        asked = (p for p in parts if isinstance(p, Compare) and p.fact == field)
        return next((tuple(map(str, p.operands)) for p in asked if p.op in ("equal", "one_of")), ())


def _several(value: Any) -> Any:
    return value if isinstance(value, list | tuple) else [value]


About = Annotated[tuple[Ref, ...], WrittenAs(Annotated[OneOrMore[Word], Read(_several)])]
Aliased = Annotated[dict[Word, Test], OneEntry()]


class SignThen(Part):
    sign: Name = key("Dấu hiệu", "Tên không dấu.")
    about: About = key("Về ai, cái gì", "bí_danh.trường; nhiều thì viết trong ngoặc vuông.")
    joins: Literal["reopened", "rotation"] | None = maybe(
        "Manh mối nối hai bên theo",
        "reopened: mở lại sau khi bị thu hồi giấy phép; rotation: người lao động qua lại. Bỏ trống: dấu hiệu"
        " chỉ được nêu, không nối hai bên.",
    )
    tells: Titles | None = maybe("Xem gì tiếp", "Điều người xác minh xem tiếp khi manh mối có dấu hiệu này.")


class ActionThen(Part):
    """Either `within_days` counts, from a day, or `due`, a day of the plan.

    `needs` is what its kind in the list of actions asks a person for: a ground, a decision.
    """

    action: Name = key("Việc", "Tên việc, không dấu.")
    about: About = key("Về ai, cái gì", "bí_danh.trường.")
    within_days: Annotated[Fraction | ParameterRef | None, WrittenAs(Word | None)] = maybe(
        "Trong bao nhiêu ngày", "Hạn tính từ from; một số hoặc tham số $ten."
    )
    from_: Annotated[str | Ref | None, WrittenAs(Word | None)] = maybe(
        "Tính từ",
        "as_of: ngày lấy số liệu; received: ngày nhận báo cáo đầu tiên nêu việc đó; period_end: cuối kỳ; hoặc"
        " bí_danh.ngày.",
    )
    due: Annotated[Moment | None, WrittenAs(Word | dict[Word, Any] | None)] = maybe(
        "Hạn", "Hạn nộp một báo cáo, hoặc tháng-ngày như 03-31; thay cho within_days."
    )
    by: Name = key("Cơ quan làm", "Cơ quan có trách nhiệm.")
    to: Name | None = maybe("Gửi đến", "Cơ quan nhận.")
    needs: str | None = derived(default=None)


def _form_of_then(value: Any) -> str:
    return "sign" if isinstance(value, dict) and "sign" in value else "action"


Then = Annotated[
    SignThen | ActionThen, OneOf(_form_of_then, lambda: {"sign": SignThen, "action": ActionThen})
]


class FollowUpRule(Part, at="id"):
    """`unless` is read from `none`, which is empty then. `stage` orders rules so that what it asks about is
    settled before.

    Compared as an object, so that what is worked out from a rule can be kept beside it.
    """

    __eq__ = object.__eq__
    __hash__ = object.__hash__
    id: Name
    file: str = derived()
    stage: int = derived(0)
    title: Titles
    cites: Several[Name]
    import_: YesNo = switch("Nêu khi nhập", "yes: ngay khi nhập số liệu; bỏ trống: khi chạy cuối kỳ.")
    in_force: PartInForce = key(
        "Hiệu lực của luật",
        "Chỉ dùng cho các kỳ kết thúc trong khoảng này; bỏ trống: mọi kỳ.",
        default=(None, None),
    )
    when: Annotated[tuple[Pattern, ...], WrittenAs(OneOrMore[Aliased])] = key(
        "Khi có",
        "Mỗi dòng một bí danh và những gì nó phải thỏa; hai bí danh luôn là hai đối tượng khác nhau.",
    )
    none: Several[Aliased] = some("Trừ khi có", "Không có đối tượng nào như vậy thì luật mới đúng.")
    unless: tuple[Pattern, ...] = derived(())
    then: Then = key("Thì", "Một dấu hiệu (sign) hoặc một việc (action).")

    def pattern(self, alias: str) -> Pattern:
        return next(p for p in (*self.when, *self.unless) if p.alias == alias)


class FollowUpFile(Part):
    explained = (
        "Việc cần làm",
        "Từ những gì đã thấy, suy ra dấu hiệu và việc cần làm. Người có thẩm quyền quyết định.",
    )
    follow_up: Word = key("Tên tệp việc", "Tên không dấu.")
    rules: OneOrMore[FollowUpRule] = key("Các luật", "Mỗi luật một mục, bắt đầu bằng dấu gạch ngang.")
