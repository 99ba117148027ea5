# language: vi
Tính năng: E2 – Đã đăng ký và ban hành kế hoạch chậm nhất ngày 31/3
  Có đăng ký, và kế hoạch ban hành không sau 31/3: 5 điểm.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Khung kịch bản: Hạn ban hành kế hoạch là 31/3
    Cho biểu B14 năm 2020 có
      | Đăng ký xây dựng xã lành mạnh | Ngày ban hành |
      | có                            | <ban hành>    |
    Khi chấm điểm năm 2020
    Thì tiêu chí E2 được <điểm> điểm

    Dữ liệu:
      | ban hành  | điểm |
      | 30/3/2020 | 5    |
      | 31/3/2020 | 5    |
      | 1/4/2020  | 0    |

  Kịch bản: Có kế hoạch mà không đăng ký
    Cho biểu B14 năm 2020 có
      | Đăng ký xây dựng xã lành mạnh | Ngày ban hành |
      | không                         | 15/3/2020     |
    Khi chấm điểm năm 2020
    Thì tiêu chí E2 được 0 điểm

  Kịch bản: Đăng ký mà không có kế hoạch
    Cho biểu B14 năm 2020 có
      | Đăng ký xây dựng xã lành mạnh | Ngày ban hành |
      | có                            |               |
    Khi chấm điểm năm 2020
    Thì tiêu chí E2 được 0 điểm

  Kịch bản: Thiếu biểu đăng ký
    Cho biểu B14 năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì tiêu chí E2 được từ 0 đến 5 điểm vì thiếu biểu B14
