"""Taking data in from outside."""
