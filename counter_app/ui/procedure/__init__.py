"""S04 Thủ tục và kênh nộp: which procedure, by which channel, at what price."""
