"""SOP documents from elsewhere, as they were read."""
