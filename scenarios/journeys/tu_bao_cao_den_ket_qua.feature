# language: vi
Tính năng: Từ báo cáo của xã đến kết quả có giải thích

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và xã đạt trọn 100 điểm năm 2020

  Kịch bản: Một tụ điểm trong báo cáo làm mất điểm, và lời giải thích dẫn đến đúng dòng ấy
    Cho biểu B08 năm 2020 có
      | Mã tụ điểm       | Loại    | Ngày phát hiện |
      | 31003-TD-2020-01 | mại dâm | 2/4/2020       |
    Khi nhập các báo cáo và chấm điểm năm 2020
    Thì bảng kết quả ghi xã "31003" 90 điểm, xếp hạng "Trung bình"
    Và lời giải thích tiêu chí A1 của xã "31003" dẫn đến tệp "2020/31003.xlsx", biểu B08, dòng 2
    Và lời giải thích tiêu chí A1 của xã "31003" nêu căn cứ "kh-54-2020/III.3"
    Và lời giải thích cho xã "31003" có chữ "G1"
    Và lời giải thích cho xã "31003" có chữ "minh họa"

  Kịch bản: Báo cáo không có tụ điểm
    Khi nhập các báo cáo và chấm điểm năm 2020
    Thì bảng kết quả ghi xã "31003" 100 điểm, xếp hạng "Tốt"
    Và xã "31003" không nợ biểu nào
    Và lời giải thích tiêu chí B2 của xã "31003" nêu ngưỡng 60

  Kịch bản: Lời giải thích nêu ngưỡng đang áp dụng cho xã vùng giáp ranh
    Cho xã thuộc vùng giáp ranh
    Khi nhập các báo cáo và chấm điểm năm 2020
    Thì lời giải thích tiêu chí B2 của xã "31003" nêu ngưỡng 80

  Kịch bản: Nhập lại và chạy lại không đổi gì
    Khi nhập các báo cáo và chấm điểm năm 2020
    Và nhập lại đúng các báo cáo ấy và chấm điểm năm 2020
    Thì đó vẫn là lần chạy trước
    Và tính lại lần chạy đầu cho kết quả y hệt

  Kịch bản: Nhập theo thứ tự nào cũng cho cùng kết quả
    Cho năm 2020 xã không đạt điểm nào ở tiêu chí E1
    Và xã gửi lại báo cáo năm 2020
    Và năm 2020 xã không đạt điểm nào ở tiêu chí C4
    Khi nhập các báo cáo và chấm điểm năm 2020
    Và nhập từng báo cáo theo thứ tự ngược lại và chấm điểm năm 2020
    Thì kết quả giống hệt lần trước
    Và bảng kết quả ghi xã "31003" 91 điểm, xếp hạng "Tốt"

  Kịch bản: Tên người không ra khỏi kho
    Cho biểu B03 năm 2020 có
      | Mã cá nhân, tổ chức | Loại    | Họ tên, tên tổ chức | Điện thoại |
      | 31003-CT-0001       | cá nhân | Lâm Thử Nghiệm      | 0912000111 |
    Và biểu B02 năm 2020 có
      | Mã cơ sở     | Mã chủ cơ sở  |
      | 31003-CS-001 | 31003-CT-0001 |
    Khi nhập các báo cáo và chấm điểm năm 2020
    Thì bảng kết quả ghi xã "31003" 100 điểm, xếp hạng "Tốt"
    Và không chữ nào máy in ra có "Lâm Thử Nghiệm"
    Và không chữ nào máy in ra có "0912000111"

  Kịch bản: Dòng không đọc được không đổi được điểm nào thì kết quả không phải tạm tính
    Cho biểu B11 năm 2020 có
      | Ngày       |
      | 31/02/2020 |
    Khi nhập các báo cáo và chấm điểm năm 2020
    Thì lần nhập nêu tệp "2020/31003.xlsx", biểu B11, ô B15 để riêng
    Và kết quả của xã "31003" không phải tạm tính
    Và bảng kết quả ghi xã "31003" 100 điểm, xếp hạng "Tốt"

  Kịch bản: Ngày của vụ việc không đọc được thì điểm là một khoảng, kết quả nêu dòng phải sửa
    Cho biểu B06 năm 2020 có
      | Ngày phát hiện | Ngày xử lý xong |
      | 2/3/2020       | 32/13/2020      |
    Khi nhập các báo cáo và chấm điểm năm 2020
    Thì kết quả của xã "31003" là tạm tính
    Và bảng kết quả ghi xã "31003" từ 90 đến 100 điểm, chưa xếp hạng được
    Và kết quả của xã "31003" cần sửa dòng 2 của biểu B06 trong tệp "2020/31003.xlsx"

  Kịch bản: Sửa ngày ấy thì điểm rõ
    Cho biểu B06 năm 2020 có
      | Ngày phát hiện | Ngày xử lý xong |
      | 2/3/2020       | 3/4/2020        |
    Khi nhập các báo cáo và chấm điểm năm 2020
    Thì kết quả của xã "31003" không phải tạm tính
    Và bảng kết quả ghi xã "31003" 100 điểm, xếp hạng "Tốt"
