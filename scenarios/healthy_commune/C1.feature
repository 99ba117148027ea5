# language: vi
Tính năng: C1 – Tuyên truyền đủ số lần trong năm
  Từ 4 buổi trở lên: 6 điểm.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Khung kịch bản: Cần ít nhất 4 buổi
    Cho năm 2020 xã tổ chức <số buổi> buổi tuyên truyền
    Khi chấm điểm năm 2020
    Thì tiêu chí C1 được <điểm> điểm

    Dữ liệu:
      | số buổi | điểm |
      | 0       | 0    |
      | 3       | 0    |
      | 4       | 6    |
      | 5       | 6    |

  Kịch bản: Buổi ngoài kỳ không tính
    Cho năm 2020 xã tổ chức 3 buổi tuyên truyền
    Và biểu B11 năm 2020 có
      | Ngày       |
      | 15/12/2020 |
    Khi chấm điểm năm 2020
    Thì tiêu chí C1 được 0 điểm

  Kịch bản: Buổi vào ngày cuối kỳ vẫn tính
    Cho năm 2020 xã tổ chức 3 buổi tuyên truyền
    Và biểu B11 năm 2020 có
      | Ngày       |
      | 14/12/2020 |
    Khi chấm điểm năm 2020
    Thì tiêu chí C1 được 6 điểm

  Kịch bản: Báo lại buổi đã có trong báo cáo sáu tháng không thành hai buổi
    Cho năm 2020 xã tổ chức 3 buổi tuyên truyền
    Và biểu B11 sáu tháng đầu năm 2020 có
      | Ngày     |
      | 3/2/2020 |
    Khi chấm điểm năm 2020
    Thì tiêu chí C1 được 0 điểm

  Kịch bản: Thiếu biểu tuyên truyền
    Cho biểu B11 năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì tiêu chí C1 được từ 0 đến 6 điểm vì thiếu biểu B11

  Kịch bản: Buổi của năm trước không tính cho năm nay
    Cho năm 2019 xã tổ chức 4 buổi tuyên truyền
    Khi chấm điểm năm 2020
    Thì tiêu chí C1 được 0 điểm
