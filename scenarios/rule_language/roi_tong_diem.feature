# language: vi
Tính năng: leaves_total – không áp dụng thì rời khỏi tổng điểm
  Nơi không được giao câu lạc bộ, điểm của phần còn lại được quy về 10.

  Bối cảnh:
    Biết bộ tiêu chí mẫu "roi_tong_diem"
    Và xã "31003" đã nộp đủ các biểu từ năm 2020 đến năm 2020

  Kịch bản: Không được giao thì phần còn lại quy về tổng
    Cho năm 2020 xã tổ chức 4 buổi tuyên truyền
    Và số liệu "Được giao mô hình câu lạc bộ" được cho là không
    Khi xét "roi_tong_diem" năm 2020
    Thì tiêu chí A2 không áp dụng, được 0 điểm
    Và tổng điểm là 8

  Kịch bản: Được giao mà không có câu lạc bộ thì mất điểm
    Cho năm 2020 xã tổ chức 4 buổi tuyên truyền
    Và số liệu "Được giao mô hình câu lạc bộ" được cho là có
    Và số liệu "Mô hình câu lạc bộ còn hoạt động" được cho là không
    Khi xét "roi_tong_diem" năm 2020
    Thì tổng điểm là 4

  Kịch bản: Chưa biết có được giao không thì giữ cả hai đầu
    Cho năm 2020 xã tổ chức 4 buổi tuyên truyền
    Và số liệu "Được giao mô hình câu lạc bộ" được cho là chưa biết
    Và số liệu "Mô hình câu lạc bộ còn hoạt động" được cho là không
    Khi xét "roi_tong_diem" năm 2020
    Thì tổng điểm từ 4 đến 8
