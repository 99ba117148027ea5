"""`rules/units.yaml`: administrative units and their codes, by date."""

import re
from collections.abc import Iterator

from engine.rulebook.kinds.declared import MayCite, ends_before, fault, unlisted
from engine.rulebook.kinds.words import Day, Name, Part, Several, key, maybe
from engine.rulebook.text.faults import Fault
from facts.forms.catalogue import KINDS

TYPES = KINDS["unit"].fields["type"].values


class UnitLine(Part):
    code: Name = key("Mã đơn vị", "Mã năm chữ số, đặt trong ngoặc kép.")
    name: Name = key("Tên đơn vị", "Tên đầy đủ, có loại.")
    type: Name = key("Loại đơn vị", "Xã, phường, thị trấn, đặc khu.")
    province: Name | None = maybe("Mã tỉnh", "Mã hai chữ số, đặt trong ngoặc kép.")
    cluster: Name | None = maybe(
        "Cụm", "Cụm mà đơn vị được so sánh với nhau, khi bộ tiêu chí xếp thứ tự trong từng cụm.", "Cụm 1"
    )
    from_: Day | None = maybe("Từ ngày", "Bỏ trống: từ trước kỳ đầu tiên.")
    until: Day | None = maybe("Đến ngày", "Ngày cuối cùng còn hiệu lực.")
    becomes: Name | None = maybe("Đơn vị kế tiếp", "Mã của đơn vị nhận toàn bộ đơn vị này.")
    cites: MayCite = ()

    def own_faults(self) -> Iterator[Fault]:
        for name, digits in (("code", 5), ("becomes", 5), ("province", 2)):
            code = getattr(self, name)
            if code is not None and not re.fullmatch(rf"[0-9]{{{digits}}}", code):
                yield fault("R322", self.spot(name), found=code, digits=digits)
        if self.type not in TYPES:
            yield unlisted(self.type, TYPES)
        if self.becomes is not None and self.until is None:
            yield fault("R323", self.spot("becomes"))
        yield from ends_before(self)


class UnitsFile(Part):
    explained = ("Đơn vị hành chính", "Đơn vị và mã, theo ngày.")
    units: Several[UnitLine] = key(
        "Các đơn vị", "Mỗi dòng là một mã từ một ngày; mã có thể dùng lại với nghĩa khác."
    )
