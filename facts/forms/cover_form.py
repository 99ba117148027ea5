"""B00: the cover, which says whose return it is and which forms data follow for."""

from facts.forms.form_table import kinds_in
from facts.standing import HAS_DATA, NIL

FORM_VERSION = "returns: 1"
STATE_TABLE = ("Biểu", "Tình trạng")  # headers of the table under the label and value rows
STATES = (HAS_DATA, NIL)

# Label and value rows of the cover. A blank office is the commune's own; `rules/offices.yaml` lists the
# others.
COVER = kinds_in("""
cover | B00 | Bìa | key=unit_code period office prepared_on | unit_path=unit_code
  unit_code | Mã đơn vị | code refers_to=unit shape=unit
  unit_name | Tên đơn vị | text required=no
  period | Kỳ báo cáo | code shape=period
  office | Cơ quan lập | text required=no
  prepared_by | Người lập | text required=no personal purpose=answer_for_return
  prepared_on | Ngày lập | date
  received_on | Ngày nhận | date required=no
  form_version | Phiên bản biểu mẫu | text required=no
""")["cover"]
