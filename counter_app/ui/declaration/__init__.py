"""S06 Tờ khai: the guided declaration."""
