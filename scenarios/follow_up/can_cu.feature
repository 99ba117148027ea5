# language: vi
Tính năng: Căn cứ của việc cần làm, dấu hiệu nối tiếp và ngưỡng của chúng
  Mỗi con số phải có căn cứ; "minh-hoa" là con số do dự án đặt ra, chưa văn bản nào quy định. Đổi căn cứ mà quên chỗ này thì kịch bản báo.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và cơ sở "31003-CS-001" loại "karaoke"

  Kịch bản: Luật căn cứ vào văn bản nào
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì luật F1 căn cứ vào "kh-54-2020/III.2", "nq-198-2025", "minh-hoa"
    Và luật F2 căn cứ vào "kh-54-2020/III.2", "nq-198-2025", "minh-hoa"
    Và luật F3 căn cứ vào "tt-05-2006/2", "blhs-2015/327", "minh-hoa"
    Và luật F4 căn cứ vào "nd-96-2016/7.2", "minh-hoa"
    Và luật F5 căn cứ vào "nd-178-2004/11", "kh-54-2020/III.2", "minh-hoa"
    Và luật F6 căn cứ vào "blld-2012/165", "blld-2019/147", "luat-53-2024/2.1", "minh-hoa"
    Và luật F7 căn cứ vào "blld-2012/165", "blld-2019/147", "luat-53-2024/2.1", "minh-hoa"
    Và luật F8 căn cứ vào "luat-53-2024/2.1", "blhs-2015/151", "minh-hoa"
    Và luật N1 căn cứ vào "minh-hoa"
    Và luật N2 căn cứ vào "minh-hoa"
    Và luật N3 căn cứ vào "minh-hoa"
    Và luật N4 căn cứ vào "tt-05-2006/2"
    Và luật N5 căn cứ vào "tt-05-2006/2", "nq-198-2025"
    Và luật P1 căn cứ vào "kh-54-2020/II.1", "minh-hoa"
    Và luật P2 căn cứ vào "nd-96-2016/7.2", "minh-hoa"
    Và luật P3 căn cứ vào "blhs-2015/150", "luat-53-2024/2.1", "minh-hoa"
    Và luật P4 căn cứ vào "minh-hoa"
    Và luật P5 căn cứ vào "minh-hoa"
    Và luật P6 căn cứ vào "blhs-2015/150", "minh-hoa"
    Và luật P7 căn cứ vào "nd-96-2016/7.2", "minh-hoa"
    Và luật P8 căn cứ vào "minh-hoa"
    Và luật P9 căn cứ vào "minh-hoa"
    Và luật X1 căn cứ vào "kh-54-2020/III.3", "minh-hoa"
    Và luật X2 căn cứ vào "kh-54-2020/III.3", "minh-hoa"
    Và luật X3 căn cứ vào "kh-54-2020/III.3", "minh-hoa"
    Và luật Y1 căn cứ vào "kh-54-2020/IV", "minh-hoa"
    Và luật Y2 căn cứ vào "qd-28-2025/4", "minh-hoa"
    Và luật Y3 căn cứ vào "kh-54-2020/III.4", "minh-hoa"

  Kịch bản: Ngưỡng căn cứ vào văn bản nào
    Khi phân loại cơ sở năm 2020
    Thì ngưỡng "Số bên tối đa cùng dùng một số điện thoại, tài khoản, biển số để còn coi là riêng" căn cứ vào "minh-hoa"
    Và ngưỡng "Số lượt luân chuyển tối thiểu giữa hai cơ sở" căn cứ vào "minh-hoa"
    Và ngưỡng "Cơ sở mở lại trong khoảng này sau khi bị thu hồi giấy phép thì đáng chú ý" căn cứ vào "minh-hoa"
    Và ngưỡng "Cơ sở nguy cơ cao được đề xuất kiểm tra lại nếu lần cuối cách đây quá số ngày này" căn cứ vào "minh-hoa"
    Và ngưỡng "Cơ sở nguy cơ rất cao được đề xuất kiểm tra lại nếu lần cuối cách đây quá số ngày này" căn cứ vào "minh-hoa"
    Và ngưỡng "Khoảng cách tối đa giữa hai nơi làm việc để coi là luân chuyển" căn cứ vào "minh-hoa"
    Và ngưỡng "Số thành viên tối thiểu phải có mặt khi Đội 178 kiểm tra" căn cứ vào "tt-05-2006/2"
