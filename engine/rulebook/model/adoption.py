"""The document that adopts a rulebook, what it signed, and what is no longer as it was signed."""

import datetime
from dataclasses import dataclass

from engine.rulebook.kinds.words import Day, Name, Part, Several, key, some
from engine.rulebook.text.places import Place

ADOPTION = "{document: 12/QĐ-UBND, date: 2021-01-15, office: UBND huyện An Biên}"


class Adoption(Part):
    """What adopts a rulebook. `content` is the fingerprint of all that decides, "" where none was recorded.

    `figures` are the parts and parameters whose illustrative figures the document itself sets.
    """

    document: Name = key("Số văn bản", "Số, ký hiệu văn bản ban hành.", "12/QĐ-UBND")
    date: Day = key("Ngày ban hành", "Năm-tháng-ngày.", "2021-01-15")
    office: Name = key("Cơ quan ban hành", "Tên cơ quan.", "UBND huyện An Biên")
    content: Name = key(
        "Dấu của nội dung đã ký",
        "Do lanhmanh adopt ghi; nội dung khác đi thì bộ này trở lại là dự thảo.",
        "0123456789abcdef0123456789abcdef",
        default="",
    )
    figures: Several[Name] = some(
        "Con số văn bản tự quy định",
        "Mã tiêu chí, điều kiện khống chế, chuỗi, dấu hiệu, tham số mà văn bản nêu rõ con số; những con số"
        " minh họa khác vẫn ghi minh họa.",
        "[A1, min_meetings]",
    )

    @property
    def parts(self) -> tuple[str, datetime.date, str]:
        return self.document, self.date, self.office


@dataclass(frozen=True, slots=True)
class Unsigned:
    """A part that is not as signed. `how`: changed, added, removed; unrecorded or unknown."""

    kind: str
    id: str
    how: str
    place: Place


class SignedFile(Part):
    explained = ("Nội dung đã ký", "Do lanhmanh adopt ghi, từng phần; không sửa tay.")
    signed_of: Name = key("Của bộ tiêu chí", "Tên bộ tiêu chí đã ban hành.", "healthy_commune")
    parts: dict[Name, Name] = key(
        "Từng phần", "Loại và mã của phần, rồi dấu của nội dung.", "{criterion A1: 0123456789abcdef}"
    )
