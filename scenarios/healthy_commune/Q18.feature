# language: vi
Tính năng: Q18 – Số liệu về trẻ em, người dưới 18 tuổi báo lại nhẹ đi
  Báo cáo sau nói nhẹ hơn báo cáo trước về trẻ em thì cần xem lại; có thể người ấy vừa đủ 18 tuổi, hoặc dòng trước ghi nhầm.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Khung kịch bản: Nhóm tuổi của một người lao động
    Cho biểu B02 sáu tháng đầu năm 2020 có
      | Mã cơ sở     |
      | 31003-CS-001 |
    Và biểu B02 năm 2020 có
      | Mã cơ sở     |
      | 31003-CS-001 |
    Và biểu B09 sáu tháng đầu năm 2020 có
      | Mã cơ sở     | Mã thay tên | Từ ngày  | Nhóm tuổi |
      | 31003-CS-001 | NV-0001     | 1/2/2020 | <tháng 6> |
    Và biểu B09 năm 2020 có
      | Mã cơ sở     | Mã thay tên | Từ ngày  | Nhóm tuổi  |
      | 31003-CS-001 | NV-0001     | 1/2/2020 | <tháng 12> |
    Khi chấm điểm năm 2020
    Thì báo cáo <kết luận> dấu hiệu Q18

    Dữ liệu:
      | tháng 6 | tháng 12 | kết luận |
      | dưới 18 | từ 18    | có       |
      | từ 18   | dưới 18  | không có |
      | dưới 18 | dưới 18  | không có |

  Khung kịch bản: Số lần
    Cho số liệu "Số liệu về trẻ em, người dưới 18 tuổi báo lại nhẹ đi" được cho là <số lần>
    Khi chấm điểm năm 2020
    Thì báo cáo <kết luận> dấu hiệu Q18

    Dữ liệu:
      | số lần | kết luận |
      | 0      | không có |
      | 1      | có       |
      | 2      | có       |
