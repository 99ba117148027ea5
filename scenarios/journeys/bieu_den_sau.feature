# language: vi
Tính năng: Biểu thiếu làm chưa rõ những gì dựa trên nó, và biểu đến sau thì rõ

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và xã đạt trọn 100 điểm năm 2020
    Và năm 2020 xã không đạt điểm nào ở tiêu chí E1

  Kịch bản: Thiếu biểu vi phạm, rồi biểu ấy đến
    Cho biểu B05 năm 2020 chưa nộp
    Khi nhập các báo cáo và chấm điểm năm 2020
    Thì bảng kết quả ghi xã "31003" từ 85 đến 92,5 điểm, chưa xếp hạng được
    Và xã "31003" còn nợ biểu B05
    Và điểm của xã "31003" là
      | Tiêu chí | Từ | Đến | Biểu còn thiếu |
      | A1       | 10 | 10  |                |
      | A2       | 6  | 6   |                |
      | A3       | 2,5 | 5  | B05            |
      | A4       | 4  | 4   |                |
      | B1       | 6  | 6   |                |
      | B2       | 9  | 9   |                |
      | B3       | 5  | 5   |                |
      | B4       | 0  | 5   | B05            |
      | C1       | 6  | 6   |                |
      | C2       | 6  | 6   |                |
      | C3       | 4  | 4   |                |
      | C4       | 4  | 4   |                |
      | D1       | 5  | 5   |                |
      | D2       | 4  | 4   |                |
      | D3       | 3  | 3   |                |
      | D4       | 3  | 3   |                |
      | E1       | 0  | 0   |                |
      | E2       | 5  | 5   |                |
      | E3       | 2,5 | 2,5 |              |
    Cho xã gửi lại báo cáo năm 2020
    Và biểu B05 năm 2020 không phát sinh
    Khi nhập các báo cáo và chấm điểm năm 2020
    Thì bảng kết quả ghi xã "31003" 92,5 điểm, xếp hạng "Tốt"
    Và xã "31003" không nợ biểu nào

  Kịch bản: Không thiếu biểu nào
    Khi nhập các báo cáo và chấm điểm năm 2020
    Thì bảng kết quả ghi xã "31003" 95 điểm, xếp hạng "Tốt"
    Và xã "31003" không nợ biểu nào

  Kịch bản: Thiếu biểu không cần cho điểm nào
    Cho biểu B07 năm 2020 chưa nộp
    Khi nhập các báo cáo và chấm điểm năm 2020
    Thì bảng kết quả ghi xã "31003" 95 điểm, xếp hạng "Tốt"
    Và xã "31003" không nợ biểu nào

  Kịch bản: Xã bên cạnh đủ biểu thì không bị ảnh hưởng
    Cho xã "31006" cũng đã nộp đủ các biểu năm 2018
    Và xã "31006" cũng đã nộp đủ các biểu năm 2019
    Và xã "31006" cũng đã nộp đủ các biểu năm 2020
    Và biểu B05 năm 2020 chưa nộp
    Khi nhập các báo cáo và chấm điểm năm 2020
    Thì bảng kết quả ghi xã "31003" từ 85 đến 92,5 điểm, chưa xếp hạng được
    Và bảng kết quả ghi xã "31006" 58 điểm, xếp hạng "Trung bình"
    Và xã "31006" không nợ biểu nào
