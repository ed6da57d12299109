<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>AskingPage</name>
    <message>
        <source>Add another paper</source>
        <translation>Thêm giấy tờ khác</translation>
    </message>
    <message>
        <source>Ask for papers</source>
        <translation>Yêu cầu bổ sung</translation>
    </message>
    <message>
        <source>Ask for papers and print the slip</source>
        <translation>Yêu cầu bổ sung và in phiếu</translation>
    </message>
    <message>
        <source>Bring it until (day/month/year)</source>
        <translation>Hạn nộp (ngày/tháng/năm)</translation>
    </message>
    <message>
        <source>Papers are asked for once and complete. Meanwhile the time does not run; the new date is told when they are brought.</source>
        <translation>Chỉ yêu cầu một lần, đầy đủ. Trong khi chờ, thời hạn không chạy; ngày hẹn mới được báo khi công dân nộp đủ.</translation>
    </message>
    <message>
        <source>Papers to bring</source>
        <translation>Giấy tờ cần bổ sung</translation>
    </message>
    <message>
        <source>Rule: {text}</source>
        <translation>Căn cứ: {text}</translation>
    </message>
    <message>
        <source>Tick a paper, or write one</source>
        <translation>Chọn giấy tờ cần bổ sung hoặc ghi thêm</translation>
    </message>
    <message>
        <source>Why and until when</source>
        <translation>Lý do và hạn nộp</translation>
    </message>
    <message>
        <source>Write a day that is still to come, as day/month/year</source>
        <translation>Nhập hạn nộp là ngày chưa qua, dạng ngày/tháng/năm</translation>
    </message>
    <message>
        <source>Write the reason</source>
        <translation>Ghi lý do</translation>
    </message>
</context>
<context>
    <name>AskingRows</name>
    <message>
        <source>Another paper</source>
        <translation>Giấy tờ khác</translation>
    </message>
    <message>
        <source>What is to be added or put right</source>
        <translation>Nội dung cần bổ sung, sửa</translation>
    </message>
    <message>
        <source>What is to be added or put right (may stay empty)</source>
        <translation>Nội dung cần bổ sung, sửa (có thể để trống)</translation>
    </message>
</context>
<context>
    <name>BringingPage</name>
    <message>
        <source> · {n} pages</source>
        <translation> · {n} trang</translation>
    </message>
    <message>
        <source>Asked at {time}, {day}.</source>
        <translation>Yêu cầu lúc {time}, {day}.</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Chọn tệp</translation>
    </message>
    <message>
        <source>Counting the new date…</source>
        <translation>Đang tính ngày hẹn mới…</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Ngày hẹn</translation>
    </message>
    <message>
        <source>Nothing was asked for formally: the time did not stand still.</source>
        <translation>Chưa có yêu cầu bổ sung chính thức nên thời hạn không tạm dừng.</translation>
    </message>
    <message>
        <source>New date: {when}</source>
        <translation>Hẹn trả mới: {when}</translation>
    </message>
    <message>
        <source>Nothing is marked as received. Choose a row and press Space.</source>
        <translation>Chưa đánh dấu giấy tờ nào đã nhận. Chọn dòng rồi bấm phím cách.</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Giấy tờ</translation>
    </message>
    <message>
        <source>Papers asked for</source>
        <translation>Giấy tờ đã yêu cầu</translation>
    </message>
    <message>
        <source>Papers brought</source>
        <translation>Nhận bổ sung</translation>
    </message>
    <message>
        <source>Reason: {text}</source>
        <translation>Lý do: {text}</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Đã nhận</translation>
    </message>
    <message>
        <source>Received at {time}, {day} without these papers.</source>
        <translation>Tiếp nhận lúc {time}, {day} khi chưa có các giấy tờ này.</translation>
    </message>
    <message>
        <source>Save and print the new receipt</source>
        <translation>Lưu và in giấy hẹn mới</translation>
    </message>
    <message>
        <source>Save what came</source>
        <translation>Lưu phần đã nhận</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Quét</translation>
    </message>
    <message>
        <source>Scanning… F4 stops after this page.</source>
        <translation>Đang quét… F4 để dừng sau trang này.</translation>
    </message>
    <message>
        <source>Stop the scan</source>
        <translation>Dừng quét</translation>
    </message>
    <message>
        <source>The date stays: {when}</source>
        <translation>Hẹn trả giữ nguyên: {when}</translation>
    </message>
    <message>
        <source>The time does not run until everything is here. What came can be saved now.</source>
        <translation>Thời hạn chưa chạy lại cho đến khi nhận đủ. Phần đã nhận lưu được ngay.</translation>
    </message>
    <message>
        <source>To be brought until {day}.</source>
        <translation>Hạn nộp {day}.</translation>
    </message>
    <message>
        <source>What was to be put right</source>
        <translation>Nội dung cần bổ sung, sửa</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>chưa nhận</translation>
    </message>
    <message>
        <source>received</source>
        <translation>đã nhận</translation>
    </message>
    <message>
        <source>{n} papers still wanting</source>
        <translation>Còn thiếu {n} giấy tờ</translation>
    </message>
    <message>
        <source>↑↓ choose · Space marks as received · F4 scans into the row · Ctrl+O takes a file</source>
        <translation>↑↓ chọn · Phím cách đánh dấu đã nhận · F4 quét vào dòng · Ctrl+O lấy tệp</translation>
    </message>
</context>
<context>
    <name>CorrectingPage</name>
    <message>
        <source>Address</source>
        <translation>Địa chỉ</translation>
    </message>
    <message>
        <source>Contact and reason</source>
        <translation>Liên lạc và lý do</translation>
    </message>
    <message>
        <source>Correct and print the receipt</source>
        <translation>Sửa và in giấy hẹn</translation>
    </message>
    <message>
        <source>Correct the dossier</source>
        <translation>Sửa thông tin hồ sơ</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Tờ khai</translation>
    </message>
    <message>
        <source>Nothing is other than before: correct something, or go back</source>
        <translation>Chưa có gì khác trước: sửa một mục, hoặc quay lại</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Điện thoại</translation>
    </message>
    <message>
        <source>The receipt is printed again and says what was corrected. Name, personal ID, date and fee are not corrected here.</source>
        <translation>Giấy hẹn được in lại và ghi rõ đã sửa gì. Họ tên, số định danh, ngày hẹn và phí không sửa ở đây.</translation>
    </message>
    <message>
        <source>This procedure has no form to correct.</source>
        <translation>Thủ tục này không có tờ khai để sửa.</translation>
    </message>
    <message>
        <source>Write the reason</source>
        <translation>Ghi lý do</translation>
    </message>
</context>
<context>
    <name>DossierMenu</name>
    <message>
        <source>Apologise and put the date off…</source>
        <translation>Văn bản xin lỗi, hẹn lại…</translation>
    </message>
    <message>
        <source>Ask for papers…</source>
        <translation>Yêu cầu bổ sung…</translation>
    </message>
    <message>
        <source>Correct the dossier…</source>
        <translation>Sửa thông tin…</translation>
    </message>
    <message>
        <source>Print the declaration</source>
        <translation>In tờ khai</translation>
    </message>
    <message>
        <source>Refuse the dossier…</source>
        <translation>Từ chối tiếp nhận…</translation>
    </message>
    <message>
        <source>Stop the dossier…</source>
        <translation>Dừng giải quyết…</translation>
    </message>
    <message>
        <source>Take in the papers brought…</source>
        <translation>Nhận giấy tờ bổ sung…</translation>
    </message>
    <message>
        <source>Withdraw (citizen's wish)…</source>
        <translation>Rút hồ sơ (công dân đề nghị)…</translation>
    </message>
    <message>
        <source>Fee and its slip…</source>
        <translation>Phí và phiếu thu…</translation>
    </message>
</context>
<context>
    <name>DossierPage</name>
    <message>
        <source>More ▾</source>
        <translation>Thêm ▾</translation>
    </message>
    <message>
        <source>Print the declaration</source>
        <translation>In tờ khai</translation>
    </message>
    <message>
        <source>Saved. {n} papers are still wanting; the time stands still.</source>
        <translation>Đã lưu. Còn thiếu {n} giấy tờ; thời hạn tạm dừng.</translation>
    </message>
    <message>
        <source>Still to be brought: {papers}.</source>
        <translation>Còn phải bổ sung: {papers}.</translation>
    </message>
    <message>
        <source>Supplement</source>
        <translation>Bổ sung</translation>
    </message>
    <message>
        <source>Take in the papers brought</source>
        <translation>Nhận giấy tờ bổ sung</translation>
    </message>
    <message>
        <source>{status} at {time}, {day}: {reason}</source>
        <translation>{status} lúc {time}, {day}: {reason}</translation>
    </message>
</context>
<context>
    <name>DossierParts</name>
    <message>
        <source>Accepted without, because</source>
        <translation>Tiếp nhận khi còn thiếu, lý do</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Yêu cầu bổ sung</translation>
    </message>
    <message>
        <source>Corrected: {reason}</source>
        <translation>sửa thông tin: {reason}</translation>
    </message>
    <message>
        <source>Date put off from {day}: {reason}</source>
        <translation>hẹn lại (hẹn cũ {day}): {reason}</translation>
    </message>
    <message>
        <source>Everything asked for is here</source>
        <translation>đủ giấy tờ bổ sung</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Tờ khai</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>trả kết quả</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Nhật ký</translation>
    </message>
    <message>
        <source>Nothing was noted yet.</source>
        <translation>Chưa ghi gì.</translation>
    </message>
    <message>
        <source>Papers ({n})</source>
        <translation>Giấy tờ ({n})</translation>
    </message>
    <message>
        <source>Papers asked for: {reason}</source>
        <translation>yêu cầu bổ sung: {reason}</translation>
    </message>
    <message>
        <source>Parts of the dossier</source>
        <translation>Các phần của hồ sơ</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Tiến trình</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>tiếp nhận</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>kết quả</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>đã gửi</translation>
    </message>
    <message>
        <source>This procedure asks for no papers.</source>
        <translation>Thủ tục này không yêu cầu giấy tờ.</translation>
    </message>
    <message>
        <source>This procedure has no declaration.</source>
        <translation>Thủ tục này không có tờ khai.</translation>
    </message>
    <message>
        <source>brought</source>
        <translation>đã nộp</translation>
    </message>
    <message>
        <source>not brought yet</source>
        <translation>chưa nộp</translation>
    </message>
    <message>
        <source>Apologised for {n} days' delay: {reason}</source>
        <translation>Văn bản xin lỗi, trả chậm {n} ngày: {reason}</translation>
    </message>
    <message>
        <source>{name}, {n} pages</source>
        <translation>{name}, {n} trang</translation>
    </message>
</context>
<context>
    <name>DuePage</name>
    <message>
        <source>Call the specialists</source>
        <translation>Gọi chuyên môn</translation>
    </message>
    <message>
        <source>Call {whom} about {code}. Copied, to be pasted.</source>
        <translation>Gọi {whom} về hồ sơ {code}. Đã chép, có thể dán.</translation>
    </message>
    <message>
        <source>Choose a dossier</source>
        <translation>Chọn hồ sơ</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>Hồ sơ</translation>
    </message>
    <message>
        <source>Due soon, overdue</source>
        <translation>Sắp đến hạn, quá hạn</translation>
    </message>
    <message>
        <source>Nobody wrote down whom to call. IT staff set it: specialists.</source>
        <translation>Chưa ghi liên hệ chuyên môn. Cán bộ CNTT đặt mục specialists trong thiết lập.</translation>
    </message>
    <message>
        <source>Nothing is overdue or due within three days.</source>
        <translation>Không có hồ sơ quá hạn hoặc đến hạn trong 3 ngày.</translation>
    </message>
    <message>
        <source>Open the dossier</source>
        <translation>Mở hồ sơ</translation>
    </message>
    <message>
        <source>Print the apology</source>
        <translation>In văn bản xin lỗi</translation>
    </message>
    <message>
        <source>Reading the list…</source>
        <translation>Đang đọc danh sách…</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Làm mới</translation>
    </message>
    <message>
        <source>This machine's data, as of {time}</source>
        <translation>Dữ liệu tại máy, tính đến {time}</translation>
    </message>
    <message>
        <source>as of {time}</source>
        <translation>tính đến {time}</translation>
    </message>
    <message>
        <source>↑↓ choose · Enter opens · G calls the specialists · X apologises · B asks for papers</source>
        <translation>↑↓ chọn · Enter mở · G gọi chuyên môn · X văn bản xin lỗi · B bổ sung</translation>
    </message>
</context>
<context>
    <name>DueTable</name>
    <message>
        <source>Applicant</source>
        <translation>Người nộp</translation>
    </message>
    <message>
        <source>Dossier code</source>
        <translation>Mã hồ sơ</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Hẹn trả</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>Đến hạn hôm nay</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Quá hạn</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>Thủ tục</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Nhận</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>Within three days</source>
        <translation>Trong 3 ngày</translation>
    </message>
</context>
<context>
    <name>Ending</name>
    <message>
        <source>Apologise and put the date off</source>
        <translation>Văn bản xin lỗi và hẹn lại ngày trả</translation>
    </message>
    <message>
        <source>Put off and print the letter</source>
        <translation>Hẹn lại và in văn bản</translation>
    </message>
    <message>
        <source>Refuse and print the slip</source>
        <translation>Từ chối và in phiếu</translation>
    </message>
    <message>
        <source>Refuse the dossier</source>
        <translation>Từ chối tiếp nhận</translation>
    </message>
    <message>
        <source>Refuse this dossier?</source>
        <translation>Từ chối tiếp nhận hồ sơ này?</translation>
    </message>
    <message>
        <source>Say why in words the citizen understands, the ground, and where to go instead. A technical fault is no reason.</source>
        <translation>Ghi lý do để công dân hiểu, căn cứ, và nơi tiếp nhận đúng. Không thay lý do bằng mã lỗi kỹ thuật.</translation>
    </message>
    <message>
        <source>Stop and print the notice</source>
        <translation>Dừng và in thông báo</translation>
    </message>
    <message>
        <source>Stop the dossier</source>
        <translation>Dừng giải quyết hồ sơ</translation>
    </message>
    <message>
        <source>Stop this dossier?</source>
        <translation>Dừng giải quyết hồ sơ này?</translation>
    </message>
    <message>
        <source>The citizen takes the dossier back of their own wish. Give the papers back with the notice.</source>
        <translation>Công dân tự đề nghị rút hồ sơ. Trả lại giấy tờ kèm thông báo.</translation>
    </message>
    <message>
        <source>The date may be put off once. The letter says why and the new date.</source>
        <translation>Chỉ được hẹn lại một lần. Văn bản ghi lý do và ngày hẹn mới.</translation>
    </message>
    <message>
        <source>The ward works on it no longer. Say why, on what ground, and what becomes of the fee.</source>
        <translation>Phường không giải quyết tiếp. Ghi lý do, căn cứ, và phí đã nộp xử lý thế nào.</translation>
    </message>
    <message>
        <source>Withdraw and print the notice</source>
        <translation>Rút hồ sơ và in thông báo</translation>
    </message>
    <message>
        <source>Withdraw the dossier</source>
        <translation>Rút hồ sơ theo đề nghị của công dân</translation>
    </message>
    <message>
        <source>Withdraw this dossier?</source>
        <translation>Rút hồ sơ này?</translation>
    </message>
</context>
<context>
    <name>EndingPage</name>
    <message>
        <source>The promised date is put off by {days} working days: {reason}</source>
        <translation>Hẹn lại thêm {days} ngày làm việc: {reason}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Choose how many working days more</source>
        <translation>Chọn số ngày làm việc hẹn thêm</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>Căn cứ</translation>
    </message>
    <message>
        <source>Ground: {text}</source>
        <translation>Căn cứ: {text}</translation>
    </message>
    <message>
        <source>It cannot be undone; the citizen gets the paper.</source>
        <translation>Không hoàn tác được; công dân nhận giấy in ra.</translation>
    </message>
    <message>
        <source>New date: {when}</source>
        <translation>Hẹn trả mới: {when}</translation>
    </message>
    <message>
        <source>New date: –</source>
        <translation>Hẹn trả mới: –</translation>
    </message>
    <message>
        <source>Now: {status}. Promised for {when}. Fee: {fee}.</source>
        <translation>Hiện nay: {status}. Hẹn trả {when}. Phí: {fee}.</translation>
    </message>
    <message>
        <source>Reason: {text}</source>
        <translation>Lý do: {text}</translation>
    </message>
    <message>
        <source>To go to: {text}</source>
        <translation>Nơi tiếp nhận đúng: {text}</translation>
    </message>
    <message>
        <source>What becomes of the fee</source>
        <translation>Phí, lệ phí đã nộp xử lý thế nào</translation>
    </message>
    <message>
        <source>Who takes it instead</source>
        <translation>Nơi có thẩm quyền tiếp nhận</translation>
    </message>
    <message>
        <source>Working days more</source>
        <translation>Hẹn thêm (ngày làm việc)</translation>
    </message>
    <message>
        <source>Write the ground</source>
        <translation>Ghi căn cứ</translation>
    </message>
    <message>
        <source>Write the reason</source>
        <translation>Ghi lý do</translation>
    </message>
</context>
<context>
    <name>FollowUp</name>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Open the dossier</source>
        <translation>Mở hồ sơ</translation>
    </message>
    <message>
        <source>Opening the dossier…</source>
        <translation>Đang mở hồ sơ…</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Due soon, overdue</source>
        <translation>Sắp đến hạn, quá hạn</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>No papers were asked for in this dossier. To ask for some, press B.</source>
        <translation>Hồ sơ này chưa yêu cầu bổ sung. Muốn yêu cầu thì bấm B.</translation>
    </message>
    <message>
        <source>Papers were asked for once already; the law allows no second time. Take in what is brought, or go on with the dossier.</source>
        <translation>Đã yêu cầu bổ sung một lần; quy định không cho yêu cầu lần hai. Nhận giấy tờ được nộp, hoặc giải quyết tiếp.</translation>
    </message>
    <message>
        <source>The date was put off once already; there is no second time. Ask the head of the section to see that the dossier is finished.</source>
        <translation>Ngày trả đã hẹn lại một lần; không hẹn lại lần hai. Báo lãnh đạo bộ phận để hồ sơ được giải quyết xong.</translation>
    </message>
    <message>
        <source>The dossier is over and does not change any more. Its papers can still be printed.</source>
        <translation>Hồ sơ đã kết thúc, không thay đổi nữa. Vẫn in lại được các giấy của hồ sơ.</translation>
    </message>
    <message>
        <source>The dossier waits for the citizen's papers and its time stands still: the date moves when they are brought.</source>
        <translation>Hồ sơ đang chờ công dân bổ sung, thời hạn tạm dừng: ngày hẹn được tính lại khi nộp đủ.</translation>
    </message>
    <message>
        <source>The result is at the counter. Hand it over instead.</source>
        <translation>Kết quả đã về quầy. Trả kết quả cho công dân.</translation>
    </message>
    <message>
        <source>The back office waits for a payment. Take it with the fee screen; the ward goes on once it sees it.</source>
        <translation>Phòng chuyên môn đang chờ công dân nộp tiền. Thu ở màn hình phí; phường giải quyết tiếp khi thấy đã nộp.</translation>
    </message>
    <message>
        <source>The result was here in time: there is nothing to apologise for. Hand it over.</source>
        <translation>Kết quả có đúng hẹn, không cần văn bản xin lỗi. Trả kết quả cho công dân.</translation>
    </message>
    <message>
        <source>The ward works on this dossier already: it cannot be refused any more. Stop it instead, if there is a ground.</source>
        <translation>Phường đang giải quyết hồ sơ này nên không từ chối tiếp nhận được nữa. Nếu có căn cứ thì dừng giải quyết.</translation>
    </message>
    <message>
        <source>These answers would cost another fee than the receipt says. Correct the rest, or receive a new dossier for the difference.</source>
        <translation>Sửa như vậy thì phí khác với giấy hẹn. Sửa phần còn lại, hoặc tiếp nhận hồ sơ mới cho phần chênh lệch.</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Due, overdue</source>
        <translation>Đến hạn, quá hạn</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>Reason, as it is printed</source>
        <translation>Lý do, như in trên giấy</translation>
    </message>
    <message>
        <source>Usual reasons</source>
        <translation>Lý do thường gặp</translation>
    </message>
    <message>
        <source>choose, then edit below</source>
        <translation>chọn rồi sửa ở dưới</translation>
    </message>
</context>
<context>
    <name>Syncing</name>
    <message>
        <source>Apology for a late result</source>
        <translation>Văn bản xin lỗi vì trả chậm</translation>
    </message>
    <message>
        <source>Date put off</source>
        <translation>Hẹn lại</translation>
    </message>
    <message>
        <source>Papers asked for</source>
        <translation>Yêu cầu bổ sung</translation>
    </message>
    <message>
        <source>Why it ended</source>
        <translation>Lý do kết thúc</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Sort by the next column</source>
        <translation>Sắp xếp theo cột kế</translation>
    </message>
    <message>
        <source>The other way round</source>
        <translation>Đảo chiều</translation>
    </message>
    <message>
        <source>↑↓ choose · Enter opens · B papers to bring · K hands over · I reprints · S, D sort · scan a receipt to open it at once</source>
        <translation>↑↓ chọn · Enter mở · B bổ sung · K trả · I in lại · S, D sắp xếp · quét giấy hẹn để mở thẳng</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Apologised for the late result, working days:</source>
        <translation>Lập văn bản xin lỗi, số ngày làm việc chậm:</translation>
    </message>
    <message>
        <source>Not received, slip</source>
        <translation>Chưa tiếp nhận, phiếu</translation>
    </message>
    <message>
        <source>Papers asked for:</source>
        <translation>Yêu cầu bổ sung, số giấy tờ:</translation>
    </message>
    <message>
        <source>Papers brought:</source>
        <translation>Nhận bổ sung, số giấy tờ:</translation>
    </message>
    <message>
        <source>Put off, working days:</source>
        <translation>Hẹn lại thêm, số ngày làm việc:</translation>
    </message>
    <message>
        <source>stands still</source>
        <translation>tạm dừng</translation>
    </message>
    <message>
        <source>Credit seen, slip</source>
        <translation>Thấy báo có, phiếu thu</translation>
    </message>
</context>
<context>
    <name>TurningAwayPage</name>
    <message>
        <source>Not received</source>
        <translation>Chưa tiếp nhận</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Next person</source>
        <translation>Người tiếp theo</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Đang đọc…</translation>
    </message>
    <message>
        <source>Tick a paper, or write one</source>
        <translation>Đánh dấu một giấy tờ, hoặc ghi tên giấy tờ</translation>
    </message>
    <message>
        <source>Write the reason</source>
        <translation>Ghi lý do</translation>
    </message>
    <message>
        <source>Write the ground</source>
        <translation>Ghi căn cứ</translation>
    </message>
    <message>
        <source>Reason: {text}</source>
        <translation>Lý do: {text}</translation>
    </message>
    <message>
        <source>Ground: {text}</source>
        <translation>Căn cứ: {text}</translation>
    </message>
    <message>
        <source>The draft goes; the citizen gets the paper.</source>
        <translation>Bản nháp bị xóa; công dân nhận phiếu.</translation>
    </message>
    <message>
        <source>Refuse to receive this dossier?</source>
        <translation>Từ chối tiếp nhận hồ sơ này?</translation>
    </message>
    <message>
        <source>Slip {number} is made. The citizen signs and takes it.</source>
        <translation>Đã lập phiếu số {number}. Công dân ký và nhận phiếu.</translation>
    </message>
    <message>
        <source>The draft stays under &quot;In progress&quot;.</source>
        <translation>Bản nháp còn ở mục “Đang làm dở”.</translation>
    </message>
    <message>
        <source>Reason and ground</source>
        <translation>Lý do và căn cứ</translation>
    </message>
    <message>
        <source>Nothing is received: no code, no date. The slip has its own number.</source>
        <translation>Chưa tiếp nhận gì: không có mã hồ sơ, không hẹn ngày. Phiếu có số riêng.</translation>
    </message>
    <message>
        <source>Say what is still needed; the draft waits</source>
        <translation>Hướng dẫn hoàn thiện hồ sơ; giữ bản nháp</translation>
    </message>
    <message>
        <source>Refuse to receive; the draft goes</source>
        <translation>Từ chối tiếp nhận; xóa bản nháp</translation>
    </message>
    <message>
        <source>Add another paper</source>
        <translation>Thêm giấy tờ khác</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>Căn cứ</translation>
    </message>
    <message>
        <source>Who takes it instead</source>
        <translation>Nơi có thẩm quyền tiếp nhận</translation>
    </message>
    <message>
        <source>Refuse and print the slip</source>
        <translation>Từ chối và in phiếu</translation>
    </message>
    <message>
        <source>Print what is needed</source>
        <translation>In phiếu hướng dẫn</translation>
    </message>
    <message>
        <source>Rule: {text}</source>
        <translation>Căn cứ: {text}</translation>
    </message>
</context>
</TS>
