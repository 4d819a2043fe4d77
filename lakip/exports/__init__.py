"""Files that leave the house: they only draw what they are given."""
