"""The workbook and the exports, reopened and compared with the values they were made of."""
