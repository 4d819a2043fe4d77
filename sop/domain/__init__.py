"""What an SOP says, as plain Python: no Django, no clock, no settings."""
