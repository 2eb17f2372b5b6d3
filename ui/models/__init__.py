"""What lists show: ids and rows read through the workbench, no SQL."""
