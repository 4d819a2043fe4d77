"""What people write into the pages, checked and turned into rows."""
