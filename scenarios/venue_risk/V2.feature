# language: vi
Tính năng: V2 – Vụ việc mua bán người tại cơ sở
  Trong 24 tháng, trừ vụ đã rõ là không có tội: 60 điểm.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và cơ sở "31003-CS-001" loại "karaoke"

  Khung kịch bản: Loại vụ
    Cho vụ việc tại cơ sở này trong biểu B06 năm 2020 có
      | Ngày phát hiện | Loại vụ | Mục đích           |
      | 5/6/2020       | <loại>  | cưỡng bức lao động |
    Khi phân loại cơ sở năm 2020
    Thì <kết luận>

    Dữ liệu:
      | loại                       | kết luận                          |
      | mua bán người              | cơ sở này có dấu hiệu V2, 60 điểm |
      | mua bán người dưới 16 tuổi | cơ sở này có dấu hiệu V2, 60 điểm |
      | chứa mại dâm               | cơ sở này không có dấu hiệu V2    |

  Khung kịch bản: Vụ đã rõ là không có tội
    Cho vụ việc tại cơ sở này trong biểu B06 năm 2020 có
      | Ngày phát hiện | Loại vụ       | Trạng thái   |
      | 5/6/2020       | mua bán người | <trạng thái> |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này không có dấu hiệu V2

    Dữ liệu:
      | trạng thái           |
      | không khởi tố        |
      | đình chỉ vụ án       |
      | tuyên không phạm tội |

  Kịch bản: Thiếu biểu vụ việc
    Cho biểu B06 năm 2020 chưa nộp
    Khi phân loại cơ sở năm 2020
    Thì dấu hiệu V2 của cơ sở này được từ 0 đến 60 điểm vì thiếu biểu B06

  Khung kịch bản: Vụ việc phải trong 24 tháng, từ 15/12/2018
    Cho vụ việc tại cơ sở này trong biểu B06 năm <năm> có
      | Ngày phát hiện | Loại vụ       |
      | <ngày>         | mua bán người |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này <kết luận>

    Dữ liệu:
      | năm  | ngày       | kết luận                |
      | 2018 | 14/12/2018 | không có dấu hiệu V2    |
      | 2019 | 15/12/2018 | có dấu hiệu V2, 60 điểm |
      | 2019 | 16/12/2018 | có dấu hiệu V2, 60 điểm |

  Kịch bản: Hai vụ cũng 60 điểm
    Cho vụ việc tại cơ sở này trong biểu B06 năm 2020 có
      | Ngày phát hiện | Loại vụ       |
      | 5/6/2020       | mua bán người |
      | 6/7/2020       | mua bán người |
    Khi phân loại cơ sở năm 2020
    Thì cơ sở này có dấu hiệu V2, 60 điểm
