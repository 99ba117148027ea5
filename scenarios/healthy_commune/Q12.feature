# language: vi
Tính năng: Q12 – Vi phạm, vụ việc, tin báo ít hơn hẳn các xã khác cùng kỳ
  Khả năng chỉ có ngần ấy, nếu xã này như các xã khác, dưới 1 %. Không trừ điểm nào.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Khung kịch bản: Quanh ngưỡng
    Cho số liệu "Khả năng chỉ có ngần ấy vi phạm, so với các xã khác" được cho là 50
    Và số liệu "Khả năng chỉ có ngần ấy vụ việc, tin báo, so với các xã khác" được cho là 50
    Và số liệu "<số liệu>" được cho là <giá trị>
    Khi chấm điểm năm 2020
    Thì <kết luận>

    Dữ liệu:
      | số liệu                                                      | giá trị       | kết luận                                    |
      | Khả năng chỉ có ngần ấy vi phạm, so với các xã khác          | 0,99          | báo cáo có dấu hiệu Q12                     |
      | Khả năng chỉ có ngần ấy vi phạm, so với các xã khác          | 1             | báo cáo không có dấu hiệu Q12               |
      | Khả năng chỉ có ngần ấy vi phạm, so với các xã khác          | 1,01          | báo cáo không có dấu hiệu Q12               |
      | Khả năng chỉ có ngần ấy vi phạm, so với các xã khác          | chưa biết     | chưa biết báo cáo có dấu hiệu Q12 hay không |
      | Khả năng chỉ có ngần ấy vi phạm, so với các xã khác          | không áp dụng | báo cáo không có dấu hiệu Q12               |
      | Khả năng chỉ có ngần ấy vụ việc, tin báo, so với các xã khác | 0,99          | báo cáo có dấu hiệu Q12                     |
      | Khả năng chỉ có ngần ấy vụ việc, tin báo, so với các xã khác | 1             | báo cáo không có dấu hiệu Q12               |
      | Khả năng chỉ có ngần ấy vụ việc, tin báo, so với các xã khác | 1,01          | báo cáo không có dấu hiệu Q12               |

  Kịch bản: Một mình một xã thì không có ai để so
    Cho năm 2020 xã có 20 cơ sở đang hoạt động, đã kiểm tra 20 cơ sở
    Khi chấm điểm năm 2020
    Thì báo cáo không có dấu hiệu Q12
