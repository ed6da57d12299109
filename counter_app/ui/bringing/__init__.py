"""S12 Bổ sung: take in what was asked for."""
