<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>MainWindow</name>
    <message>
        <source>Unknown code ({seen}…). Scan the card or receipt again, or type.</source>
        <translation>Không nhận ra mã vừa quét ({seen}…). Quét lại thẻ căn cước hoặc giấy hẹn, hoặc gõ tay.</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Ở lại</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Close Ward One-Stop?</source>
        <translation>Đóng Một cửa phường?</translation>
    </message>
    <message>
        <source>Ward One-Stop</source>
        <translation>Một cửa phường</translation>
    </message>
    <message>
        <source>Error: {title}</source>
        <translation>Có lỗi: {title}</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Online</source>
        <translation>Trực tuyến</translation>
    </message>
    <message>
        <source>Offline since {time}</source>
        <translation>Ngoại tuyến từ {time}</translation>
    </message>
    <message>
        <source>{n} need you (Ctrl+U)</source>
        <translation>{n} hồ sơ cần xử lý (Ctrl+U)</translation>
    </message>
    <message>
        <source>{n} waiting</source>
        <translation>Chờ gửi {n}</translation>
    </message>
    <message>
        <source>Ward One-Stop</source>
        <translation>Một cửa phường</translation>
    </message>
    <message>
        <source>Counter {n}</source>
        <translation>Quầy {n}</translation>
    </message>
    <message>
        <source>Dossiers, people, commands…  Ctrl+K</source>
        <translation>Tìm hồ sơ, công dân, thủ tục, lệnh…  Ctrl+K</translation>
    </message>
    <message>
        <source>Find a dossier</source>
        <translation>Tìm hồ sơ</translation>
    </message>
    <message>
        <source>Find a dossier (Ctrl+K)</source>
        <translation>Tìm hồ sơ (Ctrl+K)</translation>
    </message>
</context>
<context>
    <name>LanguageSwitch</name>
    <message>
        <source>en</source>
        <translation>vi</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Ctrl+/ Shortcuts</source>
        <translation>Ctrl+/ Phím tắt</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Guide or refuse, before receiving</source>
        <translation>Hướng dẫn hoặc từ chối, khi chưa tiếp nhận</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Trợ giúp</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>Tìm hồ sơ, người, thủ tục, lệnh</translation>
    </message>
    <message>
        <source>Show to the citizen, to be confirmed</source>
        <translation>Mời công dân xem và xác nhận</translation>
    </message>
    <message>
        <source>Sending to the city</source>
        <translation>Gửi về thành phố</translation>
    </message>
    <message>
        <source>Certified copies</source>
        <translation>Chứng thực bản sao</translation>
    </message>
    <message>
        <source>Ready to scan, next person</source>
        <translation>Sẵn sàng quét, người tiếp theo</translation>
    </message>
    <message>
        <source>Find a procedure</source>
        <translation>Tìm thủ tục</translation>
    </message>
    <message>
        <source>Take a picture of a paper</source>
        <translation>Chụp giấy tờ</translation>
    </message>
    <message>
        <source>Scan or import papers</source>
        <translation>Quét hoặc nhập giấy tờ</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Làm mới</translation>
    </message>
    <message>
        <source>Today's dossiers</source>
        <translation>Hồ sơ hôm nay</translation>
    </message>
    <message>
        <source>Act forward (the blue button)</source>
        <translation>Làm bước tiếp theo (nút xanh)</translation>
    </message>
    <message>
        <source>Reprint</source>
        <translation>In lại</translation>
    </message>
    <message>
        <source>Step 1</source>
        <translation>Tới bước 1</translation>
    </message>
    <message>
        <source>Step 2</source>
        <translation>Tới bước 2</translation>
    </message>
    <message>
        <source>Step 3</source>
        <translation>Tới bước 3</translation>
    </message>
    <message>
        <source>Step 4</source>
        <translation>Tới bước 4</translation>
    </message>
    <message>
        <source>Save draft</source>
        <translation>Lưu nháp</translation>
    </message>
    <message>
        <source>Lock the screen</source>
        <translation>Khóa màn hình</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Phím tắt</translation>
    </message>
    <message>
        <source>Back one level</source>
        <translation>Quay lại một mức</translation>
    </message>
    <message>
        <source>Send the result by post</source>
        <translation>Gửi kết quả qua bưu điện</translation>
    </message>
</context>
<context>
    <name>KeysOverlay</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Phím tắt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>States</name>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>The program made a mistake. What was received is kept. Go on, and tell IT staff if it comes again. (Error code: {code}; log: {file})</source>
        <translation>Ứng dụng vừa gặp một lỗi của chính nó. Hồ sơ đã tiếp nhận vẫn còn. Làm tiếp, và báo CNTT nếu lỗi lặp lại. (Mã lỗi: {code}; nhật ký: {file})</translation>
    </message>
    <message>
        <source>A fault of the program</source>
        <translation>Lỗi của ứng dụng</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>Error: {what}</source>
        <translation>Lỗi: {what}</translation>
    </message>
    <message>
        <source>{label} (optional)</source>
        <translation>{label} (không bắt buộc)</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Sửa</translation>
    </message>
    <message>
        <source>Edit {label}</source>
        <translation>Sửa {label}</translation>
    </message>
</context>
<context>
    <name>ErrorSummary</name>
    <message>
        <source>{n} to put right</source>
        <translation>Có {n} chỗ cần sửa</translation>
    </message>
</context>
<context>
    <name>Interruption</name>
    <message>
        <source>Write the reason</source>
        <translation>Ghi lý do</translation>
    </message>
</context>
<context>
    <name>ActionBar</name>
    <message>
        <source>More ▾</source>
        <translation>Thêm ▾</translation>
    </message>
</context>
<context>
    <name>Surround</name>
    <message>
        <source>The keys kept on this PC cannot be obeyed ({why}): the program's own keys count. Give them anew under Settings of this PC, Keys.</source>
        <translation>Không dùng được các phím đã lưu ở máy này ({why}); đang dùng phím có sẵn của chương trình. Đặt lại ở Thiết lập của máy, mục Phím tắt.</translation>
    </message>
    <message>
        <source>{n} wrong passwords were tried for your account before this one. If it was not you, tell the head of the section.</source>
        <translation>Trước đó tài khoản này bị gõ sai mật khẩu {n} lần. Nếu không phải chính mình gõ, báo ngay lãnh đạo bộ phận.</translation>
    </message>
    <message>
        <source>This PC has not heard from the city for longer than is allowed: it only shows what it has. Connect it to the network; work goes on a minute later, without signing in again.</source>
        <translation>Máy này mất liên lạc với thành phố lâu hơn mức cho phép nên chỉ xem được. Nối mạng; một phút sau làm việc tiếp được, không phải đăng nhập lại.</translation>
    </message>
    <message>
        <source>The code scanner is away. Check its cable; it goes on by itself. Meanwhile type the personal ID or the code.</source>
        <translation>Mất kết nối máy quét mã. Kiểm tra dây; máy tự nhận lại. Trong khi chờ, gõ số định danh hoặc mã.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>TEST – rehearsal mode</source>
        <translation>THỬ – chế độ tập dượt</translation>
    </message>
</context>
<context>
    <name>Network</name>
    <message>
        <source>Offline since {time}. You can keep receiving; the code on the receipt is final and dossiers are sent when the network is back.</source>
        <translation>Mất mạng từ {time}. Vẫn tiếp nhận được; mã trên giấy hẹn là mã chính thức và hồ sơ được gửi khi có mạng.</translation>
    </message>
    <message>
        <source>Offline since {time}. You can keep receiving; new dossiers get a provisional code and are sent when the network is back.</source>
        <translation>Mất mạng từ {time}. Vẫn tiếp nhận được; hồ sơ mới sẽ có mã tạm và được gửi khi có mạng.</translation>
    </message>
    <message>
        <source>Back online. Sending {n} dossiers.</source>
        <translation>Có mạng trở lại. Đang gửi {n} hồ sơ.</translation>
    </message>
    <message>
        <source>{n} dossiers wait to be sent. This machine sends them when the program is opened again. The dossiers stay on this machine.</source>
        <translation>Còn {n} hồ sơ chờ gửi. Máy sẽ gửi khi mở lại. Hồ sơ vẫn ở máy này.</translation>
    </message>
    <message>
        <source>Back online, but {n} dossiers are not going out. {why}</source>
        <translation>Có mạng trở lại nhưng {n} hồ sơ chưa gửi đi được. {why}</translation>
    </message>
    <message>
        <source>Back online. Everything that waited is sent.</source>
        <translation>Có mạng trở lại. Mọi hồ sơ chờ gửi đã gửi xong.</translation>
    </message>
    <message>
        <source>{n} dossiers are not with the city and need an officer: open Sending to the city (Ctrl+U). Nobody sends them by themselves; they stay on this machine.</source>
        <translation>{n} hồ sơ thành phố chưa nhận, cần cán bộ xử lý: mở Gửi về thành phố (Ctrl+U). Máy không tự gửi lại; hồ sơ vẫn ở máy này.</translation>
    </message>
    <message>
        <source>The oldest has waited since {time}, {day}.</source>
        <translation>Hồ sơ chờ lâu nhất từ {time}, {day}.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
</TS>
