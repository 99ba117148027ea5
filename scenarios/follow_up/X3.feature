# language: vi
Tính năng: X3 – Xếp loại giảm: lập kế hoạch hỗ trợ

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và xã đạt trọn 100 điểm từ năm 2018 đến năm 2020

  Kịch bản: Năm trước tốt, năm nay trung bình
    Cho năm 2020 xã không đạt điểm nào ở tiêu chí B1, B2, B3, B4, E1, E2
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì có việc X3 về "31003", hạn 12/2/2021, Phòng LĐTBXH làm

  Kịch bản: Năm trước tốt, năm nay khá
    Cho năm 2020 xã không đạt điểm nào ở tiêu chí B2, E1
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì không có việc X3

  Kịch bản: Hai năm cùng trung bình
    Cho năm 2019 xã không đạt điểm nào ở tiêu chí B1, B2, B3, B4, E1, E2
    Và năm 2020 xã không đạt điểm nào ở tiêu chí B1, B2, B3, B4, E1, E2
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì không có việc X3

  Kịch bản: Năm trước tốt, năm nay yếu
    Cho năm 2020 xã không đạt điểm nào ở tiêu chí A2, A4, B1, B2, B3, B4, C3, C4, D1, D2, D3, D4, E1, E2, E3
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì có việc X3 về "31003", hạn 12/2/2021, Phòng LĐTBXH làm

  Kịch bản: Xã khác năm trước tốt hơn thì không phải là giảm
    Cho năm 2019 xã không đạt điểm nào ở tiêu chí B1, B2, B3, B4, E1, E2
    Và năm 2020 xã không đạt điểm nào ở tiêu chí B1, B2, B3, B4, E1, E2
    Và xã "31000" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và xã đạt trọn 100 điểm từ năm 2018 đến năm 2020
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì không có việc X3

  Kịch bản: Năm trước trung bình, năm nay tốt
    Cho năm 2019 xã không đạt điểm nào ở tiêu chí B1, B2, B3, B4, E1, E2
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì không có việc X3
