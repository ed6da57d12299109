<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>ShelfPage</name>
    <message>
        <source>Shelf of results</source>
        <translation>Kệ kết quả</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Làm mới</translation>
    </message>
    <message>
        <source>Print the label</source>
        <translation>In nhãn</translation>
    </message>
    <message>
        <source>Reading the shelf…</source>
        <translation>Đang đọc kệ kết quả…</translation>
    </message>
    <message>
        <source>No result waits. Scan a receipt when a result comes back, to give it a place.</source>
        <translation>Không có kết quả nào chờ trả. Khi kết quả về, quét giấy hẹn để xếp vào ô.</translation>
    </message>
    <message>
        <source>Place {n}. F9 hands the result over.</source>
        <translation>Ô {n}. F9 để trả kết quả.</translation>
    </message>
    <message>
        <source>No result of {code} was noted yet; it is due {when}. Is it here? F9 puts it on the shelf.</source>
        <translation>Hồ sơ {code} chưa ghi nhận kết quả, hẹn trả {when}. Kết quả đang ở đây? F9 để xếp lên kệ.</translation>
    </message>
    <message>
        <source>Dossier {code} is not on this machine.</source>
        <translation>Không thấy hồ sơ {code} trên máy này.</translation>
    </message>
    <message>
        <source>Put it into place {n}.</source>
        <translation>Xếp vào ô {n}.</translation>
    </message>
    <message>
        <source>The label was sent to {printer}.</source>
        <translation>Đã gửi nhãn đến máy in {printer}.</translation>
    </message>
    <message>
        <source>No printer for labels: write the place on the envelope.</source>
        <translation>Chưa chọn máy in nhãn: ghi số ô lên bì hồ sơ.</translation>
    </message>
    <message>
        <source>Scan the receipt: a result that came back gets a place</source>
        <translation>Quét giấy hẹn: kết quả vừa về được xếp vào một ô</translation>
    </message>
    <message>
        <source>Results that wait</source>
        <translation>Kết quả chờ trả</translation>
    </message>
    <message>
        <source>↑↓ choose · Enter opens · K hands over · F12 prints the label</source>
        <translation>↑↓ chọn · Enter mở · K trả · F12 in nhãn</translation>
    </message>
    <message>
        <source>Put on the shelf</source>
        <translation>Xếp lên kệ</translation>
    </message>
    <message>
        <source>Hand over the result</source>
        <translation>Trả kết quả</translation>
    </message>
    <message>
        <source>Choose a result, or scan a receipt</source>
        <translation>Chọn một kết quả, hoặc quét giấy hẹn</translation>
    </message>
    <message>
        <source>Came back undelivered</source>
        <translation>Bị hoàn về</translation>
    </message>
    <message>
        <source>The post has no result of this counter.</source>
        <translation>Không có kết quả nào đang ở bưu điện.</translation>
    </message>
    <message>
        <source>The post has it since {day}, number {item}. F9: delivered. H: it came back, and gets a place.</source>
        <translation>Đang gửi bưu chính từ {day}, số hiệu {item}. F9: đã phát. H: bị hoàn về, xếp lại vào một ô.</translation>
    </message>
    <message>
        <source>Delivered: {code}. The dossier is finished.</source>
        <translation>Đã phát: {code}. Hồ sơ kết thúc.</translation>
    </message>
    <message>
        <source>↑↓ choose · Enter opens · F9 delivered · H came back</source>
        <translation>↑↓ chọn · Enter mở · F9 đã phát · H bị hoàn về</translation>
    </message>
    <message>
        <source>1 here, 2 in the post</source>
        <translation>1 tại quầy, 2 ở bưu điện</translation>
    </message>
    <message>
        <source>Did the post deliver {item} to {name}? F9 once more notes it and finishes the dossier.</source>
        <translation>Bưu điện đã phát {item} cho {name}? F9 lần nữa để ghi nhận, hồ sơ kết thúc.</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Đã phát</translation>
    </message>
</context>
<context>
    <name>ShelfTable</name>
    <message>
        <source>today</source>
        <translation>hôm nay</translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation>{n} ngày</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ô</translation>
    </message>
    <message>
        <source>Dossier code</source>
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
        <source>Result came</source>
        <translation>Kết quả về</translation>
    </message>
    <message>
        <source>Has waited</source>
        <translation>Đã chờ</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Số hiệu</translation>
    </message>
    <message>
        <source>Sent on</source>
        <translation>Gửi ngày</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>Đã gửi</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Put on the shelf, place</source>
        <translation>Xếp lên kệ, ô</translation>
    </message>
    <message>
        <source>On the shelf: place {n}.</source>
        <translation>Trên kệ: ô {n}.</translation>
    </message>
</context>
<context>
    <name>WhichList</name>
    <message>
        <source>On the shelf {n}</source>
        <translation>Tại quầy {n}</translation>
    </message>
    <message>
        <source>In the post {n}</source>
        <translation>Đang gửi bưu chính {n}</translation>
    </message>
</context>
</TS>
