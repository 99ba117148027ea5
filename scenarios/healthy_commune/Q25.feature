# language: vi
Tính năng: Q25 – Rút dòng làm điểm đổi mà không nêu số văn bản
  Điểm lệch điểm như báo cáo đầu từ 0,1. Lý do nêu số văn bản (12/BB, 7/CV-UBND) thì không phải dấu hiệu.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Khung kịch bản: Rút một vụ việc quá hạn
    Cho biểu B06 năm 2020 có
      | Mã vụ            | Ngày phát hiện |
      | 31003-VA-2020-01 | 2/3/2020       |
    Và xã gửi lại báo cáo năm 2020, biểu B06 ghi "<lý do>" ở dòng "31003-VA-2020-01"
    Và số liệu "Điểm như báo cáo đầu" được cho là 30
    Khi chấm điểm năm 2020
    Thì báo cáo <kết luận> dấu hiệu Q25

    Dữ liệu:
      | lý do                                | kết luận |
      | rút: nhập nhầm                       | có       |
      | rút: trùng vụ số 3                   | có       |
      | rút: chuyển xã khác, biên bản 12/BB  | không có |
      | rút: ghi nhầm xã, công văn 7/CV-UBND | không có |

  Kịch bản: Buổi tuyên truyền rút đi không làm điểm đổi
    Cho năm 2020 xã tổ chức 6 buổi tuyên truyền
    Và xã gửi lại báo cáo năm 2020, biểu B11 chỉ còn 5 dòng đầu
    Và số liệu "Điểm như báo cáo đầu" được cho là không áp dụng
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q25

  Khung kịch bản: Quanh ngưỡng
    Biết xã đạt trọn 100 điểm năm 2020
    Và số liệu "Dòng xã đã rút mà không nêu số văn bản" được cho là <dòng>
    Và số liệu "Điểm như báo cáo đầu" được cho là <điểm>
    Khi chấm điểm năm 2020
    Thì <kết luận>

    Dữ liệu:
      | dòng      | điểm          | kết luận                                    |
      | 0         | 90            | báo cáo không có dấu hiệu Q25               |
      | 1         | 99,89         | báo cáo có dấu hiệu Q25                     |
      | 1         | 99,9          | báo cáo có dấu hiệu Q25                     |
      | 1         | 99,91         | báo cáo không có dấu hiệu Q25               |
      | 2         | 90            | báo cáo có dấu hiệu Q25                     |
      | 1         | không áp dụng | báo cáo không có dấu hiệu Q25               |
      | chưa biết | 90            | chưa biết báo cáo có dấu hiệu Q25 hay không |
