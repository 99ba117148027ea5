# language: vi
Tính năng: Q19 – Số liệu về nguy cơ khác báo lại nhẹ đi
  Hợp đồng, khám sức khỏe có thêm ở kỳ sau là việc làm thật, không phải báo lại nhẹ đi.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Khung kịch bản: Kết quả một cuộc kiểm tra
    Cho biểu B02 năm 2020 có
      | Mã cơ sở     |
      | 31003-CS-001 |
    Và biểu B04 sáu tháng đầu năm 2020 có
      | Số biên bản       | Mã cơ sở     | Ngày kiểm tra | Kết quả   |
      | 31003-BB-2020-001 | 31003-CS-001 | 1/3/2020      | <tháng 6> |
    Và biểu B04 năm 2020 có
      | Số biên bản       | Mã cơ sở     | Ngày kiểm tra | Kết quả    |
      | 31003-BB-2020-001 | 31003-CS-001 | 1/3/2020      | <tháng 12> |
    Khi chấm điểm năm 2020
    Thì báo cáo <kết luận> dấu hiệu Q19

    Dữ liệu:
      | tháng 6 | tháng 12 | kết luận |
      | vi phạm | đạt      | có       |
      | đạt     | vi phạm  | không có |

  Kịch bản: Người lao động được ký hợp đồng, khám sức khỏe sau tháng 6
    Cho biểu B02 sáu tháng đầu năm 2020 có
      | Mã cơ sở     |
      | 31003-CS-001 |
    Và biểu B02 năm 2020 có
      | Mã cơ sở     |
      | 31003-CS-001 |
    Và biểu B09 sáu tháng đầu năm 2020 có
      | Mã cơ sở     | Mã thay tên | Từ ngày  | Hợp đồng lao động | Khám sức khỏe định kỳ |
      | 31003-CS-001 | NV-0001     | 1/2/2020 | không             | không                 |
    Và biểu B09 năm 2020 có
      | Mã cơ sở     | Mã thay tên | Từ ngày  | Hợp đồng lao động | Khám sức khỏe định kỳ |
      | 31003-CS-001 | NV-0001     | 1/2/2020 | có                | có                    |
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q19

  Khung kịch bản: Số lần
    Cho số liệu "Số liệu về nguy cơ khác báo lại nhẹ đi" được cho là <số lần>
    Khi chấm điểm năm 2020
    Thì báo cáo <kết luận> dấu hiệu Q19

    Dữ liệu:
      | số lần | kết luận |
      | 0      | không có |
      | 1      | có       |
      | 2      | có       |
