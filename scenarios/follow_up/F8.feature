# language: vi
Tính năng: F8 – Bảo vệ trẻ em trước hết: vụ việc có người dưới 18 tuổi

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và cơ sở "31003-CS-001" loại "karaoke"

  Kịch bản: Có một người dưới 18 tuổi
    Cho vụ việc tại cơ sở này trong biểu B06 năm 2020 có
      | Mã vụ            | Ngày phát hiện | Số người dưới 18 tuổi |
      | 31003-VA-2020-01 | 5/6/2020       | 1                     |
    Và báo cáo năm 2020 được nhận ngày 20/12/2020
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì có việc F8 về "31003-VA-2020-01", hạn 21/12/2020, Phòng LĐTBXH làm

  Kịch bản: Không có ai dưới 18 tuổi
    Cho vụ việc tại cơ sở này trong biểu B06 năm 2020 có
      | Mã vụ            | Ngày phát hiện | Số người dưới 18 tuổi |
      | 31003-VA-2020-01 | 5/6/2020       | 0                     |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì không có việc F8

  Khung kịch bản: Từ ngày đầu kỳ đến ngày cuối kỳ
    Cho vụ việc tại cơ sở này trong biểu B06 năm 2020 có
      | Mã vụ            | Ngày phát hiện | Số người dưới 18 tuổi |
      | 31003-VA-2020-01 | <ngày>         | <số người>            |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì có việc F8 về "31003-VA-2020-01", hạn 19/12/2020, Phòng LĐTBXH làm

    Dữ liệu:
      | ngày       | số người |
      | 15/12/2019 | 1        |
      | 16/12/2019 | 2        |
      | 13/12/2020 | 1        |
      | 14/12/2020 | 1        |

  Kịch bản: Vụ của năm trước
    Cho vụ việc tại cơ sở này trong biểu B06 năm 2019 có
      | Mã vụ            | Ngày phát hiện | Số người dưới 18 tuổi |
      | 31003-VA-2019-01 | 14/12/2019     | 1                     |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì không có việc F8
