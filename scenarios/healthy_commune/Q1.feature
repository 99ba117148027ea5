# language: vi
Tính năng: Q1 – Có cơ sở đang hoạt động nhưng không kiểm tra lần nào
  Dấu hiệu không cộng, không trừ điểm; chỉ đề nghị đến kiểm tra thực tế.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Kịch bản: Có cơ sở, không kiểm tra
    Cho cơ sở "31003-CS-001" loại "karaoke"
    Khi chấm điểm năm 2020
    Thì báo cáo có dấu hiệu Q1

  Kịch bản: Có cơ sở, có kiểm tra
    Cho cơ sở "31003-CS-001" loại "karaoke"
    Và cơ sở này được kiểm tra ngày 5/3/2020, không có vi phạm
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q1

  Kịch bản: Không có cơ sở nào
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q1

  Kịch bản: Thiếu biểu kiểm tra
    Cho cơ sở "31003-CS-001" loại "karaoke"
    Và biểu B04 năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì chưa biết báo cáo có dấu hiệu Q1 hay không

  Kịch bản: Chỉ năm trước có kiểm tra
    Cho cơ sở "31003-CS-001" loại "karaoke"
    Và cơ sở này được kiểm tra ngày 5/3/2019, không có vi phạm
    Khi chấm điểm năm 2020
    Thì báo cáo có dấu hiệu Q1

  Kịch bản: Có hai cơ sở, không kiểm tra cơ sở nào
    Cho năm 2020 xã có 2 cơ sở đang hoạt động, đã kiểm tra 0 cơ sở
    Khi chấm điểm năm 2020
    Thì báo cáo có dấu hiệu Q1
