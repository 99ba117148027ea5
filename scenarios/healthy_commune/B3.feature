# language: vi
Tính năng: B3 – Cơ sở đang hoạt động đã ký cam kết với xã
  Tối đa 5 điểm, theo tỷ lệ cơ sở đã ký cam kết.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Khung kịch bản: Càng nhiều cơ sở ký cam kết càng nhiều điểm
    Cho năm 2020 xã có 3 cơ sở đang hoạt động, đã ký cam kết <cam kết> cơ sở
    Khi chấm điểm năm 2020
    Thì tiêu chí B3 được <điểm> điểm

    Dữ liệu:
      | cam kết | điểm |
      | 0       | 0    |
      | 2       | 3,33 |
      | 3       | 5    |

  Kịch bản: Ô cam kết để trống nghĩa là chưa ký
    Cho biểu B02 năm 2020 có
      | Đã ký cam kết |
      |               |
    Khi chấm điểm năm 2020
    Thì tiêu chí B3 được 0 điểm

  Kịch bản: Cơ sở đã ngừng hoạt động không cần ký
    Cho biểu B02 năm 2020 có
      | Đã ký cam kết | Ngày ngừng hoạt động |
      | có            |                      |
      | không         | 1/6/2020             |
    Khi chấm điểm năm 2020
    Thì tiêu chí B3 được 5 điểm

  Kịch bản: Xã không có cơ sở nào
    Khi chấm điểm năm 2020
    Thì tiêu chí B3 không áp dụng, được 5 điểm

  Kịch bản: Thiếu biểu cơ sở
    Cho biểu B02 năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì tiêu chí B3 được từ 0 đến 5 điểm vì thiếu biểu B02

  Khung kịch bản: Quanh ngưỡng, điểm làm tròn nửa lên hai chữ số
    Cho số liệu "Tỷ lệ cơ sở đã ký cam kết" được cho là <tỷ lệ>
    Khi chấm điểm năm 2020
    Thì tiêu chí B3 được <điểm> điểm

    Dữ liệu:
      | tỷ lệ  | điểm |
      | 99,695 | 4,98 |
      | 99,7   | 4,99 |
      | 99,99  | 5    |
      | 100    | 5    |
