# language: vi
Tính năng: Chuyện vô can – mỗi chuyện một kịch bản và một cảnh ngược lại
  Điều chung giữa hai bên được chuyện vô can giải thích thì không thành manh mối; thêm điều chuyện ấy không
  giải thích được thì thành.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và xã có thêm 150 cơ sở, mỗi nơi một chủ, không có gì chung

  Kịch bản: Anh em ở riêng, không ai khai
    Cho xã "31003" báo biểu B03 năm 2020, có
      | Mã cá nhân, tổ chức | Họ tên, tên tổ chức | Năm sinh | Điện thoại | Địa chỉ     | Tài khoản, ví |
      | 31003-CT-901        | Nguyễn Văn Hùng     | 1980     | 0912000001 | nhà 1, ấp 7 | TK1           |
      | 31003-CT-902        | Nguyễn Thị Hoa      | 1986     | 0912000001 | nhà 2, ấp 7 | TK2           |
    Và xã "31003" báo biểu B02 năm 2020, có
      | Mã cơ sở     | Loại hình | Mã chủ cơ sở | Điện thoại | Địa chỉ      |
      | 31003-CS-901 | karaoke   | 31003-CT-901 | 0913000001 | quán 1, ấp 8 |
      | 31003-CS-902 | ăn uống   | 31003-CT-902 | 0913000002 | quán 2, ấp 8 |
    Và xã "31003" báo biểu B06 năm 2020, có
      | Mã vụ            | Ngày phát hiện | Mã cơ sở     |
      | 31003-VA-2020-91 | 5/3/2020       | 31003-CS-901 |
    Khi tìm manh mối năm 2020
    Thì không có manh mối gồm "31003-CS-901", "31003-CS-902"
    Và giữa "31003-CS-901" và "31003-CS-902", chuyện vô can hợp nhất là "Anh chị em ở riêng, không ai khai"

  Kịch bản: Hai người lạ chung số riêng
    Cho xã "31003" báo biểu B03 năm 2020, có
      | Mã cá nhân, tổ chức | Họ tên, tên tổ chức | Năm sinh | Điện thoại | Địa chỉ     | Tài khoản, ví |
      | 31003-CT-901        | Nguyễn Văn Hùng     | 1980     | 0912000001 | nhà 1, ấp 7 | TK1           |
      | 31003-CT-902        | Trần Thị Hoa        | 1986     | 0912000001 | nhà 2, ấp 7 | TK2           |
    Và xã "31003" báo biểu B02 năm 2020, có
      | Mã cơ sở     | Loại hình | Mã chủ cơ sở | Điện thoại | Địa chỉ      |
      | 31003-CS-901 | karaoke   | 31003-CT-901 | 0913000001 | quán 1, ấp 8 |
      | 31003-CS-902 | ăn uống   | 31003-CT-902 | 0913000002 | quán 2, ấp 8 |
    Và xã "31003" báo biểu B06 năm 2020, có
      | Mã vụ            | Ngày phát hiện | Mã cơ sở     |
      | 31003-VA-2020-91 | 5/3/2020       | 31003-CS-901 |
    Khi tìm manh mối năm 2020
    Thì có manh mối gồm "31003-CS-901", "31003-CS-902"

  Kịch bản: Hai mã của một người
    Cho xã "31003" báo biểu B03 năm 2020, có
      | Mã cá nhân, tổ chức | Họ tên, tên tổ chức | Năm sinh | Điện thoại | Địa chỉ     | Tài khoản, ví |
      | 31003-CT-901        | Nguyễn Văn Hùng     | 1980     | 0912000001 | nhà 1, ấp 7 | TK1           |
      | 31003-CT-902        | NGUYỄN VĂN HÙNG     | 1980     | 0912000001 | nhà 2, ấp 7 | TK2           |
    Và xã "31003" báo biểu B02 năm 2020, có
      | Mã cơ sở     | Loại hình | Mã chủ cơ sở | Điện thoại | Địa chỉ      |
      | 31003-CS-901 | karaoke   | 31003-CT-901 | 0913000001 | quán 1, ấp 8 |
      | 31003-CS-902 | ăn uống   | 31003-CT-902 | 0913000002 | quán 2, ấp 8 |
    Và xã "31003" báo biểu B06 năm 2020, có
      | Mã vụ            | Ngày phát hiện | Mã cơ sở     |
      | 31003-VA-2020-91 | 5/3/2020       | 31003-CS-901 |
    Khi tìm manh mối năm 2020
    Thì có manh mối gồm "31003-CS-901", "31003-CS-902"

  Kịch bản: Nhà nghỉ của cha và con
    Cho xã "31003" báo biểu B03 năm 2020, có
      | Mã cá nhân, tổ chức | Họ tên, tên tổ chức | Năm sinh | Điện thoại | Địa chỉ     | Tài khoản, ví |
      | 31003-CT-901        | Nguyễn Văn Ba       | 1955     | 0912000001 | nhà 1, ấp 7 | TK1           |
      | 31003-CT-902        | Nguyễn Thị Tư       | 1985     | 0912000002 | nhà 2, ấp 7 | TK2           |
    Và xã "31003" báo biểu B02 năm 2020, có
      | Mã cơ sở     | Loại hình | Mã chủ cơ sở | Điện thoại | Địa chỉ      |
      | 31003-CS-901 | nhà trọ   | 31003-CT-901 | 0913000001 | quán 1, ấp 8 |
      | 31003-CS-902 | nhà trọ   | 31003-CT-902 | 0912000001 | quán 2, ấp 8 |
    Và xã "31003" báo biểu B06 năm 2020, có
      | Mã vụ            | Ngày phát hiện | Mã cơ sở     |
      | 31003-VA-2020-91 | 5/3/2020       | 31003-CS-901 |
    Khi tìm manh mối năm 2020
    Thì không có manh mối gồm "31003-CS-901", "31003-CS-902"
    Và giữa "31003-CS-901" và "31003-CS-902", chuyện vô can hợp nhất là "Nhà nghỉ, nhà trọ của một gia đình"

  Kịch bản: Nhà nghỉ của hai người lạ, chung số và tài khoản
    Cho xã "31003" báo biểu B03 năm 2020, có
      | Mã cá nhân, tổ chức | Họ tên, tên tổ chức | Năm sinh | Điện thoại | Địa chỉ     | Tài khoản, ví |
      | 31003-CT-901        | Nguyễn Văn Ba       | 1955     | 0912000001 | nhà 1, ấp 7 | TK1           |
      | 31003-CT-902        | Trần Thị Tư         | 1985     | 0912000002 | nhà 2, ấp 7 | TK1           |
    Và xã "31003" báo biểu B02 năm 2020, có
      | Mã cơ sở     | Loại hình | Mã chủ cơ sở | Điện thoại | Địa chỉ      |
      | 31003-CS-901 | nhà trọ   | 31003-CT-901 | 0913000001 | quán 1, ấp 8 |
      | 31003-CS-902 | nhà trọ   | 31003-CT-902 | 0912000001 | quán 2, ấp 8 |
    Và xã "31003" báo biểu B06 năm 2020, có
      | Mã vụ            | Ngày phát hiện | Mã cơ sở     |
      | 31003-VA-2020-91 | 5/3/2020       | 31003-CS-901 |
    Khi tìm manh mối năm 2020
    Thì có manh mối gồm "31003-CS-901", "31003-CS-902"

  Kịch bản: Người làm cũ còn dùng số của chủ cũ
    Cho xã "31003" báo biểu B03 năm 2020, có
      | Mã cá nhân, tổ chức | Họ tên, tên tổ chức | Năm sinh | Điện thoại | Địa chỉ     | Tài khoản, ví |
      | 31003-CT-901        | Nguyễn Văn Ba       | 1955     | 0912000001 | nhà 1, ấp 7 | TK1           |
      | 31003-CT-902        | Trần Văn Tư         | 1985     | 0912000002 | nhà 2, ấp 7 | TK2           |
    Và xã "31003" báo biểu B02 năm 2020, có
      | Mã cơ sở     | Loại hình | Mã chủ cơ sở | Điện thoại | Địa chỉ      |
      | 31003-CS-901 | karaoke   | 31003-CT-901 | 0913000001 | quán 1, ấp 8 |
      | 31003-CS-902 | ăn uống   | 31003-CT-902 | 0912000001 | quán 2, ấp 8 |
    Và xã "31003" báo biểu B06 năm 2020, có
      | Mã vụ            | Ngày phát hiện | Mã cơ sở     |
      | 31003-VA-2020-91 | 5/3/2020       | 31003-CS-901 |
    Khi tìm manh mối năm 2020
    Thì không có manh mối gồm "31003-CS-901", "31003-CS-902"
    Và giữa "31003-CS-901" và "31003-CS-902", chuyện vô can hợp nhất là "Người làm cũ còn dùng số của chủ cũ"

  Kịch bản: Dùng số của chủ cũ, tiền cũng về chủ cũ
    Cho xã "31003" báo biểu B03 năm 2020, có
      | Mã cá nhân, tổ chức | Họ tên, tên tổ chức | Năm sinh | Điện thoại | Địa chỉ     | Tài khoản, ví |
      | 31003-CT-901        | Nguyễn Văn Ba       | 1955     | 0912000001 | nhà 1, ấp 7 | TK1           |
      | 31003-CT-902        | Trần Văn Tư         | 1985     | 0912000002 | nhà 2, ấp 7 | TK1           |
    Và xã "31003" báo biểu B02 năm 2020, có
      | Mã cơ sở     | Loại hình | Mã chủ cơ sở | Điện thoại | Địa chỉ      |
      | 31003-CS-901 | karaoke   | 31003-CT-901 | 0913000001 | quán 1, ấp 8 |
      | 31003-CS-902 | ăn uống   | 31003-CT-902 | 0912000001 | quán 2, ấp 8 |
    Và xã "31003" báo biểu B06 năm 2020, có
      | Mã vụ            | Ngày phát hiện | Mã cơ sở     |
      | 31003-VA-2020-91 | 5/3/2020       | 31003-CS-901 |
    Khi tìm manh mối năm 2020
    Thì có manh mối gồm "31003-CS-901", "31003-CS-902"

  Kịch bản: Số của kế toán ghi ở dòng của ba chủ
    Cho xã "31003" báo biểu B03 năm 2020, có
      | Mã cá nhân, tổ chức | Họ tên, tên tổ chức | Năm sinh | Điện thoại | Địa chỉ     | Tài khoản, ví |
      | 31003-CT-901        | Nguyễn Văn Ba       | 1955     | 0912000001 | nhà 1, ấp 7 | TK1           |
      | 31003-CT-902        | Trần Văn Tư         | 1985     | 0912000001 | nhà 2, ấp 7 | TK2           |
      | 31003-CT-903        | Phạm Thị Năm        | 1975     | 0912000001 | nhà 3, ấp 7 | TK3           |
    Và xã "31003" báo biểu B02 năm 2020, có
      | Mã cơ sở     | Loại hình | Mã chủ cơ sở | Điện thoại | Địa chỉ      |
      | 31003-CS-901 | karaoke   | 31003-CT-901 | 0913000001 | quán 1, ấp 8 |
      | 31003-CS-902 | ăn uống   | 31003-CT-902 | 0913000002 | quán 2, ấp 8 |
      | 31003-CS-903 | cà phê    | 31003-CT-903 | 0913000003 | quán 3, ấp 8 |
    Và xã "31003" báo biểu B06 năm 2020, có
      | Mã vụ            | Ngày phát hiện | Mã cơ sở     |
      | 31003-VA-2020-91 | 5/3/2020       | 31003-CS-901 |
    Khi tìm manh mối năm 2020
    Thì không có manh mối gồm "31003-CS-901", "31003-CS-902"
    Và giữa "31003-CS-901" và "31003-CS-902", chuyện vô can hợp nhất là "Số của kế toán ghi ở dòng của chủ cơ sở"

  Kịch bản: Ba chủ chung một số, một tài khoản, lao động không hợp đồng qua lại
    Cho xã "31003" báo biểu B03 năm 2020, có
      | Mã cá nhân, tổ chức | Họ tên, tên tổ chức | Năm sinh | Điện thoại | Địa chỉ     | Tài khoản, ví |
      | 31003-CT-901        | Nguyễn Văn Ba       | 1955     | 0912000001 | nhà 1, ấp 7 | TK1           |
      | 31003-CT-902        | Trần Văn Tư         | 1985     | 0912000001 | nhà 2, ấp 7 | TK1           |
      | 31003-CT-903        | Phạm Thị Năm        | 1975     | 0912000001 | nhà 3, ấp 7 | TK1           |
    Và xã "31003" báo biểu B02 năm 2020, có
      | Mã cơ sở     | Loại hình | Mã chủ cơ sở | Điện thoại | Địa chỉ      |
      | 31003-CS-901 | karaoke   | 31003-CT-901 | 0913000001 | quán 1, ấp 8 |
      | 31003-CS-902 | ăn uống   | 31003-CT-902 | 0913000002 | quán 2, ấp 8 |
      | 31003-CS-903 | cà phê    | 31003-CT-903 | 0913000003 | quán 3, ấp 8 |
    Và xã "31003" báo biểu B06 năm 2020, có
      | Mã vụ            | Ngày phát hiện | Mã cơ sở     |
      | 31003-VA-2020-91 | 5/3/2020       | 31003-CS-901 |
    Và xã "31003" báo biểu B09 năm 2020, có
      | Mã cơ sở     | Mã thay tên | Từ ngày   | Đến ngày | Hợp đồng lao động |
      | 31003-CS-901 | NV-90000001 | 1/2/2020  | 1/3/2020 | không             |
      | 31003-CS-902 | NV-90000001 | 6/3/2020  |          | không             |
      | 31003-CS-901 | NV-90000002 | 2/2/2020  | 2/3/2020 | không             |
      | 31003-CS-902 | NV-90000002 | 7/3/2020  |          | không             |
      | 31003-CS-901 | NV-90000003 | 3/2/2020  | 3/3/2020 | không             |
      | 31003-CS-902 | NV-90000003 | 8/3/2020  |          | không             |
      | 31003-CS-901 | NV-90000004 | 4/2/2020  | 4/3/2020 | không             |
      | 31003-CS-902 | NV-90000004 | 9/3/2020  |          | không             |
      | 31003-CS-901 | NV-90000005 | 5/2/2020  | 5/3/2020 | không             |
      | 31003-CS-902 | NV-90000005 | 10/3/2020 |          | không             |
      | 31003-CS-901 | NV-90000006 | 6/2/2020  | 6/3/2020 | không             |
      | 31003-CS-902 | NV-90000006 | 11/3/2020 |          | không             |
      | 31003-CS-901 | NV-90000007 | 7/2/2020  | 7/3/2020 | không             |
      | 31003-CS-902 | NV-90000007 | 12/3/2020 |          | không             |
      | 31003-CS-901 | NV-90000008 | 8/2/2020  | 8/3/2020 | không             |
      | 31003-CS-902 | NV-90000008 | 13/3/2020 |          | không             |
    Khi tìm manh mối năm 2020
    Thì có manh mối gồm "31003-CS-901", "31003-CS-902"

  Kịch bản: Số của quán bán sim trong hồ sơ vụ việc
    Cho xã "31003" báo biểu B03 năm 2020, có
      | Mã cá nhân, tổ chức | Họ tên, tên tổ chức | Năm sinh | Điện thoại | Địa chỉ     | Tài khoản, ví |
      | 31003-CT-901        | Nguyễn Văn Ba       | 1955     | 0912000009 | nhà 1, ấp 7 | TK1           |
      | 31003-CT-902        | Trần Văn Tư         | 1985     | 0912000002 | nhà 2, ấp 7 | TK2           |
    Và xã "31003" báo biểu B02 năm 2020, có
      | Mã cơ sở     | Loại hình | Mã chủ cơ sở | Điện thoại | Địa chỉ      |
      | 31003-CS-901 | karaoke   | 31003-CT-901 | 0913000001 | quán 1, ấp 8 |
      | 31003-CS-902 | cà phê    | 31003-CT-902 | 0912000001 | quán 2, ấp 8 |
    Và xã "31003" báo biểu B06 năm 2020, có
      | Mã vụ            | Ngày phát hiện | Mã cơ sở     |
      | 31003-VA-2020-91 | 5/3/2020       | 31003-CS-901 |
    Và xã "31003" báo biểu B06 năm 2020, có
      | Mã vụ            | Ngày phát hiện | Mã cơ sở     | Điện thoại liên lạc |
      | 31003-VA-2020-92 | 9/4/2020       | 31003-CS-901 | 0912000001          |
    Khi tìm manh mối năm 2020
    Thì không có manh mối gồm "31003-CS-901", "31003-CS-902"
    Và giữa "31003-CS-901" và "31003-CS-902", chuyện vô can hợp nhất là "Số của quán, cửa hàng ai cũng gọi"

  Kịch bản: Số ấy là số riêng của người môi giới, chung tài khoản
    Cho xã "31003" báo biểu B03 năm 2020, có
      | Mã cá nhân, tổ chức | Họ tên, tên tổ chức | Năm sinh | Điện thoại | Địa chỉ     | Tài khoản, ví |
      | 31003-CT-901        | Nguyễn Văn Ba       | 1955     | 0912000009 | nhà 1, ấp 7 | TK1           |
      | 31003-CT-902        | Trần Văn Tư         | 1985     | 0912000001 | nhà 2, ấp 7 | TK1           |
    Và xã "31003" báo biểu B02 năm 2020, có
      | Mã cơ sở     | Loại hình | Mã chủ cơ sở | Điện thoại | Địa chỉ      |
      | 31003-CS-901 | karaoke   | 31003-CT-901 | 0913000001 | quán 1, ấp 8 |
      | 31003-CS-902 | cà phê    | 31003-CT-902 | 0912000001 | quán 2, ấp 8 |
    Và xã "31003" báo biểu B06 năm 2020, có
      | Mã vụ            | Ngày phát hiện | Mã cơ sở     |
      | 31003-VA-2020-91 | 5/3/2020       | 31003-CS-901 |
    Và xã "31003" báo biểu B06 năm 2020, có
      | Mã vụ            | Ngày phát hiện | Mã cơ sở     | Điện thoại liên lạc |
      | 31003-VA-2020-92 | 9/4/2020       | 31003-CS-901 | 0912000001          |
    Và xã "31003" báo biểu B06 năm 2020, có
      | Mã vụ            | Ngày phát hiện |
      | 31003-VA-2020-93 | 2/5/2020       |
    Và xã "31003" báo biểu B07 năm 2020, có
      | Mã vụ            | Mã cá nhân, tổ chức | Vai trò nghi vấn |
      | 31003-VA-2020-93 | 31003-CT-902        | môi giới         |
    Khi tìm manh mối năm 2020
    Thì có manh mối gồm "31003-CS-901", "31003-CS-902"

  Kịch bản: Chuỗi ba nơi cùng loại hình
    Cho xã "31003" báo biểu B03 năm 2020, có
      | Mã cá nhân, tổ chức | Họ tên, tên tổ chức | Năm sinh | Điện thoại | Địa chỉ     | Tài khoản, ví |
      | 31003-CT-901        | Nguyễn Văn Ba       | 1955     | 0912000001 | nhà 1, ấp 7 | TK9           |
      | 31003-CT-902        | Trần Văn Tư         | 1985     | 0912000002 | nhà 2, ấp 7 | TK9           |
      | 31003-CT-903        | Phạm Thị Năm        | 1975     | 0912000003 | nhà 3, ấp 7 | TK9           |
    Và xã "31003" báo biểu B02 năm 2020, có
      | Mã cơ sở     | Loại hình | Mã chủ cơ sở | Điện thoại | Địa chỉ      |
      | 31003-CS-901 | cà phê    | 31003-CT-901 | 0913000009 | quán 1, ấp 8 |
      | 31003-CS-902 | cà phê    | 31003-CT-902 | 0913000009 | quán 2, ấp 8 |
      | 31003-CS-903 | cà phê    | 31003-CT-903 | 0913000009 | quán 3, ấp 8 |
    Và xã "31003" báo biểu B06 năm 2020, có
      | Mã vụ            | Ngày phát hiện | Mã cơ sở     |
      | 31003-VA-2020-91 | 5/3/2020       | 31003-CS-901 |
    Khi tìm manh mối năm 2020
    Thì không có manh mối gồm "31003-CS-901", "31003-CS-902"
    Và giữa "31003-CS-901" và "31003-CS-902", chuyện vô can hợp nhất là "Chuỗi nhỏ, các nơi cùng loại hình"

  Kịch bản: Ba nơi chung số và tài khoản, lao động không hợp đồng qua lại
    Cho xã "31003" báo biểu B03 năm 2020, có
      | Mã cá nhân, tổ chức | Họ tên, tên tổ chức | Năm sinh | Điện thoại | Địa chỉ     | Tài khoản, ví |
      | 31003-CT-901        | Nguyễn Văn Ba       | 1955     | 0912000001 | nhà 1, ấp 7 | TK9           |
      | 31003-CT-902        | Trần Văn Tư         | 1985     | 0912000002 | nhà 2, ấp 7 | TK9           |
      | 31003-CT-903        | Phạm Thị Năm        | 1975     | 0912000003 | nhà 3, ấp 7 | TK9           |
    Và xã "31003" báo biểu B02 năm 2020, có
      | Mã cơ sở     | Loại hình | Mã chủ cơ sở | Điện thoại | Địa chỉ      |
      | 31003-CS-901 | karaoke   | 31003-CT-901 | 0913000009 | quán 1, ấp 8 |
      | 31003-CS-902 | cà phê    | 31003-CT-902 | 0913000009 | quán 2, ấp 8 |
      | 31003-CS-903 | ăn uống   | 31003-CT-903 | 0913000009 | quán 3, ấp 8 |
    Và xã "31003" báo biểu B06 năm 2020, có
      | Mã vụ            | Ngày phát hiện | Mã cơ sở     |
      | 31003-VA-2020-91 | 5/3/2020       | 31003-CS-901 |
    Và xã "31003" báo biểu B09 năm 2020, có
      | Mã cơ sở     | Mã thay tên | Từ ngày   | Đến ngày | Hợp đồng lao động |
      | 31003-CS-901 | NV-90000001 | 1/2/2020  | 1/3/2020 | không             |
      | 31003-CS-902 | NV-90000001 | 6/3/2020  |          | không             |
      | 31003-CS-901 | NV-90000002 | 2/2/2020  | 2/3/2020 | không             |
      | 31003-CS-902 | NV-90000002 | 7/3/2020  |          | không             |
      | 31003-CS-901 | NV-90000003 | 3/2/2020  | 3/3/2020 | không             |
      | 31003-CS-902 | NV-90000003 | 8/3/2020  |          | không             |
      | 31003-CS-901 | NV-90000004 | 4/2/2020  | 4/3/2020 | không             |
      | 31003-CS-902 | NV-90000004 | 9/3/2020  |          | không             |
      | 31003-CS-901 | NV-90000005 | 5/2/2020  | 5/3/2020 | không             |
      | 31003-CS-902 | NV-90000005 | 10/3/2020 |          | không             |
      | 31003-CS-901 | NV-90000006 | 6/2/2020  | 6/3/2020 | không             |
      | 31003-CS-902 | NV-90000006 | 11/3/2020 |          | không             |
      | 31003-CS-901 | NV-90000007 | 7/2/2020  | 7/3/2020 | không             |
      | 31003-CS-902 | NV-90000007 | 12/3/2020 |          | không             |
      | 31003-CS-901 | NV-90000008 | 8/2/2020  | 8/3/2020 | không             |
      | 31003-CS-902 | NV-90000008 | 13/3/2020 |          | không             |
    Khi tìm manh mối năm 2020
    Thì có manh mối gồm "31003-CS-901", "31003-CS-902"

  Kịch bản: Người mua đăng ký mới ở chỗ cũ
    Cho xã "31003" báo biểu B03 năm 2020, có
      | Mã cá nhân, tổ chức | Họ tên, tên tổ chức | Năm sinh | Điện thoại | Địa chỉ     | Tài khoản, ví |
      | 31003-CT-901        | Nguyễn Văn Ba       | 1955     | 0912000001 | nhà 1, ấp 7 | TK1           |
      | 31003-CT-902        | Trần Văn Tư         | 1985     | 0912000002 | nhà 2, ấp 7 | TK2           |
    Và xã "31003" báo biểu B02 năm 2020, có
      | Mã cơ sở     | Loại hình | Mã chủ cơ sở | Điện thoại | Địa chỉ      | Ngày hoạt động | Ngày ngừng hoạt động | Lý do ngừng           |
      | 31003-CS-901 | karaoke   | 31003-CT-901 | 0912000001 | quán 1, ấp 8 | 1/1/2015       | 1/5/2020             | tự chấm dứt hoạt động |
      | 31003-CS-902 | karaoke   | 31003-CT-902 | 0912000001 | quán 1, ấp 8 | 1/6/2020       |                      |                       |
    Và xã "31003" báo biểu B06 năm 2020, có
      | Mã vụ            | Ngày phát hiện | Mã cơ sở     |
      | 31003-VA-2020-91 | 5/3/2020       | 31003-CS-901 |
    Khi tìm manh mối năm 2020
    Thì không có manh mối gồm "31003-CS-901", "31003-CS-902"
    Và giữa "31003-CS-901" và "31003-CS-902", chuyện vô can hợp nhất là "Người sang lại quán, đăng ký mới"

  Kịch bản: Mở lại ở chỗ cũ sau khi bị thu hồi giấy phép, cùng tài khoản
    Cho xã "31003" báo biểu B03 năm 2020, có
      | Mã cá nhân, tổ chức | Họ tên, tên tổ chức | Năm sinh | Điện thoại | Địa chỉ     | Tài khoản, ví |
      | 31003-CT-901        | Nguyễn Văn Ba       | 1955     | 0912000001 | nhà 1, ấp 7 | TK1           |
      | 31003-CT-902        | Trần Văn Tư         | 1985     | 0912000002 | nhà 2, ấp 7 | TK1           |
    Và xã "31003" báo biểu B02 năm 2020, có
      | Mã cơ sở     | Loại hình | Mã chủ cơ sở | Điện thoại | Địa chỉ      | Ngày hoạt động | Ngày ngừng hoạt động | Lý do ngừng       |
      | 31003-CS-901 | karaoke   | 31003-CT-901 | 0912000001 | quán 1, ấp 8 | 1/1/2015       | 1/5/2020             | thu hồi giấy phép |
      | 31003-CS-902 | karaoke   | 31003-CT-902 | 0912000001 | quán 1, ấp 8 | 1/6/2020       |                      |                   |
    Và xã "31003" báo biểu B06 năm 2020, có
      | Mã vụ            | Ngày phát hiện | Mã cơ sở     |
      | 31003-VA-2020-91 | 5/3/2020       | 31003-CS-901 |
    Khi tìm manh mối năm 2020
    Thì có manh mối gồm "31003-CS-901", "31003-CS-902"

  Kịch bản: Anh em ở riêng, một người không ghi năm sinh
    Cho xã "31003" báo biểu B03 năm 2020, có
      | Mã cá nhân, tổ chức | Họ tên, tên tổ chức | Năm sinh | Điện thoại | Địa chỉ     | Tài khoản, ví |
      | 31003-CT-901        | Nguyễn Văn Hùng     | 1980     | 0912000001 | nhà 1, ấp 7 | TK1           |
      | 31003-CT-902        | Nguyễn Thị Hoa      |          | 0912000001 | nhà 2, ấp 7 | TK2           |
    Và xã "31003" báo biểu B02 năm 2020, có
      | Mã cơ sở     | Loại hình | Mã chủ cơ sở | Điện thoại | Địa chỉ      |
      | 31003-CS-901 | karaoke   | 31003-CT-901 | 0913000001 | quán 1, ấp 8 |
      | 31003-CS-902 | ăn uống   | 31003-CT-902 | 0913000002 | quán 2, ấp 8 |
    Và xã "31003" báo biểu B06 năm 2020, có
      | Mã vụ            | Ngày phát hiện | Mã cơ sở     |
      | 31003-VA-2020-91 | 5/3/2020       | 31003-CS-901 |
    Khi tìm manh mối năm 2020
    Thì không có manh mối gồm "31003-CS-901", "31003-CS-902"
    Và giữa "31003-CS-901" và "31003-CS-902", chuyện vô can hợp nhất là "Anh chị em ở riêng, không ai khai"

  Kịch bản: Hai người lạ chung số riêng, một người không ghi năm sinh
    Cho xã "31003" báo biểu B03 năm 2020, có
      | Mã cá nhân, tổ chức | Họ tên, tên tổ chức | Năm sinh | Điện thoại | Địa chỉ     | Tài khoản, ví |
      | 31003-CT-901        | Nguyễn Văn Hùng     | 1980     | 0912000001 | nhà 1, ấp 7 | TK1           |
      | 31003-CT-902        | Trần Thị Hoa        |          | 0912000001 | nhà 2, ấp 7 | TK2           |
    Và xã "31003" báo biểu B02 năm 2020, có
      | Mã cơ sở     | Loại hình | Mã chủ cơ sở | Điện thoại | Địa chỉ      |
      | 31003-CS-901 | karaoke   | 31003-CT-901 | 0913000001 | quán 1, ấp 8 |
      | 31003-CS-902 | ăn uống   | 31003-CT-902 | 0913000002 | quán 2, ấp 8 |
    Và xã "31003" báo biểu B06 năm 2020, có
      | Mã vụ            | Ngày phát hiện | Mã cơ sở     |
      | 31003-VA-2020-91 | 5/3/2020       | 31003-CS-901 |
    Khi tìm manh mối năm 2020
    Thì có manh mối gồm "31003-CS-901", "31003-CS-902"

  Kịch bản: Hai mã cùng họ tên, một mã không ghi năm sinh
    Cho xã "31003" báo biểu B03 năm 2020, có
      | Mã cá nhân, tổ chức | Họ tên, tên tổ chức | Năm sinh | Điện thoại | Địa chỉ     | Tài khoản, ví |
      | 31003-CT-901        | Nguyễn Văn Hùng     | 1980     | 0912000001 | nhà 1, ấp 7 | TK1           |
      | 31003-CT-902        | NGUYỄN VĂN HÙNG     |          | 0912000001 | nhà 2, ấp 7 | TK2           |
    Và xã "31003" báo biểu B02 năm 2020, có
      | Mã cơ sở     | Loại hình | Mã chủ cơ sở | Điện thoại | Địa chỉ      |
      | 31003-CS-901 | karaoke   | 31003-CT-901 | 0913000001 | quán 1, ấp 8 |
      | 31003-CS-902 | ăn uống   | 31003-CT-902 | 0913000002 | quán 2, ấp 8 |
    Và xã "31003" báo biểu B06 năm 2020, có
      | Mã vụ            | Ngày phát hiện | Mã cơ sở     |
      | 31003-VA-2020-91 | 5/3/2020       | 31003-CS-901 |
    Khi tìm manh mối năm 2020
    Thì có manh mối gồm "31003-CS-901", "31003-CS-902"

  Kịch bản: Vợ chồng chung số, tài khoản, nhà, lao động qua lại; một người bị nghi vấn ở cơ sở của mình
    Cho xã "31003" báo biểu B03 năm 2020, có
      | Mã cá nhân, tổ chức | Họ tên, tên tổ chức | Năm sinh | Điện thoại | Địa chỉ     | Tài khoản, ví |
      | 31003-CT-901        | Nguyễn Văn Hùng     | 1980     | 0912000001 | nhà 1, ấp 7 | TK1           |
      | 31003-CT-902        | Trần Thị Hoa        | 1985     | 0912000001 | nhà 1, ấp 7 | TK1           |
    Và xã "31003" báo biểu B02 năm 2020, có
      | Mã cơ sở     | Loại hình | Mã chủ cơ sở | Điện thoại | Địa chỉ      |
      | 31003-CS-901 | karaoke   | 31003-CT-901 | 0913000001 | quán 1, ấp 8 |
      | 31003-CS-902 | ăn uống   | 31003-CT-902 | 0913000002 | quán 2, ấp 8 |
    Và xã "31003" báo biểu B06 năm 2020, có
      | Mã vụ            | Ngày phát hiện | Mã cơ sở     |
      | 31003-VA-2020-91 | 5/3/2020       | 31003-CS-901 |
      | 31003-VA-2020-92 | 5/9/2020       | 31003-CS-902 |
    Và xã "31003" báo biểu B07 năm 2020, có
      | Mã vụ            | Mã cá nhân, tổ chức | Vai trò nghi vấn |
      | 31003-VA-2020-91 | 31003-CT-901        | chứa mại dâm     |
    Và xã "31003" báo biểu B09 năm 2020, có
      | Mã cơ sở     | Mã thay tên | Từ ngày   | Đến ngày | Hợp đồng lao động |
      | 31003-CS-901 | NV-90000001 | 1/2/2020  | 1/3/2020 | không             |
      | 31003-CS-902 | NV-90000001 | 6/3/2020  |          | không             |
      | 31003-CS-901 | NV-90000002 | 2/2/2020  | 2/3/2020 | không             |
      | 31003-CS-902 | NV-90000002 | 7/3/2020  |          | không             |
    Khi tìm manh mối năm 2020
    Thì không có manh mối gồm "31003-CS-901", "31003-CS-902"
    Và giữa "31003-CS-901" và "31003-CS-902", chuyện vô can hợp nhất là "Vợ chồng, người một nhà"

  Kịch bản: Cũng như vậy, mà chủ của cả hai cơ sở bị nghi vấn, ở hai vụ
    Cho xã "31003" báo biểu B03 năm 2020, có
      | Mã cá nhân, tổ chức | Họ tên, tên tổ chức | Năm sinh | Điện thoại | Địa chỉ     | Tài khoản, ví |
      | 31003-CT-901        | Nguyễn Văn Hùng     | 1980     | 0912000001 | nhà 1, ấp 7 | TK1           |
      | 31003-CT-902        | Trần Thị Hoa        | 1985     | 0912000001 | nhà 1, ấp 7 | TK1           |
    Và xã "31003" báo biểu B02 năm 2020, có
      | Mã cơ sở     | Loại hình | Mã chủ cơ sở | Điện thoại | Địa chỉ      |
      | 31003-CS-901 | karaoke   | 31003-CT-901 | 0913000001 | quán 1, ấp 8 |
      | 31003-CS-902 | ăn uống   | 31003-CT-902 | 0913000002 | quán 2, ấp 8 |
    Và xã "31003" báo biểu B06 năm 2020, có
      | Mã vụ            | Ngày phát hiện | Mã cơ sở     |
      | 31003-VA-2020-91 | 5/3/2020       | 31003-CS-901 |
      | 31003-VA-2020-92 | 5/9/2020       | 31003-CS-902 |
    Và xã "31003" báo biểu B07 năm 2020, có
      | Mã vụ            | Mã cá nhân, tổ chức | Vai trò nghi vấn |
      | 31003-VA-2020-91 | 31003-CT-901        | chứa mại dâm     |
      | 31003-VA-2020-92 | 31003-CT-902        | quản lý          |
    Và xã "31003" báo biểu B09 năm 2020, có
      | Mã cơ sở     | Mã thay tên | Từ ngày   | Đến ngày | Hợp đồng lao động |
      | 31003-CS-901 | NV-90000001 | 1/2/2020  | 1/3/2020 | không             |
      | 31003-CS-902 | NV-90000001 | 6/3/2020  |          | không             |
      | 31003-CS-901 | NV-90000002 | 2/2/2020  | 2/3/2020 | không             |
      | 31003-CS-902 | NV-90000002 | 7/3/2020  |          | không             |
    Khi tìm manh mối năm 2020
    Thì có manh mối gồm "31003-CS-901", "31003-CS-902"
