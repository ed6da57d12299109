<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>Problems</name>
    <message>
        <source>Close your shift at the till first.</source>
        <translation>Ca của bạn chưa kiểm két. Chốt ca (F9) rồi mới bàn giao.</translation>
    </message>
    <message>
        <source>Something changed since the list was shown. Read it again together.</source>
        <translation>Có việc vừa thay đổi sau khi hiện danh sách. Hai người cùng xem lại danh sách.</translation>
    </message>
    <message>
        <source>That is not what is to be paid: {owed} đ is. Open the dossier again to see what was taken for it already.</source>
        <translation>Số tiền này không phải số phải thu: còn phải thu {owed} đ. Mở lại hồ sơ để xem đã thu những gì.</translation>
    </message>
    <message>
        <source>The citizen still has to lay down {lacking} đ. Type what lies on the counter, or choose another way to pay.</source>
        <translation>Khách còn phải đưa thêm {lacking} đ. Gõ số tiền khách đưa, hoặc chọn hình thức khác.</translation>
    </message>
    <message>
        <source>Write the reason and the legal ground; both are kept.</source>
        <translation>Ghi lý do và căn cứ pháp lý; cả hai được lưu cùng hồ sơ.</translation>
    </message>
    <message>
        <source>The till differs by {difference} đ. Count again, or write the reason.</source>
        <translation>Tiền trong két lệch {difference} đ. Đếm lại, hoặc ghi lý do.</translation>
    </message>
    <message>
        <source>You have no open shift at this counter. A shift begins with its float or with the first fee.</source>
        <translation>Ông/bà chưa mở ca thu tiền tại quầy này. Ca bắt đầu khi ghi tiền lẻ đầu ca hoặc thu khoản đầu tiên.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Fee taken, slip</source>
        <translation>Đã thu phí, phiếu</translation>
    </message>
    <message>
        <source>Fee let off:</source>
        <translation>Miễn, giảm phí:</translation>
    </message>
    <message>
        <source>Fee given back, slip</source>
        <translation>Trả lại phí, phiếu</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Fees, cash-up</source>
        <translation>Thu phí, chốt ca</translation>
    </message>
    <message>
        <source>Print the check sheet, to be signed</source>
        <translation>In phiếu kiểm tra để ký</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Fees, cash-up</source>
        <translation>Thu phí, chốt ca</translation>
    </message>
</context>
<context>
    <name>ReceivedPage</name>
    <message>
        <source>Collect the fee</source>
        <translation>Thu phí</translation>
    </message>
    <message>
        <source>The citizen may pay with a bank's app by this code. It is no proof of payment: the fee is written down on the next screen.</source>
        <translation>Công dân có thể quét mã này bằng ứng dụng ngân hàng để trả. Mã không phải bằng chứng đã trả: ghi thu ở màn hình sau (F9).</translation>
    </message>
    <message>
        <source>QR to pay by</source>
        <translation>Mã QR để chuyển khoản</translation>
    </message>
</context>
<context>
    <name>CopiesPage</name>
    <message>
        <source>Collect the fee</source>
        <translation>Thu phí</translation>
    </message>
</context>
<context>
    <name>HandoverPage</name>
    <message>
        <source>Result: {what}</source>
        <translation>Kết quả: {what}</translation>
    </message>
    <message>
        <source>Still to pay: {amount}</source>
        <translation>Còn phải thu: {amount}</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Print check sheet</source>
        <translation>In phiếu kiểm tra</translation>
    </message>
</context>
<context>
    <name>CheckSheet</name>
    <message>
        <source>The check sheet is printed on {printer}. The citizen ticks, signs and gives it back; "signed slip" is chosen.</source>
        <translation>Phiếu kiểm tra in ra ở {printer}. Công dân đánh dấu, ký và đưa lại; đã chọn “ký phiếu kiểm tra”.</translation>
    </message>
    <message>
        <source>The check sheet is kept; it was not printed.</source>
        <translation>Phiếu kiểm tra đã lưu, chưa in ra giấy.</translation>
    </message>
</context>
<context>
    <name>Fee</name>
    <message>
        <source>Cash  (T)</source>
        <translation>Tiền mặt  (T)</translation>
    </message>
    <message>
        <source>VietQR  (V)</source>
        <translation>VietQR  (V)</translation>
    </message>
    <message>
        <source>Exempt, reduced  (M)</source>
        <translation>Miễn, giảm  (M)</translation>
    </message>
    <message>
        <source>Next person</source>
        <translation>Người tiếp theo</translation>
    </message>
    <message>
        <source>Hand over the result</source>
        <translation>Trả kết quả</translation>
    </message>
    <message>
        <source>Back to the copies</source>
        <translation>Về chứng thực bản sao</translation>
    </message>
    <message>
        <source>Back to the dossier</source>
        <translation>Về hồ sơ</translation>
    </message>
    <message>
        <source>Ground: {ground}</source>
        <translation>Căn cứ: {ground}</translation>
    </message>
    <message>
        <source>Let off: {amount}. {reason} ({ground}).</source>
        <translation>Đã miễn, giảm {amount}. {reason} ({ground}).</translation>
    </message>
    <message>
        <source>{amount} taken in cash; {back} go back.</source>
        <translation>Đã thu {amount} tiền mặt, trả lại {back}.</translation>
    </message>
    <message>
        <source>{amount} taken by VietQR.</source>
        <translation>Đã thu {amount} qua VietQR.</translation>
    </message>
    <message>
        <source>{amount} by VietQR, not reconciled yet.</source>
        <translation>Đã ghi {amount} qua VietQR, chưa đối soát.</translation>
    </message>
    <message>
        <source>Slip {slip} is being printed…</source>
        <translation>Đang in phiếu thu {slip}…</translation>
    </message>
    <message>
        <source>Slip {slip}, copy {n}, is printed on {printer}.</source>
        <translation>Phiếu thu {slip} (bản {n}) in ra ở {printer}.</translation>
    </message>
    <message>
        <source>Slip {slip} is kept; it was not printed.</source>
        <translation>Phiếu thu {slip} đã lưu, chưa in ra giấy.</translation>
    </message>
    <message>
        <source>Paid twice, {more} too much (slips {slips}). Void one of the slips and give the money back.</source>
        <translation>Đã thu hai lần, thừa {more} (các phiếu {slips}). Hủy một phiếu và trả lại tiền.</translation>
    </message>
    <message>
        <source>Paid: slip {slips}.</source>
        <translation>Đã thu: phiếu {slips}.</translation>
    </message>
    <message>
        <source>Nothing is to be paid.</source>
        <translation>Không phải thu.</translation>
    </message>
    <message>
        <source>Back to the cash-up</source>
        <translation>Về chốt ca</translation>
    </message>
    <message>
        <source>Paid: slip {slips}, by a transfer whose credit nobody has seen. Look at the account: seen, write it down; if it never came, void the slip and take the fee anew.</source>
        <translation>Đã nộp: phiếu thu {slips}, chuyển khoản chưa thấy báo có. Xem tài khoản: thấy thì ghi lại; nếu không về thì hủy phiếu và thu lại.</translation>
    </message>
</context>
<context>
    <name>CashPane</name>
    <message>
        <source>Laid down {laid} · give back {back}</source>
        <translation>Khách đưa {laid} · trả lại {back}</translation>
    </message>
    <message>
        <source>Laid down {laid} · still lacking {lacking}</source>
        <translation>Khách đưa {laid} · còn thiếu {lacking}</translation>
    </message>
    <message>
        <source>The citizen lays down</source>
        <translation>Khách đưa</translation>
    </message>
    <message>
        <source>Empty: exactly the fee. 1 to 4 are the notes above; 15 means 15.000.</source>
        <translation>Để trống: đúng số phải thu. Phím 1 đến 4 là các tờ trên; gõ 15 là 15.000.</translation>
    </message>
</context>
<context>
    <name>QrPane</name>
    <message>
        <source>The citizen scans this code with a bank's app. This PC cannot see the account: a QR is no proof of payment.</source>
        <translation>Công dân quét mã bằng ứng dụng ngân hàng. Máy này không thấy được tài khoản: mã QR không phải bằng chứng đã trả.</translation>
    </message>
    <message>
        <source>No QR can be drawn: no account is set (bank_account), or the sum is not known. A transfer by other means can be written down.</source>
        <translation>Không tạo được mã VietQR: chưa khai tài khoản nhận (bank_account) hoặc chưa biết số tiền. Vẫn ghi được khoản chuyển theo cách khác.</translation>
    </message>
    <message>
        <source>QR to pay by</source>
        <translation>Mã QR để chuyển khoản</translation>
    </message>
    <message>
        <source>What was seen of the payment</source>
        <translation>Đã thấy gì về khoản chuyển</translation>
    </message>
    <message>
        <source>The credit was seen on the account  (1)</source>
        <translation>Đã thấy báo có trên tài khoản  (1)</translation>
    </message>
    <message>
        <source>Only the citizen's phone: not reconciled  (2)</source>
        <translation>Chỉ thấy trên điện thoại công dân: chưa đối soát  (2)</translation>
    </message>
    <message>
        <source>Not reconciled ones are listed at cash-up. Nothing came: T takes cash.</source>
        <translation>Khoản chưa đối soát được liệt kê lúc chốt ca. Chưa thấy tiền vào: bấm T để thu tiền mặt.</translation>
    </message>
</context>
<context>
    <name>WaivePane</name>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Legal ground</source>
        <translation>Căn cứ pháp lý</translation>
    </message>
</context>
<context>
    <name>FeePage</name>
    <message>
        <source>Fee</source>
        <translation>Thu phí</translation>
    </message>
    <message>
        <source>Void the slip</source>
        <translation>Hủy phiếu thu</translation>
    </message>
    <message>
        <source>Reprint slip</source>
        <translation>In lại phiếu thu</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Để sau</translation>
    </message>
    <message>
        <source>Looking up the fee…</source>
        <translation>Đang xem khoản phải thu…</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Đã thu</translation>
    </message>
    <message>
        <source>Give back {back}</source>
        <translation>Trả lại khách {back}</translation>
    </message>
    <message>
        <source>Slip {slip} is void. Give the money back; the fee can be taken anew.</source>
        <translation>Phiếu thu {slip} đã hủy. Trả lại tiền cho khách; có thể thu lại.</translation>
    </message>
    <message>
        <source>To be paid</source>
        <translation>Phải thu</translation>
    </message>
    <message>
        <source>Amount set by whoever sets this fee</source>
        <translation>Số phải thu theo nơi quy định mức phí</translation>
    </message>
    <message>
        <source>Legal ground of the amount</source>
        <translation>Căn cứ của mức thu</translation>
    </message>
    <message>
        <source>Write down the exemption</source>
        <translation>Ghi miễn, giảm</translation>
    </message>
    <message>
        <source>Taken, print the slip</source>
        <translation>Đã thu, in phiếu thu</translation>
    </message>
    <message>
        <source>Write the legal ground</source>
        <translation>Ghi căn cứ pháp lý</translation>
    </message>
    <message>
        <source>Write the reason</source>
        <translation>Ghi lý do</translation>
    </message>
    <message>
        <source>Choose what was seen of the payment</source>
        <translation>Chọn đã thấy gì về khoản chuyển</translation>
    </message>
    <message>
        <source>The credit is seen</source>
        <translation>Đã thấy báo có</translation>
    </message>
    <message>
        <source>The credit of slip {slip} is written down as seen.</source>
        <translation>Đã ghi: thấy báo có của phiếu thu {slip}.</translation>
    </message>
</context>
<context>
    <name>Till</name>
    <message>
        <source>not taken by the city (Ctrl+U)</source>
        <translation>thành phố chưa nhận (Ctrl+U)</translation>
    </message>
    <message>
        <source>to be decided (Ctrl+U)</source>
        <translation>chờ quyết định (Ctrl+U)</translation>
    </message>
    <message>
        <source>begun, not received</source>
        <translation>đang làm dở, chưa tiếp nhận</translation>
    </message>
    <message>
        <source>Nothing is open at this counter.</source>
        <translation>Quầy này không còn việc dở.</translation>
    </message>
    <message>
        <source>…and {n} more: see the day's end.</source>
        <translation>…và {n} việc nữa: xem thẻ Cuối ngày.</translation>
    </message>
    <message>
        <source>Your shift at the till is open. Close it before you go, or the next officer cannot know what lies in it.</source>
        <translation>Ca thu tiền của ông/bà chưa chốt. Chốt ca trước khi về, nếu không người sau không biết trong két có gì.</translation>
    </message>
    <message>
        <source>receipt not printed</source>
        <translation>giấy hẹn chưa in</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>chưa gửi</translation>
    </message>
    <message>
        <source>files not at the portal yet</source>
        <translation>tệp chưa lên cổng</translation>
    </message>
    <message>
        <source>still to pay {amount}</source>
        <translation>còn phải thu {amount}</translation>
    </message>
    <message>
        <source>{amount} paid too much</source>
        <translation>thu thừa {amount}</translation>
    </message>
    <message>
        <source>{amount} by VietQR, not reconciled</source>
        <translation>VietQR {amount} chưa đối soát</translation>
    </message>
    <message>
        <source>shift not closed</source>
        <translation>ca chưa chốt</translation>
    </message>
    <message>
        <source>till differs by {amount}</source>
        <translation>két lệch {amount}</translation>
    </message>
    <message>
        <source>{amount} · slips: {n}</source>
        <translation>{amount} · {n} phiếu</translation>
    </message>
    <message>
        <source>Cash taken</source>
        <translation>Tiền mặt đã thu</translation>
    </message>
    <message>
        <source>VietQR, credit seen</source>
        <translation>VietQR đã thấy báo có</translation>
    </message>
    <message>
        <source>VietQR, not reconciled</source>
        <translation>VietQR chưa đối soát</translation>
    </message>
    <message>
        <source>Exempt, reduced</source>
        <translation>Miễn, giảm (lượt)</translation>
    </message>
    <message>
        <source>Should lie in the till</source>
        <translation>Phải có trong két</translation>
    </message>
    <message>
        <source>{n} slips {first} … {last}</source>
        <translation>{n} phiếu thu {first} … {last}</translation>
    </message>
    <message>
        <source>void: {numbers}</source>
        <translation>hủy: {numbers}</translation>
    </message>
    <message>
        <source>{n} dossiers with a fee not sent yet</source>
        <translation>Hồ sơ thu phí chưa gửi: {n}</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>Tiền mặt</translation>
    </message>
    <message>
        <source>VietQR, unproved</source>
        <translation>VietQR, chưa đối soát</translation>
    </message>
    <message>
        <source>void: {why}</source>
        <translation>hủy: {why}</translation>
    </message>
    <message>
        <source>{n} of {of}</source>
        <translation>{n} / {of}</translation>
    </message>
    <message>
        <source>Receipts printed</source>
        <translation>Giấy hẹn đã in</translation>
    </message>
    <message>
        <source>Dossiers acknowledged</source>
        <translation>Hồ sơ cổng đã nhận</translation>
    </message>
    <message>
        <source>Files acknowledged</source>
        <translation>Tệp cổng đã nhận</translation>
    </message>
    <message>
        <source>{paid} paid, {waived} let off, of {due}</source>
        <translation>đã thu {paid}, miễn {waived}, phải thu {due}</translation>
    </message>
    <message>
        <source>Fees of today's dossiers</source>
        <translation>Phí của hồ sơ hôm nay</translation>
    </message>
    <message>
        <source>Taken at this PC today</source>
        <translation>Thu tại máy này hôm nay</translation>
    </message>
    <message>
        <source>Compared with the portal</source>
        <translation>Đối chiếu với cổng</translation>
    </message>
    <message>
        <source>not yet today: see Sending to the city</source>
        <translation>hôm nay chưa: mở Gửi về thành phố</translation>
    </message>
    <message>
        <source>the same at {time} · {short}</source>
        <translation>khớp lúc {time} · {short}</translation>
    </message>
    <message>
        <source>The day balances: nothing is open.</source>
        <translation>Hôm nay khớp: không còn gì dở dang.</translation>
    </message>
    <message>
        <source>{n} things are open; they are handed to tomorrow.</source>
        <translation>Còn {n} việc dở dang, chuyển sang ngày mai.</translation>
    </message>
    <message>
        <source>VietQR of earlier shifts, seen now</source>
        <translation>VietQR của ca trước, nay thấy báo có</translation>
    </message>
</context>
<context>
    <name>Counting</name>
    <message>
        <source>How many notes of {value}</source>
        <translation>Số tờ {value}</translation>
    </message>
</context>
<context>
    <name>CashUpPage</name>
    <message>
        <source>Hand the shift over</source>
        <translation>Bàn giao ca</translation>
    </message>
    <message>
        <source>I take it over</source>
        <translation>Tôi nhận bàn giao</translation>
    </message>
    <message>
        <source>I take this over. The screen is then locked; I sign in by my own password.</source>
        <translation>Tôi nhận các việc dưới đây. Sau đó màn hình khóa lại; tôi đăng nhập bằng mật khẩu của mình.</translation>
    </message>
    <message>
        <source>Handed over to {name}: {n} open things. It is in the journal.</source>
        <translation>Đã bàn giao cho {name}: {n} việc còn dở. Đã ghi nhật ký.</translation>
    </message>
    <message>
        <source>Cash-up</source>
        <translation>Chốt ca</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Làm mới</translation>
    </message>
    <message>
        <source>Close the shift, print the sheet</source>
        <translation>Chốt ca và in bảng kê</translation>
    </message>
    <message>
        <source>Reading the till's book…</source>
        <translation>Đang đọc sổ thu…</translation>
    </message>
    <message>
        <source>There is {amount} more in the till than there should be.</source>
        <translation>Tiền trong két thừa {amount} so với sổ.</translation>
    </message>
    <message>
        <source>There is {amount} less in the till than there should be.</source>
        <translation>Tiền trong két thiếu {amount} so với sổ.</translation>
    </message>
    <message>
        <source>Count again first. The reason is printed on the sheet and cannot be changed afterwards.</source>
        <translation>Đếm lại trước đã. Lý do được in trên bảng kê và không sửa được sau khi chốt.</translation>
    </message>
    <message>
        <source>Reason of the difference</source>
        <translation>Lý do chênh lệch</translation>
    </message>
    <message>
        <source>Close with this difference</source>
        <translation>Chốt ca với chênh lệch này</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>Đếm lại</translation>
    </message>
    <message>
        <source>The shift is closed: {amount} counted. The sheet is printing…</source>
        <translation>Đã chốt ca: đếm được {amount}. Đang in bảng kê…</translation>
    </message>
    <message>
        <source>The shift is closed; sheet {number} is printed.</source>
        <translation>Đã chốt ca; bảng kê {number} đã in.</translation>
    </message>
    <message>
        <source>The shift is closed; sheet {number} is kept, not printed.</source>
        <translation>Đã chốt ca; bảng kê {number} đã lưu, chưa in ra giấy.</translation>
    </message>
    <message>
        <source>Change at the beginning</source>
        <translation>Tiền lẻ đầu ca</translation>
    </message>
    <message>
        <source>Write down</source>
        <translation>Ghi</translation>
    </message>
    <message>
        <source>Fee slips of this shift</source>
        <translation>Phiếu thu của ca này</translation>
    </message>
    <message>
        <source>Slip</source>
        <translation>Số phiếu</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>Mã hồ sơ</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>Hình thức</translation>
    </message>
    <message>
        <source>Amount (đ)</source>
        <translation>Số tiền (đ)</translation>
    </message>
    <message>
        <source>What the till should hold</source>
        <translation>Số tiền theo sổ</translation>
    </message>
    <message>
        <source>The sums of today</source>
        <translation>Số liệu cuối ngày</translation>
    </message>
    <message>
        <source>Fee slips</source>
        <translation>Phiếu thu</translation>
    </message>
    <message>
        <source>Fee slips and the day's end</source>
        <translation>Phiếu thu và cuối ngày</translation>
    </message>
    <message>
        <source>The day's end</source>
        <translation>Cuối ngày</translation>
    </message>
    <message>
        <source>No shift is open. It begins with its change or the first fee.</source>
        <translation>Chưa mở ca. Ca bắt đầu khi ghi tiền lẻ đầu ca hoặc thu khoản đầu tiên.</translation>
    </message>
    <message>
        <source>No fee in this shift yet.</source>
        <translation>Ca này chưa thu khoản nào.</translation>
    </message>
    <message>
        <source>{officer} · counter {counter} · since {time}, {day}</source>
        <translation>{officer} · Quầy {counter} · từ {time}, {day}</translation>
    </message>
    <message>
        <source>Type digits only</source>
        <translation>Chỉ gõ chữ số</translation>
    </message>
    <message>
        <source>Counted {sum} · it fits</source>
        <translation>Đếm được {sum} · khớp</translation>
    </message>
    <message>
        <source>Counted {sum} · {difference} too much</source>
        <translation>Đếm được {sum} · thừa {difference}</translation>
    </message>
    <message>
        <source>Counted {sum} · {difference} lacking</source>
        <translation>Đếm được {sum} · thiếu {difference}</translation>
    </message>
</context>
<context>
    <name>ReadyCash</name>
    <message>
        <source>Cash</source>
        <translation>Tiền mặt</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ẩn</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Xem</translation>
    </message>
    <message>
        <source>Begin the shift</source>
        <translation>Mở ca</translation>
    </message>
</context>
</TS>
