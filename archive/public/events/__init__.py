"""Pages of events, and the calendar of days of remembrance."""
