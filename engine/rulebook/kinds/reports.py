"""`rules/reports/`: the outline of a report of work, which figures stand in which part."""

from typing import Annotated, Literal

from engine.rulebook.kinds.declared import Cites, Named
from engine.rulebook.kinds.words import Name, OneOrMore, Part, Several, Titles, key, maybe, some


class Split(Part):
    """A count broken down by a field with a closed list of values, such as venues by type."""

    of: Annotated[Name, Named("number", "R102")] = key("Chỉ số", "Phép đếm hoặc phép cộng bản ghi.")
    by: Name = key("Theo trường", "Trường có danh sách giá trị của loại bản ghi được đếm.")


class Section(Part):
    title: Titles
    figures: Several[Annotated[Name, Named("figure", "R102")]] = some(
        "Số liệu của mục", "Chỉ số của đơn vị, cộng lại các đơn vị."
    )
    split: Several[Split] = some("Chia nhỏ", "Một phép đếm chia theo trường có danh sách giá trị.")
    bands: Literal["yes"] | None = maybe(
        "Xếp loại",
        "yes: kỳ được chấm điểm thì nêu mỗi hạng bao nhiêu đơn vị, so với mức phấn đấu đã đăng ký.",
    )
    together: Literal["yes"] | None = maybe(
        "Cả địa bàn cộng lại",
        "yes: nêu mỗi bộ xét cả địa bàn (together): bao nhiêu đơn vị mỗi hạng, đạt mấy ý; không nêu số.",
    )
    targets: Literal["yes"] | None = maybe(
        "Chỉ tiêu được giao", "yes: nêu chỉ tiêu cấp trên giao (targets.yaml) cạnh kết quả."
    )
    lacking: Literal["yes"] | None = maybe(
        "Điều còn thiếu",
        "yes: kỳ được chấm điểm thì nêu điều kiện khống chế đã mắc, tiêu chí nhiều đơn vị chưa đủ điểm.",
    )
    written: Literal["yes"] | None = maybe(
        "Cán bộ viết", "yes: mục chưa có số liệu nào thì in dấu […], cơ quan ghi vào trước khi ký."
    )


class ReportOutline(Part, at="report"):
    explained = ("Đề cương báo cáo", "Báo cáo công tác gồm những mục nào, mỗi mục những số liệu nào.")
    report: Name = key("Tên đề cương", "Tên không dấu; nêu khi lập: lanhmanh paper bao-cao … --outline TÊN.")
    title: Titles
    cites: Cites
    period_kinds: OneOrMore[Annotated[Name, Named("period", "R101")]] = key(
        "Dùng cho kỳ", "Các loại kỳ khai trong periods.yaml."
    )
    sections: OneOrMore[Section] = key("Các mục", "Theo thứ tự in ra.")

    @property
    def figures(self) -> tuple[str, ...]:
        """Return every figure it holds, each once."""
        return tuple(dict.fromkeys(name for section in self.sections for name in section.figures))
