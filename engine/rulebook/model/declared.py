"""`rules/declared/`: what a paper asks an office to declare, fact by fact, on form B17."""

from datetime import date
from fractions import Fraction
from typing import Annotated, Literal

from engine.rulebook.kinds.declared import Named
from engine.rulebook.kinds.in_force import InForce, PartInForce, holds_on, in_force
from engine.rulebook.kinds.words import (
    ByName,
    MonthDay,
    Name,
    Number,
    Part,
    Titled,
    Titles,
    Two,
    Words,
    WrittenAs,
    YesNo,
    derived,
    key,
    maybe,
    switch,
)
from engine.rulebook.model.indicators import Definitions
from engine.rulebook.text.places import Word

DECLARED = "declared"  # the kind of record that form B17 holds
EVIDENCE = "evidence"  # the cell of form B17 that says where a fact can be looked up
YES_NO, COUNT, SHARE, DAY, POINTS = "yes_no", "count", "share", "date", "points"
CELLS = {
    YES_NO: ("answer",),
    COUNT: ("number",),
    SHARE: ("number", "of"),
    DAY: ("answer", "on"),
    POINTS: ("number",),
}
"""What a fact asks for, and the cells of form B17 that hold it."""
NUMBERS = tuple(asks for asks, cells in CELLS.items() if "number" in cells)


class DeclaredFact(Titled, at="name"):
    """One fact: only what the office `office` declares counts."""

    explained = ("Một dữ kiện", "Hỏi gì, ai khai, căn cứ nào.")
    name: str = derived()
    asks: Annotated[str, WrittenAs(Literal["count", "share", "date", "points"])] = key(
        "Phải khai gì",
        "count: một số; share: số trên tổng số; date: ngày, hoặc không có; points: điểm do cơ quan ấy quyết"
        " định. Bỏ trống: có hay không.",
        default=YES_NO,
    )
    office: Annotated[Name, Named("declaring_office")] = key(
        "Ai khai", "Cơ quan lập ghi trên bìa; cơ quan khác khai thì không tính."
    )
    cites: Words
    unit: Word | None = None
    found_by_looking: YesNo = switch(
        "Chỉ lộ ra khi tìm", "yes: không tìm thì không có để báo; máy chứng minh xem giấu có lợi không."
    )
    no_evidence: YesNo | None = maybe(
        "Không có tài liệu thì sao",
        "no: khai có mà không ghi tài liệu kiểm chứng thì tính là không; chỉ ghi khi văn bản ở cites"
        " nói vậy.",
        "no",
    )
    at_least: Number | None = maybe("Điểm thấp nhất", "Chỉ với asks: points; bỏ trống là 0.", "0")
    at_most: Number | None = maybe("Điểm cao nhất", "Chỉ với asks: points, phải ghi.", "10")

    in_force: PartInForce = in_force(
        "Chỉ phải khai cho những năm kết thúc trong khoảng này; bỏ trống: theo in_force của tệp."
    )

    @property
    def item(self) -> str:
        """Return the code it has on the form."""
        return self.name.upper()

    @property
    def to_be_shown(self) -> bool:
        """Tell whether a yes without evidence counts as no."""
        return self.no_evidence is False

    @property
    def ends(self) -> tuple[Fraction, Fraction] | None:
        """Return the least and the most of points that are decided, None for anything else."""
        if self.asks != POINTS:
            return None
        least = self.at_least or Fraction(0)
        return least, least if self.at_most is None else self.at_most


class DeclaredFile(Part):
    """The facts one paper asks for, of years that end while it is in force."""

    explained = (
        "Dữ kiện phải khai",
        "Những điều một văn bản đòi cơ quan khai ở biểu B17; mỗi dữ kiện thành một chỉ số.",
    )
    declared_facts: Word = key("Tên bộ chỉ số", "Tên không dấu; bộ tiêu chí nêu tên này ở subject.")
    subject: Annotated[Word, Named("set_of_units")] = key(
        "Khai cho ai", "Bộ chỉ số của xã mà điều kiện cũng được dùng."
    )
    title: Titles
    cites: Words
    in_force: InForce = key("Hiệu lực", "Phải khai cho những năm kết thúc trong khoảng này.")
    within: Two[MonthDay] = key(
        "Số liệu của những ngày nào",
        "[ngày đầu, ngày cuối], tháng-ngày; ngày đầu sau ngày cuối thì là của năm trước. In ở biểu B17.",
    )
    facts: Annotated[dict[Name, DeclaredFact], ByName("name")] = key(
        "Các dữ kiện", "Tên không dấu; asks nói phải khai gì.", min_length=1
    )
    define: Definitions = key(
        "Chỉ số tính thêm",
        "Như define ở rules/indicators: hiệu, tỷ lệ, năm trước của các dữ kiện.",
        default_factory=dict,
    )

    @property
    def name(self) -> str:
        return str(self.declared_facts)

    def asked_on(self, day: date) -> bool:
        return self.in_force.holds_on(day)

    def facts_on(self, day: date) -> tuple[DeclaredFact, ...]:
        """Return the facts asked for on a day the file is in force."""
        return tuple(fact for fact in self.facts.values() if holds_on(fact, day))

    def days_of(self, year: int) -> tuple[date, date]:
        """Return the first and the last day a year's facts are about."""
        start, end = self.within
        return date(year - (start > end), *start), date(year, *end)
