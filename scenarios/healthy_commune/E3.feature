# language: vi
Tính năng: E3 – Báo cáo sáu tháng và báo cáo năm đúng hạn
  Mỗi báo cáo đúng hạn được 2,5 điểm. Hạn là 20/6 và 20/12. Báo cáo đúng hạn khi cả năm biểu cốt lõi (B02, B04, B05, B06, B08) đúng hạn.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Khung kịch bản: Đúng hạn hay trễ
    Cho báo cáo sáu tháng đầu năm 2020 được nhận ngày <sáu tháng>
    Và báo cáo năm 2020 được nhận ngày <cả năm>
    Khi chấm điểm năm 2020
    Thì tiêu chí E3 được <điểm> điểm

    Dữ liệu:
      | sáu tháng | cả năm     | điểm |
      | 19/6/2020 | 19/12/2020 | 5    |
      | 20/6/2020 | 20/12/2020 | 5    |
      | 21/6/2020 | 20/12/2020 | 2,5  |
      | 20/6/2020 | 21/12/2020 | 2,5  |
      | 21/6/2020 | 21/12/2020 | 0    |

  Kịch bản: Không gửi báo cáo sáu tháng
    Cho xã chưa gửi báo cáo sáu tháng đầu năm 2020
    Khi chấm điểm năm 2020
    Thì tiêu chí E3 được 2,5 điểm

  Kịch bản: Gửi đúng hạn rồi gửi lại bản sửa sau hạn vẫn là đúng hạn
    Cho báo cáo năm 2020 được nhận ngày 20/12/2020
    Và xã gửi lại báo cáo năm 2020
    Khi chấm điểm năm 2020
    Thì tiêu chí E3 được 5 điểm

  Khung kịch bản: Thiếu một biểu cốt lõi thì báo cáo chưa phải là nộp
    Cho biểu <biểu> năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì tiêu chí E3 được 2,5 điểm

    Dữ liệu:
      | biểu |
      | B02  |
      | B04  |
      | B05  |
      | B06  |
      | B08  |

  Kịch bản: Nộp trước một biểu cho có, các biểu cốt lõi khác sau hạn
    Cho biểu B04, B05, B06 và B08 năm 2020 chưa nộp
    Và báo cáo năm 2020 được nhận ngày 19/12/2020
    Và xã gửi lại báo cáo năm 2020
    Và biểu B04 năm 2020 không phát sinh
    Và biểu B05 năm 2020 không phát sinh
    Và biểu B06 năm 2020 không phát sinh
    Và biểu B08 năm 2020 không phát sinh
    Khi chấm điểm năm 2020
    Thì tiêu chí E3 được 2,5 điểm

  Kịch bản: Thiếu biểu không phải cốt lõi vẫn là đúng hạn
    Cho biểu B11 năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì tiêu chí E3 được 5 điểm

  Kịch bản: Báo cáo sáu tháng thiếu một biểu cốt lõi
    Cho xã chưa gửi báo cáo sáu tháng đầu năm 2020
    Và số liệu "Biểu cốt lõi của báo cáo sáu tháng nộp đúng hạn (B02, B04, B05, B06, B08)" được cho là 4
    Khi chấm điểm năm 2020
    Thì tiêu chí E3 được 2,5 điểm

  Kịch bản: Báo cáo đúng hạn của cơ quan khác không thay cho báo cáo của xã
    Cho báo cáo năm 2020 được nhận ngày 28/12/2020
    Và Công an huyện báo biểu B08 năm 2020, có
      | Loại   | Ngày phát hiện |
      | ma túy | 2/4/2020       |
    Khi chấm điểm năm 2020
    Thì tiêu chí E3 được 2,5 điểm

  Kịch bản: Báo cáo năm gửi sớm không thay được báo cáo sáu tháng
    Cho xã chưa gửi báo cáo sáu tháng đầu năm 2020
    Và báo cáo năm 2020 được nhận ngày 16/12/2020
    Khi chấm điểm năm 2020
    Thì tiêu chí E3 được 2,5 điểm

  Kịch bản: Báo cáo sáu tháng có mọi biểu, trừ biểu cốt lõi
    Cho báo cáo sáu tháng đầu năm 2020 thiếu biểu B02, B04, B05, B06 và B08
    Khi chấm điểm năm 2020
    Thì tiêu chí E3 được 2,5 điểm
