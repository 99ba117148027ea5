"""B01 to B20: what communes and other offices return, a table of each form."""

from facts.forms.form_table import kinds_in

SELLERS_CASES = frozenset({"bán dâm"})
"""Types of case that are about a seller of sex alone: to list or draw such a case is to list or draw her."""
RETURNED = kinds_in("""
# A commune as its return describes it.
unit | B01 | Đơn vị | register | key=code | unit_path=code
  code | Mã đơn vị | code refers_to=unit shape=unit
  name | Tên đơn vị | text
  type | Loại | choice | xã; thị trấn; phường; đặc khu
  population | Dân số | int required=no unit=người
  hamlets | Số ấp, khu phố | int required=no
  border_area | Vùng giáp ranh | yes_no required=no blank=no
  town_area | Khu vực thị trấn, chợ, bến xe | yes_no required=no blank=no

# A service venue. A closing date is the first day closed.
venue | B02 | Cơ sở | register | life=opened_on closed_on | unit_path=unit_code
  id | Mã cơ sở | code
  name | Tên cơ sở | text internal purpose=manage_venues
  type | Loại hình | choice | karaoke; xoa bóp; xông hơi; lưu trú; nhà trọ; ăn uống; quán nhậu; cà phê; cắt
      tóc gội đầu; quán bar; vũ trường
  address | Địa chỉ | text internal purpose=manage_venues leaves_as=address_key shape=address
  unit_code | Mã đơn vị | code refers_to=unit shape=unit
  licence_no | Số giấy phép | text internal purpose=manage_venues required=no
  licence_on | Ngày cấp | date required=no
  security_certificate | Giấy chứng nhận đủ điều kiện về ANTT | yes_no required=no blank=no
  owner_id | Mã chủ cơ sở | code restricted purpose=know_owners required=no refers_to=party
  manager_id | Mã người quản lý | code restricted purpose=know_owners required=no refers_to=party
  phone | Điện thoại | code personal purpose=find_networks required=no leaves_as=phone_key shape=phone
  rooms | Số phòng | int required=no unit=phòng
  staff | Số người lao động | int required=no unit=người
  opened_on | Ngày hoạt động | date required=no
  closed_on | Ngày ngừng hoạt động | date required=no
  closed_reason | Lý do ngừng | choice required=no | tự chấm dứt hoạt động; thu hồi giấy phép
  commitment_signed | Đã ký cam kết | yes_no required=no blank=no
  local_class | Phân loại của xã | choice internal purpose=manage_venues required=no | thấp; trung bình; cao;
      rất cao
  classified_on | Ngày phân loại | date required=no

# A person or organisation with a business role or under investigation: never a victim.
party | B03 | Cá nhân, tổ chức liên quan | register | restricted | unit_by_id
  id | Mã cá nhân, tổ chức | code restricted purpose=know_owners
  kind | Loại | choice restricted purpose=know_owners | cá nhân; tổ chức
  name | Họ tên, tên tổ chức | text personal purpose=know_owners
  birth_year | Năm sinh | year personal purpose=know_owners required=no
  identity_no | Số định danh | code personal purpose=know_owners required=no leaves_as=identity_key
      shape=identity
  phone | Điện thoại | code personal purpose=find_networks required=no leaves_as=phone_key shape=phone
  address | Địa chỉ | text personal purpose=know_owners required=no leaves_as=address_key shape=address
  account | Tài khoản, ví | code personal purpose=find_networks required=no leaves_as=account_key
      shape=account
  plate | Biển số xe | code personal purpose=find_networks required=no leaves_as=plate_key shape=plate
  relative_of | Người thân của (mã) | code restricted purpose=find_networks required=no refers_to=party

# A check of one venue on one day.
inspection | B04 | Kiểm tra | date=date | unit_path=venue_id unit_code
  id | Số biên bản | code
  venue_id | Mã cơ sở | code refers_to=venue
  date | Ngày kiểm tra | date
  team | Lực lượng kiểm tra | choice | Đội kiểm tra liên ngành 178; Công an; UBND xã; cơ quan văn hóa
  mode | Hình thức | choice | định kỳ; đột xuất
  ground | Căn cứ | choice required=no | kế hoạch; tin báo; đề nghị; dấu hiệu vi phạm
  members | Số thành viên có mặt | int required=no unit=người
  result | Kết quả | choice | đạt; vi phạm (other)

# One act found by an inspection; it happened on the day of that inspection.
violation | B05 | Vi phạm | key=inspection_id act | dated_by=inspection_id | unit_path=inspection_id venue_id
      unit_code | row_gone=gone
  inspection_id | Số biên bản | code refers_to=inspection
  act | Hành vi | choice | để xảy ra mại dâm (other); khiêu dâm, kích dục; dâm ô; ma túy; thuốc lắc; tiêm
      chích ma túy; lao động dưới 18 tuổi trái quy định (child); không giao kết hợp đồng lao động; không đăng
      ký tạm trú, thông báo lưu trú; khóa, chốt cửa phòng; quá giờ quy định; diện tích phòng; không có giấy
      phép; không khám sức khỏe định kỳ; phòng cháy, chữa cháy
  basis | Căn cứ xử lý | text required=no
  sanction | Hình thức xử lý | choice required=no | cảnh cáo; phạt tiền; tước quyền sử dụng giấy phép có thời
      hạn; thu hồi giấy phép; đình chỉ hoạt động có thời hạn; chuyển cơ quan điều tra
  fine_vnd | Số tiền phạt | int required=no unit=đồng
  remedied_on | Ngày khắc phục | date required=no

# A case found on a day. Victims stand in it as numbers only.
case | B06 | Vụ việc | date=found_on | restricted | unit_path=unit_code | row_gone=gone |
      open_until=handled_on
  id | Mã vụ | code restricted purpose=handle_cases
  found_on | Ngày phát hiện | date restricted purpose=handle_cases
  found_by | Nguồn phát hiện | choice restricted purpose=handle_cases required=no | địa phương tự phát hiện;
      tin báo; cấp trên; địa phương khác
  type | Loại vụ | choice restricted purpose=handle_cases | chứa mại dâm; môi giới mại dâm; mua dâm người dưới
      18 tuổi (child); mua bán người (other); mua bán người dưới 16 tuổi (child); mua dâm; bán dâm
  purpose | Mục đích | choice restricted purpose=handle_cases required=no | mại dâm; cưỡng bức lao động; khác
  article | Điều luật | text restricted purpose=handle_cases required=no
  unit_code | Mã đơn vị | code restricted purpose=handle_cases refers_to=unit shape=unit
  venue_id | Mã cơ sở | code restricted purpose=handle_cases required=no refers_to=venue
  status | Trạng thái | choice restricted purpose=handle_cases | đang xác minh; khởi tố; đã xét xử; xử phạt
      hành chính; không khởi tố; tạm đình chỉ; đình chỉ vụ án; tuyên không phạm tội
  handled_on | Ngày xử lý xong | date restricted purpose=handle_cases required=no
  suspects | Số người bị điều tra, xử lý | int restricted purpose=handle_cases required=no unit=người
  victims | Số nạn nhân đã được xác định | int restricted purpose=protect_victims required=no unit=người
      more=other
  identifying | Số người đang được xác định là nạn nhân | int restricted purpose=protect_victims required=no
      unit=người
  supported | Số người đã được hỗ trợ | int restricted purpose=protect_victims required=no unit=người
  minors | Số người dưới 18 tuổi | int restricted purpose=protect_victims required=no unit=người more=child
  recruited_in | Nơi bị tuyển mộ | code restricted purpose=find_networks required=no shape=unit
  plate | Biển số xe vận chuyển | code personal purpose=find_networks required=no leaves_as=plate_key
      shape=plate
  phone | Điện thoại liên lạc | code personal purpose=find_networks required=no leaves_as=phone_key
      shape=phone
  official_involved | Có cán bộ liên quan | yes_no restricted purpose=handle_cases required=no yes=other

# A party's suspected role in a case.
case_party | B07 | Người liên quan trong vụ việc | key=case_id party_id role | dated_by=case_id | restricted |
      unit_path=case_id unit_code | row_gone=gone
  case_id | Mã vụ | code restricted purpose=handle_cases refers_to=case
  party_id | Mã cá nhân, tổ chức | code restricted purpose=handle_cases refers_to=party
  role | Vai trò nghi vấn | choice restricted purpose=handle_cases | chứa mại dâm; môi giới; vận chuyển; tuyển
      mộ; bảo kê; quản lý

# A hotspot, active until the day it is cleared.
hotspot | B08 | Tụ điểm | date=found_on | life=found_on cleared_on | unit_path=unit_code | row_gone=gone |
      open_until=cleared_on
  id | Mã tụ điểm | code
  unit_code | Mã đơn vị | code refers_to=unit shape=unit
  kind | Loại | choice | mại dâm (other); ma túy
  found_on | Ngày phát hiện | date
  found_by | Nguồn phát hiện | choice required=no | địa phương tự phát hiện; tin báo; cấp trên; địa phương
      khác
  cleared_on | Ngày triệt xóa | date required=no

# One worker's time at one venue. `to` is the first day no longer there; no name ever enters.
stint | B09 | Người lao động tại cơ sở | key=venue_id worker_key from | date=from | life=from to | restricted
      | unit_path=venue_id unit_code
  venue_id | Mã cơ sở | code restricted purpose=protect_workers refers_to=venue
  worker_token | Mã thay tên | code personal purpose=protect_workers leaves_as=never shape=token
  role | Công việc | choice restricted purpose=protect_workers required=no | phục vụ; tiếp viên; bảo vệ; kỹ
      thuật viên; lễ tân
  from | Từ ngày | date restricted purpose=protect_workers
  to | Đến ngày | date restricted purpose=protect_workers required=no
  age_group | Nhóm tuổi | choice restricted purpose=protect_workers | dưới 18 (child); từ 18
  contract | Hợp đồng lao động | yes_no restricted purpose=protect_workers required=no no=other
  health_check | Khám sức khỏe định kỳ | yes_no restricted purpose=protect_workers required=no no=other
  residence_registered | Đăng ký tạm trú | yes_no restricted purpose=protect_workers required=no no=other

# A denunciation or tip, about a venue, a party, or neither.
tip | B10 | Tố giác, tin báo | date=received_on | restricted | unit_path=about_venue unit_code | unit_by_id |
      row_gone=gone | open_until=resolved_on
  id | Mã tin | code restricted purpose=handle_tips
  received_on | Ngày nhận | date restricted purpose=handle_tips
  source | Nguồn tin | choice restricted purpose=handle_tips required=no | người dân; cơ quan; ẩn danh
  about_venue | Mã cơ sở | code restricted purpose=handle_tips required=no refers_to=venue
  about_party | Mã cá nhân, tổ chức | code restricted purpose=handle_tips required=no refers_to=party
  subject | Nội dung | choice restricted purpose=handle_tips | mại dâm; mua bán người (other); ma túy; xâm hại
      trẻ em (child)
  verified | Kết quả | choice restricted purpose=handle_tips required=no | có cơ sở (other); không có cơ sở;
      đang xác minh
  resolved_on | Ngày giải quyết | date restricted purpose=handle_tips required=no

# One communication activity.
activity | B11 | Tuyên truyền | key=unit_code date kind audience hamlet | date=date | unit_path=unit_code
  unit_code | Mã đơn vị | code refers_to=unit shape=unit
  date | Ngày | date
  kind | Hình thức | choice | tuyên truyền; tập huấn; truyền thanh; tờ rơi; sinh hoạt câu lạc bộ
  audience | Đối tượng | choice required=no | nhân dân; chủ cơ sở kinh doanh dịch vụ; doanh nghiệp; học sinh;
      phụ nữ; cán bộ cơ sở; nhóm có nguy cơ cao
  participants | Số người tham dự | int required=no unit=người
  hamlet | Ấp, khu phố | text required=no
  joint_with | Phối hợp với | choice required=no | Mặt trận; Hội Phụ nữ; Đoàn Thanh niên; phong trào nông thôn
      mới; không
  topic | Chủ đề | choice required=no added | mại dâm; ma túy; mại dâm và ma túy

# Persons and households one programme reached in the year (not visits).
support | B12 | Hỗ trợ | register | key=unit_code period_year programme | unit_path=unit_code
  unit_code | Mã đơn vị | code refers_to=unit shape=unit
  programme | Chương trình | choice | giảm nghèo; dạy nghề; việc làm; đi làm việc ở nước ngoài theo hợp đồng;
      vay vốn; dự phòng, điều trị HIV/AIDS; trợ giúp pháp lý; hỗ trợ nạn nhân; hỗ trợ gia đình nạn nhân
  women | Số phụ nữ | int required=no unit=người
  girls | Số trẻ em gái | int required=no unit=người
  poor_households | Số hộ nghèo, hộ khó khăn | int required=no unit=hộ

# The volunteer social work team of a year.
team | B13 | Đội tình nguyện | register | key=unit_code period_year | unit_path=unit_code
  unit_code | Mã đơn vị | code refers_to=unit shape=unit
  members | Số thành viên | int required=no unit=người
  trained | Số thành viên đã tập huấn | int required=no unit=người
  meetings | Số lần sinh hoạt | int required=no unit=lần
  officer_in_charge | Có công chức phụ trách | yes_no required=no blank=no
  club_assigned | Được giao mô hình câu lạc bộ | yes_no required=no blank=no
  club_model | Mô hình câu lạc bộ còn hoạt động | yes_no required=no blank=no

# A commune's registration to build a healthy commune in a year.
registration | B14 | Đăng ký | register | key=unit_code year | unit_path=unit_code
  unit_code | Mã đơn vị | code refers_to=unit shape=unit
  year | Năm | year
  registered | Đăng ký xây dựng xã lành mạnh | yes_no required=no blank=no
  target_band | Mức phấn đấu | text required=no
  plan_no | Số, ký hiệu kế hoạch | text required=no
  plan_on | Ngày ban hành | date required=no
  drug_free | Đăng ký xã không ma túy | yes_no required=no blank=no added

# The points a commune gives itself for one criterion.
self_score | B15 | Tự chấm điểm | register | key=unit_code period_year rulebook criterion |
      unit_path=unit_code | answers=points
  unit_code | Mã đơn vị | code refers_to=unit shape=unit
  criterion | Mã tiêu chí | code refers_to=criterion shape=criterion
  points | Điểm tự chấm | decimal unit=điểm
  rulebook | Bộ tiêu chí | text required=no refers_to=rulebook added

# The points the appraising office gives one criterion, with its reason.
appraisal | B16 | Thẩm định | register | key=unit_code period_year rulebook criterion | unit_path=unit_code
  unit_code | Mã đơn vị | code refers_to=unit shape=unit
  criterion | Mã tiêu chí | code refers_to=criterion shape=criterion
  points | Điểm thẩm định | decimal unit=điểm
  reason | Lý do | text
  minutes_no | Số biên bản | text
  decided_on | Ngày | date
  rulebook | Bộ tiêu chí | text required=no refers_to=rulebook added

# One fact that a paper asks for, as `rules/declared/` lists them: an answer, a number, of how many, a day.
# Which of the cells a fact asks for is said there; the others stay blank.
declared | B17 | Dữ kiện khai theo văn bản | register | key=unit_code period_year item | restricted |
      unit_path=unit_code | opt_in
  unit_code | Mã đơn vị | code refers_to=unit shape=unit
  item | Mã nội dung | code refers_to=item shape=item
  question | Nội dung | text required=no
  answer | Có hay không | yes_no restricted purpose=recognise_titles required=no
  number | Số | decimal restricted purpose=recognise_titles required=no
  of | Trên tổng số | int restricted purpose=recognise_titles required=no
  on | Ngày | date restricted purpose=recognise_titles required=no
  evidence | Tài liệu kiểm chứng | text restricted purpose=recognise_titles required=no

# The drug situation of a commune at the end of a period, as the local police count it.
drug_situation | B18 | Tình hình ma túy | register | key=unit_code period_year | restricted |
      unit_path=unit_code | sender=Công an xã | opt_in | parts=addicts users: substitution at_home in_centre
      after_rehab; addicts users: under_18 from_18; addicts users: new
  unit_code | Mã đơn vị | code refers_to=unit shape=unit
  addicts | Số người nghiện có hồ sơ quản lý | int restricted purpose=follow_drugs unit=người
  users | Số người sử dụng trái phép có hồ sơ quản lý | int restricted purpose=follow_drugs unit=người
  substitution | Trong đó: đang điều trị bằng thuốc thay thế | int restricted purpose=follow_drugs unit=người
  at_home | Trong đó: đang cai nghiện tại gia đình, cộng đồng | int restricted purpose=follow_drugs unit=người
  in_centre | Trong đó: đang ở cơ sở cai nghiện | int restricted purpose=follow_drugs unit=người
  after_rehab | Trong đó: đang bị quản lý sau cai nghiện | int restricted purpose=follow_drugs unit=người
  under_18 | Trong đó: dưới 18 tuổi | int restricted purpose=follow_drugs unit=người
  from_18 | Trong đó: từ 18 tuổi | int restricted purpose=follow_drugs unit=người
  new | Trong đó: phát sinh mới trong kỳ | int restricted purpose=follow_drugs unit=người
  left | Số người đưa ra khỏi danh sách trong kỳ | int restricted purpose=follow_drugs unit=người
  violators | Số người cư trú vi phạm pháp luật về ma túy trên địa bàn | int restricted purpose=follow_drugs
      unit=người
  wanted | Số người bị truy nã về ma túy lẩn trốn trên địa bàn | int restricted purpose=follow_drugs
      unit=người

# The drug cases of one kind in a period: cases, persons arrested, places, plants.
drug_matter | B19 | Vụ việc ma túy | register | key=unit_code period_year kind | restricted |
      unit_path=unit_code | sender=Công an xã | opt_in | parts=cases: in_time; offenders: offenders_under_18;
      places: places_new; places: places_cleared
  unit_code | Mã đơn vị | code refers_to=unit shape=unit
  kind | Loại vụ | choice | mua bán; vận chuyển; tàng trữ; sản xuất; tổ chức sử dụng; chứa chấp việc sử dụng;
      trồng cây có chứa chất ma túy; khác
  cases | Số vụ | int restricted purpose=follow_drugs unit=vụ
  in_time | Trong đó: số vụ xử lý đúng hạn | int restricted purpose=follow_drugs unit=vụ
  offenders | Số đối tượng bị bắt giữ trên địa bàn | int restricted purpose=follow_drugs unit=người
  offenders_under_18 | Trong đó: bị bắt giữ dưới 18 tuổi | int restricted purpose=follow_drugs unit=người
  places | Số điểm tổ chức, chứa chấp sử dụng trái phép | int restricted purpose=follow_drugs unit=điểm
  places_new | Trong đó: số điểm phát hiện mới trong kỳ | int restricted purpose=follow_drugs unit=điểm
  places_cleared | Trong đó: số điểm đã triệt xóa | int restricted purpose=follow_drugs unit=điểm
  plants | Số cây có chứa chất ma túy bị triệt phá | int restricted purpose=follow_drugs unit=cây
  area | Diện tích cây bị triệt phá, m² | int restricted purpose=follow_drugs unit=m²

# Treatment and help for people who use drugs in a period, as the health side counts them.
drug_treatment | B20 | Điều trị, hỗ trợ người nghiện | register | key=unit_code period_year | restricted |
      unit_path=unit_code | sender=Sở Y tế | opt_in | parts=in_need: reached; reached: methadone; reached:
      voluntary; in_need: vocational
  unit_code | Mã đơn vị | code refers_to=unit shape=unit
  in_need | Số người cần điều trị, cai nghiện | int restricted purpose=follow_drugs unit=người
  reached | Trong đó: đã được điều trị, cai nghiện | int restricted purpose=follow_drugs unit=người
  methadone | Trong đó: điều trị bằng thuốc thay thế | int restricted purpose=follow_drugs unit=người
  voluntary | Trong đó: cai nghiện tự nguyện | int restricted purpose=follow_drugs unit=người
  vocational | Trong đó: được hỗ trợ học nghề, việc làm | int restricted purpose=follow_drugs unit=người
  places | Số chỗ điều trị, cai nghiện nhận được | int restricted purpose=follow_drugs unit=chỗ
""")
