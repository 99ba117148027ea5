# language: vi
Tính năng: F2 – Đề xuất kiểm tra lại cơ sở nguy cơ cao
  Lần kiểm tra gần nhất cách đây hơn 180 ngày.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và cơ sở "31003-CS-001" loại "karaoke"

  Kịch bản: Nguy cơ cao, chưa kiểm tra lần nào
    Cho vụ việc tại cơ sở này trong biểu B06 năm 2020 có
      | Ngày phát hiện |
      | 5/2/2020       |
      | 6/3/2020       |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì có việc F2 về "31003-CS-001", hạn 31/3/2021, Đội 178 làm
    Và việc F2 cần căn cứ kiểm tra
    Và không có việc F1

  Kịch bản: Đã kiểm tra trong 180 ngày
    Cho vụ việc tại cơ sở này trong biểu B06 năm 2020 có
      | Ngày phát hiện |
      | 5/2/2020       |
      | 6/3/2020       |
    Và cơ sở này được kiểm tra ngày 5/9/2020, không có vi phạm
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì không có việc F2

  Kịch bản: Chưa nộp biểu kiểm tra thì chưa biết
    Cho vụ việc tại cơ sở này trong biểu B06 năm 2020 có
      | Ngày phát hiện |
      | 5/2/2020       |
      | 6/3/2020       |
    Và biểu B04 năm 2020 chưa nộp
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì việc F2 về "31003-CS-001" cần bổ sung biểu B04

  Khung kịch bản: Lần kiểm tra gần nhất cách ngày tính chưa quá 180 ngày
    Cho vụ việc tại cơ sở này trong biểu B06 năm 2020 có
      | Ngày phát hiện |
      | 5/2/2020       |
      | 6/3/2020       |
    Và cơ sở này được kiểm tra ngày <ngày>, không có vi phạm
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì không có việc F2

    Dữ liệu:
      | ngày     |
      | 5/7/2020 |
      | 4/7/2020 |

  Kịch bản: Lần kiểm tra gần nhất cách ngày tính 181 ngày
    Cho vụ việc tại cơ sở này trong biểu B06 năm 2020 có
      | Ngày phát hiện |
      | 5/2/2020       |
      | 6/3/2020       |
    Và cơ sở này được kiểm tra ngày 3/7/2020, không có vi phạm
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì có việc F2 về "31003-CS-001", hạn 31/3/2021, Đội 178 làm

  Kịch bản: Cơ sở khác mới được kiểm tra thì vẫn đề xuất
    Cho vụ việc tại cơ sở này trong biểu B06 năm 2020 có
      | Ngày phát hiện |
      | 5/2/2020       |
      | 6/3/2020       |
    Và cơ sở "31003-CS-002" loại "karaoke"
    Và cơ sở này được kiểm tra ngày 5/12/2020, không có vi phạm
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì có việc F2 về "31003-CS-001", hạn 31/3/2021, Đội 178 làm

  Kịch bản: Cơ sở đã ngừng thì không đề xuất, dù nơi khác còn hoạt động
    Cho vụ việc tại cơ sở này trong biểu B06 năm 2020 có
      | Ngày phát hiện |
      | 5/2/2020       |
      | 6/3/2020       |
    Và cơ sở này ghi trong biểu B02
      | Ngày ngừng hoạt động |
      | 1/12/2020            |
    Và cơ sở "31003-CS-002" loại "karaoke"
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì không có việc F2
