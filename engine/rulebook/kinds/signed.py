"""What an adoption signed of a rulebook, part by part; written by `lanhmanh adopt`."""

from __future__ import annotations

from engine.rulebook.kinds.words import Name, Part, key


class SignedFile(Part, means=("Nội dung đã ký", "Do lanhmanh adopt ghi, từng phần; không sửa tay.", "")):
    signed_of: Name = key("Của bộ tiêu chí", "Tên bộ tiêu chí đã ban hành.", "healthy_commune")
    parts: dict[Name, Name] = key(
        "Từng phần", "Loại và mã của phần, rồi dấu của nội dung.", "{criterion A1: 0123456789abcdef}"
    )
