<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>SetBy</name>
    <message>
        <source>this PC's administrator</source>
        <translation>quản trị máy này</translation>
    </message>
    <message>
        <source>the city</source>
        <translation>thành phố</translation>
    </message>
    <message>
        <source>this PC's own choice</source>
        <translation>máy này tự chọn</translation>
    </message>
    <message>
        <source>advice of the administrator</source>
        <translation>quản trị đề nghị</translation>
    </message>
    <message>
        <source>advice of the city</source>
        <translation>thành phố đề nghị</translation>
    </message>
    <message>
        <source>the program's own value</source>
        <translation>giá trị có sẵn của chương trình</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Identify the screens</source>
        <translation>Nhận diện màn hình</translation>
    </message>
    <message>
        <source>Kept. It holds from now on.</source>
        <translation>Đã lưu, có hiệu lực ngay.</translation>
    </message>
    <message>
        <source>Keys…</source>
        <translation>Phím tắt…</translation>
    </message>
    <message>
        <source>Settings of this PC</source>
        <translation>Thiết lập của máy</translation>
    </message>
    <message>
        <source>Keep this choice</source>
        <translation>Giữ lựa chọn này</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Đang đọc…</translation>
    </message>
    <message>
        <source>Kept. It holds from the next start of the program.</source>
        <translation>Đã giữ. Có hiệu lực từ lần mở chương trình sau.</translation>
    </message>
    <message>
        <source>This cannot be its value ({why}). Nothing was changed.</source>
        <translation>Không nhận được giá trị này ({why}). Chưa đổi gì.</translation>
    </message>
    <message>
        <source>What counts on this PC</source>
        <translation>Giá trị có hiệu lực trên máy này</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Giá trị</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Đã khóa</translation>
    </message>
    <message>
        <source>Not everything the administrator set can be obeyed; tell IT staff: {what}</source>
        <translation>Có điều quản trị đặt mà máy không theo được; báo cán bộ CNTT: {what}</translation>
    </message>
    <message>
        <source>Value: {value}</source>
        <translation>Giá trị: {value}</translation>
    </message>
    <message>
        <source>Set by: {who}</source>
        <translation>Người đặt: {who}</translation>
    </message>
    <message>
        <source>Locked: {who} decides here.</source>
        <translation>Đã khóa: {who} quyết định.</translation>
    </message>
    <message>
        <source>Locked: IT staff set it, no officer.</source>
        <translation>Đã khóa: do cán bộ CNTT đặt, cán bộ ở quầy không đổi.</translation>
    </message>
    <message>
        <source>In place of {value}, said by: {who}</source>
        <translation>Thay cho {value}, do: {who}</translation>
    </message>
    <message>
        <source>Its name in files: {name}</source>
        <translation>Tên trong tệp: {name}</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(để trống)</translation>
    </message>
    <message>
        <source>Scan this code: every Vietnamese letter must come as it is.</source>
        <translation>Quét mã này: mọi chữ có dấu phải vào đúng.</translation>
    </message>
    <message>
        <source>Test code for the code scanner</source>
        <translation>Mã thử máy quét mã</translation>
    </message>
</context>
<context>
    <name>ScannerTest</name>
    <message>
        <source>{n}/{all} letters are right.</source>
        <translation>{n}/{all} ký tự đúng.</translation>
    </message>
    <message>
        <source>{n} accents are lost: the scanner types ASCII only. Set it to USB-COM.</source>
        <translation>Mất {n} dấu: máy quét chỉ gõ ASCII. Chuyển máy quét sang USB-COM.</translation>
    </message>
    <message>
        <source>The input method changed {n} letters. Turn it off, or set the scanner to USB-COM.</source>
        <translation>Bộ gõ đã đổi {n} ký tự. Tắt bộ gõ, hoặc chuyển máy quét sang USB-COM.</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Apologise, put the date off</source>
        <translation>Văn bản xin lỗi, hẹn lại</translation>
    </message>
    <message>
        <source>Ask for papers, or take them</source>
        <translation>Yêu cầu hoặc nhận bổ sung</translation>
    </message>
    <message>
        <source>Begin another file at the page</source>
        <translation>Tách tệp mới từ trang này</translation>
    </message>
    <message>
        <source>Call the specialists</source>
        <translation>Gọi chuyên môn</translation>
    </message>
    <message>
        <source>Crop the page</source>
        <translation>Cắt trang</translation>
    </message>
    <message>
        <source>Hand the result over</source>
        <translation>Trả kết quả</translation>
    </message>
    <message>
        <source>Join the page to the file before</source>
        <translation>Gộp vào tệp trước</translation>
    </message>
    <message>
        <source>Leave the page out, or take it back in</source>
        <translation>Bỏ trang, hoặc lấy lại</translation>
    </message>
    <message>
        <source>Let the fee off</source>
        <translation>Miễn, giảm phí</translation>
    </message>
    <message>
        <source>Pay by VietQR</source>
        <translation>Thu bằng VietQR</translation>
    </message>
    <message>
        <source>Pay in cash</source>
        <translation>Thu tiền mặt</translation>
    </message>
    <message>
        <source>Print the receipt again</source>
        <translation>In lại giấy hẹn</translation>
    </message>
    <message>
        <source>Put front and back on one page</source>
        <translation>Ghép mặt trước, mặt sau</translation>
    </message>
    <message>
        <source>Refuse what was submitted</source>
        <translation>Từ chối hồ sơ nộp từ nhà</translation>
    </message>
    <message>
        <source>Scan the next way: colour, size</source>
        <translation>Đổi kiểu quét</translation>
    </message>
    <message>
        <source>Scan the page again</source>
        <translation>Quét lại trang</translation>
    </message>
    <message>
        <source>Sort by the next column</source>
        <translation>Sắp xếp theo cột kế</translation>
    </message>
    <message>
        <source>Sort the other way round</source>
        <translation>Sắp xếp ngược lại</translation>
    </message>
    <message>
        <source>Take the files that came in</source>
        <translation>Lấy các tệp vừa đến</translation>
    </message>
    <message>
        <source>The post brought it back</source>
        <translation>Bưu điện hoàn về</translation>
    </message>
    <message>
        <source>The table of a chart, or the chart</source>
        <translation>Bảng hoặc biểu đồ</translation>
    </message>
    <message>
        <source>Tick all results of the person</source>
        <translation>Đánh dấu mọi kết quả của người này</translation>
    </message>
    <message>
        <source>Turn the page</source>
        <translation>Xoay trang</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>Hoàn tác thay đổi vừa làm</translation>
    </message>
    <message>
        <source>Use a paper kept here again</source>
        <translation>Dùng lại giấy tờ đã số hóa</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>A letter that acts in: {places}, where nothing is typed.</source>
        <translation>Phím chữ ở: {places}, khi không gõ vào ô nào.</translation>
    </message>
    <message>
        <source>Acts and their keys</source>
        <translation>Các việc và phím</translation>
    </message>
    <message>
        <source>All as they were</source>
        <translation>Tất cả về mặc định</translation>
    </message>
    <message>
        <source>An act has a function key (also with Shift), a key with Ctrl, or both, as some keyboards hide F-keys. What you press takes the place of its kind.</source>
        <translation>Mỗi việc có phím F (kể cả kèm Shift), phím Ctrl, hoặc cả hai, vì có bàn phím giấu phím F. Phím mới thay phím cùng loại.</translation>
    </message>
    <message>
        <source>Another key</source>
        <translation>Đổi phím</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Ctrl+Enter stays.</source>
        <translation>Ctrl+Enter giữ nguyên.</translation>
    </message>
    <message>
        <source>Esc, Enter, Tab, Space and the arrows stay as they are.</source>
        <translation>Esc, Enter, Tab, phím cách và các mũi tên giữ nguyên.</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>Đổi cho nhau</translation>
    </message>
    <message>
        <source>Give every act the program's own key back?</source>
        <translation>Đưa mọi việc về phím có sẵn?</translation>
    </message>
    <message>
        <source>Kept. It holds from now on.</source>
        <translation>Đã lưu, có hiệu lực ngay.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Phím tắt</translation>
    </message>
    <message>
        <source>Leave them</source>
        <translation>Để nguyên</translation>
    </message>
    <message>
        <source>Off: letters and digits alone do nothing; use buttons instead.</source>
        <translation>Tắt: chữ, số đơn không làm gì; dùng nút thay thế.</translation>
    </message>
    <message>
        <source>Press the new key for: {act}. Esc leaves it as it is.</source>
        <translation>Bấm phím mới cho việc: {act}. Esc: giữ nguyên.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Đang đọc…</translation>
    </message>
    <message>
        <source>Single letters act in lists</source>
        <translation>Phím chữ đơn trong danh sách</translation>
    </message>
    <message>
        <source>The administrator decides on the keys of this PC ({by}).</source>
        <translation>Quản trị đã đặt phím của máy này ({by}); ở đây chỉ xem.</translation>
    </message>
    <message>
        <source>The keys kept on this PC cannot be obeyed ({why}): the program's own keys count. The next key you give takes their place.</source>
        <translation>Không dùng được các phím đã lưu ở máy này ({why}); đang dùng phím có sẵn của chương trình. Đổi phím lần tới sẽ thay chúng.</translation>
    </message>
    <message>
        <source>The program's own: {keys}</source>
        <translation>Phím có sẵn: {keys}</translation>
    </message>
    <message>
        <source>This cannot be kept ({why}). Nothing was changed.</source>
        <translation>Không lưu được ({why}). Chưa đổi gì.</translation>
    </message>
    <message>
        <source>This one as it was</source>
        <translation>Việc này về mặc định</translation>
    </message>
    <message>
        <source>a dossier</source>
        <translation>hồ sơ</translation>
    </message>
    <message>
        <source>due soon, overdue</source>
        <translation>đến hạn, quá hạn</translation>
    </message>
    <message>
        <source>reports</source>
        <translation>báo cáo</translation>
    </message>
    <message>
        <source>submitted from home</source>
        <translation>nộp từ nhà</translation>
    </message>
    <message>
        <source>the fee</source>
        <translation>thu phí</translation>
    </message>
    <message>
        <source>the hand-over</source>
        <translation>trả kết quả</translation>
    </message>
    <message>
        <source>the pages of a paper</source>
        <translation>các trang giấy tờ</translation>
    </message>
    <message>
        <source>the shelf</source>
        <translation>kệ kết quả</translation>
    </message>
    <message>
        <source>today's dossiers</source>
        <translation>hồ sơ hôm nay</translation>
    </message>
    <message>
        <source>{key} belongs to input methods (Ctrl+Shift, Alt, Ctrl+Space, Windows key): it would turn Vietnamese typing on or off. Press F1 to F12, or Ctrl and a letter.</source>
        <translation>{key} thuộc về bộ gõ (Ctrl+Shift, Alt, Ctrl+Space, phím Windows): bấm là bật, tắt gõ tiếng Việt. Bấm F1 đến F12, hoặc Ctrl kèm một chữ.</translation>
    </message>
    <message>
        <source>{key} cannot be used here. Press one letter from A to Z.</source>
        <translation>Ở đây không dùng được {key}. Bấm một chữ từ A đến Z.</translation>
    </message>
    <message>
        <source>{key} cannot be used. Press F1 to F12, also with Shift, or Ctrl and a letter or digit.</source>
        <translation>Không dùng được {key}. Bấm F1 đến F12 (kể cả kèm Shift), hoặc Ctrl kèm một chữ hay số.</translation>
    </message>
    <message>
        <source>{key} is its key already. Nothing was changed.</source>
        <translation>{key} đã là phím của việc này. Chưa đổi gì.</translation>
    </message>
    <message>
        <source>{key} is the key of: {act}. Exchange the two, or press another key.</source>
        <translation>{key} đang là phím của việc: {act}. Đổi hai phím cho nhau, hoặc bấm phím khác.</translation>
    </message>
    <message>
        <source>{key} is the key of: {act}. Give that another key first, or press another one.</source>
        <translation>{key} đang là phím của việc: {act}. Đổi phím của việc đó trước, hoặc bấm phím khác.</translation>
    </message>
    <message>
        <source>{key} is the menu key of the system. Press another function key, or Ctrl and a letter.</source>
        <translation>{key} là phím trình đơn của hệ thống. Bấm phím F khác, hoặc Ctrl kèm một chữ.</translation>
    </message>
    <message>
        <source>{key} is typed into fields, so it can be no key that works everywhere. Press F1 to F12, or Ctrl and a letter.</source>
        <translation>{key} dùng để gõ vào ô nên không làm phím chung được. Bấm F1 đến F12, hoặc Ctrl kèm một chữ.</translation>
    </message>
    <message>
        <source>{key} moves, chooses or goes back in every program and stays so. Press F1 to F12, or Ctrl and a letter.</source>
        <translation>{key} dùng để đi lại, chọn hoặc lùi trong mọi chương trình nên giữ nguyên. Bấm F1 đến F12, hoặc Ctrl kèm một chữ.</translation>
    </message>
    <message>
        <source>{key} selects, copies, pastes, cuts or undoes in every field. Press another letter with Ctrl.</source>
        <translation>{key} dùng để chọn, chép, dán, cắt hoặc hoàn tác trong mọi ô. Bấm Ctrl kèm chữ khác.</translation>
    </message>
    <message>
        <source>{now}   (was {before})</source>
        <translation>{now}   (mặc định {before})</translation>
    </message>
</context>
</TS>
