"""What an answer is worth against a gold one."""
