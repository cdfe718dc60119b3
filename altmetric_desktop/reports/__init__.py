"""The evaluation workbook: tables of plain rows in, an Excel file out."""
