"""What goes out: one frozen Report value, and one writer for each format."""
