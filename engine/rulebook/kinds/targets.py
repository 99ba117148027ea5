"""`rules/targets.yaml`: targets assigned from above (`giao chỉ tiêu`), one paper and one year at a time."""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from engine.rulebook.kinds.declared import Named, fault
from engine.rulebook.kinds.words import Day, Name, Number, Part, Several, Whole, key, maybe, some
from engine.rulebook.text.faults import Fault

YEARS = range(2000, 2101)


class FigureTarget(Part, at="of"):
    """An indicator of all units together that must be at least, or at most, a number."""

    of: Annotated[Name, Named("figure", "R102")] = key(
        "Chỉ số", "Chỉ số của đơn vị có số cộng: số, tỷ lệ, hoặc số đơn vị trả lời có."
    )
    at_least: Number | None = maybe("Ít nhất", "Mức phải đạt, theo đơn vị tính của chỉ số.")
    at_most: Number | None = maybe("Nhiều nhất", "Mức không được vượt.", "0")

    def signed(self) -> tuple[str, Mapping[str, Any]]:
        return "FigureTarget", {"figure": self.of, "at_least": self.at_least, "at_most": self.at_most}

    def own_faults(self) -> Iterator[Fault]:
        if (self.at_least is None) == (self.at_most is None):
            yield fault("R706", self.place, name=self.of)


class Assignment(Part, at="recognised"):
    """What one paper assigns for one year. `recognised` is how many units; `bands` the band of each unit."""

    year: Whole = key("Năm", "Năm phải đạt.", "2020")
    assigned_by: Name = key("Cơ quan giao", "Tên cơ quan ký văn bản.", "UBND tỉnh Kiên Giang")
    document: Name = key("Số, ký hiệu", "Như trên văn bản.", "12/QĐ-UBND")
    signed_on: Day = key("Ngày ký", "Ngày của văn bản.", "2020-01-15")
    rulebook: Annotated[Name, Named("rulebook")] | None = maybe(
        "Theo bộ nào",
        "Bộ mà recognised, bands nói tới, ví dụ chỉ tiêu xã không ma túy; bỏ trống: bộ công nhận.",
        "dia_ban_ma_tuy",
    )
    recognised: Whole | None = maybe(
        "Số đơn vị phải được công nhận", "Ở hạng có healthy: yes, trên toàn địa bàn.", "7"
    )
    figures: Several[FigureTarget] = some(
        "Chỉ tiêu theo số liệu",
        "Chỉ số cộng mọi đơn vị, và mức phải đạt.",
        "[{of: registered, at_least: 9}]",
    )
    bands: dict[Annotated[Name, Named("unit")], Annotated[Name, Named("band")]] = key(
        "Hạng phải đạt của từng đơn vị",
        "Mã đơn vị trong ngoặc kép, rồi hạng.",
        '{"30991": tot}',
        default_factory=dict,
    )

    def own_faults(self) -> Iterator[Fault]:
        if not re.search(r"\d", self.document):
            yield fault("R701", self.spot("document"), found=self.document)
        if self.recognised is None and not self.figures and not self.bands:
            yield fault("R702", self.spot("year"))
        if self.recognised is not None and self.recognised < 0:
            yield fault("R703", self.spot("recognised"), found=self.recognised)
        if self.year not in YEARS:
            yield fault("R704", self.spot("year"), found=self.year, first=YEARS[0], last=YEARS[-1])


class TargetsFile(Part):
    explained = ("Chỉ tiêu được giao", "Chỉ tiêu cấp trên giao cho năm nào, theo văn bản nào.")
    targets: Several[Assignment] = key(
        "Các văn bản giao chỉ tiêu", "Mỗi dòng một văn bản, một năm; chưa có văn bản nào thì []."
    )
