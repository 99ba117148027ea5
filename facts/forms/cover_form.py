"""B00: the cover, which says whose return it is and which forms data follow for."""

from facts.forms.fields import Field, kind
from facts.standing import HAS_DATA, NIL

FORM_VERSION = "returns: 1"
STATE_TABLE = ("Biểu", "Tình trạng")  # headers of the table under the label and value rows
STATES = (HAS_DATA, NIL)


# Label and value rows of the cover. A blank office is the commune's own; `rules/offices.yaml` lists the
# others.
COVER = kind(
    "cover",
    "B00",
    "Bìa",
    Field("unit_code", "Mã đơn vị", "code", refers_to="unit", shape="unit"),
    Field("unit_name", "Tên đơn vị", required=False),
    Field("period", "Kỳ báo cáo", "code", shape="period"),
    Field("office", "Cơ quan lập", required=False),
    Field("prepared_by", "Người lập", required=False, sensitivity="personal", purpose="answer_for_return"),
    Field("prepared_on", "Ngày lập", "date"),
    Field("received_on", "Ngày nhận", "date", required=False),
    Field("form_version", "Phiên bản biểu mẫu", required=False),
    key=("unit_code", "period", "office", "prepared_on"),
    unit_path=("unit_code",),
)
