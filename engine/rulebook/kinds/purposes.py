"""`rules/purposes.yaml`: what each field that is not open is for, and how long it is stored."""

from collections.abc import Collection, Iterator
from fractions import Fraction
from typing import Annotated, Literal

from engine.rulebook.kinds.declared import Cites, Named, NameList, PlainName, empty, fault
from engine.rulebook.kinds.words import ByName, Name, Part, Several, Titles, Whole, derived, key, maybe
from engine.rulebook.text.faults import Fault
from engine.rulebook.text.figures import beyond_a_century
from facts.forms.catalogue import FORMS, KINDS
from facts.forms.fields import LAST_USE

_DAYS = sorted({name for k in KINDS.values() for name, f in k.fields.items() if f.type == "date"})


class Kept(Part):
    months: Whole = key("Số tháng", "Giữ bao nhiêu tháng kể từ mốc after.")
    after: Annotated[Name, NameList({}, dict.fromkeys((LAST_USE, *_DAYS), ""))] = key(
        "Kể từ mốc", "Một trường ngày của biểu mẫu, hoặc last_use: lần dùng cuối."
    )

    def own_faults(self) -> Iterator[Fault]:
        place = self.spot("months")
        if self.months < 1:
            yield fault("R223", place, name="months", found=self.months, least=1)
        if too_long := beyond_a_century(Fraction(self.months), "tháng"):
            yield fault("R227", place, found=self.months, **too_long)


class Purpose(Part):
    explained = ("Một mục đích", "Để làm gì, căn cứ nào, ai được xem, giữ bao lâu.")
    name: str = derived()
    title: Titles = key("Để làm gì", "Mục đích, bằng lời.")
    ground: Cites = key("Căn cứ pháp lý", "Văn bản trong documents.yaml cho phép dùng dữ liệu vào việc này.")
    seen_by: Several[Name] = key("Ai được xem", "Những người được xem.")
    kept: Kept = key("Giữ bao lâu", "Số tháng kể từ một mốc; hết hạn thì xóa hoặc bỏ danh tính.")

    def own_faults(self) -> Iterator[Fault]:
        if not self.seen_by:
            yield empty(self.spot("seen_by"), "seen_by")


class FieldUse(Part):
    sensitivity: Literal["internal", "restricted", "personal"] = key(
        "Độ nhạy", "internal (nội bộ), restricted (hạn chế), personal (dữ liệu cá nhân)."
    )
    purpose: Annotated[Name, Named("purpose", "R101")] = key(
        "Mục đích", "Một mục đích đã khai báo trong purposes."
    )
    kept_in: Literal["vault"] | None = maybe("Chỉ nằm trong", "vault: chỉ nằm trong kho mã hóa.")
    leaves_as: Name | None = maybe(
        "Ra ngoài dưới dạng", "Mã thay thế khi ra khỏi kho; never: không bao giờ ra ngoài."
    )


class PurposesFile(Part):
    explained = ("Mục đích sử dụng dữ liệu", "Trường không có mục đích thì không được nhập.")
    purposes: Annotated[dict[Annotated[Name, PlainName()], Purpose], ByName("name")] = key(
        "Các mục đích", "Mỗi mục đích một tên không dấu."
    )
    fields: dict[Annotated[Name, Named("field", "R102")], FieldUse] = key(
        "Các trường không công khai", "Mỗi trường của biểu mẫu: độ nhạy và mục đích."
    )

    def own_faults(self) -> Iterator[Fault]:
        """Yield what the forms say otherwise of a field."""
        for name, use in self.fields.items():
            kind, _, field = name.partition(".")
            form = KINDS[kind].fields.get(field) if kind in KINDS else None
            if form is None:
                continue
            declared = use.purpose in self.purposes
            for key_, wanted in (
                ("sensitivity", form.sensitivity),
                ("purpose", form.purpose if declared else use.purpose),
                ("kept_in", "vault" if form.personal and form.leaves_as != "never" else None),
                ("leaves_as", form.leaves_as),
            ):
                actual = getattr(use, key_)
                if actual != wanted:
                    params = {"found": actual or "—", "wanted": wanted or "—"}
                    yield fault("R318", use.spot(key_), name=name, key=key_, **params)

    def unexplained(self, unasked: Collection[str]) -> Iterator[Fault]:
        """Yield the fields without a purpose; `unasked` kinds of row are in no return, and need none."""
        owed = (kind for kind in FORMS.values() if kind.name not in unasked)
        private = (f"{k.name}.{n}" for k in owed for n, f in k.fields.items() if f.sensitivity != "open")
        for field in private if self.fields else ():
            if field not in self.fields:
                yield fault("R324", self.spot("fields"), name=field)
