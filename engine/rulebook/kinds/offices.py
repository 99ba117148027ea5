"""`rules/offices.yaml`: which office has which role, by day."""

from collections.abc import Iterator
from typing import Literal

from engine.rulebook.kinds.declared import Cites, MayCite, ends_before, unlisted
from engine.rulebook.kinds.documents import Reading
from engine.rulebook.kinds.words import Day, Name, Part, Several, Titles, YesNo, key, maybe, some, switch
from engine.rulebook.text.faults import Fault
from facts.forms.catalogue import FORMS

_CITES = ("Căn cứ", "Mã văn bản, phần sau dấu /.")


class OfficeLine(Part):
    name: Name = key("Tên cơ quan", "Như ghi trên bìa báo cáo.")
    spelled: Name | None = maybe(
        "Tên đầy đủ", "Như viết trong văn bản; bỏ trống: như name.", "Đội kiểm tra liên ngành 178"
    )
    level: Literal["commune", "district", "province"] = key(
        "Cấp", "commune (xã), district (huyện), province (tỉnh)."
    )
    roles: Several[Name] = some("Vai trò", "Những vai trò đã khai ở roles; mỗi vai trò mỗi ngày một cơ quan.")
    sends: YesNo = switch("Gửi báo cáo", "yes: bìa báo cáo được ghi tên cơ quan này.")
    forms: Several[Name] = some(
        "Những biểu gửi",
        "Bỏ trống: biểu nào cũng gửi được. Biểu khác thì bản nhập báo là phải xem lại.",
        "[B04, B05]",
    )
    from_: Day | None = maybe("Từ ngày", "Bỏ trống: từ trước kỳ đầu tiên.")
    until: Day | None = maybe("Đến ngày", "Ngày cuối cùng.")
    certainty: Reading = key(
        "Đã đọc đến đâu", "read (đã đọc), partial (một phần), open (chưa tìm được), illustrative (của dự án)."
    )
    cites: Cites = key(*_CITES, "[nd-42-2025]")

    def own_faults(self) -> Iterator[Fault]:
        yield from (unlisted(form, FORMS) for form in self.forms if form not in FORMS)
        yield from ends_before(self)


class Signing(Part):
    office: Name = key("Tên bắt đầu bằng", "Cơ quan có tên bắt đầu như vậy; dòng dài nhất khớp được dùng.")
    titles: Several[Name] = key("Các dòng", "Từ trên xuống, như in trên văn bản.")
    authority: MayCite = some(
        "Thẩm quyền",
        "Luật cho cơ quan ấy thẩm quyền ban hành quyết định; văn bản còn hiệu lực vào ngày ký là căn cứ đầu.",
    )
    cites: Cites = key(*_CITES, "[nd-30-2020]")


class Commending(Part):
    office: Name = key("Tên bắt đầu bằng", "Cơ quan có tên bắt đầu như vậy; dòng dài nhất khớp được dùng.")
    award: Name = key("Hình thức khen thưởng", "Người đứng đầu cơ quan ấy tặng gì.", "Giấy khen")
    authority: MayCite = some("Thẩm quyền", "Luật cho người ấy tặng; văn bản còn hiệu lực là căn cứ.")
    cites: Cites = key(*_CITES, "[minh-hoa]")


class OfficesFile(Part):
    explained = ("Cơ quan", "Cơ quan nào giữ vai trò nào, từ ngày nào.")
    roles: dict[Name, Titles] = key(
        "Các vai trò", "Tên không dấu, rồi tên gọi; luật việc cần làm hỏi vai trò."
    )
    offices: Several[OfficeLine] = key("Các cơ quan", "Mỗi dòng một cơ quan trong một khoảng thời gian.")
    signing: Several[Signing] = some(
        "Dòng trên chữ ký", "Theo loại cơ quan; người ký thay khai ở lanhmanh office."
    )
    commending: Several[Commending] = some(
        "Hình thức khen thưởng", "Theo loại cơ quan quyết định; loại không nêu ở đây thì văn bản để trống."
    )

    def own_faults(self) -> Iterator[Fault]:
        for office in self.offices:
            yield from (unlisted(role, self.roles) for role in office.roles if role not in self.roles)
