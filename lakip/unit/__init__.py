"""One unit of the office: the rows it answers for, its workbook, and where its data stands."""
