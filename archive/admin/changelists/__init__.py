"""Lists of records at the desk that stay quick over a million rows."""
