"""`rules/columns.yaml`: the columns an office adds to the forms."""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from engine.rulebook.kinds.declared import Named, empty, ends_before, fault
from engine.rulebook.kinds.in_force import InForce
from engine.rulebook.kinds.words import ByName, Name, Part, Several, derived, key
from engine.rulebook.text.faults import Fault
from engine.rulebook.text.names import nearest
from facts.forms.catalogue import FORMS, WITHDRAW_HEADER, OwnColumn
from facts.forms.fields import Field, FieldType, Sensitivity
from facts.intake.header import heading
from facts.standing import Value

_COLUMN = (
    "{header: Có camera ở lối vào, type: yes_no, sensitivity: internal, purpose: manage_venues,"
    " in_force: {from: 2024-01-01}}"
)
_TYPES: Mapping[str, FieldType] = {
    "yes_no": "yes_no",
    "count": "int",
    "number": "decimal",
    "date": "date",
    "choice": "choice",
    "text": "text",
}
_BLANKS: Mapping[str, Value] = {"unknown": None, "no": False, "0": 0}
_ONLY_FOR = {"values": ("choice",), "unit": ("count", "number"), "no": ("yes_no",), "0": ("count", "number")}
_OF_A_PERSON = re.compile(
    r".*\b(ho( va)? ten|ten nguoi|cccd|cmnd|can cuoc|dinh danh|dien thoai|tai khoan|dia chi|bien so"
    r"|(nam|ngay) sinh)\b.*"
)
_FIXED = ("self_score", "appraisal", "declared")  # forms of points, and of what papers ask to be declared
KINDS_SENT = {kind.name: kind for kind in FORMS.values() if kind.name not in _FIXED}


class ColumnEntry(Part, at="name"):
    explained = ("Một cột", "Tiêu đề, kiểu, độ nhạy, từ ngày nào.", _COLUMN)
    name: str = derived()
    header: Name = key(
        "Tiêu đề cột", "Như in trên biểu; không trùng cột khác của biểu.", "Có camera ở lối vào"
    )
    type: Literal["yes_no", "count", "number", "date", "choice", "text"] = key(
        "Kiểu",
        "yes_no (có, không), count (số nguyên), number (số), date (ngày), choice (một giá trị), text (chữ).",
        "yes_no",
    )
    values: Several[Name] = key("Các giá trị", "Chỉ khi type: choice.", "[trong nhà, ngoài trời]", default=())
    unit: Name | None = key("Đơn vị tính", "Chỉ khi là số.", "chiếc", default=None)
    blank: Literal["unknown", "no", "0"] = key(
        "Ô trống là", "unknown (chưa biết), no (không, khi yes_no), 0 (khi là số).", "no", default="unknown"
    )
    sensitivity: Literal["open", "internal", "restricted", "personal"] = key(
        "Độ nhạy", "open (công khai), internal (nội bộ), restricted (hạn chế).", "internal"
    )
    purpose: Annotated[Name | None, Named("purpose", "R101")] = key(
        "Mục đích",
        "Một mục đích trong purposes.yaml: nó nói căn cứ, ai được xem, giữ bao lâu. Bắt buộc, trừ khi open.",
        "manage_venues",
        default=None,
    )
    in_force: InForce = key(
        "Từ ngày nào",
        "Báo cáo của kỳ kết thúc từ ngày ấy có cột này; trước đó là chưa biết.",
        "{from: 2024-01-01}",
    )

    @property
    def kind(self) -> str:
        return self.name.partition(".")[0]

    @property
    def field(self) -> Field:
        """Return the column as the form has it."""
        sensitivity: Sensitivity = self.sensitivity
        return Field(
            name=str(self.name).partition(".")[2],
            header=str(self.header),
            type=_TYPES[self.type],
            values=tuple(map(str, self.values)),
            required=False,
            blank=_BLANKS[self.blank],
            unit=None if self.unit is None else str(self.unit),
            refers_to=None,
            sensitivity=sensitivity,
            purpose=None if self.purpose is None else str(self.purpose),
            leaves_as=None,
            shape="plain",
        )

    def own_faults(self) -> Iterator[Fault]:
        yield from ends_before(self.in_force)
        form = KINDS_SENT.get(self.kind)
        if form is None:
            near, choices = nearest(self.kind, KINDS_SENT), ", ".join(KINDS_SENT)
            yield fault("R129", self.place, found=self.kind, near=near, choices=choices)
            return
        if not re.fullmatch(r"[a-z][a-z0-9_]*", self.field.name):
            yield fault("R609", self.place, found=self.field.name)
        if self.field.name in {*form.fields, *form.record_fields, "office", "gone"}:
            yield fault("R328", self.place, name=self.field.name, form=form.form)
        taken = {heading(field.header) for field in form.fields.values()} | {heading(WITHDRAW_HEADER)}
        if heading(self.header) in taken:
            yield fault("R329", self.spot("header"), found=self.header, form=form.form)
        yield from self._of_its_type()
        yield from self._of_its_privacy(form.form, form.restricted)

    def _of_its_type(self) -> Iterator[Fault]:
        if self.type == "choice" and not self.values:
            yield empty(self.spot("values"), "values")
        given = {"values": self.values, "unit": self.unit, self.blank: self.blank != "unknown"}
        for name, types in _ONLY_FOR.items():
            if given.get(name) and self.type not in types:
                place = self.spot(name if name in ("values", "unit") else "blank")
                written = name if name in ("values", "unit") else f"blank: {name}"
                yield fault("R330", place, name=written, type=self.type, wanted=", ".join(types))

    def _of_its_privacy(self, form: str, restricted: bool) -> Iterator[Fault]:
        if self.sensitivity == "personal" or _OF_A_PERSON.fullmatch(heading(self.header)):
            spot = "sensitivity" if self.sensitivity == "personal" else "header"
            yield fault("R331", self.spot(spot), found=self.header)
        elif restricted and self.sensitivity != "restricted":
            yield fault("R332", self.spot("sensitivity"), found=self.sensitivity, form=form)
        elif self.type == "text" and (restricted or self.sensitivity == "open"):
            yield fault("R333", self.spot("type"), form=form)
        if self.sensitivity != "open" and self.purpose is None:
            yield fault("R106", self.spot("sensitivity"), name="purpose")


class ColumnsFile(Part):
    explained = ("Cột riêng của biểu mẫu", "Cơ quan thêm cột nào vào biểu nào.")
    columns: Annotated[dict[Name, ColumnEntry], ByName("name")] = key(
        "Các cột", "Mỗi cột là loại.tên, như ở chỉ số.", f"{{venue.camera: {_COLUMN}}}"
    )

    def own_faults(self) -> Iterator[Fault]:
        """Yield a header that two columns of one form have at a time."""
        columns = tuple(self.columns.values())
        for n, column in enumerate(columns):
            for other in columns[:n]:
                same = (column.kind, heading(column.header)) == (other.kind, heading(other.header))
                days = column.in_force, other.in_force
                if same and all(a.until is None or a.until >= b.from_ for a, b in (days, days[::-1])):
                    form = KINDS_SENT[column.kind].form if column.kind in KINDS_SENT else column.kind
                    yield fault("R329", column.spot("header"), found=column.header, form=form)

    @property
    def own(self) -> tuple[OwnColumn, ...]:
        """Return the columns of forms there are, for the catalogue of forms."""
        return tuple(
            OwnColumn(str(c.kind), c.field, c.in_force.from_, c.in_force.until)
            for c in self.columns.values()
            if c.kind in KINDS_SENT and c.field.name not in KINDS_SENT[c.kind].record_fields
        )
