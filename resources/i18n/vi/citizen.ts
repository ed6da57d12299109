<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>Citizen</name>
    <message>
        <source>Result goes to</source>
        <translation>Người nhận kết quả</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>Hồ sơ</translation>
    </message>
    <message>
        <source>{day}, before {hour}</source>
        <translation>{day}, trước {hour}</translation>
    </message>
    <message>
        <source>✓ Your dossier is received</source>
        <translation>✓ Đã tiếp nhận hồ sơ</translation>
    </message>
    <message>
        <source>✓ You have confirmed. Thank you.</source>
        <translation>✓ Ông/bà đã xác nhận. Cảm ơn ông/bà.</translation>
    </message>
    <message>
        <source>{weekday}, {day}, before {hour}</source>
        <translation>{weekday}, {day}, trước {hour}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>Còn {time}</translation>
    </message>
    <message>
        <source>{price} a copy</source>
        <translation>{price}/bản</translation>
    </message>
    <message>
        <source>{n} complete, {m} missing</source>
        <translation>{n} đủ, {m} thiếu</translation>
    </message>
    <message>
        <source>the officer will tell the fee</source>
        <translation>cán bộ sẽ báo phí</translation>
    </message>
    <message>
        <source>male</source>
        <translation>nam</translation>
    </message>
    <message>
        <source>female</source>
        <translation>nữ</translation>
    </message>
    <message>
        <source>Send the papers to this office by post.</source>
        <translation>Gửi giấy tờ qua bưu điện đến đây.</translation>
    </message>
    <message>
        <source>Hand in papers and sign the form here.</source>
        <translation>Nộp giấy tờ, ký tờ khai tại quầy.</translation>
    </message>
    <message>
        <source>Fill it in and send it on your phone.</source>
        <translation>Tự khai và gửi trên điện thoại.</translation>
    </message>
    <message>
        <source>What was not good? (optional)</source>
        <translation>Điều gì chưa tốt? (không bắt buộc)</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>Thứ Tư</translation>
    </message>
    <message>
        <source>Very satisfied</source>
        <translation>Rất hài lòng</translation>
    </message>
    <message>
        <source>Very dissatisfied</source>
        <translation>Rất không hài lòng</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>Thứ Ba</translation>
    </message>
    <message>
        <source>Too many trips</source>
        <translation>Phải đi lại nhiều</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Người nhận</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>Thứ Năm</translation>
    </message>
    <message>
        <source>This counter is paused. Please use the next one or wait a few minutes.</source>
        <translation>Quầy tạm dừng. Mời ông/bà sang quầy bên cạnh hoặc đợi trong ít phút.</translation>
    </message>
    <message>
        <source>The officer is typing. Please see that it is right.</source>
        <translation>Cán bộ đang nhập. Ông/bà xem giúp có đúng không.</translation>
    </message>
    <message>
        <source>The officer is told. Please wait a moment.</source>
        <translation>Cán bộ đã biết. Mời ông/bà đợi một lát.</translation>
    </message>
    <message>
        <source>The officer fills it in with you here.</source>
        <translation>Cán bộ khai cùng ông/bà tại quầy.</translation>
    </message>
    <message>
        <source>Thank you.</source>
        <translation>Cảm ơn ông/bà.</translation>
    </message>
    <message>
        <source>Tell the officer which one you choose.</source>
        <translation>Ông/bà nói với cán bộ cách nộp mình chọn.</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>Chủ Nhật</translation>
    </message>
    <message>
        <source>Something is wrong</source>
        <translation>Có chỗ chưa đúng</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Bỏ qua</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>Thứ Bảy</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>Hài lòng</translation>
    </message>
    <message>
        <source>Result due</source>
        <translation>Hẹn trả</translation>
    </message>
    <message>
        <source>Received {x}</source>
        <translation>Đã nhận {x}</translation>
    </message>
    <message>
        <source>Provisional code. This receipt is still good to collect the result.</source>
        <translation>Mã tạm. Ông/bà vẫn dùng giấy này để nhận kết quả.</translation>
    </message>
    <message>
        <source>Please present your ID card or receipt.</source>
        <translation>Mời ông/bà đưa thẻ căn cước hoặc giấy hẹn.</translation>
    </message>
    <message>
        <source>Please check the information</source>
        <translation>Mời ông/bà kiểm tra thông tin</translation>
    </message>
    <message>
        <source>Personal ID</source>
        <translation>Số định danh</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Giấy tờ</translation>
    </message>
    <message>
        <source>Page {n} is still to be seen</source>
        <translation>Còn trang {n}</translation>
    </message>
    <message>
        <source>Page {i} of {n}</source>
        <translation>Trang {i}/{n}</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Khác</translation>
    </message>
    <message>
        <source>Open VNeID and scan this code</source>
        <translation>Mở VNeID, quét mã này</translation>
    </message>
    <message>
        <source>Online, with help at the counter</source>
        <translation>Trực tuyến, có hỗ trợ tại quầy</translation>
    </message>
    <message>
        <source>Online, on your own phone</source>
        <translation>Ông/bà tự nộp trên điện thoại</translation>
    </message>
    <message>
        <source>No touch screen: tell the officer “correct” or point at what is wrong.</source>
        <translation>Không có màn cảm ứng: ông/bà nói với cán bộ “Đúng” hoặc chỉ chỗ chưa đúng.</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Tiếp</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>Bình thường</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Họ và tên</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>Thứ Hai</translation>
    </message>
    <message>
        <source>Manner</source>
        <translation>Thái độ</translation>
    </message>
    <message>
        <source>Long wait</source>
        <translation>Chờ lâu</translation>
    </message>
    <message>
        <source>In person, on paper</source>
        <translation>Trực tiếp (giấy)</translation>
    </message>
    <message>
        <source>I need more time</source>
        <translation>Tôi cần thêm thời gian</translation>
    </message>
    <message>
        <source>How, and fee</source>
        <translation>Cách nộp, phí</translation>
    </message>
    <message>
        <source>How was the service today?</source>
        <translation>Ông/bà thấy việc phục vụ hôm nay thế nào?</translation>
    </message>
    <message>
        <source>Guidance not clear</source>
        <translation>Hướng dẫn chưa rõ</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>Thứ Sáu</translation>
    </message>
    <message>
        <source>Due {when}</source>
        <translation>Hẹn {when}</translation>
    </message>
    <message>
        <source>Dissatisfied</source>
        <translation>Chưa hài lòng</translation>
    </message>
    <message>
        <source>DUE</source>
        <translation>HẸN TRẢ</translation>
    </message>
    <message>
        <source>Counter {n}</source>
        <translation>Quầy {n}</translation>
    </message>
    <message>
        <source>Your data: {purpose}. Ground: {ground}.</source>
        <translation>Dữ liệu của ông/bà: {purpose}. Căn cứ: {ground}.</translation>
    </message>
    <message>
        <source>Correct, I confirm</source>
        <translation>Đúng, tôi xác nhận</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Nội dung</translation>
    </message>
    <message>
        <source>Choose how to submit</source>
        <translation>Ông/bà chọn cách nộp</translation>
    </message>
    <message>
        <source>By post</source>
        <translation>Qua bưu chính</translation>
    </message>
    <message>
        <source>Bring this receipt and your ID card to collect the result.</source>
        <translation>Khi nhận kết quả, ông/bà mang giấy hẹn này và giấy tờ tùy thân.</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Ngày sinh</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>Người yêu cầu</translation>
    </message>
    <message>
        <source>Amount to pay</source>
        <translation>Số tiền phải nộp</translation>
    </message>
    <message>
        <source>{n} results are handed over</source>
        <translation>Nhận {n} kết quả</translation>
    </message>
</context>
<context>
    <name>CitizenLine</name>
    <message>
        <source>✓ Confirmed by the citizen on screen at {time}</source>
        <translation>✓ Công dân xác nhận trên màn hình {time}</translation>
    </message>
    <message>
        <source>The citizen says that this is wrong: {rows}</source>
        <translation>Công dân báo chưa đúng: {rows}</translation>
    </message>
    <message>
        <source>The citizen says that something is wrong. Ask what it is.</source>
        <translation>Công dân báo có chỗ chưa đúng. Hỏi lại xem chỗ nào.</translation>
    </message>
    <message>
        <source>The citizen says that something is wrong</source>
        <translation>Công dân báo có chỗ chưa đúng</translation>
    </message>
    <message>
        <source>Citizen's screen: waiting for the confirmation…</source>
        <translation>Màn hình công dân: đang chờ xác nhận…</translation>
    </message>
</context>
<context>
    <name>CitizenRoom</name>
    <message>
        <source>There is no citizen's screen: ask the citizen and choose here.</source>
        <translation>Không có màn hình công dân: hỏi công dân rồi chọn kênh ở đây.</translation>
    </message>
    <message>
        <source>The citizen's screen is gone. Check its cable and power; it goes on by itself. Meanwhile answers are spoken.</source>
        <translation>Mất màn hình công dân. Kiểm tra dây và nguồn; khi có lại, màn hình tự hiện tiếp. Trong lúc đó công dân trả lời bằng lời.</translation>
    </message>
</context>
<context>
    <name>TurnedPage</name>
    <message>
        <source>Turned to the citizen</source>
        <translation>Công dân đang xem</translation>
    </message>
    <message>
        <source>Lock the screen</source>
        <translation>Khóa màn hình</translation>
    </message>
    <message>
        <source>Go on reading</source>
        <translation>Xem tiếp</translation>
    </message>
    <message>
        <source>Give the screen back to the officer?</source>
        <translation>Trả màn hình cho cán bộ?</translation>
    </message>
    <message>
        <source>Give the screen back</source>
        <translation>Trả màn hình cho cán bộ</translation>
    </message>
    <message>
        <source>F8 gives it back. If the officer is not here, lock it: going on needs the officer's password.</source>
        <translation>Bấm F8 để trả màn hình. Nếu cán bộ không ở đây, hãy khóa: muốn làm tiếp phải có mật khẩu của cán bộ.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
</context>
<context>
    <name>Identifying</name>
    <message>
        <source>1 is the officer's screen, 2 the citizen's: {wide} × {high}, {inches} inches, words for citizens {mm} mm high. Lay a ruler on the line of 2; if it is not as long as it says, choose the size of the citizen's screen below and type its inches. The numbers go by themselves, or with Esc.</source>
        <translation>1 là màn hình cán bộ, 2 là màn hình công dân: {wide} × {high}, {inches} inch, chữ cho công dân cao {mm} mm. Đặt thước lên vạch ở số 2; vạch không dài đúng số ghi thì chọn dòng Cỡ màn hình công dân bên dưới và gõ số inch. Số tự tắt, hoặc bấm Esc.</translation>
    </message>
    <message>
        <source>Not used by the program</source>
        <translation>Chương trình không dùng</translation>
    </message>
    <message>
        <source>The citizen is reading or answering on their screen. Finish with them first; then the screens can be identified.</source>
        <translation>Công dân đang xem hoặc trả lời trên màn hình của mình. Làm xong với công dân rồi nhận diện màn hình.</translation>
    </message>
    <message>
        <source>The citizen's screen</source>
        <translation>Màn hình của công dân</translation>
    </message>
    <message>
        <source>The officer's screen</source>
        <translation>Màn hình của cán bộ</translation>
    </message>
    <message>
        <source>There is one screen only. Plug in the second one and let the system extend the desktop, not copy it; the citizen's screen comes up by itself.</source>
        <translation>Máy chỉ có một màn hình. Cắm màn hình thứ hai và chọn mở rộng (không nhân đôi) màn hình; màn hình công dân tự hiện.</translation>
    </message>
</context>
</TS>
