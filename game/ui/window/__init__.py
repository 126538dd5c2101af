"""The window, the devices and the files: what pygame opens and hears."""
