"""The place that a document leaves for its signature, and the one size it has everywhere."""

# The id of the element in the paper's HTML; WeasyPrint writes it into the PDF as a named destination.
TEMPAT = "tempat-tanda-tangan"
LEBAR_MM = 62
TINGGI_MM = 22
# Millimetres to points, the unit of a PDF.
PT_PER_MM = 72 / 25.4
LEBAR, TINGGI = LEBAR_MM * PT_PER_MM, TINGGI_MM * PT_PER_MM
