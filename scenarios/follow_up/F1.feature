# language: vi
Tính năng: F1 – Đề xuất kiểm tra cơ sở nguy cơ rất cao
  Cơ sở còn hoạt động, 90 ngày gần đây chưa được kiểm tra. Điểm nguy cơ không phải căn cứ: luôn cần nêu căn cứ kiểm tra.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và cơ sở "31003-CS-001" loại "karaoke"

  Kịch bản: Nguy cơ rất cao, lâu chưa kiểm tra
    Cho 4 lần kiểm tra cơ sở này năm 2020 đều phát hiện "để xảy ra mại dâm"
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì có việc F1 về "31003-CS-001", hạn 30/1/2021, Đội 178 làm
    Và việc F1 cần căn cứ kiểm tra
    Và không có việc F2

  Kịch bản: Mới được kiểm tra trong 90 ngày
    Cho 4 lần kiểm tra cơ sở này năm 2020 đều phát hiện "để xảy ra mại dâm"
    Và cơ sở này được kiểm tra ngày 5/12/2020, không có vi phạm
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì không có việc F1

  Kịch bản: Nguy cơ thấp thì không đề xuất
    Cho cơ sở này được kiểm tra ngày 5/6/2020, không có vi phạm
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì không có việc F1
    Và không có việc F2

  Khung kịch bản: Lần kiểm tra gần nhất cách ngày tính chưa quá 90 ngày
    Cho 4 lần kiểm tra cơ sở này năm 2020 đều phát hiện "để xảy ra mại dâm"
    Và cơ sở này được kiểm tra ngày <ngày>, không có vi phạm
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì không có việc F1

    Dữ liệu:
      | ngày      |
      | 3/10/2020 |
      | 2/10/2020 |

  Kịch bản: Lần kiểm tra gần nhất cách ngày tính 91 ngày
    Cho 4 lần kiểm tra cơ sở này năm 2020 đều phát hiện "để xảy ra mại dâm"
    Và cơ sở này được kiểm tra ngày 1/10/2020, không có vi phạm
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì có việc F1 về "31003-CS-001", hạn 30/1/2021, Đội 178 làm

  Kịch bản: Cơ sở khác mới được kiểm tra thì vẫn đề xuất
    Cho 4 lần kiểm tra cơ sở này năm 2020 đều phát hiện "để xảy ra mại dâm"
    Và cơ sở "31003-CS-002" loại "karaoke"
    Và cơ sở này được kiểm tra ngày 5/12/2020, không có vi phạm
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì có việc F1 về "31003-CS-001", hạn 30/1/2021, Đội 178 làm

  Kịch bản: Cơ sở đã ngừng thì không đề xuất, dù nơi khác còn hoạt động
    Cho 4 lần kiểm tra cơ sở này năm 2020 đều phát hiện "để xảy ra mại dâm"
    Và cơ sở này ghi trong biểu B02
      | Ngày ngừng hoạt động |
      | 1/12/2020            |
    Và cơ sở "31003-CS-002" loại "karaoke"
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì không có việc F1
