# language: vi
Tính năng: T2 – Có người dưới 18 tuổi trong vụ việc tại cơ sở
  Trong 24 tháng, trừ vụ đã rõ là không có tội: 40 điểm.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và cơ sở "31003-CS-001" loại "karaoke"

  Kịch bản: Một người dưới 18 tuổi trong vụ việc
    Cho vụ việc tại cơ sở này trong biểu B06 năm 2020 có
      | Ngày phát hiện | Số người dưới 18 tuổi |
      | 5/6/2020       | 1                     |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu T2, 40 điểm

  Kịch bản: Không có ai dưới 18 tuổi
    Cho vụ việc tại cơ sở này trong biểu B06 năm 2020 có
      | Ngày phát hiện | Số người dưới 18 tuổi |
      | 5/6/2020       | 0                     |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này không có dấu hiệu T2

  Khung kịch bản: Vụ đã rõ là không có tội
    Cho vụ việc tại cơ sở này trong biểu B06 năm 2020 có
      | Ngày phát hiện | Số người dưới 18 tuổi | Trạng thái   |
      | 5/6/2020       | 1                     | <trạng thái> |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này không có dấu hiệu T2

    Dữ liệu:
      | trạng thái           |
      | không khởi tố        |
      | đình chỉ vụ án       |
      | tuyên không phạm tội |

  Kịch bản: Vụ việc không xảy ra tại cơ sở
    Cho biểu B06 năm 2020 có
      | Ngày phát hiện | Số người dưới 18 tuổi |
      | 5/6/2020       | 1                     |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này không có dấu hiệu T2

  Kịch bản: Thiếu biểu vụ việc
    Cho biểu B06 năm 2020 chưa nộp
    Khi phân loại cơ sở năm 2020
    Thì dấu hiệu T2 của cơ sở này được từ 0 đến 40 điểm vì thiếu biểu B06

  Khung kịch bản: Vụ việc phải trong 24 tháng, từ 15/12/2018
    Cho vụ việc tại cơ sở này trong biểu B06 năm <năm> có
      | Ngày phát hiện | Số người dưới 18 tuổi |
      | <ngày>         | 1                     |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này <kết luận>

    Dữ liệu:
      | năm  | ngày       | kết luận                |
      | 2018 | 14/12/2018 | không có dấu hiệu T2    |
      | 2019 | 15/12/2018 | có dấu hiệu T2, 40 điểm |
      | 2019 | 16/12/2018 | có dấu hiệu T2, 40 điểm |

  Kịch bản: Hai người dưới 18 tuổi cũng 40 điểm
    Cho vụ việc tại cơ sở này trong biểu B06 năm 2020 có
      | Ngày phát hiện | Số người dưới 18 tuổi |
      | 5/6/2020       | 2                     |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu T2, 40 điểm
