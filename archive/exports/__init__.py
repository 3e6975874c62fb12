"""Floor 5: records to take away. A dict per record, many encodings."""
