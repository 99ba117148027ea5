"""What the archive notices by itself between returns; no office sends it, rules count it like any event."""

from facts.forms.fields import CHILD, OTHER
from facts.forms.form_table import kinds_in

CHANGED = "đổi số liệu"
WITHDRAWN = "rút"
GONE = "biến mất"
VENUE_GONE = "cơ sở biến mất"
MOVED_BY_ONE = "chuyển đơn vị một phía"
OTHER_PREFIX = "mã của đơn vị khác"
DIFFERS = "khác nơi khác báo"
TOLD_LATE = "báo muộn"
COPIED = "chép năm trước"
NOTICED = (CHANGED, WITHDRAWN, GONE, VENUE_GONE, MOVED_BY_ONE, OTHER_PREFIX, DIFFERS, TOLD_LATE, COPIED)
# One thing a later return, or a return of one side only, says otherwise than what stood.
NOTICE = kinds_in(f"""
notice | GN | Ghi nhận khi đối chiếu các báo cáo | date=noted_on | unit_path=unit_code
  id | Mã ghi nhận | code restricted purpose=compare_returns
  unit_code | Mã đơn vị | code refers_to=unit shape=unit
  noted_on | Ngày cuối kỳ của báo cáo sau | date
  what | Điều ghi nhận | choice | {"; ".join(NOTICED)}
  form | Biểu | text
  field | Trường | text required=no
  old | Giá trị trước | text restricted purpose=compare_returns required=no
  new | Giá trị sau | text restricted purpose=compare_returns required=no
  stood_in | Chỗ ghi trước | text required=no
  said_in | Chỗ ghi sau | text required=no
  lowers | Làm nhẹ nguy cơ về | choice required=no | {CHILD}; {OTHER}
  reason | Lý do | text restricted purpose=compare_returns required=no
  document | Lý do nêu văn bản | yes_no required=no
""")["notice"]
