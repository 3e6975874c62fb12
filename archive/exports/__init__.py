"""Floor 5: records to take away. One dict per record, many encodings."""
