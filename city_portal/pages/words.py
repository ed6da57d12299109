"""The words of the citizens' page, in both languages."""

WORDS = {
    "vi": {
        "title": "Tra cứu hồ sơ",
        "hint": "Nhập mã hồ sơ và mã tra cứu in trên giấy tiếp nhận.",
        "code": "Mã hồ sơ",
        "secret": "Mã tra cứu",
        "button": "Tra cứu",
        "home": "Nộp hồ sơ từ nhà",
        "other": "English",
        "not_found": (
            "Không tìm thấy hồ sơ. Kiểm tra lại mã hồ sơ và mã tra cứu trên giấy."
            " Hồ sơ vừa nhận có thể chưa được gửi tới cổng; hãy thử lại sau."
        ),
        "too_often": "Đã nhập sai nhiều lần. Hãy thử lại sau ít phút.",
        "applicant": "Người nộp (viết tắt)",
        "procedure": "Thủ tục",
        "office": "Nơi tiếp nhận",
        "state": "Tình trạng",
        "due": "Hẹn trả kết quả",
        "result": "Có kết quả lúc",
        "wanted": "Giấy tờ cần bổ sung",
        "until": "Hạn nộp bổ sung",
        "paused": "Tạm dừng, tính lại khi nộp đủ giấy tờ",
        "status_submitted": "Mới đăng ký, chờ tiếp nhận",
        "status_received": "Đã tiếp nhận",
        "status_processing": "Đang giải quyết",
        "status_supplement": "Cần bổ sung",
        "status_payment": "Cần nộp phí, lệ phí",
        "status_ready": "Đã có kết quả, chờ trả",
        "status_returned": "Đã trả kết quả",
        "status_refused": "Từ chối giải quyết",
        "status_stopped": "Dừng giải quyết",
        "status_withdrawn": "Người nộp đã rút hồ sơ",
    },
    "en": {
        "title": "Look up a dossier",
        "hint": "Enter the dossier code and the lookup code printed on the receipt.",
        "code": "Dossier code",
        "secret": "Lookup code",
        "button": "Look up",
        "home": "Submit a dossier from home",
        "other": "Tiếng Việt",
        "not_found": (
            "No dossier found. Check both codes on the receipt. A dossier received"
            " just now may not have reached the portal yet; try again later."
        ),
        "too_often": "Too many wrong attempts. Try again in some minutes.",
        "applicant": "Applicant (initials)",
        "procedure": "Procedure",
        "office": "Received at",
        "state": "Status",
        "due": "Result due",
        "result": "Result ready at",
        "wanted": "Papers to bring",
        "until": "To be brought until",
        "paused": "Stands still until the papers are brought",
        "status_submitted": "Submitted, to be received",
        "status_received": "Received",
        "status_processing": "In progress",
        "status_supplement": "More papers needed",
        "status_payment": "Payment needed",
        "status_ready": "Result ready for collection",
        "status_returned": "Result handed over",
        "status_refused": "Refused",
        "status_stopped": "Stopped",
        "status_withdrawn": "Withdrawn by the applicant",
    },
}


def language_of(asked: str) -> str:
    """Return a language there are words for; Vietnamese unless asked."""
    return asked if asked in WORDS else "vi"
