"""Floor 6: the pages everybody may read. Every answer starts from `published()`."""
