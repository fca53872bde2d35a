"""Text as written → comparison key: dates, counts, names, places."""
