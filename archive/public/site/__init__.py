"""Pages of the site itself: home, texts, reports, sitemaps, errors."""
