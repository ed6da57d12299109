<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>HandoverPage</name>
    <message>
        <source>Print the letter of apology</source>
        <translation>In văn bản xin lỗi</translation>
    </message>
    <message>
        <source>Printing the letter of apology…</source>
        <translation>Đang in văn bản xin lỗi…</translation>
    </message>
    <message>
        <source>Reason, as the letter says it</source>
        <translation>Lý do, ghi đúng như in trên văn bản</translation>
    </message>
    <message>
        <source>Scan the authorisation</source>
        <translation>Quét giấy ủy quyền</translation>
    </message>
    <message>
        <source>Scanning the authorisation…</source>
        <translation>Đang quét giấy ủy quyền…</translation>
    </message>
    <message>
        <source>Authorisation scanned: {n} pages. It goes with the dossier.</source>
        <translation>Đã quét giấy ủy quyền: {n} trang. Giấy được lưu cùng hồ sơ.</translation>
    </message>
    <message>
        <source>Send by post</source>
        <translation>Gửi bưu điện</translation>
    </message>
    <message>
        <source>Send the result by post?</source>
        <translation>Gửi kết quả qua bưu điện?</translation>
    </message>
    <message>
        <source>Number of the item, as the post wrote it</source>
        <translation>Số hiệu bưu gửi, như bưu điện ghi</translation>
    </message>
    <message>
        <source>Sent by post, print the slip</source>
        <translation>Đã gửi bưu điện, in biên nhận</translation>
    </message>
    <message>
        <source>Ask the collector to confirm</source>
        <translation>Mời người nhận xác nhận</translation>
    </message>
    <message>
        <source>Hand over the result</source>
        <translation>Trả kết quả</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Result handed over</source>
        <translation>Đã trả kết quả</translation>
    </message>
    <message>
        <source>Checking the result…</source>
        <translation>Đang kiểm tra kết quả…</translation>
    </message>
    <message>
        <source>Scan the collector's card, or type the name</source>
        <translation>Quét thẻ của người nhận, hoặc nhập họ tên</translation>
    </message>
    <message>
        <source>Choose how the collector confirmed</source>
        <translation>Chọn cách người nhận đã xác nhận</translation>
    </message>
    <message>
        <source>Applicant: {applicant}. Collector: {collector}.</source>
        <translation>Người nộp: {applicant}. Người nhận: {collector}.</translation>
    </message>
    <message>
        <source>The collector is not the applicant.</source>
        <translation>Người nhận khác người nộp.</translation>
    </message>
    <message>
        <source>Relation to the applicant, or the authority shown</source>
        <translation>Quan hệ với người nộp, hoặc giấy ủy quyền đã xem</translation>
    </message>
    <message>
        <source>Hand over to this person</source>
        <translation>Trả cho người này</translation>
    </message>
    <message>
        <source>Scan the collector's card</source>
        <translation>Quét thẻ của người nhận</translation>
    </message>
    <message>
        <source>Surname, middle name, given name</source>
        <translation>Họ, chữ đệm, tên người nhận</translation>
    </message>
    <message>
        <source>Personal ID</source>
        <translation>Số định danh</translation>
    </message>
    <message>
        <source>It is the applicant (compared by other papers)</source>
        <translation>Là người nộp (đã đối chiếu giấy tờ khác)</translation>
    </message>
    <message>
        <source>Open the dossier</source>
        <translation>Mở hồ sơ</translation>
    </message>
    <message>
        <source>Hand over the result · {code}</source>
        <translation>Trả kết quả · {code}</translation>
    </message>
    <message>
        <source>The dossier is {n} days late. Give the letter of apology with it.</source>
        <translation>Hồ sơ trả chậm {n} ngày. Mời ông/bà nhận kèm văn bản xin lỗi.</translation>
    </message>
    <message>
        <source>Handed over to {name} at {time}, {day}.</source>
        <translation>Đã trả kết quả cho {name} lúc {time}, {day}.</translation>
    </message>
    <message>
        <source>No result yet. Due {day}.</source>
        <translation>Chưa có kết quả. Hẹn trả {day}.</translation>
    </message>
    <message>
        <source>Not the applicant: {name}</source>
        <translation>Khác người nộp: {name}</translation>
    </message>
    <message>
        <source>Same as the applicant: {name}</source>
        <translation>Trùng người nộp: {name}</translation>
    </message>
    <message>
        <source>The letter is kept with the dossier; it was not printed. Choose a printer under Printing, then print it again.</source>
        <translation>Văn bản đã lưu cùng hồ sơ, chưa in ra giấy. Chọn máy in ở mục In ấn rồi in lại.</translation>
    </message>
    <message>
        <source>The letter of apology is printed on {printer}. Have it signed, and give it with the result.</source>
        <translation>Văn bản xin lỗi đã in ở {printer}. Trình ký rồi giao cùng kết quả.</translation>
    </message>
    <message>
        <source>The letter says when the result came, that it is {n} days late, why, and that it is given today. It names no new date. Who is entitled to signs it.</source>
        <translation>Văn bản ghi kết quả có lúc nào, chậm {n} ngày, vì sao, và được trả hôm nay. Văn bản không hẹn ngày mới. Người có thẩm quyền ký.</translation>
    </message>
    <message>
        <source>The post has the result since {day}, number {item}.</source>
        <translation>Kết quả đang gửi bưu chính từ {day}, số hiệu {item}.</translation>
    </message>
    <message>
        <source>To: {name}, {address}. The shelf lists it until it was delivered.</source>
        <translation>Gửi tới: {name}, {address}. Kệ kết quả ghi là đang gửi cho tới khi bưu điện phát.</translation>
    </message>
    <message>
        <source>Tell the specialists</source>
        <translation>Báo chuyên môn</translation>
    </message>
    <message>
        <source>Why did the result come late?</source>
        <translation>Vì sao kết quả chậm?</translation>
    </message>
    <message>
        <source>{n} more results of {name}</source>
        <translation>Còn {n} kết quả khác của ông/bà {name}</translation>
    </message>
    <message>
        <source>{n} of them are handed over with this</source>
        <translation>trả cùng lần này {n}</translation>
    </message>
    <message>
        <source>Space, or its receipt, ticks one · A all</source>
        <translation>Phím cách hoặc giấy hẹn: chọn · A: tất cả</translation>
    </message>
    <message>
        <source>{owed}: open it to take the fee first</source>
        <translation>{owed}: mở hồ sơ này để thu trước</translation>
    </message>
    <message>
        <source>{n} days late: open it for its letter</source>
        <translation>trả chậm {n} ngày: mở riêng để in văn bản xin lỗi</translation>
    </message>
    <message>
        <source>{n} results handed over to {name} at {time}, {day}:</source>
        <translation>Đã trả {n} kết quả cho {name} lúc {time}, {day}:</translation>
    </message>
    <message>
        <source>{code} cannot go along. {why}</source>
        <translation>{code} chưa trả cùng được. {why}</translation>
    </message>
    <message>
        <source>{code} is handed over with this result.</source>
        <translation>{code} được trả cùng lần này.</translation>
    </message>
    <message>
        <source>{n} results are handed over: the authority must be for all of them. Untick what it is not for.</source>
        <translation>Trả {n} kết quả: giấy ủy quyền phải ghi cho tất cả. Bỏ chọn kết quả không được ủy quyền.</translation>
    </message>
</context>
<context>
    <name>Confirmed</name>
    <message>
        <source>Receipt taken back</source>
        <translation>Thu lại giấy hẹn</translation>
    </message>
    <message>
        <source>Collector confirmed</source>
        <translation>Xác nhận của người nhận</translation>
    </message>
    <message>
        <source>signed in the book</source>
        <translation>ký sổ</translation>
    </message>
    <message>
        <source>{n} receipts taken back</source>
        <translation>Thu lại cả {n} giấy hẹn</translation>
    </message>
</context>
</TS>
