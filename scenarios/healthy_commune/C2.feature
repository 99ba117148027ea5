# language: vi
Tính năng: C2 – Ấp, khu phố có hoạt động tuyên truyền
  Tối đa 6 điểm, theo tỷ lệ ấp, khu phố có ít nhất một hoạt động.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và xã có 10 ấp và 10.000 dân

  Khung kịch bản: Càng nhiều ấp càng nhiều điểm
    Cho năm 2020 tuyên truyền đến được <ấp> ấp
    Khi chấm điểm năm 2020
    Thì tiêu chí C2 được <điểm> điểm

    Dữ liệu:
      | ấp | điểm |
      | 0  | 0    |
      | 9  | 5,4  |
      | 10 | 6    |

  Kịch bản: Hai buổi ở một ấp chỉ tính một ấp, viết hoa hay không
    Cho biểu B11 năm 2020 có
      | Ngày     | Ấp, khu phố |
      | 3/2/2020 | ấp 1        |
      | 9/5/2020 | Ấp 1        |
    Khi chấm điểm năm 2020
    Thì tiêu chí C2 được 0,6 điểm

  Kịch bản: Buổi không ghi ấp nào thì không thêm ấp
    Cho biểu B11 năm 2020 có
      | Ngày     | Ấp, khu phố |
      | 3/2/2020 | ấp 1        |
      | 9/5/2020 |             |
    Khi chấm điểm năm 2020
    Thì tiêu chí C2 được 0,6 điểm

  Kịch bản: Nhiều ấp hơn số đã khai là số liệu mâu thuẫn, không được cắt lặng lẽ ở 100 %
    Cho năm 2020 tuyên truyền đến được 11 ấp
    Khi chấm điểm năm 2020
    Thì tiêu chí C2 được từ 0 đến 6 điểm
    Và kết quả là tạm tính
    Và báo cáo có dấu hiệu Q11

  Kịch bản: Chưa khai số ấp
    Cho năm 2020 tuyên truyền đến được 9 ấp
    Và biểu B01 năm 2020 có
      | Số ấp, khu phố |
      |                |
    Khi chấm điểm năm 2020
    Thì tiêu chí C2 được từ 0 đến 6 điểm vì ô "Số ấp, khu phố" của biểu B01 để trống

  Khung kịch bản: Thiếu biểu tuyên truyền hoặc biểu đơn vị
    Cho biểu <biểu> năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì tiêu chí C2 được từ 0 đến 6 điểm vì thiếu biểu <biểu>

    Dữ liệu:
      | biểu |
      | B01  |
      | B11  |

  Kịch bản: Ấp đã đến năm trước không tính cho năm nay
    Cho năm 2019 tuyên truyền đến được 10 ấp
    Khi chấm điểm năm 2020
    Thì tiêu chí C2 được 0 điểm

  Khung kịch bản: Quanh ngưỡng, điểm làm tròn nửa lên hai chữ số
    Cho số liệu "Tỷ lệ ấp, khu phố có tuyên truyền" được cho là <tỷ lệ>
    Khi chấm điểm năm 2020
    Thì tiêu chí C2 được <điểm> điểm

    Dữ liệu:
      | tỷ lệ  | điểm |
      | 99,745 | 5,98 |
      | 99,75  | 5,99 |
      | 99,99  | 6    |
      | 100    | 6    |
      | 100,01 | 6    |
