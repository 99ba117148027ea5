# language: vi
Tính năng: Đếm cơ sở xã xếp thấp hơn hẳn phân loại máy tính
  Xã xếp thấp mà máy tính xếp cao hoặc rất cao; xã xếp trung bình mà máy tính xếp rất cao. Lệch một bậc thì không đếm.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và cơ sở "31003-CS-001" loại "ăn uống"
    Và cơ sở này được kiểm tra ngày 6/3/2020, không có vi phạm

  Khung kịch bản: Máy tính xếp nguy cơ cao
    Cho cơ sở này bị phát hiện "để xảy ra mại dâm" ngày 5/6/2020
    Và cơ sở này ghi trong biểu B02
      | Phân loại của xã | Ngày phân loại |
      | <xã xếp>         | 2/3/2020       |
    Khi chấm điểm năm 2020
    Thì số liệu "Cơ sở xã xếp thấp hơn hẳn phân loại máy tính" là <số>

    Dữ liệu:
      | xã xếp     | số |
      | thấp       | 1  |
      | trung bình | 0  |
      | cao        | 0  |

  Khung kịch bản: Máy tính xếp nguy cơ rất cao
    Cho vụ việc tại cơ sở này trong biểu B06 năm 2020 có
      | Ngày phát hiện | Loại vụ       |
      | 5/6/2020       | mua bán người |
    Và cơ sở này ghi trong biểu B02
      | Phân loại của xã | Ngày phân loại |
      | <xã xếp>         | 2/3/2020       |
    Khi chấm điểm năm 2020
    Thì số liệu "Cơ sở xã xếp thấp hơn hẳn phân loại máy tính" là <số>

    Dữ liệu:
      | xã xếp     | số |
      | thấp       | 1  |
      | trung bình | 1  |
      | cao        | 0  |

  Khung kịch bản: Máy tính xếp nguy cơ thấp
    Cho cơ sở này ghi trong biểu B02
      | Phân loại của xã | Ngày phân loại |
      | <xã xếp>         | 2/3/2020       |
    Khi chấm điểm năm 2020
    Thì số liệu "Cơ sở xã xếp thấp hơn hẳn phân loại máy tính" là 0

    Dữ liệu:
      | xã xếp     |
      | thấp       |
      | trung bình |

  Kịch bản: Cơ sở xếp thấp đã ngừng hoạt động thì không đếm
    Cho vụ việc tại cơ sở này trong biểu B06 năm 2020 có
      | Ngày phát hiện | Loại vụ       |
      | 5/6/2020       | mua bán người |
    Và cơ sở này ghi trong biểu B02
      | Phân loại của xã | Ngày phân loại | Ngày ngừng hoạt động |
      | thấp             | 2/3/2020       | 1/8/2020             |
    Khi chấm điểm năm 2020
    Thì số liệu "Cơ sở xã xếp thấp hơn hẳn phân loại máy tính" là 0
