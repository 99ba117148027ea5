# language: vi
Tính năng: X2 – Đề nghị xét khen thưởng
  Ba năm liền tốt hoặc khá, và không có dấu hiệu về chất lượng báo cáo. Người có thẩm quyền quyết định.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và xã đạt trọn 100 điểm từ năm 2018 đến năm 2020
    Và biểu B10 năm 2020 có
      | Ngày nhận | Ngày giải quyết |
      | 5/4/2020  | 9/4/2020        |

  Kịch bản: Ba năm liền, không có dấu hiệu
    Cho năm 2019 xã không đạt điểm nào ở tiêu chí B2, E1, E2
    Và năm 2020 xã tự chấm tổng cộng 100 điểm
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì có việc X2 về "31003", hạn 28/1/2021, Phòng LĐTBXH làm

  Kịch bản: Ba năm liền nhưng tự chấm quá cao
    Cho năm 2019 xã không đạt điểm nào ở tiêu chí B2, E1, E2
    Và năm 2020 xã không đạt điểm nào ở tiêu chí B1, B2, B3
    Và năm 2020 xã tự chấm tổng cộng 100 điểm
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì không có việc X2

  Kịch bản: Năm giữa chỉ trung bình
    Cho năm 2019 xã không đạt điểm nào ở tiêu chí B1, B2, B3, B4, E1, E2
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì không có việc X2

  Kịch bản: Dấu hiệu ở xã khác thì không cản
    Cho năm 2019 xã không đạt điểm nào ở tiêu chí B2, E1, E2
    Và năm 2020 xã tự chấm tổng cộng 100 điểm
    Và xã "31000" cũng đã nộp đủ các biểu năm 2020
    Và xã "31000" báo biểu B06 năm 2020, có
      | Mã vụ            | Ngày phát hiện |
      | 31000-VA-2020-01 | 5/6/2020       |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì có việc X2 về "31003", hạn 28/1/2021, Phòng LĐTBXH làm
    Và có việc X1 về "31000", hạn 30/1/2021, Phòng LĐTBXH làm
