"""S15 Sắp đến hạn, quá hạn: what must be done first."""
