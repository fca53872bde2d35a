"""What code alone can see in an article: sentences, furniture, quotations, numbers, dates, names."""
