"""What code alone can see in an article: sentences, furniture, quotations, numbers, dates, names."""

from summarizer.annotate.annotation import annotate as annotate
