"""B00: the cover, which says whose return it is and which forms data follow for."""

from __future__ import annotations

from typing import Annotated, ClassVar

from facts.forms.fields import Code, Column, Day, Row, Text
from facts.standing import HAS_DATA, NIL

FORM_VERSION = "returns: 1"
STATE_TABLE = ("Biểu", "Tình trạng")  # headers of the table under the label and value rows
STATES = (HAS_DATA, NIL)


class Cover(Row):
    """Label and value rows of the cover. A blank office is the commune's own; `rules/offices.yaml` lists the
    others."""

    NAME: ClassVar = "cover"
    FORM: ClassVar = "B00"
    TITLE: ClassVar = "Bìa"
    KEY: ClassVar = ("unit_code", "period", "office", "prepared_on")
    UNIT_PATH: ClassVar = ("unit_code",)

    unit_code: Annotated[Code, Column("Mã đơn vị", refers_to="unit", shape="unit")]
    unit_name: Annotated[Text | None, Column("Tên đơn vị")] = None
    period: Annotated[Code, Column("Kỳ báo cáo", shape="period")]
    office: Annotated[Text | None, Column("Cơ quan lập")] = None
    prepared_by: Annotated[
        Text | None, Column("Người lập", sensitivity="personal", purpose="answer_for_return")
    ] = None
    prepared_on: Annotated[Day, Column("Ngày lập")]
    received_on: Annotated[Day | None, Column("Ngày nhận")] = None
    form_version: Annotated[Text | None, Column("Phiên bản biểu mẫu")] = None
