"""The desktop window of Factcheck: Qt only, no SQL, no parsing, no file formats."""
