"""The copy-certification lane: documents, numbers, fee, labels."""
