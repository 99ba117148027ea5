"""`rules/parameters.yaml`: numbers by name and day, which may differ by the unit's own fields."""

from datetime import date
from fractions import Fraction
from typing import Annotated, Any

from engine.rulebook.kinds.declared import PlainName
from engine.rulebook.kinds.words import (
    ByName,
    Day,
    Name,
    OneOrMore,
    Part,
    Several,
    Test,
    Titled,
    derived,
    key,
    maybe,
)


class Take(Part):
    take: Name = key("Giá trị của dòng", "Số được dùng khi dòng này là dòng đầu tiên đúng.")
    when: Test | None = maybe("Đơn vị nào", "Chỉ hỏi được các trường có/không của đơn vị.")


class DatedLines(Part, at="from"):
    """A parameter from a day on: the first of `lines` whose condition over the unit's fields holds.

    `value` is what the file says until `lines` are read from it, then ().
    """

    from_: Day = key("Từ ngày", "Ngày bắt đầu có hiệu lực, năm-tháng-ngày; đến khi dòng sau bắt đầu.")
    value: Name | Several[Take] = key(
        "Giá trị", "Một số; hoặc danh sách dòng take … when …, dòng đầu tiên đúng được dùng."
    )
    cites: Several[Name]
    lines: tuple[tuple[Fraction, Any], ...] = derived(())  # number, condition


class Parameter(Titled, at="name"):
    explained = (
        "Một tham số",
        "Ngưỡng có ngày hiệu lực. Giá trị được dùng là giá trị có hiệu lực vào ngày cuối kỳ.",
    )
    name: str = derived()
    unit: Name | None = None
    values: OneOrMore[DatedLines] = key(
        "Giá trị theo ngày", "Cũ trước, mới sau. Đổi ngưỡng từ một ngày: thêm dòng, không sửa dòng cũ."
    )

    def on(self, day: date) -> DatedLines:
        """Return what is in force on a day; before the first date, the first (`check` reports the hole)."""
        fitting = [value for value in self.values if value.from_ <= day]
        return fitting[-1] if fitting else self.values[0]

    @property
    def varies(self) -> bool:
        """Tell whether it is not the same for every unit."""
        return any(condition is not None for dated in self.values for _, condition in dated.lines)

    @property
    def ever(self) -> tuple[Fraction, ...]:
        """Return every value it ever has."""
        return tuple(dict.fromkeys(number for dated in self.values for number, _ in dated.lines))


class ParametersFile(Part):
    explained = ("Tham số", "Ngưỡng có ngày hiệu lực và căn cứ, dùng chung cho mọi tệp quy tắc.")
    parameters: Annotated[dict[Annotated[Name, PlainName()], Parameter], ByName("name")] = key(
        "Các tham số", "Mỗi tham số một tên không dấu; nơi khác dùng bằng $ten."
    )
