<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN">
<context>
    <name>Printing</name>
    <message>
        <source>On its way</source>
        <translation>Đang gửi máy in</translation>
    </message>
    <message>
        <source>In the queue</source>
        <translation>Trong hàng in</translation>
    </message>
    <message>
        <source>Came out</source>
        <translation>Đã ra giấy</translation>
    </message>
    <message>
        <source>Did not come out</source>
        <translation>Chưa ra giấy</translation>
    </message>
    <message>
        <source>Did it come out? Look in the tray</source>
        <translation>Ra giấy chưa? Xem khay giấy</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Giấy hẹn</translation>
    </message>
    <message>
        <source>Slips and notices</source>
        <translation>Phiếu, thông báo</translation>
    </message>
    <message>
        <source>Registers and hand-over papers</source>
        <translation>Sổ, giấy bàn giao</translation>
    </message>
    <message>
        <source>Labels and cover strips</source>
        <translation>Nhãn, bìa hồ sơ</translation>
    </message>
    <message>
        <source>Register lines</source>
        <translation>Dòng sổ theo dõi</translation>
    </message>
    <message>
        <source>Dossier codes</source>
        <translation>Mã hồ sơ</translation>
    </message>
    <message>
        <source>{name} {scope}: {first} to {last}</source>
        <translation>{name} {scope}: {first} đến {last}</translation>
    </message>
    <message>
        <source>void: {numbers}</source>
        <translation>hủy: {numbers}</translation>
    </message>
    <message>
        <source>MISSING: {numbers}</source>
        <translation>THIẾU: {numbers}</translation>
    </message>
    <message>
        <source>none missing</source>
        <translation>không thiếu số nào</translation>
    </message>
</context>
<context>
    <name>PrintingPage</name>
    <message>
        <source>Printing</source>
        <translation>In ấn</translation>
    </message>
    <message>
        <source>Passed: the code on the test page was read as it should be.</source>
        <translation>Đạt: đã đọc đúng mã trên trang thử.</translation>
    </message>
    <message>
        <source>Numbers are missing: see below the list. Tell IT staff.</source>
        <translation>Có số bị thiếu: xem dưới danh sách. Báo cán bộ CNTT.</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>Đang in…</translation>
    </message>
    <message>
        <source>Sent to {printer}, copy {n}.</source>
        <translation>Đã gửi {printer}, bản {n}.</translation>
    </message>
    <message>
        <source>The printers are kept.</source>
        <translation>Đã lưu máy in.</translation>
    </message>
    <message>
        <source>The number is void.</source>
        <translation>Đã hủy số.</translation>
    </message>
    <message>
        <source>Parts of printing</source>
        <translation>Các phần của in ấn</translation>
    </message>
    <message>
        <source>Printed today</source>
        <translation>Đã in hôm nay</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Sổ theo dõi</translation>
    </message>
    <message>
        <source>Printers</source>
        <translation>Máy in</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Tải lại</translation>
    </message>
    <message>
        <source>It came out</source>
        <translation>Đã ra giấy</translation>
    </message>
    <message>
        <source>It did not come out</source>
        <translation>Chưa ra giấy</translation>
    </message>
    <message>
        <source>Void the number</source>
        <translation>Hủy số</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>In lại</translation>
    </message>
    <message>
        <source>Draw the register</source>
        <translation>Lập sổ</translation>
    </message>
    <message>
        <source>Print the register</source>
        <translation>In sổ</translation>
    </message>
    <message>
        <source>Keep the printers</source>
        <translation>Lưu máy in</translation>
    </message>
</context>
<context>
    <name>PrintsList</name>
    <message>
        <source>Reading the list…</source>
        <translation>Đang đọc danh sách…</translation>
    </message>
    <message>
        <source>Printed papers</source>
        <translation>Giấy đã in</translation>
    </message>
    <message>
        <source>The paper as printed</source>
        <translation>Giấy như đã in</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Giờ</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Giấy</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Số</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Bản</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Máy in</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>Nothing was printed today.</source>
        <translation>Hôm nay chưa in giấy nào.</translation>
    </message>
    <message>
        <source>{n} papers may have come out: look in the tray and answer for each.</source>
        <translation>{n} giấy chưa rõ đã ra chưa: xem khay giấy rồi trả lời từng giấy.</translation>
    </message>
</context>
<context>
    <name>RegisterForm</name>
    <message>
        <source>Drawing the register: {done} of {of} lines</source>
        <translation>Đang lập sổ: {done} trên {of} dòng</translation>
    </message>
    <message>
        <source>Stopped. Nothing was kept.</source>
        <translation>Đã dừng. Không lưu gì.</translation>
    </message>
    <message>
        <source>{n} pages.</source>
        <translation>{n} trang.</translation>
    </message>
    <message>
        <source>From day</source>
        <translation>Từ ngày</translation>
    </message>
    <message>
        <source>To day</source>
        <translation>Đến ngày</translation>
    </message>
    <message>
        <source>Stop drawing</source>
        <translation>Dừng lập sổ</translation>
    </message>
    <message>
        <source>Progress of the register</source>
        <translation>Tiến độ lập sổ</translation>
    </message>
    <message>
        <source>The register as it will be printed</source>
        <translation>Sổ như sẽ in</translation>
    </message>
</context>
<context>
    <name>PrintersForm</name>
    <message>
        <source>Printer</source>
        <translation>Máy in</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Khổ giấy</translation>
    </message>
    <message>
        <source>Tray</source>
        <translation>Khay</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Số bản</translation>
    </message>
    <message>
        <source>Two A5 copies on one A4</source>
        <translation>2 liên A5 trên A4</translation>
    </message>
    <message>
        <source>Test page</source>
        <translation>In trang thử</translation>
    </message>
    <message>
        <source>Printers on this machine are listed. A thermal printer without a driver is typed by its address: escpos://192.168.1.50:9100, or escpos:///dev/usb/lp0. Empty: papers are kept as PDF only. Print the test page and scan a code on it: this screen says whether it passed.</source>
        <translation>Danh sách là máy in của máy này. Máy in nhiệt không có trình điều khiển thì gõ địa chỉ: escpos://192.168.1.50:9100 hoặc escpos:///dev/usb/lp0. Để trống: chỉ lưu PDF. In trang thử rồi quét một mã trên đó: màn hình này báo có đạt không.</translation>
    </message>
</context>
<context>
    <name>VoidQuestion</name>
    <message>
        <source>Void number {number}</source>
        <translation>Hủy số {number}</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Account of the second officer</source>
        <translation>Tài khoản cán bộ thứ hai</translation>
    </message>
    <message>
        <source>Password of the second officer</source>
        <translation>Mật khẩu cán bộ thứ hai</translation>
    </message>
    <message>
        <source>The number stays used for ever and is listed as void. Keep the paper, or write down where it went.</source>
        <translation>Số này không dùng lại và được ghi là đã hủy. Giữ lại tờ giấy, hoặc ghi rõ giấy đã đi đâu.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Void the number</source>
        <translation>Hủy số</translation>
    </message>
    <message>
        <source>Write the reason</source>
        <translation>Ghi lý do</translation>
    </message>
    <message>
        <source>Type the account</source>
        <translation>Gõ tài khoản</translation>
    </message>
    <message>
        <source>Type the password</source>
        <translation>Gõ mật khẩu</translation>
    </message>
</context>
</TS>
