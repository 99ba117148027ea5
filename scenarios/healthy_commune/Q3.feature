# language: vi
Tính năng: Q3 – Xã báo không phát sinh nhưng cơ quan khác báo có vụ việc

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Kịch bản: Xã báo không phát sinh, Công an huyện báo có
    Cho biểu B06 năm 2020 không phát sinh
    Và Công an huyện báo biểu B06 năm 2020, có
      | Mã vụ             | Ngày phát hiện |
      | 31003-CAH-2020-01 | 2/4/2020       |
    Khi chấm điểm năm 2020
    Thì báo cáo có dấu hiệu Q3

  Kịch bản: Cả hai cùng báo vụ việc ấy
    Cho biểu B06 năm 2020 có
      | Mã vụ             | Ngày phát hiện |
      | 31003-CAH-2020-01 | 2/4/2020       |
    Và Công an huyện báo biểu B06 năm 2020, có
      | Mã vụ             | Ngày phát hiện |
      | 31003-CAH-2020-01 | 2/4/2020       |
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q3

  Kịch bản: Không ai báo vụ việc nào
    Cho biểu B06 năm 2020 không phát sinh
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q3

  Kịch bản: Chưa nộp biểu khác với báo không phát sinh
    Cho biểu B06 năm 2020 chưa nộp
    Và Công an huyện báo biểu B06 năm 2020, có
      | Mã vụ             | Ngày phát hiện |
      | 31003-CAH-2020-01 | 2/4/2020       |
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q3

  Kịch bản: Cơ quan khác báo vụ việc của năm trước
    Cho Công an huyện báo biểu B06 năm 2019, có
      | Mã vụ             | Ngày phát hiện |
      | 31003-CAH-2019-01 | 2/4/2019       |
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q3

  Kịch bản: Sáu tháng báo không phát sinh, cả năm có báo vụ việc
    Cho biểu B06 năm 2020 có
      | Ngày phát hiện |
      | 2/8/2020       |
    Và Công an huyện báo biểu B06 năm 2020, có
      | Mã vụ             | Ngày phát hiện |
      | 31003-CAH-2020-01 | 2/4/2020       |
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q3

  Kịch bản: Một cơ quan khác báo không phát sinh, xã có báo vụ việc
    Cho biểu B06 năm 2020 có
      | Ngày phát hiện |
      | 2/8/2020       |
    Và Công an xã báo biểu B06 năm 2020 không phát sinh
    Và Công an huyện báo biểu B06 năm 2020, có
      | Mã vụ             | Ngày phát hiện |
      | 31003-CAH-2020-01 | 2/4/2020       |
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q3

  Kịch bản: Xã báo không phát sinh, Công an huyện báo hai vụ
    Cho Công an huyện báo biểu B06 năm 2020, có
      | Mã vụ             | Ngày phát hiện |
      | 31003-CAH-2020-01 | 2/4/2020       |
      | 31003-CAH-2020-02 | 3/5/2020       |
    Khi chấm điểm năm 2020
    Thì báo cáo có dấu hiệu Q3

  Kịch bản: Xã báo không phát sinh, chưa rõ cơ quan khác có báo hay không
    Cho số liệu "Vụ việc do cơ quan khác báo" được cho là chưa biết
    Khi chấm điểm năm 2020
    Thì chưa biết báo cáo có dấu hiệu Q3 hay không
