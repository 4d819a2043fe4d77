"""What a report must obey, as plain Python: no Django, no clock, no settings."""
