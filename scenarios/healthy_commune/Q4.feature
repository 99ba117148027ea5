# language: vi
Tính năng: Q4 – Vụ việc, vi phạm, tụ điểm hoặc tin báo biến mất khỏi báo cáo sau mà không có lý do
  Bản ghi biến mất vẫn được tính cho đến khi có dòng cùng mã ghi "rút" và lý do.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Kịch bản: Vụ việc biến mất khỏi bản sửa
    Cho biểu B06 năm 2020 có
      | Mã vụ            | Ngày phát hiện |
      | 31003-VA-2020-01 | 2/3/2020       |
    Và xã gửi lại báo cáo năm 2020, biểu B06 không còn dòng "31003-VA-2020-01"
    Khi chấm điểm năm 2020
    Thì báo cáo có dấu hiệu Q4
    Và tiêu chí A2 được 0 điểm

  Kịch bản: Vụ việc được rút, có ghi lý do
    Cho biểu B06 năm 2020 có
      | Mã vụ            | Ngày phát hiện |
      | 31003-VA-2020-01 | 2/3/2020       |
    Và xã gửi lại báo cáo năm 2020, biểu B06 ghi "rút: ghi nhầm xã" ở dòng "31003-VA-2020-01"
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q4
    Và tiêu chí A2 không áp dụng, được 6 điểm

  Kịch bản: Bản sửa vẫn còn đủ các dòng
    Cho biểu B06 năm 2020 có
      | Mã vụ            | Ngày phát hiện |
      | 31003-VA-2020-01 | 2/3/2020       |
    Và xã gửi lại báo cáo năm 2020
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q4

  Kịch bản: Tụ điểm biến mất khỏi bản sửa
    Cho biểu B08 năm 2020 có
      | Mã tụ điểm       | Ngày phát hiện |
      | 31003-TD-2020-01 | 2/3/2020       |
    Và xã gửi lại báo cáo năm 2020, biểu B08 không còn dòng "31003-TD-2020-01"
    Khi chấm điểm năm 2020
    Thì báo cáo có dấu hiệu Q4
    Và tiêu chí A1 được 0 điểm

  Kịch bản: Tin báo biến mất khỏi bản sửa
    Cho biểu B10 năm 2020 có
      | Mã tin           | Ngày nhận |
      | 31003-TB-2020-01 | 2/3/2020  |
    Và xã gửi lại báo cáo năm 2020, biểu B10 không còn dòng "31003-TB-2020-01"
    Khi chấm điểm năm 2020
    Thì báo cáo có dấu hiệu Q4

  Kịch bản: Vi phạm biến mất khỏi bản sửa
    Cho cơ sở "31003-CS-001" loại "karaoke"
    Và cơ sở này bị phát hiện "quá giờ quy định" ngày 5/3/2020
    Và xã gửi lại báo cáo năm 2020, biểu B05 không còn dòng "31003-BB-2020-001"
    Khi chấm điểm năm 2020
    Thì báo cáo có dấu hiệu Q4
    Và tiêu chí B4 được 0 điểm

  Kịch bản: Hành vi ghi trong bản sửa khác bản đầu: hành vi cũ là biến mất
    Cho cơ sở "31003-CS-001" loại "karaoke"
    Và cơ sở này bị phát hiện "để xảy ra mại dâm" ngày 5/3/2020
    Và xã gửi lại báo cáo năm 2020, biểu B05 không còn dòng "31003-BB-2020-001"
    Và biểu B05 năm 2020 có
      | Số biên bản       | Hành vi          |
      | 31003-BB-2020-001 | quá giờ quy định |
    Khi chấm điểm năm 2020
    Thì báo cáo có dấu hiệu Q4

  Kịch bản: Buổi tuyên truyền không còn trong bản sửa là rút, không phải biến mất
    Cho năm 2020 xã tổ chức 4 buổi tuyên truyền
    Và xã gửi lại báo cáo năm 2020, biểu B11 chỉ còn 3 dòng đầu
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q4
    Và tiêu chí C1 được 0 điểm

  Kịch bản: Biến mất ở báo cáo năm trước không phải dấu hiệu của năm nay
    Cho cơ sở "31003-CS-001" loại "karaoke"
    Và cơ sở này bị phát hiện "quá giờ quy định" ngày 5/3/2019
    Và biểu B06 năm 2019 có
      | Mã vụ            | Ngày phát hiện |
      | 31003-VA-2019-01 | 2/3/2019       |
    Và biểu B08 năm 2019 có
      | Mã tụ điểm       | Ngày phát hiện | Ngày triệt xóa |
      | 31003-TD-2019-01 | 2/3/2019       | 4/5/2019       |
    Và biểu B10 năm 2019 có
      | Mã tin           | Ngày nhận |
      | 31003-TB-2019-01 | 2/3/2019  |
    Và xã gửi lại báo cáo năm 2019, biểu B05 không còn dòng "31003-BB-2019-001"
    Và xã gửi lại báo cáo năm 2019, biểu B06 không còn dòng "31003-VA-2019-01"
    Và xã gửi lại báo cáo năm 2019, biểu B08 không còn dòng "31003-TD-2019-01"
    Và xã gửi lại báo cáo năm 2019, biểu B10 không còn dòng "31003-TB-2019-01"
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q4

  Kịch bản: Tụ điểm đã triệt xóa trong kỳ biến mất khỏi bản sửa cũng là dấu hiệu
    Cho biểu B08 năm 2020 có
      | Mã tụ điểm       | Ngày phát hiện | Ngày triệt xóa |
      | 31003-TD-2020-01 | 2/3/2020       | 4/5/2020       |
    Và xã gửi lại báo cáo năm 2020, biểu B08 không còn dòng "31003-TD-2020-01"
    Khi chấm điểm năm 2020
    Thì báo cáo có dấu hiệu Q4

  Khung kịch bản: Một hay nhiều đều là dấu hiệu, không có thì thôi
    Cho số liệu "<số liệu>" được cho là <số>
    Khi chấm điểm năm 2020
    Thì báo cáo <kết luận> dấu hiệu Q4

    Dữ liệu:
      | số liệu                      | số | kết luận |
      | Vụ việc biến mất không lý do | 0  | không có |
      | Vụ việc biến mất không lý do | 1  | có       |
      | Vụ việc biến mất không lý do | 2  | có       |
      | Vi phạm biến mất không lý do | 0  | không có |
      | Vi phạm biến mất không lý do | 1  | có       |
      | Vi phạm biến mất không lý do | 2  | có       |
      | Tụ điểm biến mất không lý do | 0  | không có |
      | Tụ điểm biến mất không lý do | 1  | có       |
      | Tụ điểm biến mất không lý do | 2  | có       |
      | Tin báo biến mất không lý do | 0  | không có |
      | Tin báo biến mất không lý do | 1  | có       |
      | Tin báo biến mất không lý do | 2  | có       |

  Kịch bản: Biểu vụ việc chưa nộp thì chưa biết có gì biến mất hay không
    Cho biểu B06 năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì chưa biết báo cáo có dấu hiệu Q4 hay không
