<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN">
<context>
    <name>Printing</name>
    <message>
        <source>Provisional codes</source>
        <translation>Mã tạm</translation>
    </message>
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
        <source>Lists and labels</source>
        <translation>Danh sách, nhãn</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Số giấy tờ</translation>
    </message>
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
        <source>{n} papers did not come out after all: see why and print them again.</source>
        <translation>{n} giấy cuối cùng không ra: xem máy in rồi in lại.</translation>
    </message>
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
        <source>The number stays used for ever and is listed as void. Keep the paper, or write down where it went.</source>
        <translation>Số này không dùng lại và được ghi là đã hủy. Giữ lại tờ giấy, hoặc ghi rõ giấy đã đi đâu.</translation>
    </message>
    <message>
        <source>Void the number</source>
        <translation>Hủy số</translation>
    </message>
    <message>
        <source>Write the reason</source>
        <translation>Ghi lý do</translation>
    </message>
</context>
<context>
    <name>Batches</name>
    <message>
        <source>List: dossiers to the specialist room</source>
        <translation>Danh sách bàn giao hồ sơ cho bộ phận chuyên môn</translation>
    </message>
    <message>
        <source>List: results from the specialist room</source>
        <translation>Danh sách bàn giao kết quả về quầy</translation>
    </message>
    <message>
        <source>Hand-over paper of each dossier</source>
        <translation>Giấy bàn giao từng hồ sơ</translation>
    </message>
    <message>
        <source>Cover strips</source>
        <translation>Bìa hồ sơ</translation>
    </message>
    <message>
        <source>Labels for the shelf of results</source>
        <translation>Nhãn kệ kết quả</translation>
    </message>
</context>
<context>
    <name>BatchDesk</name>
    <message>
        <source>Tick all or none</source>
        <translation>Chọn hết hoặc bỏ hết</translation>
    </message>
    <message>
        <source>Print ({n})</source>
        <translation>In ({n})</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>Đang in…</translation>
    </message>
    <message>
        <source>{n} papers sent to {printer}.</source>
        <translation>Đã gửi {n} giấy tới {printer}.</translation>
    </message>
    <message>
        <source>Tick at least one dossier.</source>
        <translation>Chọn ít nhất một hồ sơ.</translation>
    </message>
</context>
<context>
    <name>BatchForm</name>
    <message>
        <source>Write which room or office</source>
        <translation>Ghi tên phòng, cơ quan</translation>
    </message>
    <message>
        <source>No dossier waits for this paper.</source>
        <translation>Không có hồ sơ nào chờ in giấy này.</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Loại giấy</translation>
    </message>
    <message>
        <source>Received from</source>
        <translation>Nhận từ ngày</translation>
    </message>
    <message>
        <source>Received until</source>
        <translation>Đến ngày</translation>
    </message>
    <message>
        <source>Room or office</source>
        <translation>Phòng, cơ quan giải quyết</translation>
    </message>
    <message>
        <source>Labels already used on the first sheet</source>
        <translation>Số nhãn đã dùng trên tờ đầu</translation>
    </message>
    <message>
        <source>Only with this name, code or procedure</source>
        <translation>Lọc theo tên, mã hoặc thủ tục</translation>
    </message>
    <message>
        <source>Only those not printed yet</source>
        <translation>Chỉ hồ sơ chưa in giấy này</translation>
    </message>
    <message>
        <source>Dossiers; Space ticks, Ctrl+A ticks all</source>
        <translation>Hồ sơ; phím cách để chọn, Ctrl+A chọn hết</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Nhận</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Mã hồ sơ</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>Người nộp</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>Thủ tục</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Hẹn trả</translation>
    </message>
    <message>
        <source>Printed before</source>
        <translation>Đã in</translation>
    </message>
    <message>
        <source>{n} of {m} ticked. Space ticks a row, Ctrl+A all.</source>
        <translation>Đã chọn {n} trên {m}. Phím cách chọn một dòng, Ctrl+A chọn hết.</translation>
    </message>
</context>
<context>
    <name>NumbersForm</name>
    <message>
        <source>From day</source>
        <translation>Từ ngày</translation>
    </message>
    <message>
        <source>To day</source>
        <translation>Đến ngày</translation>
    </message>
    <message>
        <source>Number to void</source>
        <translation>Số cần hủy</translation>
    </message>
    <message>
        <source>Series of numbers</source>
        <translation>Các dãy số</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Dãy số</translation>
    </message>
    <message>
        <source>Counter and PC</source>
        <translation>Quầy và máy</translation>
    </message>
    <message>
        <source>Year or day</source>
        <translation>Năm hoặc ngày</translation>
    </message>
    <message>
        <source>First to last</source>
        <translation>Từ số đến số</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Thiếu</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Đã hủy</translation>
    </message>
    <message>
        <source>A void number stays used for ever. A missing number can be voided too, once two officers know why: it is then accounted for.</source>
        <translation>Số đã hủy không được dùng lại. Số thiếu cũng hủy được khi hai cán bộ biết rõ lý do: khi đó số ấy được giải trình.</translation>
    </message>
    <message>
        <source>No number was taken on these days.</source>
        <translation>Những ngày này chưa cấp số nào.</translation>
    </message>
</context>
</TS>
